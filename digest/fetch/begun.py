"""What a run has begun to write: a line for each file, put down before the file is. A run that is cut off leaves them,
and the next tells by them which files are digest's own; once the record is whole they are taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from digest.errors import ContentError, MachineError
from digest.fetch.store import Content
from digest.fetched import ARTICLES, FOLDER, Fetched, Kept, kept_row, texts

_ENDING = ".begun"


@dataclass(frozen=True, slots=True)
class Begun:
    """The lines beside the record of the site in ``root``."""

    root: Path

    def add(self, kept: Kept) -> None:
        """Says that the file of ``kept`` is about to be written; raises :class:`MachineError`."""
        target = self._file(kept.source)
        (row,) = (data for name, data in texts(Fetched({}, {("", ""): kept})).items() if name.startswith(ARTICLES))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("ab") as file:
                file.write(row)
        except OSError as error:
            hint = "check that the disk has room and that you may write there"
            raise MachineError(f"cannot be written: {error.strerror or error}", where=target.name, hint=hint) from error

    def end(self, source: str) -> None:
        """Takes away what was said of ``source``, which is on record now."""
        self._file(source).unlink(missing_ok=True)

    def known(self, record: Fetched, content: Content) -> Fetched:
        """``record`` with what a run that was cut off wrote and could not put on it. What it did not come to write
        stays as it was."""
        kept = dict(record.kept)
        for one in self._rows():
            if content.hash_of(one.path) == one.sha256:
                kept[one.source, one.name] = one
        return replace(record, kept=kept)

    def _rows(self) -> Iterator[Kept]:
        for path in sorted((self.root / FOLDER / ARTICLES).glob(f"*{_ENDING}")):
            for row in path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    yield kept_row(path.name, row, path.stem)
                except ContentError:  # it was cut off in the middle of its line, before the file
                    continue

    def _file(self, source: str) -> Path:
        return self.root / FOLDER / ARTICLES / f"{source}{_ENDING}"
