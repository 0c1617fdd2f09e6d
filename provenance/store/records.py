"""Rows as the records of the public interface."""

import json
from collections.abc import Iterable
from typing import Any

from provenance.models import Proof, Warning
from provenance.schemas import (
    ArticleOut,
    ChangeOut,
    ClaimLineOut,
    ClaimOut,
    CreditOut,
    EvidenceOut,
    HopOut,
    LineageOut,
    OriginOut,
    QuoteOut,
)
from provenance.store.selecting import Named
from provenance.vocabulary import Evidence, WarningKind


def article_out(row: Named, credits: Iterable[Named]) -> ArticleOut:
    """Return an article's record; its text is in it when the row has it."""
    plain = {name: row[name] for name in _ARTICLE_FIELDS}
    return ArticleOut(
        **plain,
        complete=bool(row["complete"]),
        credits=[_credit_out(credit) for credit in credits],
        text=row.get("text"),
    )


def _credit_out(row: Named) -> CreditOut:
    """Return a credit's record; one that stands in the metadata has no place in the text."""
    fields = {name: row[name] for name in _CREDIT_FIELDS}
    return CreditOut(
        **fields if row["end"] > row["start"] else fields | {"start": None, "end": None}
    )


def quote_out(row: Named, parts: dict[str, list[Named]]) -> QuoteOut:
    """Return a quote's record. `parts` are the rows of its via, changes, hops and warnings."""
    plain = {name: row[name] for name in _QUOTE_FIELDS}
    return QuoteOut(
        **plain,
        segments=json.loads(row["segments"]),
        via=[each["source"] for each in parts["via"]],
        changes=[ChangeOut(**{n: c[n] for n in _CHANGE_FIELDS}) for c in parts["changes"]],
        hops=[HopOut(**{n: h[n] for n in _HOP_FIELDS}) for h in parts["hops"]],
        warnings=sorted({each["kind"] for each in parts["warnings"]}),
    )


def claim_out(row: Named, parts: dict[str, list[Named]]) -> ClaimOut:
    """Return a claim's record. `parts` are the rows of its members, origins and warnings."""
    return ClaimOut(
        **{name: row[name] for name in _CLAIM_FIELDS},
        quotes=[each["id"] for each in parts["members"]],
        origin=origin_out(parts["origins"][0]),
        warnings=sorted({each["kind"] for each in parts["warnings"]}),
    )


def origin_out(row: Named) -> OriginOut:
    """Return the record of an origin or of an alternative to it."""
    return OriginOut(**{name: row[name] for name in OriginOut.model_fields})


def claim_line(row: Named) -> ClaimLineOut:
    """Return one line about a claim."""
    return ClaimLineOut(**{name: row[name] for name in ClaimLineOut.model_fields})


def lineage_out(row: Named, evidence: Iterable[Named]) -> LineageOut:
    """Return a lineage's record."""
    return LineageOut(
        **{name: row[name] for name in _LINEAGE_FIELDS},
        credited=bool(row["credited"]),
        evidence=[
            EvidenceOut(evidence=e["class"], text=e["text"], start=e["start"], end=e["end"])
            for e in evidence
        ],
    )


def warning_value(row: Named, evidence: Iterable[Named]) -> Warning:
    """Return a warning with its sentence and what proves it."""
    return Warning(
        kind=WarningKind(row["kind"]),
        sentence=row["sentence"],
        claim_id=row["claim_id"],
        quote_id=row["quote_id"],
        article_id=row["article_id"],
        proofs=tuple(_proof(each) for each in evidence),
    )


def _proof(row: Named) -> Proof:
    return Proof(
        evidence=Evidence(row["class"]),
        text=row["text"],
        article_id=row["article_id"],
        start=row["start"],
        end=row["end"],
    )


def _fields(model: Any, *others: str) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in others)


_ARTICLE_FIELDS = _fields(ArticleOut, "complete", "credits", "text")
_CREDIT_FIELDS = _fields(CreditOut)
_QUOTE_FIELDS = _fields(QuoteOut, "segments", "via", "changes", "hops", "warnings")
_CHANGE_FIELDS = _fields(ChangeOut)
_HOP_FIELDS = _fields(HopOut)
_CLAIM_FIELDS = _fields(ClaimOut, "quotes", "origin", "warnings")
_LINEAGE_FIELDS = _fields(LineageOut, "credited", "evidence")
