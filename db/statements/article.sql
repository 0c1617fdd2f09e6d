select * from articles where id = :id
