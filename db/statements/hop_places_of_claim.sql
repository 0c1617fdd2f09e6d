select quotes.id as quote_id, hops."start", hops."end"
from members
cross join quotes on quotes.pk = members.quote
cross join hops on hops.quote = members.quote
where members.claim = :pk
order by quotes.id, hops.position
