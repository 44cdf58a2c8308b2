"""The network's one door: one question, one answer, in bounded time and size, and to public addresses alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from digest.errors import MachineError
from digest.model import Url

__all__ = ["Answer", "Asker", "Limits", "WebError", "Why"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may cost: ``seconds`` for all of it, redirects and body included, ``most`` bytes of a body once
    it is unpacked, ``redirects``; how often it is tried again where another try may help, and the seconds of pause
    between two questions to one host. ``private`` names networks (``127.0.0.0/8``) that may be reached although they
    are not public: none unless the owner says so. ``agent`` is what servers are told of who asks."""

    agent: str
    seconds: float = 30.0
    most: int = 10_000_000
    redirects: int = 5
    retries: int = 2
    pause: float = 1.0
    private: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: ``address`` is the one that answered in the end, ``kind`` the media type it named, in small
    letters and without parameters, ``charset`` the encoding it named; both may lie. ``status`` is 200, or 304 with no
    ``data``. ``etag`` and ``modified`` are to be sent with the next question, as they came. ``moved`` is where the
    address asked for has moved to for good (301, 308), if it has."""

    address: Url
    status: int
    data: bytes = b""
    kind: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    moved: Url | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """More of a :class:`WebError`: the server's ``status``, 0 where there was none; whether a later try may help
    (``again``), after how many seconds (``wait``) if the server said so; whether digest did not ask at all
    (``refused``), for the address is not public or not of the web, or robots.txt forbids it or cannot be read;
    whether no answer came in time (``late``)."""

    status: int = 0
    again: bool = False
    wait: float | None = None
    refused: bool = False
    late: bool = False


class WebError(MachineError):
    """A server gave nothing to read, ``why`` says more where a caller has to choose."""

    def __init__(self, what: str, *, where: str = "", hint: str = "", why: Why | None = None) -> None:
        super().__init__(what, where=where, hint=hint)
        self.why = why or Why()


class Asker(Protocol):
    """What asks servers: :class:`digest.web.client.Client`, or a fake that answers from a table."""

    def get(self, address: Url, *, etag: str = "", modified: str = "", accept: str = "*/*") -> Answer:
        """What stands at ``address``; with ``etag`` or ``modified`` only if it changed since (304). Raises
        :class:`WebError` for everything but 200 and 304."""

    def there(self, address: Url) -> Answer:
        """Whether something stands at ``address``, without its body where the server knows how (HEAD, else GET).
        Raises :class:`WebError` as :meth:`get` does."""
