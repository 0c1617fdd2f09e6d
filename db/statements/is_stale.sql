-- Whether there are articles that the derived tables do not rest on yet.
select
    coalesce((select max(pk) from articles), 0)
    > coalesce((select cast(value as integer) from markers where name = 'articles_covered'), 0)
