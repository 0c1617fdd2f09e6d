"""Real news many times over, each time in other words: a corpus of any size that is like news.

A stream of made-up sentences is denser than news: every page is made of quotes, and few words come
again. Here each further edition of the same articles has its rarer words and names exchanged for
others of the same frequency and ending, and its larger figures for others, the same ones in the
whole edition, and it appears four years before the last one: a million quotes are the news of many
years. So an edition has the copies, credits and chains of the first, and shares with it what
unrelated news shares: the usual words, famous people, outlets. The order of words is the same in
all editions, as in copies by thesaurus; so that lineage does not take them for such copies,
fingerprints of further editions are turned into others (`apart`).
"""

import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from provenance.tracing import Fingerprint

Record = dict[str, Any]
_WORD = re.compile(r"[A-Za-z]{2,}|\d{2,}")
_USUAL = 2_500  # words that stay: function words, verbs of saying, titles, the most famous names
_ENDINGS = ("ing", "ed", "ly", "ers", "er", "ies", "s")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_APART = 4  # years between two editions, so that each day is there in all
_DAYS = 31  # smaller numbers may be days of a month
_PARTS = 1 << 32
_EDITION = re.compile(r"\?edition=(\d+)$")
_ODD, _STEP = 0x9E3779B1, 0x01234567  # an odd factor: different hashes stay different


def articles(path: Path) -> list[Record]:
    """Return the articles of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def editions(news: list[Record], times: float, *, seed: int = 1) -> Iterator[Record]:
    """Yield the articles so many times, the first edition as it is, the last one in part."""
    classes = _classes(news)
    for number in range(int(-(-times // 1))):
        words = _exchanged(classes, random.Random(seed * 1000 + number)) if number else {}
        for record in news:
            if part(record["url"] or record["title"] or "") < times - number:
                yield _edition(record, number, words) if number else record


def edition(url: str | None) -> int:
    """Return the number of the edition that an address belongs to, 0 for the first."""
    found = _EDITION.search(url or "")
    return int(found[1]) if found else 0


def apart(print_of: Fingerprint, number: int) -> Fingerprint:
    """Return a fingerprint as unlike those of other editions as if all words were others."""
    if not number:
        return print_of
    turned = np.sort(print_of.hashes * np.uint32(_ODD) + np.uint32(number * _STEP))
    return replace(print_of, data=turned.astype("<u4").tobytes())


def part(name: str) -> float:
    """Return a number from 0 to 1 that a name stands for, by chance but always the same."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") / _PARTS


def _classes(news: Iterable[Record]) -> list[list[str]]:
    """Return the words that are exchanged for each other."""
    counts: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for record in news:
        for word in _WORD.findall(record["text"]):
            if word.isalpha():
                counts[word.lower()] += 1
                capital[word.lower()] += word[0].isupper()
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for word, count in counts.most_common()[_USUAL:]:
        ending = next((end for end in _ENDINGS if word.endswith(end)), "")
        name = 2 * capital[word] > count
        found[count.bit_length(), name, ending, len(word) > 3].append(word)
    return list(found.values())


def _exchanged(classes: Iterable[list[str]], dice: random.Random) -> dict[str, str]:
    """Return another word for each word of a class."""
    words: dict[str, str] = {}
    for members in classes:
        others = dice.sample(members, len(members))
        words.update(zip(members, others, strict=True))
    return words


def _edition(record: Record, number: int, words: dict[str, str]) -> Record:
    """Return an article in the words of an edition."""

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word.isdigit():
            return _years_before(word, number) if _YEAR.match(word) else _figure(word, number)
        known = words.get(word.lower())
        if known is None or word.islower():
            return known or word
        return known.upper() if word.isupper() else known.capitalize()

    texts = {
        key: _WORD.sub(other, record[key]) for key in ("title", "byline", "text") if record[key]
    }
    dated = {key: _years_before(record[key], number) for key in ("url", "published")}
    return record | texts | dated | {"url": f"{dated['url']}?edition={number}"}


def _years_before(text: str, number: int) -> str:
    """Return a text with each year as it is in an edition."""
    return _YEAR.sub(lambda year: str(int(year.group()) - _APART * number), text)


def _figure(digits: str, number: int) -> str:
    """Return another figure of as many digits; days stay."""
    if int(digits) <= _DAYS or len(digits) > 9:
        return digits
    last = 10 ** (len(digits) - 1)
    return f"{digits[0]}{(int(digits) + 37 * number) % last:0{len(digits) - 1}d}"
