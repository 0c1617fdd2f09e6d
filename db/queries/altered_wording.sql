-- title: Most altered wordings
-- description: Claims whose quotes differ most from the reference, changes of meaning first.
select
    claims.id as claim,
    claims."text" as words,
    speakers.name as speaker,
    claims.meaning_changes,
    claims.wording_changes,
    claims.wordings,
    claims.outlets
from claims
left join sources as speakers on speakers.pk = claims.speaker
where claims.meaning_changes + claims.wording_changes > 0
order by claims.meaning_changes desc, claims.wording_changes desc, claims.outlets desc, claims.id
limit 200
