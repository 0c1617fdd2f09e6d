select members.claim as pk
from quotes
cross join members on members.quote = quotes.pk
where quotes.id = :quote
