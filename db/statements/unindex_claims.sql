insert into claims_fts (claims_fts, rowid, "text")
select 'delete', pk, "text"
from claims
where pk in (select value from json_each(:claims))
