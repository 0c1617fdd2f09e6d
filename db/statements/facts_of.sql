select
    pk, articles.id, source_path, line, url, outlet, outlet_basis, title, byline, published,
    published_earliest, published_latest, published_basis, lang, sha256, complete, extra, furniture
from json_each(:ids) as wanted
cross join articles on articles.id = wanted.value
order by pk
