"""The way to a server: its name looked up, its addresses judged, a connection to one of those that were judged."""

from __future__ import annotations

import io
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from digest.web import WebError, Why
from digest.web.guard import UnreachedError, judged

Resolver = Callable[[str, int], Sequence[str]]
"""The addresses, as text, that a name stands for at a port; raises :class:`socket.gaierror`."""
Connector = Callable[[str, int, float], socket.socket]
"""A connection to an address (never a name) at a port, within so many seconds; raises :class:`OSError`."""


def look_up(name: str, port: int) -> tuple[str, ...]:
    """What this machine says that ``name`` stands for."""
    return tuple(str(where[0]) for *_, where in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """A TCP connection."""
    return socket.create_connection((address, port), seconds)


class Deadline:
    """The moment by which one question is to be answered, by a clock that only goes on."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self.clock = clock
        self.until = clock() + seconds

    def put_off(self, seconds: float) -> None:
        """Makes it so much later."""
        self.until += seconds

    def allows(self, wait: float) -> bool:
        """Whether there is time left after a ``wait`` of so many seconds."""
        return self.clock() + wait < self.until

    def left(self) -> float:
        """The seconds that are left; raises :class:`TimeoutError` where there are none."""
        seconds = self.until - self.clock()
        if seconds <= 0:
            raise TimeoutError
        return seconds


@dataclass(frozen=True, slots=True)
class Road:
    """How servers are reached: what looks up names, what connects, the certificates that are trusted, the networks that
    may be reached although they are not public."""

    resolve: Resolver
    connect: Connector
    tls: ssl.SSLContext
    private: Sequence[str]

    def to(self, host: str, port: int, deadline: Deadline, *, secure: bool) -> socket.socket:
        """A connection to the server ``host`` at ``port``, with TLS where ``secure``. No other lookup is made than the
        one that was judged, so that a name cannot stand for one address when it is judged and for another when it is
        connected to. Raises :class:`UnreachedError`."""
        addresses = judged(port, self._addresses(host, port, deadline), self.private)
        line = self._connected(addresses, port, deadline)
        if not secure:
            return line
        try:
            line.settimeout(deadline.left())
            return self.tls.wrap_socket(line, server_hostname=host)
        except TimeoutError:
            line.close()
            raise UnreachedError(
                "does not answer in time, not even to agree on TLS", why=Why(again=True, late=True)
            ) from None
        except OSError as error:
            line.close()
            raise _untrusted(error) from error

    def _addresses(self, host: str, port: int, deadline: Deadline) -> Sequence[str]:
        """What ``host`` stands for. The system's own lookup knows no limit of time, so it is left alone when it takes
        too long."""
        answer: SimpleQueue[Sequence[str] | OSError | UnicodeError] = SimpleQueue()

        def ask() -> None:
            try:
                answer.put(self.resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            found = answer.get(timeout=deadline.left())
        except (Empty, TimeoutError):
            raise UnreachedError(
                "has a name that could not be looked up in time", why=Why(again=True, late=True)
            ) from None
        if isinstance(found, socket.gaierror) and found.errno != socket.EAI_NONAME:
            raise UnreachedError(
                "has a name that cannot be looked up now", hint=_ONLINE, why=Why(again=True)
            ) from found
        if isinstance(found, OSError | UnicodeError) or not found:
            raise UnreachedError(f"cannot be found: there is no server {host!r}", hint="is the address right?")
        return found

    def _connected(self, addresses: Sequence[str], port: int, deadline: Deadline) -> socket.socket:
        """A connection to the first of ``addresses`` that takes one. None may use up the time of those behind it."""
        trouble: OSError = TimeoutError()
        for number, address in enumerate(addresses):
            try:
                return self.connect(address, port, deadline.left() / (len(addresses) - number))
            except OSError as error:
                trouble = error
        late = isinstance(trouble, TimeoutError)
        why = "it did not answer in time" if late else (trouble.strerror or str(trouble)).lower()
        raise UnreachedError(f"cannot be reached: {why}", why=Why(again=True, late=late)) from trouble


_ONLINE = "is this machine connected to the internet?"
_DOUBTS = {
    9: "has a certificate that is not valid yet",
    10: "has a certificate that has run out",
    18: "has a certificate that it signed itself",
    19: "has a certificate that was signed by nobody this machine trusts",
    20: "has a certificate that was signed by nobody this machine trusts",
    21: "has a certificate that was signed by nobody this machine trusts",
    62: "has a certificate for another name",
    64: "has a certificate for another address",
}
"""By the numbers of OpenSSL."""


def _untrusted(error: OSError) -> UnreachedError:
    """Why no TLS came about."""
    if isinstance(error, ssl.SSLCertVerificationError):
        what = _DOUBTS.get(error.verify_code, f"has a certificate that does not hold: {error.verify_message}")
        return UnreachedError(what, hint="look at it in a browser; an authority of your own is named in SSL_CERT_FILE")
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        return UnreachedError(f"does not agree on TLS: {(error.reason or str(error)).replace('_', ' ').lower()}")
    return UnreachedError("ends the connection before TLS is agreed on", why=Why(again=True))


class Wire:
    """A connection as urllib3 wants one, but with an end: each read waits no longer than the ``deadline``, however many
    small pieces came before it, and no more than ``most`` bytes are read in all."""

    def __init__(self, line: socket.socket, deadline: Deadline, most: int) -> None:
        self.line = line
        self.deadline = deadline
        self.most = most
        self.ended = False
        """Whether the server has said its last."""

    def sendall(self, data: bytes) -> None:
        """Sends ``data``."""
        self.line.settimeout(self.deadline.left())
        self.line.sendall(data)

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """What comes from the server."""
        return io.BufferedReader(_Reader(self))

    def settimeout(self, _: float | None) -> None:
        """Nothing: the deadline stands."""

    def close(self) -> None:
        """Nothing: who opened the line closes it."""


class _Reader(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self.wire = wire
        self.left = wire.most

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        self.wire.line.settimeout(self.wire.deadline.left())
        count = self.wire.line.recv_into(into)
        self.wire.ended = not count
        self.left -= count
        if self.left < 0:
            raise WebError(f"sends more than {self.wire.most:,} bytes in all")
        return count
