select claim as pk
from (select distinct members.claim from members where members.speaker = :pk)
cross join claims on claims.pk = claim
order by claims.outlets desc, claims.quotes desc, claims.first_published, claims.id
limit :limit
