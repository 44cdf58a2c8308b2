"""The client that asks servers: politely, within bounds, and public ones alone."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Set
from dataclasses import dataclass, field, replace
from itertools import count

from digest.model import Url
from digest.web import Answer, Limits, WebError, Why, robots
from digest.web.exchange import Question, Reply, endpoint, exchange
from digest.web.replies import FOR_GOOD, REDIRECTS, failed, onward, pause
from digest.web.robots import Rules
from digest.web.turns import Turns
from digest.web.unpack import ACCEPTED
from digest.web.wire import Connector, Deadline, Resolver, Road, connect, look_up


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands at the end of redirects, where, and the address it has moved to for good."""

    reply: Reply
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

    def get(self, address: Url, *, etag: str = "", modified: str = "", accept: str = "*/*") -> Answer:
        """As :meth:`Asker.get` has it."""
        known = {"If-None-Match": _sendable(etag), "If-Modified-Since": _sendable(modified)}
        known = {name: value for name, value in known.items() if value}
        question = Question(address, self._headers(accept) | known, self.limits.most)
        found = self._asked(question, _Way(self._deadline(), self.limits.retries, {200, 304} if known else {200}))
        reply, same = found.reply, found.reply.status == 304
        return Answer(
            *(found.address, reply.status, reply.data, reply.kind(), reply.charset()),
            etag=reply.header("ETag") or (etag if same else ""),
            modified=reply.header("Last-Modified") or (modified if same else ""),
            moved=found.moved,
        )

    def there(self, address: Url) -> Answer:
        """As :meth:`Asker.there` has it: GET, whose body is not read, follows where HEAD fails, for many servers do not
        know it."""
        question = Question(address, self._headers("*/*"), 0, "HEAD")
        try:
            found = self._asked(question, _Way(self._deadline(), 0, {200}))
        except WebError as error:
            if error.why.refused or error.why.wait is not None:
                raise
            question = replace(question, method="GET")
            found = self._asked(question, _Way(self._deadline(), self.limits.retries, {200}))
        reply = found.reply
        return Answer(found.address, 200, b"", reply.kind(), reply.charset(), moved=found.moved)

    def _deadline(self) -> Deadline:
        return Deadline(self.clock, self.limits.seconds)

    def _headers(self, accept: str) -> dict[str, str]:
        return {"User-Agent": self.limits.agent, "Accept": accept, "Accept-Encoding": ACCEPTED, "Connection": "close"}

    def _asked(self, question: Question, way: _Way) -> _Found:
        """What stands at the end of the redirects from ``question``'s address; errors tell that address, and the one
        that it led to."""
        first, address, moved = question.address, question.address, None
        seen = [first]
        for_good = True
        while True:
            try:
                reply = self._patiently(replace(question, address=address), way)
                if reply.status not in REDIRECTS:
                    return _Found(reply, address, moved)
                address = onward(reply, seen, self.limits.redirects)
            except WebError as error:
                raise _placed(error, first, address) from error
            for_good = for_good and reply.status in FOR_GOOD
            moved = address if for_good else moved
            seen.append(address)

    def _patiently(self, question: Question, way: _Way) -> Reply:
        """The answer of one server, asked again where that may help."""
        rest = self._rest(question.address, way)
        for tried in count():
            try:
                return self._once(question, rest, way)
            except WebError as error:
                wait = pause(error, tried)
                if wait is None or tried == way.retries or not way.deadline.allows(wait):
                    raise
                self.sleep(wait)
        raise AssertionError

    def _rest(self, address: Url, way: _Way) -> float:
        """The seconds to be kept between two questions to the server of ``address``; raises :class:`WebError` where it
        may not be asked. The time it takes to read robots.txt is not that of the question."""
        if not way.obeys:
            return self.limits.pause
        began = self.clock()
        site = self._site(address)
        way.deadline.put_off(self.clock() - began)
        if not site.allow(address):
            raise WebError("may not be read by machines: its robots.txt forbids it", why=Why(refused=True))
        return max(self.limits.pause, site.pause())

    def _once(self, question: Question, rest: float, way: _Way) -> Reply:
        """The answer to one question, when it is its turn; raises :class:`WebError` where it is none that was wanted.
        The time in the queue is not that of the question."""
        began = self.clock()
        with self._turns.turn(endpoint(question.address).host, rest):
            way.deadline.put_off(self.clock() - began)
            reply = exchange(question, self._road, way.deadline)
            if reply.status not in way.wanted | REDIRECTS:
                raise failed(reply)
            return reply

    def _site(self, address: Url) -> Rules:
        """The rules of the site of ``address``; raises :class:`WebError` where they forbid all, being out of reach."""
        file = robots.at(address)
        with self._lock:
            reader = self._readers.setdefault(file, threading.Lock())
        with reader:
            if file not in self._rules:
                self._rules[file] = self._rules_at(file)
            found = self._rules[file]
        if isinstance(found, WebError):
            raise WebError(found.what, hint=found.hint, why=found.why)
        return found

    def _rules_at(self, file: Url) -> Rules | WebError:
        question = Question(file, self._headers("text/plain, */*;q=0.5"), robots.MOST, cut=True)
        try:
            found = self._asked(question, _Way(self._deadline(), self.limits.retries, {200}, obeys=False))
        except WebError as error:
            return robots.without(error, self.limits.agent)
        read = robots.rules(found.reply.data, self.limits.agent)
        if found.address.endswith("/robots.txt"):
            self._rules.setdefault(robots.at(found.address), read)
        return read


def _sendable(text: str) -> str:
    """``text`` if it can stand in a header."""
    return text if text.isascii() and text.isprintable() else ""


def _placed(error: WebError, first: Url, last: Url) -> WebError:
    """``error`` with the address that was asked for, and the one that it led to. Nobody is advised to open their own
    network to where a stranger's redirect leads."""
    if first == last:
        return type(error)(error.what, where=first, hint=error.hint, why=error.why)
    hint = "" if error.why.refused else error.hint
    return type(error)(f"leads to {last}, which {error.what}", where=first, hint=hint, why=error.why)
