create view articles_overview as
select
    articles.id as article,
    articles.title,
    articles.outlet,
    articles.outlet_basis,
    articles.published_earliest,
    articles.published_latest,
    articles.published_basis,
    articles.lang,
    (select count(*) from quotes where quotes.article = articles.pk) as quotes,
    (
        select group_concat(source, ', ')
        from (
            select distinct source
            from credits
            where credits.article = articles.pk and source is not null
            order by source
        )
    ) as credits,
    articles.version,
    case articles.complete when 1 then 'yes' else 'no' end as complete,
    articles.url,
    articles.source_path,
    articles.line
from articles;
