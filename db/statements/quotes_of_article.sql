select pk from quotes where article = :pk order by field desc, "start", "end", id
