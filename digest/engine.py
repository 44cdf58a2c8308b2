"""The machine room: how a pure stage is run over many items. Nobody else forks, caches or shows progress."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from digest.errors import ContentError, Skipped

In = TypeVar("In")
Out = TypeVar("Out")


class Progress(Protocol):
    """Somebody who wants to know how far a stage is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` items of ``stage`` are finished."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Runs stages one item after the other and keeps the time; order out is order in."""

    progress: Progress = silent
    clock: Callable[[], float] = time.perf_counter
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Adds the wall seconds spent inside to ``seconds[name]``."""
        begun = self.clock()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + self.clock() - begun

    def map(
        self, name: str, stage: Callable[[In], Out], items: Sequence[In], label: Callable[[In], str]
    ) -> tuple[list[Out], list[Skipped]]:
        """``stage`` of every item, in order; an item whose stage raises :class:`ContentError` is skipped, with why."""
        done: list[Out] = []
        skipped: list[Skipped] = []
        with self.stage(name):
            for count, item in enumerate(items, 1):
                try:
                    done.append(stage(item))
                except ContentError as error:
                    skipped.append(Skipped.of(name, label(item), error))
                self.progress(name, count, len(items))
        return done, skipped

    def flat_map(
        self, name: str, stage: Callable[[In], Iterable[Out]], items: Sequence[In], label: Callable[[In], str]
    ) -> tuple[list[Out], list[Skipped]]:
        """Like :meth:`map` for a stage that gives several results an item; they come out in order."""
        lists, skipped = self.map(name, lambda item: list(stage(item)), items, label)
        return [one for several in lists for one in several], skipped
