"""Matching: which quotes, in all outlets, carry one statement, and how their wordings differ."""

from provenance.matching.clusters import cluster
from provenance.matching.comparing import compare
from provenance.matching.explaining import Explanation, explain
from provenance.matching.forms import Form
from provenance.matching.growing import Growth, Settled, grow, settle
from provenance.matching.known import Past

__all__ = [
    "Explanation",
    "Form",
    "Growth",
    "Past",
    "Settled",
    "cluster",
    "compare",
    "explain",
    "grow",
    "settle",
]
