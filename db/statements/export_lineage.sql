select lineage.pk
from articles
cross join lineage on lineage.article = articles.pk
order by articles.id
