select count(*) from json_each(:outlets) as wanted cross join articles on articles.outlet = wanted.value
