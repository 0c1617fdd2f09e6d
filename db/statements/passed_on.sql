-- All quotes of the claims that lead to a source, with the days within which their articles were
-- published; only of claims that meet one of some stretches of days.
select claims.id as claim, quotes."text", found."first", found."last"
from (
    select distinct passings.claim, passings."first", passings."last"
    from json_each(:names) as wanted
    cross join sources on sources.name = wanted.value
    cross join json_each(:stretches) as stretch
    cross join passings
        on passings.source = sources.pk
        and passings."last" >= json_extract(stretch.value, '$[0]')
        and passings."first" <= json_extract(stretch.value, '$[1]')
) as found
cross join claims on claims.pk = found.claim
cross join members on members.claim = claims.pk
cross join quotes on quotes.pk = members.quote
