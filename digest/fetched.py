"""What was fetched, and how each source fares: files of sorted JSON lines in ``fetched/`` beside digest.toml, made to
be committed. Only days are kept, so that a quiet schedule changes them once a day and not at every run.

The files have no first line that counts them, unlike the ledger's: two branches that fetched different articles then
merge by themselves, and nothing here proves anything. A line that cannot be read is refused all the same: left out, its
article would be fetched once more, and written over what the editor made of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar, get_args

from digest.contracts import line
from digest.errors import ContentError

FOLDER = "fetched"
FEEDS, ARTICLES = "feeds.jsonl", "articles"

State = Literal["new", "good", "failing", "gone"]

_RESTORE = "restore the file from git, or take the line out: what it speaks of is then asked for as if it were new"
_MERGED = "settle it by hand, keeping one line for each article, then fetch again; nothing was written over it"
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True)
class Feed:
    """How one address of a source fares. ``tried`` and ``succeeded`` are ISO days in UTC, the latter empty until it
    first answers; ``since`` is the day from which it fails without a break, ``failures`` on how many days it was tried
    in vain since, ``why`` in words. ``not_before`` is the moment (ISO, UTC) before which its server does not want to be
    asked again. ``etag`` and ``modified`` go with the next question; ``moved`` is where it has gone for good, if the
    server said so; ``later`` is how many of its source's new articles the last run left for the next."""

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
    later: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One article that was fetched: by the ``name`` its feed gives it (else its address), its ``address``, ``path``
    below the content folder (empty where it was refused, with ``why``), the SHA-256 of the file as digest wrote it, by
    which an editor's hand is told, a short hash of the entry it was made of, by which an update is told, and the
    ``day``. A file that digest found and did not write has no SHA-256: it is the editor's. An article whose page could
    not be had for now has no ``path``, and ``waits`` for its ``entry``: it is asked for again, and ``day`` is the first
    on which it was. ``url`` is its own address where that is not the ``address`` its feed gives, ``form`` is "feed"
    where its text is the feed's, ``since`` the day from which an update waits for its page, ``not_before`` the moment
    (ISO, UTC) before which that page's server does not want to be asked again. ``date`` is the day of an article that
    was refused for its age, or of one that waits and may have none of its own."""

    source: str
    name: str
    address: str = ""
    path: str = ""
    sha256: str = ""
    entry: str = ""
    day: str
    why: str = ""
    url: str = ""
    form: str = ""
    since: str = ""
    date: str = ""
    not_before: str = ""

    def settled(self, entry: str) -> Kept:
        """This line where nothing is to be done about its ``entry`` any more."""
        return replace(self, entry=entry, since="", not_before="")


@dataclass(frozen=True, slots=True)
class Fetched:
    """All that is on record: feeds by source and address, articles by source and name."""

    feeds: Mapping[tuple[str, str], Feed] = field(default_factory=dict)
    kept: Mapping[tuple[str, str], Kept] = field(default_factory=dict)


_Row = TypeVar("_Row", Feed, Kept)


def read_fetched(root: Path) -> Fetched:
    """The record beside the digest.toml in ``root``, empty where there is none; raises :class:`ContentError` with file
    and line where it is damaged."""
    folder = root / FOLDER
    feeds = {(one.source, one.address): one for one in _rows(folder / FEEDS, Feed, "address", {})}
    kept: dict[tuple[str, str], Kept] = {}
    for path in sorted((folder / ARTICLES).glob("*.jsonl")):
        kept |= {(one.source, one.name): one for one in _rows(path, Kept, "name", {"source": path.stem})}
    return Fetched(feeds, kept)


def kept_row(where: str, row: str, source: str) -> Kept:
    """One line on an article of ``source``; raises :class:`ContentError` where it is damaged."""
    return _row(where, row, Kept, {"source": source})


def kept_line(kept: Kept) -> bytes:
    """The line on ``kept`` in the file of its source, as :func:`kept_row` reads it."""
    return _written([kept], "source")


def texts(record: Fetched) -> dict[str, bytes]:
    """The record as files by name: ``feeds.jsonl``, and one of articles for each source, ``articles/KEY.jsonl``."""
    found = {FEEDS: _written(record.feeds[key] for key in sorted(record.feeds))}
    for source in sorted({source for source, _ in record.kept}):
        rows = (record.kept[key] for key in sorted(record.kept) if key[0] == source)
        found[f"{ARTICLES}/{source}.jsonl"] = _written(rows, "source")
    return found


def _written(rows: Iterable[Feed | Kept], said: str = "") -> bytes:
    """``rows`` as lines without what is empty and without the field ``said`` elsewhere."""
    return "".join(f"{line(_table(one, said))}\n" for one in rows).encode("utf-8", "replace")


def _table(one: Feed | Kept, said: str) -> dict[str, Any]:
    values = {each.name: getattr(one, each.name) for each in fields(one)}
    return {name: value for name, value in values.items() if value and name != said}


def _rows(path: Path, kind: type[_Row], name: str, known: Mapping[str, str]) -> Iterator[_Row]:
    """The rows of the file at ``path``, if it is there; ``known`` are fields that its lines do not say."""
    where = f"{FOLDER}/{path.name}" if path.parent.name == FOLDER else f"{FOLDER}/{ARTICLES}/{path.name}"
    seen: dict[tuple[str, str], int] = {}
    for number, row in enumerate(_lines(path, where), 1):
        one = _row(f"{where}:{number}", row, kind, known)
        first = seen.setdefault((one.source, getattr(one, name)), number)
        if first != number:
            _refuse(f"{where}:{number}", f"speaks of the same {name} as line {first}", "take one of the two out")
        yield one


def _lines(path: Path, where: str) -> list[str]:
    try:
        text = path.read_bytes().decode() if path.exists() else ""
    except UnicodeDecodeError:
        _refuse(where, "is not UTF-8", _RESTORE)
    except OSError as error:
        _refuse(where, f"cannot be read: {error.strerror or error}", "check that you may read it")
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []


def _row(where: str, row: str, kind: type[_Row], known: Mapping[str, str]) -> _Row:
    if row.startswith(_CONFLICT):
        _refuse(where, "holds a conflict that git could not settle", _MERGED)
    try:
        table = json.loads(row)
    except (ValueError, RecursionError):
        _refuse(where, "is not JSON, or is cut off", _RESTORE)
    if not isinstance(table, dict):
        _refuse(where, "is no table of what was fetched", _RESTORE)
    wanted = {one.name: int if one.type == "int" else str for one in fields(kind)}
    for key, value in table.items():
        if type(value) is not wanted.get(key):
            what = f"has a '{key}' that digest does not know" if key not in wanted else f"has a '{key}' that is wrong"
            _refuse(where, what, f"use the digest that wrote it, or a newer one; else {_RESTORE}")
    needed = {"source", "address"} if kind is Feed else {"name", "day"}
    if missing := sorted(needed - table.keys()):
        _refuse(where, f"has no '{missing[0]}'", _RESTORE)
    if table.get("state", "new") not in get_args(State):
        _refuse(where, f"has the state '{table['state']}', which there is not", _RESTORE)
    for key in ("tried", "succeeded", "since", "day", "date", "not_before"):
        if not _is_moment(table.get(key, "")):
            _refuse(where, f"has a '{key}' that is no {'moment' if key == 'not_before' else 'day'}", _RESTORE)
    blank: dict[str, Any] = {key: "" for key, each in wanted.items() if each is str and key != "state"}
    return kind(**(blank | table | dict(known)))


def _is_moment(text: str) -> bool:
    """Whether ``text`` is empty, a day, or a moment with its zone."""
    try:
        return (
            not text
            or (len(text) == 10 and bool(date.fromisoformat(text)))
            or datetime.fromisoformat(text).tzinfo is not None
        )
    except ValueError:
        return False


def _refuse(where: str, what: str, hint: str) -> NoReturn:
    raise ContentError(what, where=where, hint=hint)
