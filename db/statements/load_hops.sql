select
    hops.quote, sources.name as source, sources.kind as source_kind, hops.act, hops.evidence,
    hops."text", articles.id as article_id, hops."start", hops."end", hops.confidence
from json_each(:pks) as wanted
cross join hops on hops.quote = wanted.value
cross join sources on sources.pk = hops.source
left join articles on articles.pk = hops.article
order by hops.quote, hops.position
