select via.quote, via.source, via.kind, via."text", via."start", via."end"
from via
order by via.pk
