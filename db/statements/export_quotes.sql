select pk from quotes order by id
