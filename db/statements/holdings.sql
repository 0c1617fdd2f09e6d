-- The first and the last instant at which anything held may have been published. Of an interval of
-- which one end is open, the other end counts.
with bounds as (
    select
        (select min(published_earliest) from articles) as first_earliest,
        (select min(published_latest) from articles) as first_latest,
        (select max(published_earliest) from articles) as last_earliest,
        (select max(published_latest) from articles) as last_latest
)
select
    (select count(*) from articles) as articles,
    (select count(distinct outlet) from articles) as outlets,
    min(coalesce(first_earliest, first_latest), coalesce(first_latest, first_earliest)) as "from",
    max(coalesce(last_earliest, last_latest), coalesce(last_latest, last_earliest)) as "to"
from bounds
