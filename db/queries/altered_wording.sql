-- title: Most altered wordings
-- description: Claims whose quotes differ most from the reference, changes of meaning first.
select
    claims.id as claim,
    claims."text" as words,
    speakers.name as speaker,
    sum(changes.severity = 'meaning') as meaning_changes,
    sum(changes.severity = 'wording') as wording_changes,
    claims.wordings,
    claims.outlets
from changes
cross join members on members.quote = changes.quote
cross join claims on claims.pk = members.claim
left join sources as speakers on speakers.pk = claims.speaker
where changes.severity <> 'cosmetic'
group by claims.pk
order by meaning_changes desc, wording_changes desc, claims.outlets desc, claims.id
limit 200
