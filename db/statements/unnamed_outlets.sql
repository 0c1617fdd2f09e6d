-- Outlets of articles for which no source stands yet.
select wanted.value
from json_each(:outlets) as wanted
where exists (select 1 from articles where articles.outlet = wanted.value)
    and not exists (
        select 1 from sources
        where sources.name = wanted.value and sources.kind not in ('person', 'anonymous', 'unknown'))
order by wanted.value
