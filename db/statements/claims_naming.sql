select distinct claims.id
from json_each(:names) as wanted
cross join sources on sources.name = wanted.value
cross join hops on hops.source = sources.pk
cross join members on members.quote = hops.quote
cross join claims on claims.pk = members.claim
