select source
from json_each(:quotes) as wanted
cross join hops on hops.quote = wanted.value
union
select speaker
from json_each(:quotes) as wanted
cross join members on members.quote = wanted.value
where speaker is not null
union
select source
from json_each(:claims) as wanted
cross join origins on origins.claim = wanted.value
where source is not null
union
select speaker
from json_each(:claims) as wanted
cross join claims on claims.pk = wanted.value
where speaker is not null
