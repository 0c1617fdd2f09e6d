"""The closed sets of words that records, reports and the database use.

Every enum is a string enum whose values are exactly the words of the public interface, so a
value can be stored, exported and compared without conversion.
"""

from enum import StrEnum


class Word(StrEnum):
    """A word of a closed set. `word` is its `value`, without the calls that an enum makes for it.

    Rows are made of half a million of them in 2,000 articles.
    """

    word: str

    def __init__(self, word: str) -> None:
        self.word = word


class Field(Word):
    """The part of an article that an offset counts into."""

    TITLE = "title"
    TEXT = "text"


class QuoteKind(Word):
    """How reported content is set: whole utterance, marked fragments, or without marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerKind(Word):
    """What the source span of a quote stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class SpeakerBasis(Word):
    """How the speaker was read off the article."""

    NAMED = "named"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    CARRIED = "carried"
    NONE = "none"


class SourceKind(Word):
    """What a source in a chain is; agencies and outlets come from the registry of sources."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    AGENCY = "agency"
    STATE_MEDIA = "state_media"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MAGAZINE = "magazine"
    SITE = "site"
    SOCIAL = "social"
    GOVERNMENT = "government"
    OUTLET = "outlet"  # an outlet that the registry does not know more about
    UNKNOWN = "unknown"


class OutletBasis(Word):
    """Whether the outlet was given with the article, read off its text, or is not known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class DateBasis(Word):
    """What the publication interval of an article rests on."""

    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"
    FIRST_SEEN = "first_seen"
    NONE = "none"


class CreditKind(Word):
    """The kinds of words by which an article says where it comes from."""

    DATELINE = "dateline"
    BYLINE = "byline"
    AGENCY_TAG = "agency_tag"
    CONTRIBUTOR = "contributor"
    REPORTING_BY = "reporting_by"
    COPYRIGHT = "copyright"
    TRANSLATOR = "translator"
    PHOTO = "photo"
    VIA = "via"


class Relation(Word):
    """How a quote's wording relates to the reference of its claim."""

    VERBATIM = "verbatim"
    TRUNCATED = "truncated"
    ELIDED = "elided"
    ALTERED = "altered"
    TRANSLATION = "translation"
    PARAPHRASE = "paraphrase"


class ChangeKind(Word):
    """The kinds of difference between a quote and its reference."""

    CASE = "case"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    CONTRACTION = "contraction"
    BRACKETED = "bracketed"
    TRUNCATED = "truncated"
    ELIDED = "elided"
    INSERTED = "inserted"
    DELETED = "deleted"
    SUBSTITUTED = "substituted"
    REORDERED = "reordered"
    NUMBER = "number"
    NEGATION = "negation"
    MODALITY = "modality"
    CONDITION = "condition"
    NAME = "name"
    TENSE = "tense"
    TRANSLATION = "translation"


class Severity(Word):
    """What a change may do to the reader: nothing, other words, another meaning."""

    COSMETIC = "cosmetic"
    WORDING = "wording"
    MEANING = "meaning"


class Act(Word):
    """What a source of a chain did with the words."""

    SAID = "said"
    REPORTED = "reported"
    CARRIED = "carried"
    COPIED = "copied"


class Evidence(Word):
    """What a hop rests on, strongest first. A guess never looks like a stated credit."""

    HELD = "held"
    STATED = "stated"
    TEXTUAL = "textual"
    TEMPORAL = "temporal"


class TieKind(Word):
    """By what two articles were found to be related."""

    WORDS = "words"
    FIGURES = "figures"


class LineageRelation(Word):
    """How an article's text relates to the text it comes from."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    SPUN = "spun"
    TRANSLATED = "translated"
    REVISION = "revision"


class OriginStatus(Word):
    """Whether the origin of a claim is in the holdings, only credited by them, or unknown."""

    HELD = "held"
    CREDITED = "credited"
    UNKNOWN = "unknown"


class Band(Word):
    """How near a search result is to the query."""

    EXACT = "exact"
    NEAR = "near"
    ALTERED = "altered"
    SAME_CLAIM = "same_claim"


class WarningKind(Word):
    """What a reader of a claim, quote or article should be warned of."""

    UNCREDITED_COPY = "uncredited_copy"
    SPEAKER_CONFLICT = "speaker_conflict"
    WORDING_CHANGED = "wording_changed"
    NUMBER_CHANGED = "number_changed"
    NEGATION_CHANGED = "negation_changed"
    CONDITION_DROPPED = "condition_dropped"
    SPLICE = "splice"
    PARTIAL_GROWN = "partial_grown"
    CREDIT_CONFLICT = "credit_conflict"
    REPORTER_WORDS = "reporter_words"
    CIRCULAR = "circular"
    DATE_CONFLICT = "date_conflict"
    SINGLE_ANONYMOUS_SOURCE = "single_anonymous_source"
    HEADLINE_UNSUPPORTED = "headline_unsupported"
    SPUN_COPY = "spun_copy"
    INCOMPLETE_TEXT = "incomplete_text"
    WITHDRAWN = "withdrawn"


class TextShown(Word):
    """How much of an article's text the site shows: all of it, or the sentences around quotes."""

    FULL = "full"
    AROUND = "around"


class ReportFormat(Word):
    """The formats of an attribution report."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"
