"""Trace quotes through the news: who said it first, who only repeated it, what was changed."""

__version__ = "0.1.0"
