-- From which held article each text comes, if from a held one, and how.
select copies.id, originals.id, lineage.relation
from lineage
cross join articles as copies on copies.pk = lineage.article
left join articles as originals on originals.pk = lineage.from_article
