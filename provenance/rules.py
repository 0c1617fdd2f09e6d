"""A digest of what derives: two runs with the same one derive the same from the same articles."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from provenance.sources.registry import Registry

_PACKAGE = Path(__file__).resolve().parent
_DERIVING = (
    "adding.py", "forming.py", "matching", "pipeline.py", "sources", "store", "text", "tracing",
)  # fmt: skip


def rules_digest(registry: Registry) -> str:
    """Return a digest of the code and the word lists that derive, and of the registry of sources.

    What was derived under another one is derived again as a whole.
    """
    return blake2b(repr(registry.sources).encode() + _files(), digest_size=16).hexdigest()


@cache
def _files() -> bytes:
    digest = blake2b(digest_size=16)
    for name in _DERIVING:
        found = _PACKAGE / name
        for path in sorted(found.rglob("*.*")) if found.is_dir() else [found]:
            if path.suffix in (".py", ".toml"):
                digest.update(path.read_bytes())
    return digest.digest()
