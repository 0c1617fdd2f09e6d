select
    lineage.pk, copies.id as article_id, originals.id as from_article_id, lineage.from_source,
    lineage.relation, lineage.credited, lineage.share_of_copy, lineage.share_of_source,
    lineage.confidence
from json_each(:pks) as wanted
cross join lineage on lineage.pk = wanted.value
cross join articles as copies on copies.pk = lineage.article
left join articles as originals on originals.pk = lineage.from_article
order by wanted.key
