"""Matching: which quotes, in all outlets, carry one statement, and how their wordings differ."""

from provenance.matching.clusters import cluster
from provenance.matching.comparing import compare
from provenance.matching.explaining import Explanation, explain
from provenance.matching.forms import Form

__all__ = ["Explanation", "Form", "cluster", "compare", "explain"]
