select
    pk, id, source_path, line, url, outlet, outlet_basis, title, byline, published,
    published_earliest, published_latest, published_basis, lang, sha256, complete, extra, furniture
from articles
where pk <= :covered
order by pk
