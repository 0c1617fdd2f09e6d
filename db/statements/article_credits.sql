select article, field, "text", "start", "end", kind, source, source_kind
from credits
where article <= :covered
order by pk
