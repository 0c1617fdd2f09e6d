select claims.pk, claims.id, quotes.id as reference
from json_each(:ids) as wanted
cross join claims on claims.id = wanted.value
cross join quotes on quotes.pk = claims.reference
order by claims.id
