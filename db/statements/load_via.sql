select via.quote, via.source
from json_each(:pks) as wanted
cross join via on via.quote = wanted.value
order by via.quote, via.position
