select
    pk, articles.id, source_path, line, url, outlet, outlet_basis, title, byline, published,
    published_earliest, published_latest, published_basis, lang, sha256, complete, extra, furniture
from (select distinct article from credits where kind = 'translator') as translated
cross join articles on articles.pk = translated.article
order by pk
