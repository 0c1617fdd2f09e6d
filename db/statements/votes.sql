select group_concat(pk)
from (select rowid as pk from quotes_fts where quotes_fts match :match limit :limit)
