select articles.id, published_earliest, published_latest
from json_each(:outlets) as wanted
cross join articles on articles.outlet = wanted.value
