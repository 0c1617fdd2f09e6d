-- Who passes on a source's words.
select sources.id, sources.name, sources.kind, carriage.quotes as times
from carriage
cross join sources on sources.pk = carriage.carrier
where carriage.carried = :pk and carriage.carrier <> :pk
order by times desc, sources.name, sources.id
limit :limit
