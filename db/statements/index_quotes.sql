insert into quotes_fts (rowid, "text")
select pk, "text" from quotes where pk >= :first order by pk
