-- The first and the last instant between which what is held was published: a bound that is not
-- known is no date, so an article dated "not after 2025" says nothing of the first.
select
    (select count(*) from articles) as articles,
    (select count(distinct outlet) from articles) as outlets,
    (select min(published_earliest) from articles) as "from",
    (select max(published_latest) from articles where published_earliest is not null) as "to"
