select sources.pk, sources.id, sources.name, sources.kind, articles.id as article_id
from sources
left join articles on articles.pk = sources.article
where sources.id = :id
