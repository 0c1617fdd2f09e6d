select distinct claims.id
from json_each(:ids) as wanted
cross join articles on articles.id = wanted.value
cross join quotes on quotes.article = articles.pk
cross join members on members.quote = quotes.pk
cross join claims on claims.pk = members.claim
