select others.pk
from articles
cross join articles as others on others.url = articles.url
where articles.pk = :pk and others.pk <> :pk
order by others.version desc
