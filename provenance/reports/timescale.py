"""A line of time for pictures: instants to places on it, and the marks under it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_STEPS = (
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
    timedelta(days=1),
    timedelta(days=2),
    timedelta(days=4),
    timedelta(days=7),
    timedelta(days=14),
    timedelta(days=30),
    timedelta(days=91),
    timedelta(days=365),
    timedelta(days=3650),
)
_SHORTEST = timedelta(hours=1)  # one instant alone still needs a line to stand on


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """A linear scale from `first` to `last`, drawn between two horizontal places.

    `spans` is false where there is but one instant to show, which makes no line of time.
    """

    first: datetime
    last: datetime
    left: float
    right: float
    spans: bool

    def place(self, instant: str) -> float:
        """Return where an instant in UTC stands."""
        share = (_parsed(instant) - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)

    def marks(self, *, most: int = 5) -> list[tuple[float, str]]:
        """Return at most so many places with their dates, at round steps from the beginning."""
        span = self.last - self.first
        step = next((each for each in _STEPS if span / each <= most - 1), _STEPS[-1])
        while span / step > most - 1:
            step *= 2
        start = self.first.replace(minute=0, second=0)
        if step >= timedelta(days=1):
            start = start.replace(hour=0)
        marks = []
        while start <= self.last:
            if start >= self.first:
                share = (start - self.first) / span
                place = self.left + share * (self.right - self.left)
                marks.append((place, _shown(start, step)))
            start += step
        return marks or [(self.left, _shown(self.first, step))]


def timescale(instants: list[str], *, left: float, right: float) -> Timescale | None:
    """Return a scale on which all these instants stand, None without any.

    >>> scale = timescale(["2031-03-04T00:00:00Z", "2031-03-05T00:00:00Z"], left=0, right=10)
    >>> scale.place("2031-03-04T12:00:00Z")
    5.0
    """
    if not instants:
        return None
    first, last = _parsed(min(instants)), _parsed(max(instants))
    end = max(last, first + _SHORTEST)
    return Timescale(first=first, last=end, left=left, right=right, spans=first < last)


def _parsed(instant: str) -> datetime:
    return datetime.fromisoformat(instant).astimezone(UTC)


def _shown(instant: datetime, step: timedelta) -> str:
    if step < timedelta(days=1):
        return instant.strftime("%-d %b %H:%M")
    return instant.strftime("%-d %b %Y")
