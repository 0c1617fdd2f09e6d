"""One side of a comparison: a text with its canonical words and the stretches between them."""

from typing import NamedTuple

from provenance.matching.tokens import Token, tokens


class Text(NamedTuple):
    """One side of a comparison."""

    text: str
    tokens: list[Token]

    def piece(self, start: int, end: int) -> str:
        """Return the text of a range of words."""
        if start >= end:
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def gap(self, at: int) -> str:
        """Return the text between the word at a place and the one before it."""
        before = self.tokens[at - 1].end if at else 0
        after = self.tokens[at].start if at < len(self.tokens) else len(self.text)
        return self.text[before:after]

    def joined(self, at: int) -> bool:
        """Whether a new sentence seems to begin here after an attribution: a comma, a capital."""
        if at == len(self.tokens):
            return False
        token = self.tokens[at]
        return "," in self.gap(at) and token.word != "i" and self.text[token.start].isupper()

    def words(self, start: int, end: int) -> list[str]:
        """Return the canonical words of a range."""
        return [token.word for token in self.tokens[start:end]]


def side(text: str) -> Text:
    """Return a text with its canonical words."""
    return Text(text, tokens(text))
