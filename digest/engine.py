"""The machine room: how a pure stage is run over many items, and what a preview remembers of it from one build to the
next. Nobody else forks, or keeps what a stage made."""

from __future__ import annotations

import hashlib
import pickle
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from io import BytesIO
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from digest.errors import ContentError, Skipped

In = TypeVar("In")
Out = TypeVar("Out")


class Progress(Protocol):
    """Somebody who wants to know how far a stage is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` items of ``stage`` are finished."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def once(stage: Callable[[In], Out]) -> Callable[[In], Out]:
    """The pure ``stage``, which is asked once for items that are equal: for what one build wants several times."""
    done: list[tuple[In, Out]] = []

    def asked(item: In) -> Out:
        found = next((made for known, made in done if known == item), None)
        if found is None:
            found = stage(item)
            done.append((item, found))
        return found

    return asked


@dataclass(slots=True)
class Memory:
    """What pure stages gave in the last build of this process, for a preview that builds after every edit.

    A result is known by a hash of all that its stage was given: its settings, what else it looks at, and the item, as
    pickle writes them. That tells apart what ``==`` does not (1 and True, text and markup, the order of a table), and
    is never read back. What was not asked for in a build is forgotten with the next.
    """

    _now: dict[str, dict[bytes, Any]] = field(default_factory=dict)

    def recalling(self, name: str, stage: Callable[[In], Out], settings: object = None) -> Callable[[In], Out]:
        """``stage`` for one build, giving again what it gave in the last for an equal item. It is asked anew where it
        raised, where its ``settings`` are others (a stage without any is its own), and where they or the item cannot
        be written down."""
        before, first = self._now.get(name, {}), _hashed(settings or stage)
        now = self._now[name] = {}

        def recalled(item: In) -> Out:
            key = _hashed((first, item)) if first else b""
            if key in before:
                now[key] = before[key]
            if key in now:
                result: Out = now[key]
                return result
            made = stage(item)
            if key:
                now[key] = made
            return made

        return recalled

    def forget(self, name: str) -> None:
        """Remember nothing of the stage called ``name``."""
        self._now.pop(name, None)


class _ByFields(dict[type, Callable[[Any], Any]]):
    """How a frozen value is written down: its class and its fields, in a third of the time of pickle's own way."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        names = [one.name for one in fields(kind)]
        values = attrgetter(*names) if names else str
        self[kind] = lambda one: (kind, (values(one),))
        return self[kind]


_BY_FIELDS = _ByFields()


def _hashed(value: object) -> bytes:
    """A hash of ``value`` with its types and its order; nothing where it holds what has no name, such as a closure."""
    written = BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = _BY_FIELDS
    try:
        pickler.dump(value)
    except (pickle.PicklingError, TypeError, AttributeError):
        return b""
    return hashlib.blake2b(written.getbuffer(), digest_size=20).digest()


@dataclass(frozen=True, slots=True)
class Engine:
    """Runs stages one item after the other and keeps the time; order out is order in. With a ``memory`` it does not do
    again what it did in the last build."""

    progress: Progress = silent
    clock: Callable[[], float] = time.perf_counter
    seconds: dict[str, float] = field(default_factory=dict)
    memory: Memory | None = None

    def recalling(self, name: str, stage: Callable[[In], Out], settings: object = None) -> Callable[[In], Out]:
        """The pure ``stage``; with a memory, one that gives again what it gave in the last build for the same
        ``settings`` and item."""
        return self.memory.recalling(name, stage, settings) if self.memory else stage

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
