select members.quote as pk
from members
cross join quotes on quotes.pk = members.quote
cross join articles on articles.pk = quotes.article
where members.claim = :pk
order by articles.published_earliest is null, articles.published_earliest, quotes.id
