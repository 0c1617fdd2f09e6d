-- Versions of one address count up by date, by when the page says that it was changed, by whether it
-- says that it was corrected (the lineage tells that), and then by the order in which they came; an article without address is the first. Only addresses of articles
-- added since a derivation can have changed.
update articles set version = numbered.version
from (
    select pk, row_number() over (
        partition by url order by
            coalesce(published_earliest, '9'),
            coalesce(published_latest, '9'),
            max(
                coalesce(json_extract(extra, '$.modified'), ''),
                coalesce(json_extract(extra, '$.date_modified'), ''),
                coalesce(json_extract(extra, '$.dateModified'), ''),
                coalesce(json_extract(extra, '$.updated'), ''),
                coalesce(json_extract(extra, '$.retrieved'), '')
            ),
            exists (
                select 1 from lineage
                where lineage.article = articles.pk
                    and lineage.relation = 'revision' and lineage.confidence > 0.7
                    and lineage.confidence < 0.95),
            pk
    ) as version
    from articles
    where url in (
        select url from articles
        where url in (select url from articles where pk > :covered and url is not null)
        group by url having count(*) > 1)
) as numbered
where numbered.pk = articles.pk and articles.version <> numbered.version;
