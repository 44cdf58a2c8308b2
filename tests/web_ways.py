"""Fakes of what the client reaches the world by: a clock that nobody waits for, names, a connector that remembers."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from digest import border
from digest.model import Url
from digest.web import Limits
from digest.web.client import Client
from digest.web.wire import connect

LOOPBACK = ("127.0.0.0/8",)
PUBLIC = "93.184.215.14"


@dataclass
class Clock:
    """Goes on by being slept by."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@dataclass
class Names:
    """What names stand for: the n-th answer to the n-th question, and the last from then on. Addresses are read as the
    system reads them, without asking anybody: ``127.1`` is 127.0.0.1."""

    table: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, name: str, port: int) -> Sequence[str]:
        known = self.table.get(name)
        if known is None:
            numeric = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
            return [str(where[0]) for *_, where in numeric]
        self.asked.append(name)
        return known[min(self.asked.count(name), len(known)) - 1]


@dataclass
class Recorder:
    """Remembers where a connection was wanted. Only those to 127.0.0.1 are made, and those to an address that
    ``instead`` gives a port of this machine for; nothing is sent to any other."""

    instead: Mapping[str, int] = field(default_factory=dict)
    wanted: list[tuple[str, int]] = field(default_factory=list)

    def __call__(self, address: str, port: int, seconds: float) -> socket.socket:
        self.wanted.append((address, port))
        if address in self.instead:
            return connect("127.0.0.1", self.instead[address], seconds)
        if address != "127.0.0.1":
            raise ConnectionRefusedError(111, "Connection refused")
        return connect(address, port, seconds)


@dataclass
class Recited:
    """A connector to a server without a robots.txt that says the same bytes to everybody, whatever else it is asked."""

    says: bytes
    asked: list[bytes] = field(default_factory=list)

    def __call__(self, address: str, port: int, seconds: float) -> socket.socket:
        ours, theirs = socket.socketpair()

        def talk() -> None:
            with theirs, suppress(OSError):
                self.asked.append(theirs.recv(65_536).partition(b"\r\n")[0])
                about_rules = b"/robots.txt " in self.asked[-1]
                theirs.sendall(b"HTTP/1.1 404 None\r\n\r\n" if about_rules else self.says)

        threading.Thread(target=talk, daemon=True).start()
        return ours


def limits(**changes: Any) -> Limits:
    """Small limits, no pause, no second try, and this machine may be asked."""
    agent = "digest/0.1 (news-digest)"
    small: dict[str, Any] = {"agent": agent, "seconds": 10.0, "pause": 0.0, "retries": 0, "private": LOOPBACK}
    return Limits(**(small | changes))


@cache
def certificates() -> ssl.SSLContext:
    """Those of the system, read once."""
    return ssl.create_default_context()


def client(clock: Clock | None = None, **changes: Any) -> Client:
    """A client within small limits."""
    ways: dict[str, Any] = {"tls": certificates()}
    ways |= {name: changes.pop(name) for name in ("resolve", "connect", "tls") if name in changes}
    if clock:
        ways |= {"clock": clock, "sleep": clock.sleep}
    return Client(limits(**changes), **ways)


def address(text: str) -> Url:
    """``text`` as it comes through the door."""
    found = border.url(text)
    assert found, text
    return found
