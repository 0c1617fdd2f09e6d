select pk from claims order by id
