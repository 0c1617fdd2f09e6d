select
    lineage_evidence.lineage, lineage_evidence.class, lineage_evidence."text",
    lineage_evidence."start", lineage_evidence."end"
from json_each(:pks) as wanted
cross join lineage_evidence on lineage_evidence.lineage = wanted.value
order by lineage_evidence.lineage, lineage_evidence.position
