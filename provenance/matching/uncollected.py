"""A stretch of work during which Python does not look for garbage in circles.

Grouping a million quotes makes millions of lists and tuples that stay and hold no circle. Looking
through all of them again and again takes a sixth of the time and finds nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold back the collection of circles, and leave it as it was found."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
