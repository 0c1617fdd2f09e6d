select distinct outlet, lang from articles
