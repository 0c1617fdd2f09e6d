-- title: Who carries whom
-- description: How often an outlet or agency passes on the words of another, in all chains.
select
    carriers.name as carrier,
    carried.name as carried,
    count(*) as quotes,
    sum(later.evidence = 'stated') as stated,
    sum(later.evidence = 'textual') as from_the_text
from hops as later
cross join hops as earlier
    on earlier.quote = later.quote and earlier.position = later.position - 1
cross join sources as carriers on carriers.pk = later.source
cross join sources as carried on carried.pk = earlier.source
where carried.kind not in ('person', 'anonymous', 'unknown') and carriers.pk <> carried.pk
group by carriers.pk, carried.pk
order by quotes desc, carrier, carried
limit 200
