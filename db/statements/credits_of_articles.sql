select article, field, credits."text", "start", "end", kind, source, source_kind
from json_each(:pks) as wanted
cross join credits on credits.article = wanted.value
order by credits.article, credits.position
