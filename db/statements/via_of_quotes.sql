select via.quote, via.source, via.kind, via."text", via."start", via."end"
from json_each(:pks) as wanted
cross join via on via.quote = wanted.value
order by via.quote, via.position
