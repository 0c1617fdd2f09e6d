select
    lineage_evidence.lineage, lineage_evidence.class, lineage_evidence."text",
    articles.id as article_id, lineage_evidence."start", lineage_evidence."end"
from json_each(:pks) as wanted
cross join lineage_evidence on lineage_evidence.lineage = wanted.value
left join articles on articles.pk = lineage_evidence.article
order by lineage_evidence.lineage, lineage_evidence.position
