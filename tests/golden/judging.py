"""Whether what was observed is what was expected: one verdict for each aspect.

A verdict is None when the expectation holds, or one line that says what was found instead.
"""

from collections.abc import Callable

from tests.golden.expectations import Expectation, options
from tests.golden.observed import Observed, Record, name_key, overlap, plain

Verdict = str | None
_SAME = 0.5  # share of words from which a quote is about an expected one at all (F1)


def judge(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    """Return what is wrong with one aspect of an expectation, or None."""
    return _JUDGES[expectation.kind](expectation, aspect, seen)


def _differs(wanted: object, found: object) -> Verdict:
    return None if found in options(wanted) else f"expected {wanted!r}, found {found!r}"


def _other_name(wanted: object, found: str | None) -> Verdict:
    keys = {None if name is None else name_key(name) for name in options(wanted)}
    got = None if found is None else name_key(found)
    return None if got in keys else f"expected {wanted!r}, found {found!r}"


def _kinds(expectation: Expectation, aspect: str, found: set[str]) -> Verdict:
    named = set(expectation.body[aspect])
    if aspect == "warnings":
        missing = named - found
        return f"not raised: {sorted(missing)}, raised: {sorted(found)}" if missing else None
    return f"raised: {sorted(named & found)}" if named & found else None


def _article(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    article = seen.article(expectation.name)
    if article is None:
        return f"no article from {expectation.body['place']}"
    if aspect in ("warnings", "no_warnings"):
        return _kinds(expectation, aspect, seen.warnings_of(article))
    if aspect == "no_other_quotes":
        return _others(expectation, article, seen)
    if aspect == "credits":
        return _credits(expectation.body["credits"], article["credits"])
    if aspect == "outlet":
        return _other_name(expectation.body["outlet"], article["outlet"])
    if aspect == "published_day":
        return _day(expectation.body["published_day"], article)
    return None if aspect == "held" else _differs(expectation.body[aspect], article[aspect])


def _day(wanted: str, article: Record) -> Verdict:
    earliest, latest = article["published_earliest"], article["published_latest"]
    inside = earliest and latest and earliest[:10] <= wanted <= latest[:10]
    return None if inside else f"expected {wanted}, found {earliest} to {latest}"


def _credits(wanted: list[Record], found: list[Record]) -> Verdict:
    for credit in wanted:
        fits = [
            each
            for each in found
            if each["kind"] in options(credit["kind"])
            and ("source" not in credit or _other_name(credit["source"], each["source"]) is None)
        ]
        if not fits:
            return f"no {credit} among {[(each['kind'], each['source']) for each in found]}"
    return None


def _others(expectation: Expectation, article: Record, seen: Observed) -> Verdict:
    expected = {
        quote["id"]
        for name, quote in seen.matched.items()
        if name.startswith(expectation.name + "/")
    }
    others = [
        quote["text"]
        for quote in seen.quotes.get(article["id"], [])
        if quote["id"] not in expected and quote["kind"] != "indirect" and quote["field"] == "text"
    ]
    return f"also found: {others}" if others else None


def _quote(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    quote, body = seen.quote(expectation.name), expectation.body
    if quote is None:
        return f"not found: {body['segments']}"
    if aspect == "extent":
        return _extent(body["segments"], quote)
    if aspect == "speaker":
        return _other_name(body["speaker"], quote["speaker"])
    if aspect == "via":
        return _names(body["via"], quote["via"])
    if aspect == "reporter_words":
        return _differs(body["reporter_words"], "reporter_words" in quote["warnings"])
    if aspect in ("warnings", "no_warnings"):
        return _kinds(expectation, aspect, set(quote["warnings"]))
    if aspect == "hops":
        return _hops(body["hops"], quote["hops"])
    if aspect == "changes":
        return _changes(body["changes"], quote["changes"])
    return None if aspect == "found" else _differs(body[aspect], quote[aspect])


def _extent(segments: list[str], quote: Record) -> Verdict:
    wanted = plain(" ".join(segments))
    if wanted != plain(quote["text"]):
        return f"expected {segments}, found {quote['text']!r}"
    if len(segments) != len(quote["segments"]) and len(segments) == 1:
        return f"expected one segment, found {quote['segments']}"
    return None


def _names(wanted: list[object], found: list[str]) -> Verdict:
    alike = len(wanted) == len(found) and all(
        _other_name(name, got) is None for name, got in zip(wanted, found, strict=True)
    )
    return None if alike else f"expected {wanted}, found {found}"


def _hops(wanted: list[Record], found: list[Record]) -> Verdict:
    shown = " > ".join(f"{hop['source']}:{hop['act']}/{hop['evidence']}" for hop in found)
    if _names([hop["source"] for hop in wanted], [hop["source"] for hop in found]):
        return f"expected {' > '.join(hop['source'] for hop in wanted)}, found {shown}"
    for hop, got in zip(wanted, found, strict=True):
        for part in ("act", "evidence"):
            if hop[part] and hop[part] != got[part]:
                return f"expected {hop['source']}:{part} {hop[part]}, found {shown}"
    return None


def _changes(wanted: list[Record], found: list[Record]) -> Verdict:
    have = {(change["kind"], change["severity"]) for change in found}
    kinds = {kind for kind, _ in have}
    for change in wanted:
        severity = change.get("severity")
        if (change["kind"], severity) not in have and (severity or change["kind"] not in kinds):
            return f"no {change} among {sorted(have)}"
    return None


def _claim(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    body = expectation.body
    claims = {name: seen.claim_of(name) for name in body["quotes"]}
    claim = next((found for found in claims.values() if found), None)
    if claim is None:
        return "none of its quotes was found"
    if aspect == "together":
        return _together(claims)
    if aspect == "alone":
        return _alone(claims, seen)
    if aspect == "origin":
        return _origin(body["origin"], claim["origin"])
    if aspect in ("warnings", "no_warnings"):
        return _kinds(expectation, aspect, _claim_warnings(claims, claim, seen))
    if aspect == "reference":
        return _reference(body["reference"], claim, seen)
    if aspect == "first_article":
        article = seen.article(body["first_article"])
        return _differs(article and article["id"], claim["first_article_id"])
    return _differs(body[aspect], claim[aspect])


def _together(claims: dict[str, Record | None]) -> Verdict:
    parts: dict[str, list[str]] = {}
    for name, claim in claims.items():
        parts.setdefault(claim["id"] if claim else "not found", []).append(name)
    return f"in parts: {sorted(parts.values())}" if len(parts) > 1 else None


def _alone(claims: dict[str, Record | None], seen: Observed) -> Verdict:
    ids = {claim["id"] for claim in claims.values() if claim}
    strangers = [
        name
        for name, quote in seen.matched.items()
        if quote["claim_id"] in ids and name not in claims
    ]
    return f"also in it: {strangers}" if strangers else None


def _origin(wanted: Record, found: Record) -> Verdict:
    wrong = _differs(wanted["status"], found["status"])
    if wanted["source"] is not None:
        wrong = _other_name(wanted["source"], found["source"]) or wrong
    return f"{wrong} ({found['reason']})" if wrong else None


def _claim_warnings(claims: dict[str, Record | None], claim: Record, seen: Observed) -> set[str]:
    quotes = [quote for name in claims if (quote := seen.quote(name))]
    return set(claim["warnings"]).union(*(quote["warnings"] for quote in quotes))


def _reference(name: str, claim: Record, seen: Observed) -> Verdict:
    quote = seen.quote(name)
    if quote is None:
        return f"not found: {name}"
    same = plain(quote["text"]) == plain(claim["text"])
    return None if same else f"the reference is {claim['text']!r}"


def _apart(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    one, other = (seen.claim_of(name) for name in expectation.body["quotes"])
    if one is None or other is None:
        return "not found"
    return f"one claim: {one['text']!r}" if one["id"] == other["id"] else None


def _lineage(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    edges, body = _edges(expectation, seen), expectation.body
    fitting = [edge for edge in edges if not _other_name(body["from_source"], edge["from_source"])]
    if not fitting:
        return f"no such edge; edges: {[_shown(edge) for edge in edges]}"
    if aspect == "from_article":
        article = seen.article(body["from_article"])
        wanted: object = article and article["id"]
        fits = any(edge["from_article_id"] == wanted for edge in fitting)
    elif aspect == "edge":
        fits = body["from_article"] is not None or fitting[0]["from_article_id"] is None
    else:
        fits = any(edge[aspect] in options(body[aspect]) for edge in fitting)
    return None if fits else f"expected {aspect}, found {[_shown(edge) for edge in fitting]}"


def _no_lineage(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    edges, body = _edges(expectation, seen), expectation.body
    if body["from_article"]:
        article = seen.article(body["from_article"])
        edges = [edge for edge in edges if article and edge["from_article_id"] == article["id"]]
    if body["from_source"]:
        edges = [edge for edge in edges if edge["from_source"] == body["from_source"]]
    return f"found {[_shown(edge) for edge in edges]}" if edges else None


def _edges(expectation: Expectation, seen: Observed) -> list[Record]:
    article = seen.article(expectation.body["article"])
    return seen.lineages.get(article["id"], []) if article else []


def _shown(edge: Record) -> str:
    credit = "credited" if edge["credited"] else "not credited"
    return f"{edge['from_source']} ({edge['from_article_id']}), {edge['relation']}, {credit}"


def _not_speech(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    article = seen.article(expectation.body["article"])
    words = plain(expectation.body["text"])
    quotes = seen.quotes.get(article["id"], []) if article else []
    taken = [quote["text"] for quote in quotes if overlap(words, plain(quote["text"])) > _SAME]
    return f"taken for speech: {taken}" if taken else None


def _rejection(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    place = expectation.body["place"]
    return None if place in seen.rejections else f"{place} was not rejected"


def _search(expectation: Expectation, aspect: str, seen: Observed) -> Verdict:
    results = seen.search(expectation.body["query"])
    wanted = expectation.body["finds"]
    if wanted is None:
        return f"found {[hit['text'] for hit in results]}" if results else None
    claim = seen.claim_of(wanted)
    if not claim or not results or results[0]["claim_id"] != claim["id"]:
        return f"expected {wanted} first, found {[hit['text'] for hit in results[:3]]}"
    return None


_JUDGES: dict[str, Callable[[Expectation, str, Observed], Verdict]] = {
    "article": _article,
    "quote": _quote,
    "claim": _claim,
    "apart": _apart,
    "lineage": _lineage,
    "no_lineage": _no_lineage,
    "not_speech": _not_speech,
    "rejection": _rejection,
    "search": _search,
}
