-- title: Search quotes for a phrase
-- description: Quotes in which these words stand in this order, best match first, 100 at most.
select
    quotes.id as quote,
    claims.id as claim,
    quotes."text" as words,
    quotes.speaker,
    articles.outlet,
    articles.published_earliest as published
from quotes_fts
join quotes on quotes.pk = quotes_fts.rowid
join articles on articles.pk = quotes.article
left join members on members.quote = quotes.pk
left join claims on claims.pk = members.claim
where quotes_fts match '"' || replace(:words, '"', ' ') || '"'
order by quotes_fts.rank
limit 100
