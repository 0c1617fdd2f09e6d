-- Those of the claims that have a quote which passes every filter that is set.
select distinct members.claim as pk
from json_each(:claims) as wanted
cross join members on members.claim = wanted.value
cross join quotes on quotes.pk = members.quote
cross join articles on articles.pk = quotes.article
where (:lang is null or articles.lang = :lang)
    and (:since is null or articles.published_latest >= :since)
    and (:until is null or articles.published_earliest <= :until || '~')
    and (:outlets is null or articles.outlet in (select value from json_each(:outlets)))
    and (:speakers is null or members.speaker in (select value from json_each(:speakers)))
    and (:sources is null or exists (
        select 1 from hops
        where hops.quote = members.quote
            and hops.source in (select value from json_each(:sources))))
