-- Those of the quotes whose claim has a quote that passes every filter that is set.
with asked (quote, claim) as materialized (
    select members.quote, members.claim
    from json_each(:quotes) as wanted
    cross join members on members.quote = wanted.value
),
passing (claim) as materialized (
    select distinct members.claim
    from (select distinct claim from asked) as claims_asked
    cross join members on members.claim = claims_asked.claim
    cross join quotes on quotes.pk = members.quote
    cross join articles on articles.pk = quotes.article
    where (:lang is null or articles.lang = :lang)
        and (:since is null or articles.published_latest >= :since)
        and (:until is null
            or coalesce(articles.published_earliest, articles.published_latest) <= :until || '~')
        and (:outlets is null or articles.outlet in (select value from json_each(:outlets)))
        and (:speakers is null or members.speaker in (select value from json_each(:speakers)))
        and (:sources is null or exists (
            select 1 from hops
            where hops.quote = members.quote
                and hops.source in (select value from json_each(:sources))))
)
select asked.quote from asked where asked.claim in (select claim from passing)
