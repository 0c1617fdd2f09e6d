create view warnings_overview as
select
    warnings.kind,
    warnings.sentence,
    claims.id as claim,
    quotes.id as quote,
    articles.id as article,
    coalesce(articles.outlet, quoting.outlet) as outlet
from warnings
left join claims on claims.pk = warnings.claim
left join quotes on quotes.pk = warnings.quote
left join articles on articles.pk = warnings.article
left join articles as quoting on quoting.pk = quotes.article;
