select changes.quote, changes.kind, changes.reference_text, changes.quote_text, changes.severity
from json_each(:pks) as wanted
cross join changes on changes.quote = wanted.value
order by changes.quote, changes.position
