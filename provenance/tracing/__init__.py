"""Where texts and claims come from: lineage of articles, chains of quotes, origins, warnings."""

from provenance.tracing.affected import affected
from provenance.tracing.article_warnings import article_warnings
from provenance.tracing.fingerprint import Fingerprint, fingerprint
from provenance.tracing.lineage import depths, link
from provenance.tracing.tracing import trace

__all__ = [
    "Fingerprint",
    "affected",
    "article_warnings",
    "depths",
    "fingerprint",
    "link",
    "trace",
]
