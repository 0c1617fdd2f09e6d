select name from sqlite_schema where type = 'table' and name not like 'sqlite\_stat%' escape '\'
order by name
