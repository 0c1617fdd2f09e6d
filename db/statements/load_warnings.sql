select
    warnings.pk, warnings.kind, warnings.sentence, claims.id as claim_id, quotes.id as quote_id,
    articles.id as article_id
from json_each(:pks) as wanted
cross join warnings on warnings.pk = wanted.value
left join claims on claims.pk = warnings.claim
left join quotes on quotes.pk = warnings.quote
left join articles on articles.pk = warnings.article
order by warnings.kind, warnings.sentence, warnings.pk
