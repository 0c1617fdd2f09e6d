-- Stretches of more than two weeks without an article of an outlet that otherwise has at least one
-- a week: what was published then could not have been found.
with steps as (
    select
        outlet,
        lag(published_earliest) over by_time as "from",
        published_earliest as "to",
        julianday(published_earliest) - julianday(lag(published_earliest) over by_time) as days
    from articles
    where outlet is not null and published_earliest is not null
    window by_time as (partition by outlet order by published_earliest)
),
outlets as (
    select
        outlet,
        count(*) as articles,
        julianday(max(published_earliest)) - julianday(min(published_earliest)) as days
    from articles
    where outlet is not null and published_earliest is not null
    group by outlet
    having count(*) >= 5
)
select steps.outlet, steps."from", steps."to", cast(steps.days as integer) as days
from steps
join outlets on outlets.outlet = steps.outlet
where steps.days > 14 and (outlets.days - steps.days) / (outlets.articles - 2) <= 7
order by steps.days desc, steps.outlet, steps."from"
limit 100
