select
    outlet, count(*) as articles, min(published_earliest) as first,
    max(published_latest) as last, sum(outlet_basis = 'inferred') as inferred,
    sum(complete = 0) as incomplete, sum(published_basis = 'none') as undated
from articles
group by outlet
order by articles desc, outlet
