create view claims_overview as
select
    claims.id as claim,
    claims."text" as words,
    speakers.name as speaker,
    origin_sources.name as origin,
    origins.status as origin_status,
    origins.reason as origin_reason,
    claims.quotes,
    claims.wordings,
    claims.outlets,
    claims.independent_origins,
    claims.first_published,
    claims.lang,
    (
        select group_concat(kind, ', ')
        from (select distinct kind from warnings where warnings.claim = claims.pk order by kind)
    ) as warnings
from claims
left join sources as speakers on speakers.pk = claims.speaker
left join origins on origins.claim = claims.pk and origins.rank = 0
left join sources as origin_sources on origin_sources.pk = origins.source;
