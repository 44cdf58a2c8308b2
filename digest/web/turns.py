"""Whose turn it is: one host is asked by one at a time, with a pause between two questions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf

from digest.web import WebError, Why
from digest.web.replies import LONGEST_SLEEP


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
        """The time in which the host ``name`` may be asked one question; the next is ``pause`` seconds later, or when
        the host wants it, where the question ends in an error that says so. Raises :class:`WebError` where that is too
        far off to wait for it."""
        with self._lock:
            host = self._hosts.setdefault(name, _Host())
        with host.lock:
            self._wait(host)
            try:
                yield
            except WebError as error:
                host.away = self.clock() + (error.why.wait or 0.0)  # what it wanted before is over
                raise
            finally:
                host.free = self.clock() + pause

    def _wait(self, host: _Host) -> None:
        away = host.away - self.clock()
        if away > LONGEST_SLEEP:
            raise WebError(f"wants to be left alone for {away:,.0f} seconds", why=Why(again=True, wait=away))
        wait = max(away, host.free - self.clock())
        if wait > 0:
            self.sleep(wait)
