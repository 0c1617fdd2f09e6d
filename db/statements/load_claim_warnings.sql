select warnings.claim, warnings.kind
from json_each(:pks) as wanted
cross join warnings on warnings.claim = wanted.value
