select
    count(distinct case when articles.published_basis = 'none' then articles.pk end) as undated,
    count(distinct case when articles.outlet is null then articles.pk end) as without_outlet,
    count(distinct case when articles.complete = 0 then articles.pk end) as incomplete,
    count(distinct case when articles.outlet_basis = 'inferred' then articles.pk end)
        as inferred_outlets,
    count(case when quotes.speaker_kind = 'unknown' then 1 end) as unknown_speakers
from members
cross join quotes on quotes.pk = members.quote
cross join articles on articles.pk = quotes.article
where members.claim = :pk
