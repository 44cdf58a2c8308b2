"""The ledger as text and back: JSON a line, in one order, in one wording. What is otherwise is refused, not mended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from digest import border, rows
from digest.contracts import line
from digest.errors import OutputError
from digest.ledger.lines import UNDATED, Change, Ledger, Month, Published, Sealed, SealedEntry, is_address, month_of
from digest.link.entities.registry import FILE_NAME as REGISTRY

KIND = "ledger"
NAME = re.compile(rf"(\d{{4}}-(?:0[1-9]|1[0-2])|{UNDATED})\.jsonl")

Line = Published | Sealed | Change | Month
_ANEW = "restore it from git, or from another copy; where there is none, empty ledger/ to begin anew without a past"


def texts(ledger: Ledger) -> dict[str, bytes]:
    """The files of ``ledger`` by name: the same ledger gives the same bytes."""
    files: dict[str, list[Line]] = defaultdict(list)
    for one in _folded(ledger.urls):
        files[one.file].append(one)
    for sealed in ledger.sealed.values():
        files[f"{sealed.edition:%Y-%m}"].append(sealed)
    for changes in ledger.changes.values():
        for change in changes:
            files[f"{change.edition:%Y-%m}"].append(change)
    if files:
        files[UNDATED] += [Month(name) for name in sorted(files) if name != UNDATED]
    return {
        f"{name}.jsonl": rows.written(KIND, [one.table for one in sorted(lines, key=lambda one: one.order)])
        for name, lines in sorted(files.items())
    }


def _folded(urls: Mapping[str, Published]) -> Iterator[Published]:
    """Each address with those below it that are the same thing's, so that a feed costs a word and not a line."""
    below: dict[str, list[str]] = defaultdict(list)
    alone: list[Published] = []
    for url, one in sorted(urls.items()):
        thing, _, rest = one.what.partition("/")
        base = urls.get(url.removesuffix(rest)) if rest else None
        if base and (base.what, base.file) == (thing, one.file):
            below[base.url].append(rest)
        else:
            alone.append(one)
    yield from (replace(one, below=tuple(below.get(one.url, ()))) for one in alone)


def _unfolded(one: Published) -> Iterator[Published]:
    yield replace(one, below=())
    yield from (Published(f"{one.url}{rest}", f"{one.what}/{rest}", one.file) for rest in one.below)


def parsed(files: Mapping[str, bytes], folder: str = "ledger") -> Ledger:
    """The ledger in ``files``, by name; raises :class:`ContentError` with file and line for whatever is wrong.

    The registry of entities is kept beside them, and read by those who find entities.
    """
    urls: dict[str, Published] = {}
    sealed: dict[date, Sealed] = {}
    changes: dict[date, list[Change]] = defaultdict(list)
    places: dict[date, str] = {}
    months: dict[str, str] = {}
    names = sorted(files.keys() - {REGISTRY})
    for where, one in (each for name in names for each in _lines(name, files[name], folder)):
        if isinstance(one, Published):
            for each in _unfolded(one):
                if each.url in urls:
                    rows.refuse(where, f"{each.url} stands in {urls[each.url].file}.jsonl too")
                urls[each.url] = each
        elif isinstance(one, Sealed):
            sealed[one.edition] = one
        elif isinstance(one, Month):
            months[one.name] = where
        else:
            changes[one.edition].append(one)
            places.setdefault(one.edition, where)
            if one.number != len(changes[one.edition]):
                rows.refuse(where, f"correction {len(changes[one.edition])} of {one.edition} is missing")
    _complete(files, months, folder, built=bool(urls))
    for day, where in places.items():
        if day not in sealed:
            rows.refuse(where, f"corrects the edition of {day}, which is not sealed")
    return Ledger(urls, sealed, {day: tuple(found) for day, found in changes.items()})


