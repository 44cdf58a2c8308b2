"""What a run has begun to write: a line for each file, put down before the file is, and a word when that is there. A
run that is cut off leaves them, and the next tells by them which files are digest's own; once the record is whole they
are taken away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from digest.errors import ContentError, MachineError
from digest.fetch.store import Content
from digest.fetched import ARTICLES, FOLDER, Fetched, Kept, kept_line, kept_row

_ENDING = ".begun"
_WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Begun:
    """The lines beside the record of the site in ``root``, on files of its ``content``."""

    root: Path
    content: Content

    def put(self, kept: Kept, data: bytes) -> None:
        """Says that the file of ``kept`` is about to be written, writes ``data`` there, and says that it was. Raises as
        :meth:`Content.put` does, and :class:`MachineError` where it cannot be said."""
        self._say(kept.source, b"\n" + kept_line(kept))  # the line before it may be cut off
        self.content.put(kept.path, data)
        self._say(kept.source, f"{_WRITTEN}\n".encode())

    def end(self, source: str) -> None:
        """Takes away what was said of ``source``, which is on record now; raises :class:`MachineError`."""
        target = self._file(source)
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise _fault("cannot be removed", target, error, "remove it by hand") from error

    def known(self, record: Fetched) -> Fetched:
        """``record`` with what a run that was cut off wrote and could not put on it, whatever somebody made of it
        since. What it did not come to write stays as it was; raises :class:`MachineError` where its lines cannot be
        read."""
        kept = dict(record.kept)
        paths = {one.path for one in kept.values()}
        for path in sorted((self.root / FOLDER / ARTICLES).glob(f"*{_ENDING}")):
            for one, written in _rows(path):
                if written or self._is_there(one, new=one.path not in paths):
                    kept[one.source, one.name] = one
                    paths.add(one.path)
        return replace(record, kept=kept)

    def _is_there(self, one: Kept, *, new: bool) -> bool:
        """Whether there is a file for ``one``; where that is not ``new``, as it was to be."""
        sha256 = self.content.hash_of(one.path)
        return sha256 is not None if new else sha256 == one.sha256

    def _say(self, source: str, said: bytes) -> None:
        target = self._file(source)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("ab") as file:
                file.write(said)
        except OSError as error:
            hint = "check that the disk has room and that you may write there"
            raise _fault("cannot be written", target, error, hint) from error

    def _file(self, source: str) -> Path:
        return self.root / FOLDER / ARTICLES / f"{source}{_ENDING}"


def _rows(path: Path) -> Iterator[tuple[Kept, bool]]:
    """The lines of the file at ``path``, each with whether its file was written."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError as error:
        hint = "make it a file that you may read; without it, files of a run that was cut off count as yours"
        raise _fault("cannot be read", path, error, hint) from error
    for line, after in pairwise(lines):
        with suppress(ContentError):  # it was cut off in the middle of its line, before the file
            yield kept_row(path.name, line, path.stem), after == _WRITTEN


def _fault(what: str, path: Path, error: OSError, hint: str) -> MachineError:
    return MachineError(f"{what}: {error.strerror or error}", where=f"{FOLDER}/{ARTICLES}/{path.name}", hint=hint)
