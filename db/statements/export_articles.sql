select pk from articles order by id
