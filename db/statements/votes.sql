select rowid from quotes_fts where quotes_fts match :match limit :limit
