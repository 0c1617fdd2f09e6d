select articles.id, fingerprints.data
from json_each(:ids) as wanted
cross join articles on articles.id = wanted.value
cross join fingerprints on fingerprints.article = articles.pk
