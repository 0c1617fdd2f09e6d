select
    outlet, count(*) as articles, min(coalesce(published_earliest, published_latest)) as first,
    max(coalesce(published_latest, published_earliest)) as last, sum(outlet_basis = 'inferred') as inferred,
    sum(complete = 0) as incomplete, sum(published_basis = 'none') as undated
from articles
group by outlet
order by articles desc, outlet
