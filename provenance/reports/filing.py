"""Writing reports to files: whole or not at all, one or a folder of them with an index."""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import InputError, UsageError
from provenance.reports.attribution import absence_report, attribution_report
from provenance.reports.document import Document, Inline, Link, Section, Table, paragraph
from provenance.reports.dossier import absence, gather
from provenance.reports.html import to_html
from provenance.reports.markdown import to_markdown
from provenance.reports.report_json import absence_json, report_json
from provenance.schemas import ClaimOut
from provenance.store import Reader
from provenance.vocabulary import ReportFormat, WarningKind

RENDERERS: dict[ReportFormat, Callable[[Document], str]] = {
    ReportFormat.HTML: to_html,
    ReportFormat.MARKDOWN: to_markdown,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A report of a batch: the question, the claim if one was found, and the file's name."""

    question: str
    claim_id: str | None
    name: str


def report_text(reader: Reader, claim_id: str, question: str, form: ReportFormat) -> str:
    """Return the report on a claim in a format."""
    dossier = gather(reader, claim_id, question)
    if form is ReportFormat.JSON:
        return json.dumps(report_json(dossier), ensure_ascii=False, indent=2) + "\n"
    return RENDERERS[form](attribution_report(dossier))


def absence_text(reader: Reader, question: str, form: ReportFormat) -> str:
    """Return the report that nothing was found, in a format."""
    nothing = absence(reader, question)
    if form is ReportFormat.JSON:
        return json.dumps(absence_json(nothing), ensure_ascii=False, indent=2) + "\n"
    return RENDERERS[form](absence_report(nothing))


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: beside it first, then renamed.

    Raises InputError with the path and the reason.
    """
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", dir=path.parent, delete=False
        ) as file:
            beside = Path(file.name)
            try:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
                beside.chmod(0o644)
                beside.replace(path)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error


def file_batch(
    reader: Reader,
    questions: Iterable[tuple[str, str | None]],
    folder: Path,
    form: ReportFormat,
) -> Iterator[Filed]:
    """Write one report for each question and claim, yield each, and write the index at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    filed: list[Filed] = []
    for number, (question, claim_id) in enumerate(questions, 1):
        name = f"{claim_id or f'not-found-{number}'}.{form}"
        if claim_id is None:
            text = absence_text(reader, question, form)
        else:
            text = report_text(reader, claim_id, question, form)
        write_whole(folder / name, text)
        filed.append(Filed(question=question, claim_id=claim_id, name=name))
        yield filed[-1]
    write_whole(folder / f"index.{form}", index_text(filed, form))


def index_text(filed: Iterable[Filed], form: ReportFormat) -> str:
    """Return the index of a batch."""
    rows = list(filed)
    if form is ReportFormat.JSON:
        listed = [{"question": r.question, "claim_id": r.claim_id, "file": r.name} for r in rows]
        return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    cells: tuple[tuple[Inline, ...], ...] = tuple(
        (r.question, r.claim_id or "nothing found", Link(text=r.name, href=r.name)) for r in rows
    )
    table = Table(heads=("Question", "Claim", "Report"), rows=cells)
    document = Document(
        title="Attribution reports",
        lang="en",
        sections=(Section(title="Reports", blocks=(paragraph(f"{len(rows)} reports."), table)),),
        footer="Every 'earliest' and 'not found' means: in these holdings.",
    )
    return RENDERERS[form](document)


def selected(reader: Reader, conditions: Iterable[str]) -> Iterator[ClaimOut]:
    """Yield the claims that fulfil every KEY=VALUE condition.

    Keys: `warning`, `origin`, `status`, `outlets` and `quotes` (at least so many). Raises
    UsageError for any other.
    """
    tests = [_condition(reader, text) for text in conditions]
    return (claim for claim in reader.claims() if all(test(claim) for test in tests))


def _condition(reader: Reader, text: str) -> Callable[[ClaimOut], bool]:
    """Return the test for one condition; a warning counts wherever the trace shows it."""
    key, equals, value = text.partition("=")
    try:
        conditions: dict[str, Callable[[ClaimOut], bool]] = {
            "warning": lambda claim: (
                value in claim.warnings
                or any(value in quote.warnings for quote in reader.claim_quotes(claim.id))
            ),
            "origin": lambda claim: claim.origin.source == value,
            "status": lambda claim: claim.origin.status == value,
        }
        if key in ("outlets", "quotes"):
            least = int(value)
            conditions["outlets"] = lambda claim: claim.outlets >= least
            conditions["quotes"] = lambda claim: len(claim.quotes) >= least
        if key == "warning":
            WarningKind(value)
        return conditions[key if equals else ""]
    except (KeyError, ValueError) as error:
        raise UsageError(
            f"--where {text!r}: expected warning=KIND, origin=NAME, status=STATUS, "
            "outlets=NUMBER or quotes=NUMBER"
        ) from error


def questions_of(reader: Reader, lines: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield each non-empty line as a question with the claim that answers it best, if any."""
    for line in lines:
        question = line.strip()
        if question:
            found = reader.search(question, limit=1).results
            yield question, found[0].claim_id if found else None
