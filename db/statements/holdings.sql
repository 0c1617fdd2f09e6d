select
    (select count(*) from articles) as articles,
    (select count(distinct outlet) from articles) as outlets,
    (select min(published_earliest) from articles) as "from",
    (select max(published_earliest) from articles) as "to"
