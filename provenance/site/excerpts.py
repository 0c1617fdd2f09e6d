"""Only as much of a text as the quotes in it need."""

from provenance.site.marking import Piece


def only_near(paragraphs: list[list[Piece]]) -> list[list[Piece]]:
    """Return the paragraphs that carry a mark; each run of others becomes one empty paragraph."""
    shown: list[list[Piece]] = []
    for paragraph in paragraphs:
        if any(piece.marks for piece in paragraph):
            shown.append(paragraph)
        elif not shown or shown[-1]:
            shown.append([])
    return shown
