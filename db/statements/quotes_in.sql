select
    quotes.pk, quotes.id, articles.id as article_id, field, "start", "end", segments, quotes."text",
    kind, cue, cue_start, cue_end, clause_start, clause_end, speaker, speaker_kind, speaker_key,
    speaker_basis, speaker_text, speaker_start, speaker_end, speaker_confidence,
    speaker_candidates, speaker_why, speech, reporter_words, about
from json_each(:ids) as wanted
cross join articles on articles.id = wanted.value
cross join quotes on quotes.article = articles.pk
order by quotes.pk
