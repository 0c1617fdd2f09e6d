select
    pk, articles.id, source_path, line, url, outlet, outlet_basis, title, byline, published,
    published_earliest, published_latest, published_basis, lang, sha256, complete, extra, furniture
from articles
where published_earliest >= :first and published_earliest < :end
order by pk
