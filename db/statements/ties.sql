select ones.id as one, others.id as other, ties.kind, ties.shared
from ties
cross join articles as ones on ones.pk = ties.one
cross join articles as others on others.pk = ties.other
where ties.kind = :kind
