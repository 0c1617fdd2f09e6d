create view coverage_by_outlet as
select
    outlet,
    count(*) as articles,
    min(coalesce(published_earliest, published_latest)) as first_published,
    max(coalesce(published_latest, published_earliest)) as last_published,
    sum(published_basis = 'none') as undated,
    sum(complete = 0) as incomplete,
    count(distinct lang) as languages
from articles
group by outlet;
