"""Where texts and claims come from: lineage of articles, chains of quotes, origins, warnings."""

from provenance.tracing.fingerprint import Fingerprint, fingerprint
from provenance.tracing.lineage import depths, link

__all__ = ["Fingerprint", "depths", "fingerprint", "link"]
