select * from credits where article = :article order by position
