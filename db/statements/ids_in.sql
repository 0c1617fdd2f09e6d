select articles.id as article_id, quotes.id
from json_each(:ids) as wanted
cross join articles on articles.id = wanted.value
cross join quotes on quotes.article = articles.pk
