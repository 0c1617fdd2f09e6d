"""How the doors say that something could not be used: place and reason in one form."""

from provenance.models import Rejection

STAGE = "reading"


def reject(source_path: str, reason: str, *, line: int | None = None) -> Rejection:
    """Return the rejection of an item at the door."""
    return Rejection(source_path=source_path, line=line, stage=STAGE, reason=reason)


def why(error: OSError) -> str:
    """Return what the operating system says about a path, in one short line."""
    return (error.strerror or type(error).__name__).lower()
