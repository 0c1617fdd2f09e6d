-- title: Search articles for a phrase
-- description: Articles in whose headline or text these words stand in this order, best match first, 100 at most.
select
    articles.id as article,
    articles.title,
    articles.outlet,
    articles.published_earliest as published,
    articles.lang,
    (select count(*) from quotes where quotes.article = articles.pk) as quotes
from articles_fts
join articles on articles.pk = articles_fts.rowid
where articles_fts match '"' || replace(:words, '"', ' ') || '"'
order by articles_fts.rank
limit 100
