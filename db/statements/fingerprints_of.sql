-- The rows that hold the fingerprints of some articles, with those of other articles.
select fingerprints.block, fingerprints.articles, fingerprints.sizes, fingerprints.data
from (
    select distinct articles.pk / 200 as block
    from json_each(:ids) as wanted
    cross join articles on articles.id = wanted.value
) as found
cross join fingerprints on fingerprints.block = found.block
