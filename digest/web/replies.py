"""What follows from what a server said: another address, an error, another try after a pause. Nothing is asked here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from digest import border
from digest.model import Url
from digest.web import WebError, Why
from digest.web.exchange import Reply

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
LONGEST_SLEEP = 20.0
"""Seconds that are slept for a server before it is left to a later run."""
LONGEST_WAIT = 7 * 86_400.0
"""Seconds that a server may send us away for: a slip of its own must not silence a source for years."""
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_FIRST_PAUSE = 1.0
_MEANING = {
    304: "says that nothing changed, but was not asked that",
    401: "wants a name and a password",
    403: "does not let digest in",
    404: "has nothing at this address",
    410: "has taken down what stood at this address, for good",
    429: "is asked too often",
    451: "may not show this, for reasons of law",
    503: "is too busy or being repaired",
}
_ADDRESS = "is the address right?"
_ADVICE = {
    401: "digest reads what is open to all",
    403: "some servers let in only who says whom to write to: `agent` below [fetch] in digest.toml",
    404: _ADDRESS,
    410: _ADDRESS,
    429: "a longer `pause` below [fetch] in digest.toml",
}


def failed(reply: Reply) -> WebError:
    """What is wrong with an answer that is none."""
    what = _MEANING.get(reply.status, "answers with an error" if reply.status >= 400 else "answers oddly")
    why = Why(reply.status, again=reply.status in _AGAIN, wait=told_wait(reply.headers))
    return WebError(f"{what} ({reply.status})", hint=_ADVICE.get(reply.status, ""), why=why)


def told_wait(headers: Mapping[str, str]) -> float | None:
    """The seconds that ``Retry-After`` asks for, at most a week; None where it says nothing. A moment is counted from
    the server's own clock, the header ``Date``, so that it does not matter what ours shows."""
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), LONGEST_WAIT)
    until, now = _moment(value), _moment(headers.get("Date", ""))
    if until is None or now is None:
        return None
    return min(max((until - now).total_seconds(), 0.0), LONGEST_WAIT)


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def pause(error: WebError, tried: int) -> float | None:
    """The seconds to wait before a question that failed ``tried`` times before is asked again, None where that is not
    worth it."""
    seconds = max(_FIRST_PAUSE * 2**tried, error.why.wait or 0.0)
    return seconds if error.why.again and seconds <= LONGEST_SLEEP else None


def onward(reply: Reply, seen: Sequence[Url], most: int) -> Url:
    """Where the redirect ``reply`` by the last address that was ``seen`` leads, after at most ``most`` of them; raises
    :class:`WebError` where digest does not go there."""
    address = seen[-1]
    found = _target(address, reply)
    if found in seen:
        raise _lost("redirects in a circle", reply)
    if len(seen) > most:
        raise _lost(f"redirects more than {most} times", reply)
    return found


def _target(address: Url, reply: Reply) -> Url:
    places = {_read(one) for one in reply.locations}
    if len(places) != 1:
        raise _lost("redirects, but does not say where to", reply)
    to = places.pop()
    try:
        joined = urljoin(address, to)
        parts = urlsplit(joined)
        named = parts.username is not None
    except ValueError:
        raise _lost(f"redirects to {_shown(to)}, which is no address", reply) from None
    if parts.scheme not in {"http", "https"}:
        raise _lost(f"redirects to {_shown(to)}, which is not on the web", reply, refused=True)
    if named:
        raise _lost("redirects to an address with a name or a password in it", reply, refused=True)
    found = border.url(joined)
    if found is None:
        raise _lost(f"redirects to {_shown(to)}, which is no address digest would ask", reply)
    return _kept_secret(address, found, reply)


def _kept_secret(address: Url, to: Url, reply: Reply) -> Url:
    """``to``, but never from https to http. Many servers behind another name ``http`` where they mean themselves; they
    are asked by https."""
    if not (address.startswith("https:") and to.startswith("http:")):
        return to
    secret = border.url(f"https:{to.removeprefix('http:')}")
    if secret and urlsplit(secret).netloc == urlsplit(address).netloc == urlsplit(to).hostname:
        return secret
    what = f"redirects from https to {_shown(to)}, where anybody on the way could change the text"
    raise _lost(what, reply, refused=True)


def _read(location: str) -> str:
    """A header as it was meant: some servers send UTF-8 where HTTP knows Latin-1 alone."""
    try:
        return location.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return location.strip()


def _shown(address: str) -> str:
    return border.plain(address)[:200]


def _lost(what: str, reply: Reply, *, refused: bool = False) -> WebError:
    """A redirect that leads nowhere, or where digest does not go (``refused``)."""
    return WebError(what, hint=_ADDRESS, why=Why(reply.status, refused=refused))
