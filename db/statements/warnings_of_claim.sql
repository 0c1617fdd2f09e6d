-- Those of the claim itself and its quotes, then those of the articles that carry it.
select pk from warnings where claim = :pk
union
select warnings.pk
from members
cross join quotes on quotes.pk = members.quote
cross join warnings on warnings.article = quotes.article
where members.claim = :pk and warnings.claim is null
