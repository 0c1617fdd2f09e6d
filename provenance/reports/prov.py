"""The holdings as W3C PROV: who said, quoted, copied and revised what, with the evidence class.

The document is PROV-JSON (W3C member submission of 24 April 2013). Quotations, primary sources
and revisions are derivations with the subtypes of PROV-DM section 5.2. A hop that is only
inferred says so in `pt:inferred`, so that no reader mistakes a guess for a stated credit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from provenance.ids import source_id
from provenance.schemas import ArticleOut, ClaimOut, HopOut, LineageOut, QuoteOut, RunOut

PREFIXES = {"prov": "http://www.w3.org/ns/prov#", "pt": "urn:provenance-tracker:"}
_PERSON = {"person"}
_INFERRED = {"textual", "temporal"}


@dataclass(slots=True)
class _Document:
    """A PROV-JSON document under construction; relations get numbered names."""

    content: dict[str, dict[str, Any]] = field(default_factory=dict)

    def element(self, kind: str, name: str, attributes: Mapping[str, Any]) -> str:
        self.content.setdefault(kind, {}).setdefault(name, _stated(attributes))
        return name

    def relation(self, kind: str, attributes: Mapping[str, Any]) -> None:
        relations = self.content.setdefault(kind, {})
        relations[f"_:{kind}{len(relations) + 1}"] = _stated(attributes)


def _stated(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes that have a value, numbers typed as XML Schema types."""
    return {key: _typed(value) for key, value in attributes.items() if value is not None}


def _typed(value: Any) -> Any:
    if isinstance(value, bool):
        return {"$": str(value).lower(), "type": "xsd:boolean"}
    if isinstance(value, float):
        return {"$": str(value), "type": "xsd:double"}
    if isinstance(value, int):
        return {"$": str(value), "type": "xsd:int"}
    return value


def _type(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What a document is made of; `made_by` gives the run that added each article."""

    articles: Iterable[ArticleOut]
    quotes: Iterable[QuoteOut]
    claims: Iterable[ClaimOut]
    lineage: Iterable[LineageOut]
    runs: Iterable[RunOut]
    made_by: Mapping[str, int]


def prov_document(records: Records) -> dict[str, Any]:
    """Return the PROV-JSON document of these records."""
    document = _Document()
    _runs(document, records)
    for article in records.articles:
        _article(document, article, _run(records, article.id))
    for quote in records.quotes:
        _quote(document, quote, _run(records, quote.article_id))
    for claim in records.claims:
        _claim(document, claim)
    for edge in records.lineage:
        _lineage(document, edge)
    return {"prefix": PREFIXES, **document.content}


def _runs(document: _Document, records: Records) -> None:
    """Add the runs that added something as activities: the others left nothing behind."""
    active = set(records.made_by.values())
    for run in records.runs:
        if run.id in active:
            document.element(
                "activity",
                f"pt:run-{run.id}",
                {
                    "prov:startTime": run.started,
                    "prov:endTime": run.finished,
                    "pt:command": run.command,
                    "pt:version": run.version,
                },
            )


def _run(records: Records, article_id: str) -> str | None:
    run = records.made_by.get(article_id)
    return None if run is None else f"pt:run-{run}"


def _agent(document: _Document, name: str, kind: str) -> str:
    subtype = "prov:Person" if kind in _PERSON else "prov:Organization"
    known = kind not in {"anonymous", "unknown"}
    return document.element(
        "agent",
        f"pt:{source_id(name, kind)}",
        {"prov:label": name, "prov:type": _type(subtype) if known else None, "pt:kind": kind},
    )


def _article(document: _Document, article: ArticleOut, run: str | None) -> None:
    name = document.element(
        "entity",
        f"pt:{article.id}",
        {
            "prov:type": _type("pt:Article"),
            "prov:label": article.title,
            "pt:url": article.url,
            "pt:outlet": article.outlet,
            "pt:publishedEarliest": article.published_earliest,
            "pt:publishedLatest": article.published_latest,
            "pt:publishedBasis": article.published_basis,
            "pt:sha256": article.sha256,
        },
    )
    if run is not None:
        document.relation("used", {"prov:activity": run, "prov:entity": name})


def _quote(document: _Document, quote: QuoteOut, run: str | None) -> None:
    name = document.element(
        "entity",
        f"pt:{quote.id}",
        {
            "prov:type": _type("pt:Quote"),
            "prov:value": quote.text,
            "pt:kind": quote.kind,
            "pt:field": quote.field,
            "pt:start": quote.start,
            "pt:end": quote.end,
            "pt:confidence": quote.confidence,
        },
    )
    _derived(document, name, f"pt:{quote.article_id}", "prov:Quotation", {})
    if run is not None:
        document.relation("wasGeneratedBy", {"prov:entity": name, "prov:activity": run})
    if quote.claim_id is not None:
        document.relation(
            "specializationOf",
            {"prov:specificEntity": name, "prov:generalEntity": f"pt:{quote.claim_id}"},
        )
    for order, hop in enumerate(quote.hops, 1):
        _hop(document, name, order, hop)


def _hop(document: _Document, quote: str, order: int, hop: HopOut) -> None:
    document.relation(
        "wasAttributedTo",
        {
            "prov:entity": quote,
            "prov:agent": _agent(document, hop.source, hop.source_kind),
            "pt:hop": order,
            "pt:act": hop.act,
            "pt:evidence": hop.evidence,
            "pt:inferred": hop.evidence in _INFERRED,
            "pt:confidence": hop.confidence,
            "pt:words": hop.text,
        },
    )


def _derived(
    document: _Document, entity: str, source: str, subtype: str, attributes: Mapping[str, Any]
) -> None:
    document.relation(
        "wasDerivedFrom",
        {
            "prov:generatedEntity": entity,
            "prov:usedEntity": source,
            "prov:type": _type(subtype),
            **attributes,
        },
    )


def _claim(document: _Document, claim: ClaimOut) -> None:
    origin = claim.origin
    name = document.element(
        "entity",
        f"pt:{claim.id}",
        {
            "prov:type": _type("pt:Claim"),
            "prov:value": claim.text,
            "pt:originStatus": origin.status,
            "pt:independentOrigins": claim.independent_origins,
        },
    )
    evidence = {
        "pt:evidence": origin.evidence,
        "pt:inferred": origin.evidence in _INFERRED,
        "pt:confidence": origin.confidence,
        "pt:reason": origin.reason,
    }
    if origin.article_id is not None:
        _derived(document, name, f"pt:{origin.article_id}", "prov:PrimarySource", evidence)
    if origin.source is not None:
        agent = _agent(document, origin.source, origin.source_kind)
        document.relation("wasAttributedTo", {"prov:entity": name, "prov:agent": agent, **evidence})


def _lineage(document: _Document, edge: LineageOut) -> None:
    attributes = {
        "pt:relation": edge.relation,
        "pt:credited": edge.credited,
        "pt:inferred": not edge.credited,
        "pt:confidence": edge.confidence,
        "pt:shareOfCopy": edge.share_of_copy,
        "pt:shareOfSource": edge.share_of_source,
    }
    copy = f"pt:{edge.article_id}"
    if edge.from_article_id is not None:
        subtype = "prov:Revision" if edge.relation == "revision" else "pt:Copy"
        _derived(document, copy, f"pt:{edge.from_article_id}", subtype, attributes)
    if edge.from_source is not None:
        agent = _agent(document, edge.from_source, "outlet")
        document.relation(
            "wasAttributedTo", {"prov:entity": copy, "prov:agent": agent, **attributes}
        )
