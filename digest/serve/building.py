"""The thread that builds after every change, and what is shown now."""

from __future__ import annotations

import gc
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from digest.errors import DigestError
from digest.serve.shown import Now, Problem, Shown, StoppedError, Watched
from digest.serve.watching import Watch

_IDLE = 2.0
"""Seconds without a change after which memory is tidied: not in a build, which somebody waits for."""
_MOST = 20
"""Builds after which it is tidied though the changes do not end."""
_LOOK = 20.0
"""Seconds after which the calendar is looked at: a sleep to the next midnight would be too long where the machine, or
its clock, is put to sleep meanwhile."""


class Previewed(Protocol):
    """What is shown: somebody who knows how to build it."""

    def watched(self) -> Watched:
        """What the next build will read."""

    def day(self) -> date:
        """The day that it is at the site; a build of another day is out of date."""

    def build(self, going: Callable[[], None], wrote: Callable[[Path, bytes], None]) -> Shown:
        """The site as it is now; raises :class:`DigestError`. It calls ``going`` now and then, which raises
        :class:`StoppedError` when the preview ends, and ``wrote`` before it puts bytes into a file that it reads."""

    def failed(self, problem: Problem, trace: str) -> None:
        """A build failed; ``trace`` is where, if that is a bug."""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the builder tells, from its own thread: ``shown`` of what is to be shown from now on, and ``over`` when it
    ends, with what it died of if it did."""

    shown: Callable[[Now], None]
    over: Callable[[BaseException | None], None]


class Builder(threading.Thread):
    """Builds at once, after every change, and when a day begins; it looks for that every ``look`` seconds. A change
    during a build is built after it: none is missed."""

    def __init__(self, site: Previewed, told: Told, look: float = _LOOK) -> None:
        super().__init__(name="digest-build", daemon=True)
        self._site = site
        self._told = told
        self._look = look
        self._now = Now()
        self._changed = threading.Event()
        self._ended = threading.Event()

    def end(self, patience: float) -> None:
        """Ends the building, and returns when the thread is gone, or after ``patience`` seconds."""
        self._ended.set()
        self._changed.set()
        self.join(patience)

    def run(self) -> None:
        """Builds until the end, and says of what it died if it did."""
        watch = Watch(self._changed.set)
        died: BaseException | None = None
        gc.disable()
        try:
            self._work(watch)
        except StoppedError:
            pass
        except BaseException as error:  # it is raised again in the main thread
            died = error
        finally:
            gc.enable()
            watch.end()
            self._told.over(died)

    def _work(self, watch: Watch) -> None:
        untidy = 0
        while not self._ended.is_set():
            self._changed.clear()
            watch.renew(self._site.watched())
            day = self._site.day()
            self._build(watch)
            untidy += 1
            if not self._changed.wait(_IDLE) or untidy >= _MOST:
                gc.collect()
                untidy = 0
            while self._site.day() == day and not self._changed.wait(self._look):
                pass

    def _build(self, watch: Watch) -> None:
        """Builds, and tells of it where something is otherwise than before."""
        shown, failure = self._now.shown, None
        try:
            shown = self._site.build(self._going, watch.wrote)
        except DigestError as error:
            failure = Problem.of(error)
            self._site.failed(failure, "")
        except StoppedError:
            raise
        except Exception as error:  # a bug costs one build, not the preview: the next edit may be the way around it
            failure = _bug(error)
            self._site.failed(failure, traceback.format_exc())
        now = replace(self._now, shown=shown, failure=failure)
        if now != self._now or not self._now.number:
            self._now = replace(now, number=self._now.number + 1)
            self._told.shown(self._now)

    def _going(self) -> None:
        if self._ended.is_set():
            raise StoppedError


def _bug(error: Exception) -> Problem:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    hint = "this is a bug in digest or in a part added to it; the terminal says more, and the next change tries again"
    return Problem(f"{type(error).__name__}: {error}".rstrip(": "), place, hint)
