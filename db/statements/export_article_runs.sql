select id, run from articles order by id
