-- How often each source passes on the words of the one before it in a chain; of nobody, where a
-- chain begins with it.
delete from carriage;
insert into carriage (carrier, carried, quotes, held, stated, textual, temporal)
select
    later.source,
    earlier.source,
    count(*),
    sum(later.evidence = 'held'),
    sum(later.evidence = 'stated'),
    sum(later.evidence = 'textual'),
    sum(later.evidence = 'temporal')
from hops as later
left join hops as earlier
    on earlier.quote = later.quote and earlier.position = later.position - 1
group by later.source, earlier.source
order by later.source, earlier.source;
