"""One question to one server, and what it says: no redirect is followed here, and nothing is tried again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import BadStatusLine, HTTPException, HTTPResponse, LineTooLong, RemoteDisconnected, UnknownProtocol
from io import BytesIO
from typing import Any, NamedTuple, cast
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from digest.model import Url
from digest.web import WebError, Why
from digest.web.unpack import PIECE, unpacked
from digest.web.wire import Deadline, Road, Wire

_OVERHEAD = 1_000_000
"""Bytes that headers and the marks between pieces of a body may take."""
_HINTS = (102, 199)
_SECOND_HAND = 203
"""A good answer that somebody on the way has changed, a proxy that makes pages smaller say."""
_NUMBER = re.compile(r"[0-9]{1,18}")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:+-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: ``most`` bytes of a body once it is unpacked (0: it is not read), of which a longer one is ``cut``
    there instead of refused."""

    address: Url
    headers: Mapping[str, str]
    most: int
    method: str = "GET"
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said to one question. Only a body that came with status 200 is read."""

    status: int
    headers: Mapping[str, str]
    locations: tuple[str, ...]
    data: bytes

    def kind(self) -> str:
        """The media type it named, in small letters."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    def header(self, name: str) -> str:
        """The header ``name``, if it is one that can be kept and sent back."""
        value = self.headers.get(name, "")
        return value if len(value) <= 1000 and value.isascii() and value.isprintable() else ""

    def charset(self) -> str:
        """The encoding it named."""
        found = _CHARSET.search(self.headers.get("Content-Type", ""))
        return found[1].lower() if found else ""


class Endpoint(NamedTuple):
    """Where the server of an address is asked: the ``host`` as names are looked up, in ASCII."""

    scheme: str
    host: str
    port: int


def endpoint(address: Url) -> Endpoint:
    """The endpoint of ``address``; raises :class:`WebError` where its host cannot be a name."""
    parts = urlsplit(address)
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError:
        raise WebError("has a host that no name of a server can be", why=Why(refused=True)) from None
    return Endpoint(parts.scheme, host, parts.port or (443 if parts.scheme == "https" else 80))


def exchange(question: Question, road: Road, deadline: Deadline) -> Reply:
    """The answer to ``question``; raises :class:`WebError` where none comes, or not in time, or not whole."""
    scheme, host, port = endpoint(question.address)
    line = road.to(host, port, deadline, secure=scheme == "https")
    try:
        wire = Wire(line, deadline, 2 * question.most + _OVERHEAD)
        return _talk(question, HTTPConnection(host, port), wire)
    except (HTTPException, HTTPError, OSError) as error:
        raise _trouble(error) from error
    finally:
        line.close()


def _talk(question: Question, connection: HTTPConnection, wire: Wire) -> Reply:
    connection.sock = cast("Any", wire)
    connection.request(
        question.method,
        _target(question.address),
        headers={"Host": _authority(question.address), **question.headers},
        preload_content=False,
        decode_content=False,
    )
    connection.response_class = _Final
    answer = connection.getresponse()
    if wire.ended:
        # Headers that break off read like headers that end.
        raise WebError(_BROKEN, why=Why(again=True))
    data, status = b"", 200 if answer.status == _SECOND_HAND else answer.status
    if status == 200 and question.most and question.method != "HEAD":
        data = _body(answer, question)
    return Reply(status, answer.headers, tuple(answer.headers.getlist("Location")), data)


class _Final(HTTPResponse):
    """What a server says in the end: hints it sends ahead (103), and that it is still at work (102), are passed over.
    The standard library does so for 100 alone."""

    def begin(self) -> None:
        """Reads the status and the headers."""
        super().begin()
        while _HINTS[0] <= self.status <= _HINTS[1]:
            self.headers = None  # type: ignore[assignment]
            super().begin()


def _authority(address: Url) -> str:
    scheme, host, port = endpoint(address)
    return host if port == (443 if scheme == "https" else 80) else f"{host}:{port}"


def _target(address: Url) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _body(answer: urllib3.BaseHTTPResponse, question: Question) -> bytes:
    """The body, unpacked, as far as it may go."""
    length = answer.headers.get("Content-Length", "")
    if not question.cut and _NUMBER.fullmatch(length) and int(length) > question.most:
        raise _too_large(question.most)
    held = BytesIO()
    for piece in unpacked(_pieces(answer), answer.headers.get("Content-Encoding", "")):
        held.write(piece)
        if held.tell() > question.most:
            if question.cut:
                return held.getvalue()[: question.most]
            raise _too_large(question.most)
    return held.getvalue()


def _pieces(answer: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    try:
        yield from answer.stream(PIECE, decode_content=False)
    except ValueError as error:
        # Of a piece whose length is below zero.
        raise WebError(_BROKEN, why=Why(again=True)) from error


def _too_large(most: int) -> WebError:
    return WebError(f"is larger than {most:,} bytes", hint="`most` below [fetch] in digest.toml allows more")


def _trouble(error: Exception) -> WebError:
    """What went wrong between a connection and the end of a body, in plain words."""
    text = str(error)
    if isinstance(error, TimeoutError | urllib3.exceptions.ReadTimeoutError):
        return WebError("does not answer in time", hint=_SLOW, why=Why(again=True))
    if isinstance(error, LineTooLong) or "headers" in text:
        return WebError("sends headers that are too large")
    if isinstance(error, BadStatusLine | UnknownProtocol) and not isinstance(error, RemoteDisconnected):
        return WebError("does not speak HTTP")
    if isinstance(error, urllib3.exceptions.InvalidHeader):
        return WebError("sends headers that contradict themselves")
    return WebError(_BROKEN, why=Why(again=True))


_BROKEN = "breaks off before its answer is whole"
_SLOW = "`seconds` below [fetch] in digest.toml allows more time"
