select
    lineage.pk, copies.id as article_id, originals.id as from_article_id, lineage.from_source,
    lineage.relation, lineage.credited, lineage.share_of_copy, lineage.share_of_source,
    lineage.confidence
from json_each(:ids) as wanted
cross join articles as copies on copies.id = wanted.value
cross join lineage on lineage.article = copies.pk
left join articles as originals on originals.pk = lineage.from_article
order by lineage.pk
