"""Two wordings as one line: what was taken out and what was put in, word by word."""

from rapidfuzz.distance import Levenshtein
from rich.text import Text


def aligned(reference: str, quote: str) -> Text:
    """Return the reference turned into the quote: `[-taken out-]`, `{+put in+}`, coloured too.

    >>> aligned("we will go home", "we will not go").plain
    'we will {+not+} go [-home-]'
    """
    old, new = reference.split(), quote.split()
    line = Text()
    for step in Levenshtein.opcodes(old, new):
        out = " ".join(old[step.src_start : step.src_end])
        put = " ".join(new[step.dest_start : step.dest_end])
        if step.tag == "equal":
            _add(line, out, "")
            continue
        if out:
            _add(line, f"[-{out}-]", "red")
        if put:
            _add(line, f"{{+{put}+}}", "green")
    return line


def _add(line: Text, words: str, style: str) -> None:
    line.append(" " if len(line) else "")
    line.append(words, style=style)
