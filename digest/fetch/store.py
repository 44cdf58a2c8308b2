"""The content folder as ``digest fetch`` sees it: which addresses it holds, whether a file is still as it was written,
and how one is written. Nothing outside it is touched."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from digest import border
from digest.errors import MachineError, OutputError, SettingsError, SourceError
from digest.fetch.addresses import identity
from digest.fetched import FOLDER, Feed, Fetched, Kept, texts
from digest.ingest.beside import SUFFIX
from digest.ingest.decode import decode
from digest.ingest.markdown import front_matter
from digest.toml import parsed
from digest.write import replace_whole

_MARKED = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
_PLAIN = re.compile(rb"^url[ \t]*[:=][ \t]*(\"?)(https?://[!-~]+?)\1[ \t]*\r?\n(?![ \t])", re.M)
"""An address as a program writes it, which needs no reader to be understood."""
_ODD = re.compile(rb"[\"'#\\]")
_LABELLED = re.compile(r"^[ \t]*(?:url|link|source url)[ \t]*:[ \t]*(https?://\S+)[ \t]*$", re.I | re.M)
_CANONICAL = re.compile(
    rb"<link\b(?=[^>]{0,500}\brel\s*=\s*[\"']?canonical\b)[^>]{0,500}\bhref\s*=\s*[\"']?(https?://[^\s\"'<>]+)", re.I
)
_HEAD = 65_536
_LEADS_OUT = "leads out of the content folder, and was not written"
_PATH = re.compile(r"(?:[a-z0-9][a-z0-9.-]*/)+[a-z0-9][a-z0-9.-]*\.md")


@dataclass(frozen=True, slots=True)
class Content:
    """The content folder at ``root``."""

    root: Path

    def urls(self, files: Iterable[str]) -> dict[str, str]:
        """The identity of every address that one of ``files`` states as its own, with the file's path."""
        found: dict[str, str] = {}
        for path in sorted(files):
            stated = _STATED.get(Path(path).suffix.lower())
            if stated and (address := border.url(stated(_head(self.root / path), path))):
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

    def put(self, path: str, data: bytes) -> None:
        """Writes ``data`` whole or not at all to a path that digest itself would choose. Raises as :meth:`write`
        does."""
        if not inner(path):
            raise OutputError(_LEADS_OUT, where=path, hint="take its line out of the record")
        self.write(path, data)

    def write(self, path: str, data: bytes) -> None:
        """Writes ``data`` whole or not at all. Raises :class:`OutputError` where ``path`` leads out of the folder,
        :class:`MachineError` where the disk does not take it."""
        target = self.root / path
        try:
            if target.is_symlink() or not target.parent.resolve().is_relative_to(self.root.resolve()):
                raise OutputError(_LEADS_OUT, where=path, hint="remove the link that stands there")
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(target, data)
        except OSError as error:
            hint = "check that the disk has room and that you may write there"
            raise MachineError(f"cannot be written: {error.strerror or error}", where=path, hint=hint) from error


def inner(path: str) -> bool:
    """Whether ``path`` is one that digest itself would write to: the record is a file that others may have changed."""
    return bool(_PATH.fullmatch(path))


def _in_front(data: bytes, path: str) -> str:
    """The ``url`` of the front matter of a Markdown file."""
    start = _MARKED.match(data)
    if start is None or b"url" not in data:
        return ""
    front = data[start.end() :].partition(b"\n---")[0] + b"\n"
    if plain := _plain(front):
        return plain
    with suppress(SourceError):
        table, _ = front_matter(decode(b"---\n" + front + b"---\n", path), path)
        return str(table.get("url", ""))
    return ""


def _beside(data: bytes, path: str) -> str:
    """The ``url`` of a file that says of another what front matter would."""
    if plain := _plain(data):
        return plain
    with suppress(SettingsError):
        return str(parsed(data.decode("utf-8", "replace"), path).get("url", "")) if b"url" in data else ""
    return ""


def _plain(data: bytes) -> str:
    found = _PLAIN.findall(data)
    return found[0][1].decode("ascii") if len(found) == 1 and not _ODD.search(found[0][1]) else ""


def _in_text(data: bytes, path: str) -> str:
    """The address that a line of a text file gives by its name, as the cleaner reads it."""
    with suppress(SourceError):
        match = _LABELLED.search(decode(data, path)) if b"://" in data else None
        return match[1] if match else ""
    return ""


def _in_page(data: bytes, _: str) -> str:
    match = _CANONICAL.search(data)
    return match[1].decode("utf-8", "replace") if match else ""


_STATED: dict[str, Callable[[bytes, str], str]] = {
    ".md": _in_front,
    ".markdown": _in_front,
    ".toml": _beside,
    ".txt": _in_text,
    ".html": _in_page,
    ".htm": _in_page,
}
"""How a file states the address of its original, by what it is."""


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
            hint = "check that the disk has room and that you may write there; the next run finds the files it wrote"
            where = f"{FOLDER}/{name}"
            raise MachineError(f"cannot be written: {error.strerror or error}", where=where, hint=hint) from error
