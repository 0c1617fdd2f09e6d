"""The rows of warnings and lineages, each with the words that prove it."""

from collections.abc import Mapping

from provenance.models import Lineage, Proof, Warning
from provenance.store.rows import Row

LINEAGE_COLUMNS = (
    "pk", "article", "from_article", "from_source", "relation", "credited", "share_of_copy",
    "share_of_source", "confidence",
)  # fmt: skip
LINEAGE_EVIDENCE_COLUMNS = ("lineage", "position", "class", "text", "article", "start", "end")
TIE_COLUMNS = ("one", "other", "kind", "shared")
WARNING_COLUMNS = ("pk", "claim", "kind", "sentence", "quote", "article")
WARNING_EVIDENCE_COLUMNS = ("warning", "position", "class", "text", "article", "start", "end")


def warning_rows(
    warning: Warning, quotes: Mapping[str, int], articles: Mapping[str, int]
) -> tuple[Row, list[Row]]:
    """Return a warning's row and those of its evidence, without the keys that come first."""
    quote = None if warning.quote_id is None else quotes[warning.quote_id]
    article = None if warning.article_id is None else articles[warning.article_id]
    row = (warning.kind.value, warning.sentence, quote, article)
    return row, proof_rows(warning.proofs, articles)


def lineage_rows(lineage: Lineage, articles: Mapping[str, int]) -> tuple[Row, list[Row]]:
    """Return a lineage's row and those of its evidence, without the keys that come first."""
    source = lineage.from_article_id
    row = (
        articles[lineage.article_id], None if source is None else articles[source],
        lineage.from_source, lineage.relation.value, int(lineage.credited), lineage.share_of_copy,
        lineage.share_of_source, lineage.confidence,
    )  # fmt: skip
    return row, proof_rows(lineage.proofs, articles)


def proof_rows(proofs: tuple[Proof, ...], articles: Mapping[str, int]) -> list[Row]:
    """Return the rows of pieces of evidence, without the key of what they prove."""
    return [
        (
            position, proof.evidence.value, proof.text,
            None if proof.article_id is None else articles[proof.article_id],
            proof.start, proof.end,
        )
        for position, proof in enumerate(proofs)
    ]  # fmt: skip


def lineage_order(lineage: Lineage) -> tuple[str, str, str, str]:
    """Return the key by which lineages are stored: a total order that no input order changes."""
    return (
        lineage.article_id, lineage.from_article_id or "", lineage.from_source or "",
        lineage.relation.value,
    )  # fmt: skip


def warning_order(warning: Warning) -> tuple[str, str, str, str]:
    """Return the key by which warnings are stored: a total order that no input order changes."""
    return (
        warning.article_id or "", warning.quote_id or "", warning.kind.value, warning.sentence,
    )  # fmt: skip
