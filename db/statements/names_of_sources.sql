select name from sources where article is null
