"""What an article says about itself: outlet, date, language, credits, page furniture.

`describe` turns a record as read into an article; everything else here is a part of it. No rule
here knows what a quote is.
"""

from provenance.description.articles import describe

__all__ = ["describe"]
