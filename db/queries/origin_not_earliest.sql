-- title: Origin is not the earliest article
-- description: Claims whose evidence leads to another source than the outlet that was first.
select
    claims.id as claim,
    claims."text" as words,
    origin_sources.name as origin,
    origins.status as origin_status,
    earliest.outlet as earliest_outlet,
    claims.first_published,
    origins.reason,
    claims.outlets
from claims
join origins on origins.claim = claims.pk and origins.rank = 0
join sources as origin_sources on origin_sources.pk = origins.source
join articles as earliest on earliest.pk = claims.first_article
left join articles as own on own.pk = origins.article and origins.status = 'held'
where claims.outlets > 1
    and earliest.outlet is not null
    and origins.article is not claims.first_article
    and origin_sources.name <> earliest.outlet
    and (own.published_earliest is null or own.published_earliest > claims.first_published)
order by claims.outlets desc, claims.quotes desc, claims.id
limit 200
