-- No query is longer than what is compared here, and comparing a longer text takes seconds.
select claims.id, substr(quotes."text", 1, 40000)
from json_each(:pks) as wanted
cross join quotes on quotes.pk = wanted.value
cross join members on members.quote = quotes.pk
cross join claims on claims.pk = members.claim
