"""Which changes on the disk concern a build, and threads that wait for them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from watchfiles import Change, watch

from digest.errors import MachineError
from digest.scraps import is_scrap
from digest.serve.shown import Watched

_STEP = 30
"""Milliseconds of quiet after which what changed is one change: an editor writes, renames and touches in less."""
_LONGEST = 500
"""Milliseconds after which a burst that does not end is told of all the same."""
_POLL = 300
Wait = Callable[..., Iterable[set[tuple[Change, str]]]]
"""Waits for changes in folders and gives them set by set, as :func:`watchfiles.watch` does."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where to wait: for anything ``below`` folders, and for what stands directly ``in`` others, among which are the
    ``ways`` to what is watched: when one of these changes, the places must be looked for anew."""

    below: tuple[Path, ...]
    beside: tuple[Path, ...]
    ways: frozenset[Path]
    files: frozenset[Path]
    never: tuple[Path, ...]

    def heeds(self, path: Path) -> bool:
        """Whether a change at ``path`` may change what is built: not where a build writes, no hidden file, and none
        that an editor leaves while it works."""
        if any(path.is_relative_to(one) for one in self.never):
            return False
        if path in self.files or path in self.ways:
            return True
        inside = next((path.relative_to(one) for one in self.below if path.is_relative_to(one)), Path())
        return bool(inside.parts) and not is_scrap(inside)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def places(watched: Watched) -> Places:
    """Where to wait for changes of what is ``watched``, as the disk is now."""
    folders = {one for folder in watched.folders for one in (folder, folder.resolve())}
    files = {one for file in watched.files for one in (file, file.resolve())}
    below = sorted(one.resolve() for one in watched.folders if one.is_dir())
    outer = [one for one in below if not any(one != other and one.is_relative_to(other) for other in below)]
    wanted = folders | files
    beside = sorted({_nearest(one.parent).resolve() for one in wanted})
    ways = {way for one in wanted for way in (one, *one.parents) if way.parent.resolve() in beside} - files
    ways |= {way.parent.resolve() / way.name for way in ways}
    never = tuple(sorted(one.resolve() for one in watched.never))
    return Places(tuple(dict.fromkeys(outer)), tuple(beside), frozenset(ways), frozenset(files), never)


def _nearest(folder: Path) -> Path:
    """``folder``, or the nearest above it that is there."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), Path(folder.anchor))


class Feeler(threading.Thread):
    """Waits in a thread of its own for changes in ``folders``, and tells ``felt`` the paths of those it ``heeds``."""

    def __init__(
        self,
        folders: Iterable[Path],
        heeds: Callable[[Path], bool],
        felt: Callable[[set[Path]], None],
        wait: Wait,
        *,
        deep: bool,
    ) -> None:
        super().__init__(name="digest-watch", daemon=True)
        self._watch = wait
        self._folders = [one for one in folders if one.is_dir()]
        self._heed = heeds
        self._felt = felt
        self._deep = deep
        self._over = False
        self._feels = threading.Event()
        self.lost: OSError | None = None

    def is_set(self) -> bool:
        """Whether the waiting is over: watchfiles asks again and again, for the first time when it sees each change."""
        self._feels.set()
        return self._over

    def begin(self) -> None:
        """Returns when each change from now on will be felt."""
        self.start()
        self._feels.wait()

    def end(self) -> None:
        """Ends the waiting and the thread."""
        self._over = True
        self.join()

    def run(self) -> None:
        """Feels, by looking again and again where the system does not tell of changes, or of no more of them."""
        for polling in (None, True) if self._folders else ():
            try:
                self.lost = None
                self._wait(polling=polling)
                break
            except FileNotFoundError as error:
                self.lost = error
                break
            except OSError as error:
                self.lost = error
        self._feels.set()
        if self.lost:
            self._felt(set())

    def _wait(self, *, polling: bool | None) -> None:
        for changes in self._watch(
            *self._folders,
            watch_filter=self._heeds,
            debounce=_LONGEST,
            step=_STEP,
            stop_event=self,
            raise_interrupt=False,
            force_polling=polling,
            poll_delay_ms=_POLL,
            recursive=self._deep,
            ignore_permission_denied=True,
        ):
            self._felt({Path(path) for _, path in changes})

    def _heeds(self, _: Change, path: str) -> bool:
        return self._heed(Path(path))


class Watch:
    """Feels all changes of what is watched and calls ``wake``. It follows folders that come, go or are replaced."""

    def __init__(self, wake: Callable[[], None], wait: Wait = watch) -> None:
        self._wake = wake
        self._wait = wait
        self._feelers: list[Feeler] = []
        self._places: Places | None = None
        self._moved = False
        self._own: dict[Path, bytes] = {}

    def wrote(self, path: Path, data: bytes) -> None:
        """A build is about to put ``data`` into the file at ``path``, which it reads: that is no change."""
        self._own |= {path: data, path.resolve(): data}

    def renew(self, watched: Watched) -> None:
        """From now on feels each change of what is ``watched``; raises :class:`MachineError` where that cannot be."""
        for lost in (feeler.lost for feeler in self._feelers):
            if lost and not isinstance(lost, FileNotFoundError):
                raise MachineError(f"changes cannot be watched: {lost}", hint="start 'digest serve' again")
        found = places(watched)
        if found == self._places and not self._moved:
            return
        self._moved = False
        old, self._places = self._feelers, found
        heeds = partial(self._heeds, found)
        self._feelers = [
            Feeler(found.below, heeds, self._felt, self._wait, deep=True),
            Feeler(found.beside, heeds, self._felt, self._wait, deep=False),
        ]
        for feeler in self._feelers:
            feeler.begin()
        for feeler in old:
            feeler.end()

    def end(self) -> None:
        """Feels nothing any more."""
        for feeler in self._feelers:
            feeler.end()

    def _heeds(self, found: Places, path: Path) -> bool:
        own = self._own.get(path)
        return found.heeds(path) and (own is None or _content(path) != own)

    def _felt(self, paths: set[Path]) -> None:
        ways = self._places.ways if self._places else frozenset()
        self._moved = self._moved or bool(paths & ways) or not paths
        self._wake()
