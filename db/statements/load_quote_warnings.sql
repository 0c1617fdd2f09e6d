-- What a reader of a quote should know: of the quote itself, and of the article it stands in.
select wanted.value as quote, warnings.kind
from json_each(:pks) as wanted
cross join warnings on warnings.quote = wanted.value
union
select wanted.value, warnings.kind
from json_each(:pks) as wanted
cross join quotes on quotes.pk = wanted.value
cross join warnings on warnings.article = quotes.article
where warnings.claim is null and warnings.quote is null
