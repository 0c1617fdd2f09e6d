-- The first and the last instant between which what is held was published. An article dated "not
-- after 2025" is no later than that, so the holdings begin by then; it says nothing of the last.
select
    (select count(*) from articles) as articles,
    (select count(distinct outlet) from articles) as outlets,
    (select min(coalesce(published_earliest, published_latest)) from articles) as "from",
    (select max(published_latest) from articles where published_earliest is not null) as "to"
