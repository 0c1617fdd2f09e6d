select
    quotes.id, articles.id as article_id, articles.outlet, quotes."text", quotes.kind,
    quotes.speaker, quotes.speaker_kind, articles.published_earliest,
    articles.published_latest,
    (
        select json_group_array(source)
        from (select source from via where via.quote = quotes.pk order by position)
    ) as sources
from json_each(:ids) as wanted
cross join articles on articles.id = wanted.value
cross join quotes on quotes.article = articles.pk
