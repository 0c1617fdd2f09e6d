select
    quotes.id, quotes.pk, quotes.article, quotes."text", quotes.speaker, quotes.speaker_kind,
    quotes.speaker_key, articles.outlet, articles.lang,
    articles.published_earliest, articles.published_latest
from quotes
join articles on articles.pk = quotes.article
