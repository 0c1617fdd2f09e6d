create view wording_changes as
select
    claims.id as claim,
    changes.severity,
    changes.kind,
    changes.reference_text as reference_says,
    changes.quote_text as quote_says,
    articles.outlet,
    articles.published_earliest as published,
    quotes.speaker,
    claims."text" as reference_words,
    quotes."text" as words,
    quotes.id as quote
from changes
join quotes on quotes.pk = changes.quote
join articles on articles.pk = quotes.article
join members on members.quote = changes.quote
join claims on claims.pk = members.claim;
