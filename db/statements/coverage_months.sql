select substr(published_earliest, 1, 7) as month, count(*) as articles
from articles
where published_earliest is not null
group by month
order by month
