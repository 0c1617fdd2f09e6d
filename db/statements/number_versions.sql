-- Versions of one address count up by date, then by id; an article without address is the first.
update articles set version = numbered.version
from (
    select pk, row_number() over (
        partition by url order by published_earliest is null, published_earliest, id
    ) as version
    from articles
    where url in (select url from articles where url is not null group by url having count(*) > 1)
) as numbered
where numbered.pk = articles.pk and articles.version <> numbered.version;
