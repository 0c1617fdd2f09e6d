-- All quotes of the claims of which some article names a source, with the bounds of the article's
-- date where the claim stands in one article alone; such a claim only if these bounds meet a stretch.
select
    claims.id as claim, quotes."text",
    iif(claims.articles = 1, articles.published_earliest, null) as first,
    iif(claims.articles = 1, articles.published_latest, null) as last
from (
    select distinct members.claim
    from json_each(:names) as wanted
    cross join sources on sources.name = wanted.value
    cross join hops on hops.source = sources.pk and hops.evidence <> 'held'
    cross join members on members.quote = hops.quote
) as found
cross join claims on claims.pk = found.claim
cross join members on members.claim = claims.pk
cross join quotes on quotes.pk = members.quote
cross join articles on articles.pk = quotes.article
where claims.articles <> 1
    or articles.published_earliest is null or articles.published_latest is null
    or (articles.published_earliest <= :until and articles.published_latest >= :since)
