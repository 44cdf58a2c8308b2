"""Whose turn it is: one host is asked by one at a time, with a pause between two questions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free: float = -inf
    """The moment from which digest itself would ask it again."""
    away: float = -inf
    """The moment before which it does not want to be asked."""


class Turns:
    """The hosts that were asked so far, by moments of ``clock``."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self.clock = clock
        self.sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, name: str, pause: float) -> Iterator[None]:
        """The time in which the host ``name`` may be asked one question; the next is ``pause`` seconds later."""
        host = self._host(name)
        with host.lock:
            wait = max(host.free, host.away) - self.clock()
            if wait > 0:
                self.sleep(wait)
            try:
                yield
            finally:
                host.free = self.clock() + pause

    def hold(self, name: str, seconds: float) -> None:
        """Notes that the host ``name`` does not want to be asked for so many seconds."""
        host = self._host(name)
        host.away = max(host.away, self.clock() + seconds)

    def held(self, name: str) -> float:
        """The seconds for which the host ``name`` does not want to be asked."""
        return max(self._host(name).away - self.clock(), 0.0)

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())
