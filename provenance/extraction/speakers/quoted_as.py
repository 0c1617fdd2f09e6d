"""One source quoting another: "the agency quoted Ana Ruiz as saying".

The grammatical subject of the sentence only passes the words on; who said them stands between
"quoted" and "as saying".
"""

import re
from dataclasses import replace

from provenance.models import Reported

_ACTIVE = re.compile(r"(?:quot|cit|paraphras)(?:ed|es|ing|e)\b")
_WHOM = re.compile(
    r"\s+(?P<who>[^.;:“”\"\n]{2,110}?),? as "
    r"(?:saying|having|telling|stating|warning|adding|asking|writing|declaring|calling|vowing)\b"
)
_BEFORE = re.compile(
    r"(?s:.*)\b(?:quoted|quoting|quotes|cited|citing) (?P<who>[^.;:“”\"\n]{2,110}?),? as\s+\Z"
)
_ROOM = 160  # characters after "quoted" in which "as saying" must follow


def quoted(text: str, reported: Reported) -> Reported:
    """Return the content with the quoted one as its source, where its sentence is of that form."""
    if reported.cue is None:
        return reported
    start, end = reported.cue
    if text[start] in "qcp" and _ACTIVE.match(text, start, end):
        match = _WHOM.match(text, end, end + _ROOM)
        return reported if match is None else replace(reported, source=match.span("who"))
    room = reported.frame[0]
    if start - room > _ROOM:
        room = start - _ROOM
    before = text[room:end]
    if " as " not in before or not any(verb in before for verb in ("quot", "cit", "paraphras")):
        return reported
    match = _BEFORE.match(text, room, start) or _PASSIVE.search(text, room, end)
    return reported if match is None else replace(reported, source=match.span("who"))


_PASSIVE = re.compile(
    r"(?P<who>[^.;:“”\"\n,]{2,110}?)(?:, [^.;:“”\"\n]{2,110},)? (?:was|were|is|are|been) (?:also )?"
    r"(?:quoted|cited|paraphrased) as (?:saying|telling|stating|warning)\Z"
)
