"""What every answer of the site is wrapped in: no writing, and headers that forbid surprises."""

from collections.abc import Awaitable, Callable
from typing import Any

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

READING = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = b"x-provenance-page"
"""Set by our own pages, taken off again here: it chooses the strict policy."""

_STRICT = (
    b"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    b"base-uri 'none'; frame-ancestors 'none'"
)
_REPORT = (
    b"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    b"frame-ancestors 'none'"
)
# Datasette's stock pages come with inline scripts and styles.
_STOCK = (
    b"default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    b"frame-ancestors 'none'"
)
_POLICIES = {b"page": _STRICT, b"report": _REPORT}
_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


def guarded(app: App) -> App:
    """Return the application read-only and with security headers on every answer."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif scope["method"] not in READING:
            await _refuse(_with_headers(send))
        else:
            await app(scope, receive, _with_headers(send))

    return wrapped


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"allow", b"GET, HEAD, OPTIONS")]
    await send({"type": "http.response.start", "status": 405, "headers": headers})
    body = b"This site is read-only: only GET, HEAD and OPTIONS are answered.\n"
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = [(bytes(key).lower(), bytes(value)) for key, value in message["headers"]]
            message = {**message, "headers": _secured(given)}
        await send(message)

    return sending


def _secured(given: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    ours = next((value for key, value in given if key == OURS), b"")
    added = [*_ALWAYS, (b"content-security-policy", _POLICIES.get(ours, _STOCK))]
    names = {OURS, *(key for key, _ in added)}
    return [pair for pair in given if pair[0] not in names] + added
