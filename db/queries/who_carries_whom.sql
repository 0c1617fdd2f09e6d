-- title: Who carries whom
-- description: How often an outlet or agency passes on the words of another, in all chains.
select
    carriers.name as carrier,
    carried.name as carried,
    carriage.quotes,
    carriage.stated,
    carriage.textual as from_common_text
from carriage
join sources as carriers on carriers.pk = carriage.carrier
join sources as carried on carried.pk = carriage.carried
where carried.kind not in ('person', 'anonymous', 'unknown') and carriers.pk <> carried.pk
order by carriage.quotes desc, carrier, carried
limit 200
