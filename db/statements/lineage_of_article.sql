select lineage.pk
from (
    select pk from lineage where article = :pk
    union
    select pk from lineage where from_article = :pk
) as found
cross join lineage on lineage.pk = found.pk
cross join articles on articles.pk = lineage.article
order by articles.id
