select
    origins.claim, origins.rank, sources.name as source,
    coalesce(sources.kind, 'unknown') as source_kind, origins.status, articles.id as article_id,
    quotes.id as quote_id, origins.evidence, origins.confidence, origins.reason
from json_each(:pks) as wanted
cross join origins on origins.claim = wanted.value
left join sources on sources.pk = origins.source
left join articles on articles.pk = origins.article
left join quotes on quotes.pk = origins.quote
where origins.rank = 0 or :alternatives
order by origins.claim, origins.rank
