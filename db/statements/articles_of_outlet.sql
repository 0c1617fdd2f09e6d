select
    count(*) as articles, min(coalesce(published_earliest, published_latest)) as first, max(coalesce(published_latest, published_earliest)) as last
from articles
where outlet = :name
