"""The content folder as ``digest fetch`` sees it: which addresses it holds, whether a file is still as it was written,
and how one is written. Nothing outside it is touched."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest import border
from digest.errors import MachineError, OutputError
from digest.fetch.addresses import identity
from digest.fetched import FOLDER, Feed, Fetched, Kept, texts
from digest.ingest.beside import SUFFIX
from digest.write import replace_whole

_STATED = re.compile(rb"^(?:url|link|source url)\s*[:=]\s*[\"']?(https?://[^\s\"'<>]+)[\"']?\s*$", re.I | re.M)
_CANONICAL = re.compile(
    rb"<link\b(?=[^>]{0,500}\brel\s*=\s*[\"']?canonical\b)[^>]{0,500}\bhref\s*=\s*[\"']?(https?://[^\s\"'<>]+)", re.I
)
_SAID_IN = {".md": _STATED, ".markdown": _STATED, ".txt": _STATED, ".toml": _STATED, ".html": _CANONICAL}
_SAID_IN[".htm"] = _CANONICAL
_HEAD = 65_536
_PATH = re.compile(r"(?:[a-z0-9][a-z0-9.-]*/)+[a-z0-9][a-z0-9.-]*\.md")


@dataclass(frozen=True, slots=True)
class Content:
    """The content folder at ``root``."""

    root: Path

    def urls(self, files: Iterable[str]) -> dict[str, str]:
        """The identity of every address that one of ``files`` states as its own, with the file's path."""
        found: dict[str, str] = {}
        for path in sorted(files):
            pattern = _SAID_IN.get(Path(path).suffix.lower())
            match = pattern.search(_head(self.root / path)) if pattern else None
            address = border.url(match[1].decode("ascii", "replace")) if match else None
            if address:
                found.setdefault(identity(address), path)
        return found

    def files(self) -> Iterator[str]:
        """The paths of all files but the hidden ones; links to folders are not followed."""
        for folder, subfolders, names in os.walk(self.root):
            subfolders[:] = [name for name in subfolders if not name.startswith(".")]
            yield from (Path(folder, name).relative_to(self.root).as_posix() for name in names if name[0] != ".")

    def taken(self) -> set[str]:
        """The paths that are taken, in small letters, for some disks do not tell them from large ones; a file that is
        said to be something beside one that is gone takes that one's place."""
        return {path.lower().removesuffix(SUFFIX) for path in self.files()}

    def head(self, path: str) -> bytes:
        """The beginning of the file at ``path``, nothing where it cannot be read."""
        return _head(self.root / path)

    def read(self, path: str) -> bytes | None:
        """The file at ``path``, None where it is gone or not one of digest's own."""
        try:
            return (self.root / path).read_bytes() if inner(path) else None
        except OSError:
            return None

    def hash_of(self, path: str) -> str | None:
        """The SHA-256 of the file at ``path``, None where it is gone."""
        data = self.read(path)
        return None if data is None else hashlib.sha256(data).hexdigest()

    def put(self, path: str, data: bytes) -> str:
        """Writes ``data`` whole or not at all, and gives its SHA-256. Raises :class:`OutputError` where ``path`` leads
        out of the folder, :class:`MachineError` where the disk does not take it."""
        target = self.root / path
        hint = "remove the link that stands there"
        if not inner(path) or target.is_symlink() or not target.parent.resolve().is_relative_to(self.root.resolve()):
            raise OutputError("leads out of the content folder, and was not written", where=path, hint=hint)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(target, data)
        except OSError as error:
            hint = "check that the disk has room and that you may write there"
            raise MachineError(f"cannot be written: {error.strerror or error}", where=path, hint=hint) from error
        return hashlib.sha256(data).hexdigest()


def inner(path: str) -> bool:
    """Whether ``path`` is one that digest itself would write to: the record is a file that others may have changed."""
    return bool(_PATH.fullmatch(path))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def keep(root: Path, feeds: Mapping[tuple[str, str], Feed], kept: Mapping[tuple[str, str], Kept]) -> None:
    """Puts the record into its files below ``root``, those of the sources in ``kept`` and of the ``feeds``, where they
    differ; raises :class:`MachineError`. The feeds come last: an ETag on record says that all before it is settled."""
    for name, data in reversed(texts(Fetched(feeds, kept)).items()):
        target = root / FOLDER / name
        try:
            if data != (target.read_bytes() if target.exists() else b""):
                target.parent.mkdir(parents=True, exist_ok=True)
                replace_whole(target, data)
        except OSError as error:
            hint = "what was fetched is in the content folder, and is found there again by its address"
            where = f"{FOLDER}/{name}"
            raise MachineError(f"cannot be written: {error.strerror or error}", where=where, hint=hint) from error
