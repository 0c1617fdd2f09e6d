select members.claim, members.quote, quotes.id, members.relation, members.score
from json_each(:pks) as wanted
cross join members on members.claim = wanted.value
cross join quotes on quotes.pk = members.quote
order by members.claim, quotes.id
