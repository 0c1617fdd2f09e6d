select
    claims.pk, claims.id, claims."text", claims.articles, claims.outlets,
    claims.independent_origins, claims.first_published, articles.id as first_article_id
from json_each(:pks) as wanted
cross join claims on claims.pk = wanted.value
left join articles on articles.pk = claims.first_article
order by wanted.key
