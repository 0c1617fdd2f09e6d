"""Why two quotes were matched, or why not: the evidence as data, for matches and near misses.

The same function answers for both, from the same measures that decided; nothing is computed for
the answer alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from provenance.ids import ArticleId
from provenance.matching.forms import Form
from provenance.matching.nested import nested_in
from provenance.matching.occasions import circumstances, kindred, occasion
from provenance.matching.overlap import coded, overlap
from provenance.matching.rarity import weight
from provenance.matching.verification import judge
from provenance.text.normal import form as form_of

_RARE = 3.5  # weight from which a shared word is worth showing
_SHOWN = 12  # words shown at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What speaks for and against two quotes being one statement.

    `shared_words` are the rarest aligned words with their weights; `share_of_a` and `share_of_b`
    the weighted shares of each wording that stand in the other; `longest_run` the longest common
    run of words. `days` lie between the publications at least, None without dates; `same_speaker`
    is None where one is unnamed. `rule` names the rule that decided, `reason` says it in words.
    """

    match: bool
    score: float
    rule: str
    reason: str
    shared_words: tuple[tuple[str, float], ...]
    shared_weight: float
    share_of_a: float
    share_of_b: float
    longest_run: str
    same_speaker: bool | None
    days: float | None
    related_articles: bool


_REASONS = {
    "nothing_shared": "the wordings share no words",
    "unique_words": "they share so many telling words in one order that chance is ruled out",
    "related_articles": "their articles are related, and the wordings fit",
    "one_article": "one article has the words twice, as a headline has a part of a quote",
    "scattered_words": "the shared words lie far apart, as usual words do in any two speeches",
    "spun_copy": "one article is a spun copy of the other's text, and the words run parallel",
    "close_in_time": "one wording stands in the other, said close in time",
    "same_speaker_same_days": "the same speaker within days, with much the same words",
    "same_figures_and_names": "the same speaker on the same day; figures and names agree",
    "most_words": "most words are the same, in long runs",
    "one_figure_changed": "the wordings are nearly the same, but a figure or a negation differs",
    "reported_in_other_words": "the same speaker within days; figures and direction agree",
    "too_far_apart": "the shared words are too common for the time between the reports",
    "common_words": "the shared words are too common to tell anything",
    "other_speaker": "another speaker, and not enough of the words are the same",
    "unnamed": "no speaker or source in common, and one is only a report in other words",
    "quoted_inside": "one quotes the words as another's, or as a name, in marks of their own",
    "meaning_differs": "a figure or a negation differs, on another occasion or by another speaker",
    "figures_differ": "the figures differ",
    "too_few_shared_words": "too few of the words are the same",
}


def explain(a: Form, b: Form, *, kin: Iterable[tuple[ArticleId, ArticleId]] = ()) -> Explanation:
    """Return why two quotes are, or are not, matched directly with each other."""
    first, second = (
        words._replace(nested=nested_in(quote))
        for words, quote in zip(coded(form_of(a.text), form_of(b.text)), (a, b), strict=True)
    )
    shared = overlap(first, second)
    how = circumstances(occasion([a]), occasion([b]), kindred(kin))
    verdict = judge(first, second, shared, how)
    words = first.words
    aligned = {w for start, _, length in shared.blocks for w in words[start : start + length]}
    telling = sorted(((w, weight(w)) for w in aligned if weight(w) >= _RARE), key=_by_weight)
    longest = max(shared.blocks, key=lambda block: block[2], default=(0, 0, 0))
    return Explanation(
        match=verdict.match,
        score=verdict.score,
        rule=verdict.rule,
        reason=_REASONS[verdict.rule],
        shared_words=tuple(telling[:_SHOWN]),
        shared_weight=round(shared.shared, 1),
        share_of_a=round(shared.share_a, 3),
        share_of_b=round(shared.share_b, 3),
        longest_run=" ".join(words[longest[0] : longest[0] + longest[2]]),
        same_speaker=how.same_speaker,
        days=how.days,
        related_articles=how.kin,
    )


def _by_weight(item: tuple[str, float]) -> tuple[float, str]:
    return (-item[1], item[0])
