select lang, count(*) as articles from articles group by lang order by articles desc, lang
