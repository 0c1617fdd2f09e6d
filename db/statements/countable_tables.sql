-- Views too: without a count of theirs, Datasette would count them for every page.
select name from sqlite_schema
where type in ('table', 'view') and name not like 'sqlite\_stat%' escape '\'
order by name
