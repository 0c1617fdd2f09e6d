"""Hand-made records of the public interface, for reports that need no database."""

from provenance.schemas import (
    ArticleOut,
    ChangeOut,
    ClaimOut,
    HopOut,
    LineageOut,
    OriginOut,
    QuoteOut,
)

TEXT = "The mayor spoke. “We will mend the *old* pump by <May>,” said Ada Lind. Rain fell."
WORDS = "We will mend the *old* pump by <May>,"


def hop(
    source: str, *, act: str = "said", evidence: str = "stated", kind: str = "person"
) -> HopOut:
    return HopOut(
        source=source,
        source_kind=kind,
        act=act,
        evidence=evidence,
        text="said Ada Lind" if evidence == "stated" else None,
        article_id="a1",
        confidence=0.9,
    )


def article(id_: str = "a1", **changed: object) -> ArticleOut:
    fields: dict[str, object] = {
        "id": id_,
        "source_path": "x.jsonl",
        "line": 1,
        "url": "https://courier.example/pump",
        "outlet": "Harrow Courier",
        "outlet_basis": "stated",
        "title": "Pump <b>to be</b> mended",
        "byline": None,
        "published": "2031-02-03",
        "published_earliest": "2031-02-02T12:00:00Z",
        "published_latest": "2031-02-04T11:59:59Z",
        "published_basis": "metadata",
        "lang": "en",
        "length": len(TEXT),
        "sha256": "0" * 64,
        "complete": True,
        "version": 1,
        "credits": [],
        "text": TEXT,
    }
    return ArticleOut.model_validate(fields | changed)


def quote(id_: str = "q1", article_id: str = "a1", **changed: object) -> QuoteOut:
    start = TEXT.index(WORDS)
    fields: dict[str, object] = {
        "id": id_,
        "article_id": article_id,
        "source_path": "x.jsonl",
        "line": 1,
        "field": "text",
        "start": start,
        "end": start + len(WORDS),
        "segments": [[start, start + len(WORDS)]],
        "text": WORDS,
        "kind": "direct",
        "cue": "said",
        "cue_start": 56,
        "cue_end": 60,
        "speaker": "Ada Lind",
        "speaker_kind": "person",
        "speaker_text": "Ada Lind",
        "speaker_start": 61,
        "speaker_end": 69,
        "speaker_basis": "named",
        "via": [],
        "confidence": 0.9,
        "claim_id": "c1",
        "relation": "verbatim",
        "changes": [],
        "hops": [
            hop("Ada Lind").model_dump(),
            hop("AP", act="reported", evidence="textual", kind="agency").model_dump(),
            hop("Harrow Courier", act="carried", evidence="held", kind="outlet").model_dump(),
        ],
        "warnings": [],
    }
    return QuoteOut.model_validate(fields | changed)


def claim(**changed: object) -> ClaimOut:
    origin = OriginOut(
        source="AP",
        source_kind="agency",
        status="credited",
        article_id=None,
        quote_id=None,
        evidence="textual",
        confidence=0.7,
        reason="The text is that of AP's story.",
    )
    fields: dict[str, object] = {
        "id": "c1",
        "text": WORDS,
        "quotes": ["q1"],
        "articles": 1,
        "outlets": 1,
        "independent_origins": 1,
        "first_published": "2031-02-02T12:00:00Z",
        "first_article_id": "a1",
        "origin": origin.model_dump(),
        "warnings": [],
    }
    return ClaimOut.model_validate(fields | changed)


def change() -> ChangeOut:
    return ChangeOut(kind="number", reference_text="12", quote_text="21", severity="meaning")


def lineage() -> LineageOut:
    return LineageOut.model_validate(
        {
            "article_id": "a1",
            "from_article_id": "a2",
            "from_source": "AP",
            "relation": "spun",
            "credited": False,
            "evidence": [{"class": "textual", "text": "party → celebration", "start": 1, "end": 2}],
            "share_of_copy": 0.8,
            "share_of_source": 0.7,
            "confidence": 0.8,
        }
    )
