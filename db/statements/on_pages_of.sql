select distinct others.id
from json_each(:ids) as wanted
cross join articles on articles.id = wanted.value
cross join pages on pages.article = articles.pk
cross join pages as same on same.page = pages.page
cross join articles as others on others.pk = same.article
