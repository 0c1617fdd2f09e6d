create view attribution_chains as
select
    quotes.id as quote,
    (
        select group_concat(name, ' → ')
        from (
            select sources.name
            from hops
            join sources on sources.pk = hops.source
            where hops.quote = quotes.pk
            order by hops.position
        )
    ) as chain,
    (select count(*) from hops where hops.quote = quotes.pk) as steps,
    (
        select group_concat(distinct hops.evidence) from hops where hops.quote = quotes.pk
    ) as evidence,
    (
        select hops.evidence
        from hops
        where hops.quote = quotes.pk
        order by
            case hops.evidence when 'temporal' then 0 when 'textual' then 1 when 'stated' then 2 else 3 end
        limit 1
    ) as weakest_evidence,
    (select min(hops.confidence) from hops where hops.quote = quotes.pk) as weakest_step,
    quotes."text" as words,
    members.relation,
    articles.outlet,
    articles.published_earliest as published,
    claims.id as claim,
    articles.id as article
from members
join quotes on quotes.pk = members.quote
join articles on articles.pk = quotes.article
join claims on claims.pk = members.claim;
