select article, credits."text", "start", "end", kind, source
from json_each(:pks) as wanted
cross join credits on credits.article = wanted.value
order by credits.article, credits.position