def _complete(files: Mapping[str, bytes], months: Mapping[str, str], folder: str, *, built: bool) -> None:
    """Refuses a ledger of which a whole file is gone: one of the ``months`` that are named, or the file that names
    them, without which no site was ever ``built``."""
    for name, where in months.items():
        if f"{name}.jsonl" not in files:
            rows.refuse(f"{folder}/{name}.jsonl", f"is gone with its addresses and seals; {where} names it", _ANEW)
    if (built or REGISTRY in files) and f"{UNDATED}.jsonl" not in files:
        rows.refuse(f"{folder}/{UNDATED}.jsonl", "is gone; no ledger of a site that was built is without it", _ANEW)


def _lines(name: str, data: bytes, folder: str) -> Iterator[tuple[str, Line]]:
    """Each line of a file below its header, with its place, checked as far as one file can be."""
    path = f"{folder}/{name}"
    if not NAME.fullmatch(name):
        rows.refuse(path, "is no file of a ledger", "they are called 2026-03.jsonl or undated.jsonl; move it elsewhere")
    before: tuple[str, str, int] | None = None
    for where, row in rows.read(KIND, path, data):
        one = _line(where, row, name.removesuffix(".jsonl"))
        if before is not None and one.order <= before:
            what = "stands out of its place: the lines of a ledger are sorted and none stands twice"
            rows.refuse(where, what, rows.EITHER)
        before = one.order
        yield where, one


def _line(where: str, row: str, month: str) -> Line:
    table = rows.parsed(where, row)
    try:
        one = _value(table, month)
        same = line(one.table | ({"sha256": table["sha256"]} if isinstance(one, Sealed) else {})) == row
    except (KeyError, TypeError, ValueError, AttributeError, UnicodeError, OutputError) as error:
        rows.refuse(where, f"is no line of a ledger ({type(error).__name__}: {error})")
    if not same:
        rows.refuse(where, "is not written as digest writes it")
    if isinstance(one, Sealed) and one.sha256 != table["sha256"]:
        rows.refuse(where, f"the edition of {one.edition} is not what was sealed: its hash is {one.sha256[:12]}…")
    belongs = _file_of(one)
    if belongs and belongs != month:
        rows.refuse(where, f"belongs into {belongs}.jsonl")
    return one


def _file_of(one: Line) -> str:
    """The file into which ``one`` belongs, without the end of its name; nothing where it may stand in any."""
    if isinstance(one, Published):
        return month_of(one.url)
    return UNDATED if isinstance(one, Month) else f"{one.edition:%Y-%m}"


def _value(table: dict[str, Any], month: str) -> Line:
    """The line that ``table`` says; raises what Python raises where it says none."""
    if "url" in table:
        below = tuple(_text(rest) for rest in table.get("with", ()))
        by = tuple(_text(one) for one in table.get("by", ()))
        one = Published(_text(table["url"]), _text(table["is"]), month, _text(table.get("or", "")), below, by)
        for each in _unfolded(one):
            border.out_path(f"{each.url}index.html" if each.url[-1:] in {"", "/"} else each.url)
            if not is_address(each.url):
                raise ValueError(f"{each.url} is no page and no feed")
        return one
    if "month" in table:
        return Month(f"{date.fromisoformat(_text(table['month']) + '-01'):%Y-%m}")
    if "edition" in table:
        own = any("lede" in one for one in table["entries"])
        entries = tuple(_entry(one, "lede" if own else "begins") for one in table["entries"])
        days = date.fromisoformat(table["edition"]), date.fromisoformat(table["sealed"])
        return Sealed(days[0], _number(table["number"]), days[1], entries, own)
    return Change(
        date.fromisoformat(table["correction"]),
        _number(table["number"]),
        date.fromisoformat(table["on"]),
        _text(table["story"]),
        _text(table["what"]),
        _text(table["article"]),
        _text(table["before"]),
        _text(table["after"]),
        _text(table.get("text", "")),
        _text(table.get("lede", "")),
        table.get("by_hand") is True,
    )


def _entry(table: dict[str, Any], lede: str) -> SealedEntry:
    articles = tuple((_text(one), _text(text)) for one, text in table["articles"])
    return SealedEntry(_text(table["story"]), _text(table["title"]), _text(table[lede]), articles)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is no whole number")
    return value
