-- The first and the last instant between which what is held was published. An article dated "not
-- after 2025" is no later than that, so the holdings begin by then; it says nothing of the last.
-- Each part is looked up in an index: every search and every claim's page asks this.
with recursive outlets (name) as (  -- from one outlet to the next, and not over all articles
    select min(outlet) from articles
    union all
    select (select min(outlet) from articles where outlet > outlets.name)
    from outlets where outlets.name is not null
)
select
    (select count(*) from articles) as articles,
    (select count(name) from outlets) as outlets,
    (
        select min(instant)
        from (
            select min(published_earliest) as instant from articles
            union all
            select min(published_latest) from articles where published_earliest is null
        )
    ) as "from",
    (
        select published_latest
        from articles
        where published_latest is not null and +published_earliest is not null
        order by published_latest desc
        limit 1
    ) as "to"
