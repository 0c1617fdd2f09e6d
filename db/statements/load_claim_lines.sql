select
    claims.pk, claims.id as claim_id, claims."text", speakers.name as speaker,
    origin_sources.name as origin, claims.first_published, claims.outlets, claims.quotes
from json_each(:pks) as wanted
cross join claims on claims.pk = wanted.value
left join sources as speakers on speakers.pk = claims.speaker
left join origins on origins.claim = claims.pk and origins.rank = 0
left join sources as origin_sources on origin_sources.pk = origins.source
order by wanted.key
