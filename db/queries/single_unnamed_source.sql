-- title: Claims that rest on one unnamed source
-- description: Claims of a speaker whom the first article does not name, by how widely carried.
select
    claims.id as claim,
    claims."text" as words,
    speakers.name as unnamed_source,
    origin_sources.name as origin,
    claims.outlets,
    claims.independent_origins,
    claims.first_published
from warnings
join claims on claims.pk = warnings.claim
left join sources as speakers on speakers.pk = claims.speaker
left join origins on origins.claim = claims.pk and origins.rank = 0
left join sources as origin_sources on origin_sources.pk = origins.source
where warnings.kind = 'single_anonymous_source'
group by claims.pk
order by claims.outlets desc, claims.quotes desc, claims.id
limit 200
