select
    warning_evidence.warning, warning_evidence.class, warning_evidence."text",
    articles.id as article_id, warning_evidence."start", warning_evidence."end"
from json_each(:pks) as wanted
cross join warning_evidence on warning_evidence.warning = wanted.value
left join articles on articles.pk = warning_evidence.article
order by warning_evidence.warning, warning_evidence.position
