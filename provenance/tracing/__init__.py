"""Where texts and claims come from: lineage of articles, chains of quotes, origins, warnings."""

from provenance.tracing.article_warnings import article_warnings, warnings_of
from provenance.tracing.clocks import Sighting
from provenance.tracing.fingerprint import Fingerprint, fingerprint
from provenance.tracing.instants import day
from provenance.tracing.ledger import UNDATED
from provenance.tracing.lineage import Step, depths
from provenance.tracing.linking import Linked, link, linked
from provenance.tracing.relinking import Linkable, Relinked, relink
from provenance.tracing.retracing import Traceable, retrace
from provenance.tracing.revisions import page
from provenance.tracing.roots import may_begin
from provenance.tracing.seeking import Prints, Sharing, Sought
from provenance.tracing.touched import Earlier, touched
from provenance.tracing.tracing import trace
from provenance.tracing.trust import sightings_of, trust_of

__all__ = [
    "UNDATED",
    "Earlier",
    "Fingerprint",
    "Linkable",
    "Linked",
    "Prints",
    "Relinked",
    "Sharing",
    "Sighting",
    "Sought",
    "Step",
    "Traceable",
    "article_warnings",
    "day",
    "depths",
    "fingerprint",
    "link",
    "linked",
    "may_begin",
    "page",
    "relink",
    "retrace",
    "sightings_of",
    "touched",
    "trace",
    "trust_of",
    "warnings_of",
]
