"""The stored queries that the first page offers."""

from provenance.site.browsing import HOME_QUESTIONS
from provenance.store.statements import StoredQuery, stored_queries


def home_questions() -> list[StoredQuery]:
    """Return the questions of the first page that `db/queries` has, in the page's order."""
    known = {query.name: query for query in stored_queries()}
    return [known[name] for name in HOME_QUESTIONS if name in known]
