"""What must be found in the invented news world, as data: one expectation a line.

`expectations.jsonl` holds JSON objects told apart by `expect`:

- `world`: the name of a story world, the tough cases it covers and what happens in it.
- `article`: `id`, its `place` (file below `fixtures/`, with `:LINE` for JSON lines), and any of
  `outlet`, `outlet_basis`, `published_basis`, `published_day`, `complete`, `url`, `version`,
  `credits`, `warnings`, `no_warnings`; `marked_quotes` = `all` says that every quote in marks in
  the text is listed below.
- `quote`: `id`, `article`, `field`, `segments` (the words, as they stand), `kind`, `speaker`,
  `speaker_kind`, `via`, and any of `reporter_words`, `hops`, `relation`, `changes`, `warnings`,
  `no_warnings`.
- `not_speech`: words in marks that nobody said.
- `claim`: `quotes` that belong together and no others, and any of `origin`, `reference`,
  `independent_origins`, `first_article`, `warnings`, `no_warnings`.
- `apart`: two quotes that are not one claim, and `why`.
- `lineage`, `no_lineage`: where an article's text comes from, or that it comes from nowhere.
- `rejection`: a record that cannot be used. `search`: a query and the quote whose claim it finds,
  or null.

Where several answers are right, a value is a list of them, or words joined by `|`.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parents[2] / "fixtures"
EXPECTATIONS = Path(__file__).with_name("expectations.jsonl")
GAPS = Path(__file__).with_name("gaps.toml")

_ALWAYS = {
    "article": ("held",),
    "quote": ("found", "extent", "kind", "speaker", "speaker_kind", "via"),
    "claim": ("together", "alone"),
    "apart": ("apart",),
    "lineage": ("edge", "relation"),
    "no_lineage": ("none",),
    "not_speech": ("left_out",),
    "rejection": ("rejected",),
    "search": ("finds",),
    "world": (),
}
_WHEN_GIVEN = {
    "article": (
        *("outlet", "outlet_basis", "published_basis", "published_day", "complete", "url"),
        *("version", "credits", "warnings", "no_warnings"),
    ),
    "quote": ("reporter_words", "hops", "relation", "changes", "warnings", "no_warnings"),
    "claim": (
        *("origin", "reference", "independent_origins", "first_article"),
        *("warnings", "no_warnings"),
    ),
    "lineage": ("from_article", "credited"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One line of the expectations: its kind, its world, and what is expected."""

    kind: str
    world: str
    name: str
    body: dict[str, Any]

    def check(self, aspect: str) -> str:
        """Return the name of one aspect's check, as tests and `gaps.toml` call it."""
        return f"{self.kind}-{self.name}-{aspect}"

    def aspects(self) -> tuple[str, ...]:
        """Return what can be checked of it, each on its own."""
        given = [
            aspect for aspect in _WHEN_GIVEN.get(self.kind, ()) if self.body.get(aspect) is not None
        ]
        if self.body.get("marked_quotes") == "all":
            given.append("no_other_quotes")
        return (*_ALWAYS[self.kind], *given)


def load() -> list[Expectation]:
    """Return all expectations in the order of the file."""
    return list(_lines())


def gaps() -> dict[str, str]:
    """Return the checks that are known not to hold, each with the reason."""
    return {
        check: group["reason"]
        for group in tomllib.loads(GAPS.read_text(encoding="utf-8"))["gap"]
        for check in group["checks"]
    }


def _lines() -> Iterator[Expectation]:
    with EXPECTATIONS.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            body = json.loads(line)
            yield Expectation(
                kind=body["expect"], world=body["world"], name=_name(body, number), body=body
            )


def _name(body: dict[str, Any], number: int) -> str:
    if "id" in body:
        return str(body["id"])
    if body["expect"] == "claim":
        return f"{body['world']}/{body['name']}".replace(" ", "-")
    if body["expect"] == "apart":
        return "~".join(body["quotes"])
    if body["expect"] in ("lineage", "no_lineage"):
        return f"{body['article']}<-{body['from_article'] or body['from_source'] or 'nothing'}"
    return f"{body['world']}/line{number}"


def options(value: Any) -> list[Any]:
    """Return the right answers that a value of an expectation stands for.

    >>> options("verbatim|edited"), options(["Ri", None]), options(3)
    (['verbatim', 'edited'], ['Ri', None], [3])
    """
    if isinstance(value, list):
        return value
    return value.split("|") if isinstance(value, str) else [value]
