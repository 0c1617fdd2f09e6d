insert into articles_fts (rowid, title, "text")
select pk, title, "text" from articles where pk >= :first order by pk
