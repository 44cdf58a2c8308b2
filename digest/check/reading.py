"""The output folder as a :class:`Site`: the only part of the check of a site that looks at a disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest.check.gathering import gathered
from digest.check.site import Lying, Site, Surroundings
from digest.config import Config
from digest.errors import ContentError, MachineError, SettingsError
from digest.ledger import Ledger, gone, read_ledger
from digest.write import MANIFEST, foreign, read_manifest

_TEXTS = frozenset({".html", ".xml", ".json", ".jsonl", ".css", ".js", ".txt", ".md", ".svg"})
_BEGINNING = 64
_LARGEST_TEXT = 100_000_000
"""Bytes of a text above which it is not read whole; a rule says that it is too large."""


def read(root: Path, config: Config) -> Site:
    """The site in the folder ``root``, with what is found on its pages. Raises :class:`SettingsError` where there is no
    built site, :class:`MachineError` where the disk fails."""
    hint = "run 'digest build', or name the folder of the site"
    if not root.is_dir():
        raise SettingsError("is no folder", where=str(root), hint=hint)
    made = read_manifest(root)
    if not made.files:
        raise SettingsError(f"holds no site that digest built (there is no {MANIFEST})", where=str(root), hint=hint)
    ledger, damage = _ledger(config)
    around = Surroundings(config.site.base_url, made, foreign(root, made.files), ledger, damage, gone(config.root))
    try:
        paths = [path for path in made.files if (root / path).is_file()]
        return gathered(_files(root, paths), frozenset(paths), around)
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(error.filename)) from error


def _ledger(config: Config) -> tuple[Ledger | None, ContentError | None]:
    try:
        return read_ledger(config.root), None
    except ContentError as error:
        return None, error


def _lying(path: Path) -> Lying:
    """The file at ``path``; of one that is no text, or too large, the beginning alone."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if path.suffix.lower() in _TEXTS and size <= _LARGEST_TEXT:
            data = file.read()
            return Lying(size, hashlib.sha256(data).hexdigest(), data)
        beginning = file.read(_BEGINNING)
        file.seek(0)
        return Lying(size, hashlib.file_digest(file, "sha256").hexdigest(), beginning)


def _files(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, Lying]]:
    """The files at ``paths``, those of HTML last and the front page before the others."""
    for path in sorted(paths, key=lambda path: (path.endswith(".html"), path != "index.html", path)):
        yield path, _lying(root / path)
