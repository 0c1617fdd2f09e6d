select claims.id, quotes."text"
from json_each(:pks) as wanted
cross join quotes on quotes.pk = wanted.value
cross join members on members.quote = quotes.pk
cross join claims on claims.pk = members.claim
