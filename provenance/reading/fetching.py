"""One polite, bounded fetch from the web: time limits, a size limit, robots.txt respected.

Whatever can go wrong with an address ends as one line of text in a `FetchError`.
"""

import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from provenance.errors import InputError

if TYPE_CHECKING:  # the network is slow to load, and most articles come from files
    from urllib.robotparser import RobotFileParser

    import httpx

AGENT = "provenance-tracker"
"""The name under which pages are asked for, and which robots.txt can address."""

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes of the largest page, feed or sitemap that is fetched, after decompression."""

_CONNECT, _READ = 10.0, 20.0  # seconds until a server must have answered, and between two pieces
_WHOLE = 60.0  # seconds for one address in all
_NUMBERED = re.compile(r"^\[Errno -?\d+\] ")
_GZIP = b"\x1f\x8b"
_REDIRECTS = 5
_PAUSE = 0.5  # seconds between two requests to one host
_LONGEST_PAUSE = 10.0  # seconds that a host can ask for in its robots.txt


class FetchError(InputError):
    """An address cannot be fetched; the message is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came from an address: where it was in the end, what it says it is, and its bytes."""

    address: str
    kind: str
    data: bytes


class Fetcher:
    """Fetches addresses with one client; `transport` replaces the network, `pause` the waiting."""

    def __init__(
        self,
        *,
        transport: "httpx.BaseTransport | None" = None,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        import httpx

        self._client = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(_READ, connect=_CONNECT),
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"},
            follow_redirects=False,
        )
        self._pause = pause
        self._clock = clock
        self._rules: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def fetch(self, address: str) -> Fetched:
        """Return what is at an address. Raises FetchError with the reason why not.

        Redirects are followed within http(s), and robots.txt is asked at each step.
        """
        place = address
        for _ in range(_REDIRECTS + 1):
            if not self._allowed(place):
                raise FetchError("robots.txt does not allow to fetch it")
            status, fetched, further = self._get(place)
            if further is None:
                if status >= 400:
                    raise FetchError(f"the server answered {status}")
                return fetched
            if not further.startswith(("http://", "https://")):
                raise FetchError("cannot be fetched: it leads away from the web")
            place = further
        raise FetchError(f"more than {_REDIRECTS} redirects")

    def _allowed(self, address: str) -> bool:
        host = _origin(address)
        if host not in self._rules:
            self._rules[host] = self._robots(host)
        return self._rules[host].can_fetch(AGENT, address)

    def _robots(self, host: str) -> "RobotFileParser":
        """Return a host's rules: all is allowed without any, nothing while they cannot be read."""
        from urllib.robotparser import RobotFileParser

        rules = RobotFileParser()
        status, fetched, _ = self._get(f"{host}/robots.txt")
        if status >= 500:
            raise FetchError(f"robots.txt cannot be read: the server answered {status}")
        text = "" if status != 200 else fetched.data.decode("utf-8", "replace")
        rules.parse(text.splitlines())
        return rules

    def _get(self, address: str) -> tuple[int, Fetched, str | None]:
        """Return the status, what came, and where a redirect leads."""
        import httpx

        self._wait(_origin(address))
        try:
            with self._client.stream("GET", address) as response:
                data = self._body(response)
                kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
                further = str(response.next_request.url) if response.next_request else None
                fetched = Fetched(address=str(response.url), kind=kind, data=data)
                return response.status_code, fetched, further
        except httpx.TimeoutException as error:
            raise FetchError(f"no answer within {_READ:.0f} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
            words = _NUMBERED.sub("", " ".join(str(error).split()))
            reason = words or type(error).__name__
            raise FetchError(f"cannot be fetched: {reason}") from error

    def _body(self, response: "httpx.Response") -> bytes:
        parts, size, started = [], 0, self._clock()
        for part in response.iter_bytes():
            size += len(part)
            if size > SIZE_LIMIT:
                raise FetchError(f"larger than {SIZE_LIMIT // (1024 * 1024)} MB")
            if self._clock() - started > _WHOLE:
                raise FetchError(f"not complete after {_WHOLE:.0f} seconds")
            parts.append(part)
        return b"".join(parts)

    def _wait(self, host: str) -> None:
        """Leave the pause between two requests that the host asks for, within reason."""
        rules = self._rules.get(host)
        asked = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        pause = min(max(_PAUSE, asked), _LONGEST_PAUSE)
        now = self._clock()
        due = self._last.get(host, now - pause) + pause
        if due > now:
            self._pause(due - now)
        self._last[host] = max(now, due)


def _origin(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise FetchError(f"no address: {error}") from error
    return f"{parts.scheme}://{parts.netloc}"


def unpacked(data: bytes) -> bytes:
    """Return what a gzip file holds, such as a sitemap's; other data as it is.

    Raises FetchError for a damaged one and for one that grows over the size limit.
    """
    if not data.startswith(_GZIP):
        return data
    packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        whole = packed.decompress(data, SIZE_LIMIT + 1)
    except zlib.error as error:
        raise FetchError(f"the gzip is damaged: {error}") from error
    if len(whole) > SIZE_LIMIT:
        raise FetchError(f"larger than {SIZE_LIMIT // (1024 * 1024)} MB")
    return whole
