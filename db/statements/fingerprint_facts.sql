select articles.id, fingerprints.data
from fingerprints
cross join articles on articles.pk = fingerprints.article
where fingerprints.article <= :covered
order by fingerprints.article
