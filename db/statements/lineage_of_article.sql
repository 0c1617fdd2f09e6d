select pk from lineage where article = :pk
union
select pk from lineage where from_article = :pk
order by pk
