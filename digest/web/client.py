"""The client that asks servers: politely, within bounds, and public ones alone."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Set
from dataclasses import dataclass, field, replace
from itertools import count

import digest
from digest.model import Url
from digest.web import Answer, Limits, WebError, Why, robots
from digest.web.exchange import Question, Said, exchange, place
from digest.web.replies import FOR_GOOD, LONGEST_SLEEP, REDIRECTS, failed, onward, pause
from digest.web.robots import Rules
from digest.web.turns import Turns
from digest.web.unpack import ACCEPTED
from digest.web.wire import Connector, Deadline, Resolver, Road, connect, look_up

AGENT = f"digest/{digest.__version__} (news-digest)"
"""What servers are told of who asks, unless the owner says otherwise."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands at the end of redirects, where, and the address it has moved to for good."""

    said: Said
    address: Url
    moved: Url | None


@dataclass(frozen=True, slots=True)
class _Way:
    """How one question is asked: until when, how often again, for which statuses, and whether robots.txt counts."""

    deadline: Deadline
    retries: int
    wanted: Set[int]
    obeys: bool = True


@dataclass(eq=False)
class Client:
    """Asks within ``limits``. Threads may share one: different hosts are asked at once, each by one at a time. The
    robots.txt of a site is asked for once in a client's life. ``resolve`` and ``connect`` are how it reaches the
    network, ``tls`` the certificates it trusts (the system's, or those that SSL_CERT_FILE names), ``clock`` and
    ``sleep`` how it waits. No proxy is used."""

    limits: Limits
    resolve: Resolver = look_up
    connect: Connector = connect
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context, repr=False)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[Url, Rules | WebError] = field(default_factory=dict, init=False, repr=False)
    _readers: dict[Url, threading.Lock] = field(default_factory=dict, init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def __post_init__(self) -> None:
        self._turns = Turns(self.clock, self.sleep)
        self._road = Road(self.resolve, self.connect, self.tls, self.limits.private)
        self._agent = self.limits.agent or AGENT

    def get(self, address: Url, *, etag: str = "", modified: str = "", accept: str = "*/*") -> Answer:
        """What stands at ``address``; with ``etag`` or ``modified`` only if it changed since (304). Raises
        :class:`WebError` for everything but 200 and 304."""
        known = {"If-None-Match": _sendable(etag), "If-Modified-Since": _sendable(modified)}
        known = {name: value for name, value in known.items() if value}
        question = Question(address, self._headers(accept) | known, self.limits.most)
        found = self._asked(question, _Way(self._deadline(), self.limits.retries, {200, 304} if known else {200}))
        said, same = found.said, found.said.status == 304
        return Answer(
            *(found.address, said.status, said.data, said.kind(), said.charset()),
            etag=said.told("ETag") or (etag if same else ""),
            modified=said.told("Last-Modified") or (modified if same else ""),
            moved=found.moved,
        )

    def there(self, address: Url) -> Answer:
        """Whether something stands at ``address``: it is asked for the headers alone (HEAD), and by GET, whose body is
        not read, where that fails, for many servers do not know it. Raises :class:`WebError` as :meth:`get` does."""
        question = Question(address, self._headers("*/*"), 0, "HEAD")
        try:
            found = self._asked(question, _Way(self._deadline(), 0, {200}))
        except WebError as error:
            if error.why.refused or error.why.wait is not None:
                raise
            question = replace(question, method="GET")
            found = self._asked(question, _Way(self._deadline(), self.limits.retries, {200}))
        said = found.said
        return Answer(found.address, 200, b"", said.kind(), said.charset(), moved=found.moved)

    def _deadline(self) -> Deadline:
        return Deadline(self.clock, self.limits.seconds)

    def _headers(self, accept: str) -> dict[str, str]:
        return {"User-Agent": self._agent, "Accept": accept, "Accept-Encoding": ACCEPTED, "Connection": "close"}

    def _asked(self, question: Question, way: _Way) -> _Found:
        """What stands at the end of the redirects from ``question``'s address; errors tell that address, and the one
        that it led to."""
        first, address, moved = question.address, question.address, None
        seen = [first]
        for_good = True
        while True:
            try:
                said = self._patiently(replace(question, address=address), way)
                if said.status not in REDIRECTS:
                    return _Found(said, address, moved)
                address = onward(said, seen, self.limits.redirects)
            except WebError as error:
                raise _told(error, first, address) from error
            for_good = for_good and said.status in FOR_GOOD
            moved = address if for_good else moved
            seen.append(address)

    def _patiently(self, question: Question, way: _Way) -> Said:
        """The answer of one server, asked again where that may help."""
        host = place(question.address)[1]
        rest = self._rest(question.address, host, way)
        for tried in count():
            try:
                said = self._once(question, host, rest, way)
                if said.status in way.wanted | REDIRECTS:
                    return said
                raise failed(said)
            except WebError as error:
                self._turns.hold(host, error.why.wait or 0.0)
                wait = pause(error, tried)
                if wait is None or tried == way.retries or not way.deadline.allows(wait):
                    raise
                self.sleep(wait)
        raise AssertionError

    def _rest(self, address: Url, host: str, way: _Way) -> float:
        """The seconds to be kept between two questions to the server of ``address``; raises :class:`WebError` where it
        may not be asked. The time it takes to read robots.txt is not that of the question."""
        away = self._turns.held(host)
        if away > LONGEST_SLEEP:
            raise WebError(f"wants to be left alone for {away:,.0f} seconds", why=Why(again=True, wait=away))
        if not way.obeys:
            return self.limits.pause
        began = self.clock()
        site = self._site(address)
        way.deadline.put_off(self.clock() - began)
        if not site.allow(address):
            raise WebError("may not be read by machines: its robots.txt forbids it", why=Why(refused=True))
        return max(self.limits.pause, site.pause())

    def _once(self, question: Question, host: str, rest: float, way: _Way) -> Said:
        """One question to one server, when it is its turn. The time in the queue is not that of the question."""
        began = self.clock()
        with self._turns.turn(host, rest):
            way.deadline.put_off(self.clock() - began)
            return exchange(question, self._road, way.deadline)

    def _site(self, address: Url) -> Rules:
        """The rules of the site of ``address``; raises :class:`WebError` where they forbid all, being out of reach."""
        place = robots.at(address)
        with self._lock:
            reader = self._readers.setdefault(place, threading.Lock())
        with reader:
            if place not in self._rules:
                self._rules[place] = self._rules_at(place)
            found = self._rules[place]
        if isinstance(found, WebError):
            raise WebError(found.what, hint=found.hint, why=found.why)
        return found

    def _rules_at(self, place: Url) -> Rules | WebError:
        question = Question(place, self._headers("text/plain, */*;q=0.5"), robots.MOST, cut=True)
        try:
            found = self._asked(question, _Way(self._deadline(), self.limits.retries, {200}, obeys=False))
        except WebError as error:
            return robots.without(error, self._agent)
        read = robots.rules(found.said.data, self._agent)
        if found.address.endswith("/robots.txt"):
            self._rules.setdefault(robots.at(found.address), read)
        return read


def _sendable(text: str) -> str:
    """``text`` if it can stand in a header."""
    return text if text.isascii() and text.isprintable() else ""


def _told(error: WebError, first: Url, last: Url) -> WebError:
    """``error`` with the address that was asked for, and the one that it led to. Nobody is advised to open their own
    network to where a stranger's redirect leads."""
    if first == last:
        return type(error)(error.what, where=first, hint=error.hint, why=error.why)
    hint = "" if error.why.refused else error.hint
    return type(error)(f"leads to {last}, which {error.what}", where=first, hint=hint, why=error.why)
