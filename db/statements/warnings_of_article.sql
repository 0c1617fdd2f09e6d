select pk from warnings where article = :pk and claim is null
union
select warnings.pk
from quotes
cross join warnings on warnings.quote = quotes.pk
where quotes.article = :pk
