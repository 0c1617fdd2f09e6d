-- Quotes of which some article names a source, with their claims.
select claims.id as claim, quotes.id as quote, quotes."text"
from json_each(:names) as wanted
cross join sources on sources.name = wanted.value
cross join hops on hops.source = sources.pk and hops.evidence <> 'held'
cross join members on members.quote = hops.quote
cross join claims on claims.pk = members.claim
cross join quotes on quotes.pk = hops.quote
