create view quotations as
select
    quotes.id as quote,
    quotes."text" as words,
    quotes.speaker,
    quotes.speaker_kind,
    quotes.kind,
    articles.outlet,
    articles.published_earliest as published,
    articles.title as article_title,
    claims.id as claim,
    members.relation,
    quotes.confidence,
    articles.id as article
from quotes
join articles on articles.pk = quotes.article
join members on members.quote = quotes.pk
join claims on claims.pk = members.claim;
