-- How often each source passes on the words of the one before it in the chains of some quotes.
select
    later.source as carrier,
    earlier.source as carried,
    count(*) as quotes,
    sum(later.evidence = 'held') as held,
    sum(later.evidence = 'stated') as stated,
    sum(later.evidence = 'textual') as textual,
    sum(later.evidence = 'temporal') as temporal
from json_each(:quotes) as wanted
cross join hops as later on later.quote = wanted.value
left join hops as earlier
    on earlier.quote = later.quote and earlier.position = later.position - 1
group by later.source, earlier.source
