"""What was fetched, and how each source fares: files of sorted JSON lines in ``fetched/`` beside digest.toml, made to
be committed. Only days are kept, so that a quiet schedule changes them once a day and not at every run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

FOLDER = "fetched"

State = Literal["new", "good", "failing", "gone"]


@dataclass(frozen=True, slots=True)
class Feed:
    """How one address of a source fares. ``tried`` and ``succeeded`` are ISO days in UTC, the latter empty until it
    first answers; ``since`` is the day from which it fails without a break, ``failures`` how many runs in a row,
    ``why`` in words. ``not_before`` is the moment (ISO, UTC) before which its server does not want to be asked again.
    ``etag`` and ``modified`` go with the next question; ``moved`` is where it has gone for good, if the server said
    so."""

    source: str
    address: str
    state: State = "new"
    tried: str = ""
    succeeded: str = ""
    since: str = ""
    failures: int = 0
    why: str = ""
    not_before: str = ""
    etag: str = ""
    modified: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """One article that was fetched: by the ``name`` its feed gives it (else its address), its ``address``, ``path``
    below the content folder (empty where it was refused, with ``why``), the SHA-256 of the file as digest wrote it, by
    which an editor's hand is told, a short hash of the entry it was made of, by which an update is told, and the
    ``day``."""

    source: str
    name: str
    address: str
    path: str
    sha256: str
    entry: str
    day: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """All that is on record: feeds by source and address, articles by source and name."""

    feeds: Mapping[tuple[str, str], Feed] = field(default_factory=dict)
    kept: Mapping[tuple[str, str], Kept] = field(default_factory=dict)


def read_fetched(root: Path) -> Fetched:
    """The record beside the digest.toml in ``root``, empty where there is none; raises :class:`ContentError` with file
    and line where it is damaged."""
    raise NotImplementedError


def texts(record: Fetched) -> dict[str, bytes]:
    """The record as files by name: ``feeds.jsonl``, and one of articles for each source, ``articles/KEY.jsonl``."""
    raise NotImplementedError
