"""Where a quotation ends whose closing mark is missing: before the words that attribute it."""

import re

_SAID = r"(?:said|says|added|told|wrote|asked|replied|explained|noted|insisted|warned|recalled)"
_NAME = r"[A-Z][\w'’-]*(?:[ .]+[A-Z][\w'’-]*){0,3}"
_ATTRIBUTION = re.compile(
    rf"[,?!](?= (?:(?:he|she|they|{_NAME}) {_SAID}|{_SAID} {_NAME})"
    r"(?:[.!]|,? (?:on|in|at|to|after|during|when|as|of|reporters)\b))"
)


def end_of_open(text: str, start: int, end: int) -> int:
    """Return where speech that opens at `start` and is never closed ends, `end` at the latest.

    >>> end_of_open("We will build, he said. Rain fell.", 0, 34)
    14
    """
    found = _ATTRIBUTION.search(text, start, end)
    return found.end() if found else end
