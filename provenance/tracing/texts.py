"""Texts of articles as tracing searches them, each read once while it is likely to be needed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from provenance.ids import ArticleId
from provenance.text.normal import IGNORABLE, words
from provenance.text.whitespace import oddly_spaced

_KEPT = 2000  # texts kept at once: about 25 MB
AT_ONCE = 200
"""How many texts are best read together."""

_TURNING = (  # letters that are folded into ASCII ones, alone or with others: "ſ", "ß", "ﬁ"
    "\xdf\u0130\u0149\u017f\u01f0\u1e96\u1e97\u1e98\u1e99\u1e9a\u1e9e\u212a"
    "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
)
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Texts:
    """The texts of articles, as they are and in the forms in which words are looked for."""

    def __init__(
        self,
        read: Callable[[Sequence[ArticleId]], Mapping[ArticleId, str]],
        *,
        together: bool = False,
    ) -> None:
        """`read` returns the texts of some articles; what it does not know has no text.

        It is asked for one at a time, unless several are read faster `together`.
        """
        self._read = read
        self._together = together
        self._raw: dict[ArticleId, str] = {}
        self._odd: dict[ArticleId, bool] = {}
        self._small: dict[ArticleId, bytes] = {}
        self._words: dict[ArticleId, str] = {}

    def raw(self, article_id: ArticleId) -> str:
        """Return an article's text."""
        text = self._raw.get(article_id)
        if text is None:
            text = self._read([article_id]).get(article_id, "")
            keep(self._raw, article_id, text)
        return text

    def read(self, ids: Iterable[ArticleId]) -> None:
        """Read texts that are likely to be asked for, if that is faster than one by one."""
        wanted = ids if self._together else ()
        missing = [article_id for article_id in wanted if article_id not in self._raw]
        found = self._read(missing) if missing else {}
        for article_id in missing:
            keep(self._raw, article_id, found.get(article_id, ""))

    def odd(self, article_id: ArticleId) -> bool:
        """Whether the words of a text may be parted by other than one blank."""
        odd = self._odd.get(article_id)
        if odd is None:
            odd = oddly_spaced(self.raw(article_id))
            keep(self._odd, article_id, odd)
        return odd

    def missing(self, article_id: ArticleId, wanted: Iterable[str]) -> str | None:
        """Return the first of some words of small ASCII letters that a text has nowhere, if any.

        Letters are looked for, in any case, and not words: this spares taking most texts apart.
        Dots between them are looked through, for the comparison word of "J.D." is "jd".
        """
        text = self._small.get(article_id)
        if text is None:
            text = small_letters(self.raw(article_id))
            keep(self._small, article_id, text)
        for word in wanted:
            if word.encode() not in text and ".".join(word).encode() not in text:
                return word
        return None

    def words(self, article_id: ArticleId) -> str:
        """Return the comparison words of a text with a blank before and behind each."""
        text = self._words.get(article_id)
        if text is None:
            text = f" {' '.join(words(self.raw(article_id)))} "
            keep(self._words, article_id, text)
        return text


def small_letters(text: str) -> bytes:
    """Return a text in UTF-8 in which whatever is folded into small ASCII letters is such letters.

    Many times faster than to fold what has curly marks, as nearly every text has. What is not seen
    inside of words is left out.

    >>> small_letters("“NO”, SAID ST. STRAßE").decode()
    '“no”, said st. strasse'
    """
    if not text.isascii():
        for mark in IGNORABLE:
            text = text.replace(mark, "")
        if any(letter in text for letter in _TURNING):
            text = text.casefold()
    return text.encode("utf-8", "surrogatepass").lower()


def keep(kept: dict[_Key, _Value], key: _Key, value: _Value, most: int = _KEPT) -> None:
    """Keep one value more, and drop what came first when these are too many."""
    while len(kept) >= most:
        del kept[next(iter(kept))]
    kept[key] = value
