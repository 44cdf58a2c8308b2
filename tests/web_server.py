"""Web servers on this machine that answer by a table of paths, well or as badly as servers do, and remember what they
were asked.

::

    with serving({"/feed.xml": page(FEED, "application/rss+xml", ETag='"1"')}) as web:
        client.get(web.url("/feed.xml"))
        web.table["/feed.xml"] = page(b"", status=410)
    assert web.paths() == ["/robots.txt", "/feed.xml", ...]

A path that is not in the table, ``/robots.txt`` too, is answered with 404. Every server stops by itself, also where an
answer of its never ends.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from digest import border
from digest.model import Url

PATIENCE = 30.0
"""Seconds after which a server that waits to be left alone gives up, so that no broken test hangs for ever."""


@dataclass(frozen=True)
class Question:
    """What a server was asked. Names of headers are in small letters."""

    method: str
    path: str
    headers: Mapping[str, str]


@dataclass
class Web:
    """A running server: what it answers, and what it was asked. ``over`` is set when it stops."""

    port: int
    table: dict[str, Reply]
    scheme: str = "http"
    asked: list[Question] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> Url:
        """The address of ``path`` here, by whatever name of this machine the client is told of."""
        address = border.url(f"{self.scheme}://{host}:{self.port}{path}")
        assert address
        return address

    def paths(self, but: str = "/robots.txt") -> list[str]:
        """The paths that were asked for, in order, without ``but``."""
        return [one.path for one in self.asked if one.path != but]


class Handler(BaseHTTPRequestHandler):
    """Answers with what the table has at the path without its query."""

    timeout = PATIENCE

    @property
    def web(self) -> Web:
        return cast("_Server", self.server).web

    def answer(self) -> None:
        self.web.asked.append(
            Question(self.command, self.path, {name.lower(): value for name, value in self.headers.items()})
        )
        reply = self.web.table.get(self.path.partition("?")[0], page(b"nothing here", "text/plain", 404))
        try:
            reply(self)
        except OSError:
            """Whoever asked has gone."""
        self.close_connection = True

    do_GET = answer  # noqa: N815 (so http.server wants them called)
    do_HEAD = answer  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send(self, status: int, headers: Mapping[str, str], data: bytes = b"") -> None:
        """A status, headers, and ``data`` unless only the headers were asked for."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


Reply = Callable[[Handler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    web: Web
    tls: ssl.SSLContext | None = None

    def finish_request(self, request: object, client_address: object) -> None:
        one = cast("socket.socket", request)
        try:
            one = self.tls.wrap_socket(one, server_side=True) if self.tls else one
        except OSError:
            return
        try:
            Handler(one, client_address, self)
        finally:
            if self.tls:
                one.close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever asked has gone."""


@contextmanager
def serving(table: Mapping[str, Reply] | None = None, tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server on 127.0.0.1 that answers by ``table``, which may be changed while it runs."""
    server = _Server(("127.0.0.1", 0), Handler)
    server.tls = tls
    server.web = Web(server.server_address[1], dict(table or {}), "https" if tls else "http")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server.web
    finally:
        server.web.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def mute(opening: bytes = b"") -> Iterator[int]:
    """The port of a server that takes connections and never says a word, not even of TLS. With an ``opening`` it says
    that to one, and then a byte at a time for ever."""
    over = threading.Event()

    def talk() -> None:
        with suppress(OSError), listening.accept()[0] as line:
            line.sendall(opening)
            while not over.wait(0.02):
                line.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(PATIENCE)
        thread = threading.Thread(target=talk if opening else over.wait, daemon=True)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            over.set()
            thread.join()


def page(data: bytes | str, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Reply:
    """``data`` as it should be sent; ``Last_Modified`` gives the header Last-Modified, and an empty text none."""
    body = data.encode() if isinstance(data, str) else data
    named = {"Content-Type": kind, "Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    named = {name: value for name, value in named.items() if value}
    return lambda handler: handler.send(status, named, body)


def kept(data: bytes | str, kind: str = "text/html; charset=utf-8", etag: str = "", modified: str = "") -> Reply:
    """``data`` with its ETag and Last-Modified, and 304 for whoever has it already."""

    def reply(handler: Handler) -> None:
        asked = handler.headers
        known = (asked["If-None-Match"] == etag) if etag else (modified and asked["If-Modified-Since"] == modified)
        answer = page(b"", kind, 304) if known else page(data, kind, ETag=etag, Last_Modified=modified)
        answer(handler)

    return reply


def moved(to: str, status: int = 301) -> Reply:
    """A redirect to ``to``, which may be anything; without Location where it is empty."""
    return page(b"moved", "text/plain", status, Location=to) if to else page(b"moved", "text/plain", status)


def in_turn(*replies: Reply) -> Reply:
    """The n-th of ``replies`` for the n-th question, and the last from then on."""
    left = list(replies)

    def reply(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return reply


def raw(*pieces: bytes) -> Reply:
    """These bytes and no other, then the end of the connection."""

    def reply(handler: Handler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)

    return reply


def hang(handler: Handler) -> None:
    """Nothing at all, until the server stops."""
    handler.web.over.wait(PATIENCE)


def hang_in_body(handler: Handler) -> None:
    """The headers and some of the body, then nothing."""
    handler.send(200, {"Content-Type": "text/html", "Content-Length": "100"}, b"<p>Soon")
    hang(handler)


def drip(opening: bytes, every: float = 0.02, drop: bytes = b"x") -> Reply:
    """``opening``, then one ``drop`` at a time for ever: no single wait is long."""

    def reply(handler: Handler) -> None:
        handler.wfile.write(opening)
        while not handler.web.over.wait(every):
            handler.wfile.write(drop)

    return reply


def endless(handler: Handler) -> None:
    """A body without end, as fast as it is read."""
    handler.send(200, {"Content-Type": "text/html"})
    while not handler.web.over.is_set():
        handler.wfile.write(b"and so on " * 10_000)


def bomb(unpacked: int = 1_000_000_000, layers: int = 1) -> Reply:
    """``unpacked`` zeros (a billion in under 1 MB), packed by gzip as often as ``layers`` says."""
    block = gzip.compress(b"\0" * 1_000_000, mtime=0)
    data = block * (unpacked // 1_000_000)
    for _ in range(layers - 1):
        data = gzip.compress(data, mtime=0)
    return page(data, Content_Encoding=", ".join(["gzip"] * layers))
