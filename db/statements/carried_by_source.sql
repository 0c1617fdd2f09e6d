-- Whose words a source passes on.
select sources.id, sources.name, sources.kind, carriage.quotes as times
from carriage
cross join sources on sources.pk = carriage.carried
where carriage.carrier = :pk and carriage.carried <> :pk
order by times desc, sources.name, sources.id
limit :limit
