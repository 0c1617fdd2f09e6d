"""The closed sets of words that records, reports and the database use.

Every enum is a string enum whose values are exactly the words of the public interface, so a
value can be stored, exported and compared without conversion.
"""

from enum import StrEnum


class Field(StrEnum):
    """The part of an article that an offset counts into."""

    TITLE = "title"
    TEXT = "text"


class QuoteKind(StrEnum):
    """How reported content is set: whole utterance, marked fragments, or without marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerKind(StrEnum):
    """What the source span of a quote stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class SpeakerBasis(StrEnum):
    """How the speaker was read off the article."""

    NAMED = "named"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    CARRIED = "carried"
    NONE = "none"


class SourceKind(StrEnum):
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


class OutletBasis(StrEnum):
    """Whether the outlet was given with the article, read off its text, or is not known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """What the publication interval of an article rests on."""

    METADATA = "metadata"
    DATELINE = "dateline"
    TEXT = "text"
    FIRST_SEEN = "first_seen"
    NONE = "none"


class CreditKind(StrEnum):
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


class Relation(StrEnum):
    """How a quote's wording relates to the reference of its claim."""

    VERBATIM = "verbatim"
    TRUNCATED = "truncated"
    ELIDED = "elided"
    ALTERED = "altered"
    TRANSLATION = "translation"
    PARAPHRASE = "paraphrase"


class ChangeKind(StrEnum):
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


class Severity(StrEnum):
    """What a change may do to the reader: nothing, other words, another meaning."""

    COSMETIC = "cosmetic"
    WORDING = "wording"
    MEANING = "meaning"


class Act(StrEnum):
    """What a source of a chain did with the words."""

    SAID = "said"
    REPORTED = "reported"
    CARRIED = "carried"
    COPIED = "copied"


class Evidence(StrEnum):
    """What a hop rests on, strongest first. A guess never looks like a stated credit."""

    HELD = "held"
    STATED = "stated"
    TEXTUAL = "textual"
    TEMPORAL = "temporal"


class TieKind(StrEnum):
    """By what two articles were found to be related."""

    WORDS = "words"
    FIGURES = "figures"


class LineageRelation(StrEnum):
    """How an article's text relates to the text it comes from."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    SPUN = "spun"
    TRANSLATED = "translated"
    REVISION = "revision"


class OriginStatus(StrEnum):
    """Whether the origin of a claim is in the holdings, only credited by them, or unknown."""

    HELD = "held"
    CREDITED = "credited"
    UNKNOWN = "unknown"


class Band(StrEnum):
    """How near a search result is to the query."""

    EXACT = "exact"
    NEAR = "near"
    ALTERED = "altered"
    SAME_CLAIM = "same_claim"


class WarningKind(StrEnum):
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


class TextShown(StrEnum):
    """How much of an article's text the site shows: all of it, or the sentences around quotes."""

    FULL = "full"
    AROUND = "around"


class ReportFormat(StrEnum):
    """The formats of an attribution report."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"
