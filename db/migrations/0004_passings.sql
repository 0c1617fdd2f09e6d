-- Which claims lead to a source that may have put the words on record, and when: asked for every
-- added article of that source.

create table passings (
    claim integer not null references claims (pk),
    source integer not null references sources (pk),
    "first" text not null,
    "last" text not null,
    primary key (claim, source)
) strict, without rowid;

insert into passings (claim, source, "first", "last")
select
    led.claim, led.source,
    iif(dated.undated, '', substr(dated."first", 1, 10)),
    iif(dated.undated, '9', substr(dated."last", 1, 10))
from (
    select distinct members.claim, hops.source
    from hops
    join hops as next on next.quote = hops.quote and next.position = hops.position + 1
    join sources on sources.pk = hops.source
    join members on members.quote = hops.quote
    where hops.act <> 'said' or hops.evidence = 'held' or sources.kind in (
        'agency', 'state_media', 'newspaper', 'broadcaster', 'magazine', 'site', 'social', 'outlet'
    )
) as led
join (
    select
        members.claim,
        min(articles.published_earliest) as "first",
        max(articles.published_latest) as "last",
        max(articles.published_earliest is null or articles.published_latest is null) as undated
    from members
    join quotes on quotes.pk = members.quote
    join articles on articles.pk = quotes.article
    group by members.claim
) as dated on dated.claim = led.claim
order by led.claim, led.source;

create index passings_source on passings (source, "last", "first");

drop index hops_passed;

-- The dates of an outlet's articles are read from the index alone.
drop index articles_outlet;
create index articles_outlet
    on articles (outlet, published_earliest, published_latest, id);
