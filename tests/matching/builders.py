"""Forms for tests, with everything that a test does not care about filled in."""

from provenance.ids import ArticleId, QuoteId
from provenance.matching import Form
from provenance.vocabulary import QuoteKind, SpeakerKind


def quote(name: str, text: str, speaker: str | None = None, **fields: object) -> Form:
    """Return a form whose quote id is `q` and the name; `day` sets both ends of its interval."""
    day = fields.pop("day", "2031-05-02")
    values: dict[str, object] = {
        "quote_id": QuoteId(f"q{name}"),
        "article_id": ArticleId(f"a{name}"),
        "outlet": "The Tern",
        "text": text,
        "kind": QuoteKind.DIRECT,
        "speaker": speaker,
        "speaker_kind": SpeakerKind.PERSON if speaker else SpeakerKind.UNKNOWN,
        "earliest": f"{day}T00:00:00Z" if day else None,
        "latest": f"{day}T23:59:59Z" if day else None,
        "depth": 0,
        "spun": False,
    }
    return Form(**(values | fields))  # type: ignore[arg-type]
