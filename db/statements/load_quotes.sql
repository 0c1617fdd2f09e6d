select
    quotes.pk, quotes.id, articles.id as article_id, articles.source_path, articles.line,
    quotes.field, quotes."start", quotes."end", quotes.segments, quotes."text", quotes.kind,
    quotes.cue, quotes.cue_start, quotes.cue_end, quotes.speaker, quotes.speaker_kind,
    quotes.speaker_text, quotes.speaker_start, quotes.speaker_end, quotes.speaker_basis,
    quotes.confidence, claims.id as claim_id, members.relation
from json_each(:pks) as wanted
cross join quotes on quotes.pk = wanted.value
cross join articles on articles.pk = quotes.article
left join members on members.quote = quotes.pk
left join claims on claims.pk = members.claim
order by wanted.key
