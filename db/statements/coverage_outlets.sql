select
    outlet, outlet_basis, count(*) as articles, min(published_earliest) as first,
    max(published_earliest) as last, sum(complete = 0) as incomplete,
    sum(published_basis = 'none') as undated
from articles
group by outlet, outlet_basis
order by articles desc, outlet
