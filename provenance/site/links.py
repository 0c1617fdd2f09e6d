"""The addresses that people may link to, with the site's base path in front."""

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from provenance.ids import source_id
from provenance.schemas import QuoteOut
from provenance.site.parts import PART
from provenance.site.shortening import Whole

if TYPE_CHECKING:
    from datasette.app import Datasette


_WORDS = 400  # characters of words that an address may carry: longer ones are cut on the way


class Links:
    """Addresses of our pages, below wherever this Datasette is mounted."""

    __slots__ = ("_path",)

    def __init__(self, datasette: "Datasette") -> None:
        self._path = datasette.urls.path

    def claim(self, claim_id: str) -> str:
        """The page of a claim."""
        return self._at(f"claim/{quote(claim_id, safe='')}")

    def quote(self, quote_id: str) -> str:
        """The permanent address of a quote, which leads to its place in its article."""
        return self._at(f"quote/{quote(quote_id, safe='')}")

    def article(self, article_id: str, *, quote_id: str | None = None) -> str:
        """The page of an article, at one of its quotes."""
        return self._at(f"article/{quote(article_id, safe='')}") + (
            f"#{quote_id}" if quote_id else ""
        )

    def place(self, quote: QuoteOut) -> str:
        """The page of a quote's article, in the part of the text where it stands, at the quote."""
        if quote.field == "title" or quote.start < PART:
            return self.article(quote.article_id, quote_id=quote.id)
        return self._at(f"article/{quote.article_id}?at={quote.start}#{quote.id}")

    def part(self, article_id: str, offset: int) -> str:
        """The page of an article, in the part of its text where this offset stands."""
        return self._at(
            f"article/{quote(article_id, safe='')}" + (f"?at={offset}" if offset else "")
        )

    def passage(self, article_id: str, start: int, end: int) -> str:
        """The page of an article with these offsets of its text marked as evidence, and there."""
        return self._at(f"article/{quote(article_id, safe='')}?from={start}&to={end}#evidence")

    def words(self, article_id: str, text: str) -> str:
        """The page of an article with the first place of these words marked, and there.

        Words too many for an address lead to the article alone.
        """
        if len(text) > _WORDS:
            return self.article(article_id)
        asked = urlencode({"words": text})
        return self._at(f"article/{quote(article_id, safe='')}?{asked}#evidence")

    def source(self, name: str, kind: str) -> str:
        """The page of a speaker, an agency or an outlet."""
        return self._at(f"source/{source_id(name, kind)}")

    def source_by_id(self, source: str) -> str:
        """The page of a source whose id is known."""
        return self._at(f"source/{quote(source, safe='')}")

    def compare(self, left: str, right: str) -> str:
        """The page that sets two quotes side by side."""
        return self._at("compare?" + urlencode({"a": left, "b": right}))

    def search(self, words: str) -> str:
        """The page that searches for these words."""
        return self._at("search?" + urlencode({"q": words}))

    def _at(self, path: str) -> str:
        return Whole(self._path(path))
