-- Who passes on a source's words: the step after its own in every chain.
select sources.id, sources.name, sources.kind, count(*) as times
from hops
cross join hops as others on others.quote = hops.quote and others.position = hops.position + 1
cross join sources on sources.pk = others.source
where hops.source = :pk and sources.pk <> :pk
group by sources.pk
order by times desc, sources.name, sources.id
limit :limit
