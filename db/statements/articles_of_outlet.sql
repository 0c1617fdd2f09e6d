select
    count(*) as articles, min(published_earliest) as first, max(published_latest) as last
from articles
where outlet = :name
