insert into claims_fts (rowid, "text")
select pk, "text"
from claims
where pk in (select value from json_each(:claims))
order by pk
