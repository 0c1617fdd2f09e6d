"""Whether a descriptor without a name stands for one source or for a vague crowd.

"a source inside the party" is somebody whom somebody met; "critics" and "experts" are nobody in
particular, and a claim of theirs rests on no single source.
"""

import re
from functools import cache

from provenance.resources import read_toml

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def _words(name: str) -> frozenset[str]:
    raw = read_toml("provenance.tracing", "anonymity.toml")
    return frozenset(raw[name])


def is_single(descriptor: str) -> bool:
    """Whether a descriptor stands for one unnamed source, or for an outlet's own "sources".

    >>> is_single("a person briefed on the talks"), is_single("two analysts in Seoul")
    (True, False)
    """
    words = [word.casefold() for word in _WORD.findall(descriptor)]
    if not words:
        return False
    if not words[0].isascii():
        return True  # scripts without plural endings; the descriptor was found to be a source's
    if words[0] in _words("one"):
        return True
    head = _head(words)
    if head in _words("sources"):
        return words[0] not in _words("many")
    plural = head.endswith("s") and not head.endswith(("ss", "us"))
    return not plural and head not in _words("crowds") and words[0] not in _words("many")


def is_somebody(descriptor: str) -> bool:
    """Whether a descriptor's noun is a person who can be a source: no study, poll or report.

    >>> is_somebody("a source in the army"), is_somebody("a new study")
    (True, False)
    """
    words = [word.casefold() for word in _WORD.findall(descriptor)]
    return bool(words) and (not words[0].isascii() or _head(words) in _words("persons"))


def telling_words(descriptor: str) -> list[str]:
    """Return the words of a descriptor that tell one unnamed source from another.

    >>> telling_words("a miner of the night shift"), telling_words("a source close to the matter")
    (['miner', 'night', 'shift'], [])
    """
    known = _words("untelling") | _words("after") | _words("one") | _words("many")
    return [word for word in map(str.casefold, _WORD.findall(descriptor)) if word not in known]


def _head(words: list[str]) -> str:
    """Return the noun of a descriptor: the last word before what describes it further."""
    for at, word in enumerate(words):
        if at > 0 and word in _words("after"):
            return words[at - 1]
    return words[-1]
