select
    articles.pk, articles.id, source_path, line, url, outlet, outlet_basis, title, byline, published,
    published_earliest, published_latest, published_basis, lang, length, sha256, complete, version
from json_each(:pks) as wanted
cross join articles on articles.pk = wanted.value
order by wanted.key
