"""What a database says that was derived, by public ids: equal for equal derivations."""

from pathlib import Path
from typing import Any

from provenance.store import Reader

_STATEMENTS = {
    "articles": "select id, version from articles",
    "claims": """
        select c.id, c.text, c.lang, s.id, r.id, c.quotes, c.articles, c.outlets, c.wordings,
            c.meaning_changes, c.wording_changes, c.independent_origins, c.first_published, a.id
        from claims c join quotes r on r.pk = c.reference
        left join sources s on s.pk = c.speaker left join articles a on a.pk = c.first_article""",
    "members": """
        select q.id, c.id, m.relation, m.score, s.id
        from members m join quotes q on q.pk = m.quote join claims c on c.pk = m.claim
        left join sources s on s.pk = m.speaker""",
    "changes": """
        select q.id, c.position, c.kind, c.reference_text, c.quote_text, c.severity
        from changes c join quotes q on q.pk = c.quote""",
    "hops": """
        select q.id, h.position, s.id, h.act, h.evidence, h.text, a.id, h.start, h."end",
            h.confidence
        from hops h join quotes q on q.pk = h.quote join sources s on s.pk = h.source
        left join articles a on a.pk = h.article""",
    "carriage": """
        select s.id, t.id, c.quotes, c.held, c.stated, c.textual, c.temporal
        from carriage c join sources s on s.pk = c.carrier
        left join sources t on t.pk = c.carried""",
    "passings": """
        select c.id, s.id, p."first", p."last"
        from passings p join claims c on c.pk = p.claim join sources s on s.pk = p.source""",
    "origins": """
        select c.id, o.rank, s.id, o.status, a.id, q.id, o.evidence, o.confidence, o.reason
        from origins o join claims c on c.pk = o.claim left join sources s on s.pk = o.source
        left join articles a on a.pk = o.article left join quotes q on q.pk = o.quote""",
    "lineage": """
        select a.id, b.id, l.from_source, l.relation, l.credited, l.share_of_copy,
            l.share_of_source, l.confidence
        from lineage l join articles a on a.pk = l.article
        left join articles b on b.pk = l.from_article""",
    "lineage_evidence": """
        select a.id, e.position, e.class, e.text, b.id, e.start, e."end"
        from lineage_evidence e join lineage l on l.pk = e.lineage
        join articles a on a.pk = l.article left join articles b on b.pk = e.article""",
    "ties": """
        select a.id, b.id, t.kind, t.shared
        from ties t join articles a on a.pk = t.one join articles b on b.pk = t.other""",
    "warnings": """
        select w.kind, w.sentence, c.id, q.id, a.id
        from warnings w left join claims c on c.pk = w.claim
        left join quotes q on q.pk = w.quote left join articles a on a.pk = w.article""",
    "warning_evidence": """
        select w.kind, w.sentence, e.position, e.class, e.text, b.id, e.start, e."end"
        from warning_evidence e join warnings w on w.pk = e.warning
        left join articles b on b.pk = e.article""",
    "sources": """
        select s.id, s.name, s.kind, s.name_key, a.id
        from sources s left join articles a on a.pk = s.article""",
    "term_df": "select term, df from term_df",
    "claims_fts": "select c.id from claims_fts f join claims c on c.pk = f.rowid",
    "markers": "select name, value from markers where name not like '%digest'",
}


def derived(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all derived rows of a database, with public ids for its internal keys."""
    with Reader.open(path) as reader:
        return {
            table: sorted(map(tuple, reader.connection.execute(sql)), key=repr)
            for table, sql in _STATEMENTS.items()
        }
