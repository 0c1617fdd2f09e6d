"""Shorthands for describing invented texts."""

from provenance.description import describe
from provenance.models import Article, Record
from provenance.sources.registry import default_registry

BODY = (
    "The harbour office of Hobb closed the pier on Monday after a plank gave way.\n\n"
    "“Nobody was hurt, and the gulls did not even look up,” said Ada Bell, the warden.\n\n"
    "The pier will be closed until the spring, when the carpenters come back to the town."
)


def described(text: str, **given: str) -> Article:
    """Return the article of a text, with what is given with it."""
    record = Record(source_path="story.txt", line=None, text=text, **given)  # type: ignore[arg-type]
    return describe(record, default_registry())


def credits_of(text: str, **given: str) -> list[tuple[str, str | None, str]]:
    """Return kind, source and words of every credit, having checked that the spans hold them."""
    article = described(text, **given)
    for credit in article.credits:
        if credit.field == "text":
            assert text[credit.start : credit.end] == credit.text
    return [(credit.kind.value, credit.source, credit.text) for credit in article.credits]


def furniture_of(text: str, **given: str) -> list[str]:
    """Return the words of every span of furniture."""
    return [text[start:end] for start, end in described(text, **given).furniture]
