-- title: Claims with conflicting speakers
-- description: The same words, given to different named speakers by different articles.
select
    claims.id as claim,
    claims."text" as words,
    (
        select group_concat(name, ', ')
        from (
            select distinct sources.name
            from members
            join sources on sources.pk = members.speaker
            where members.claim = claims.pk
            order by sources.name
        )
    ) as speakers,
    claims.outlets,
    claims.first_published
from warnings
join claims on claims.pk = warnings.claim
where warnings.kind = 'speaker_conflict'
group by claims.pk
order by claims.outlets desc, claims.quotes desc, claims.id
limit 200
