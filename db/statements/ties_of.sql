select ones.id as one, others.id as other, ties.kind, ties.shared
from (
    select ties.pk
    from json_each(:ids) as wanted
    cross join articles on articles.id = wanted.value
    cross join ties on ties.one = articles.pk
    union
    select ties.pk
    from json_each(:ids) as wanted
    cross join articles on articles.id = wanted.value
    cross join ties on ties.other = articles.pk
) as found
cross join ties on ties.pk = found.pk
cross join articles as ones on ones.pk = ties.one
cross join articles as others on others.pk = ties.other
