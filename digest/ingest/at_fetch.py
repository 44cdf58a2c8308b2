"""What was cleaned away when an article was fetched, as it stands in the front matter of its file: ``taken`` with a
line for each cut, ``left_out`` with a count."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from digest import border
from digest.model import AtFetch, FetchCut

KEYS = ("taken", "left_out")
_BEGINS = "  - {"
_LONGEST, _MOST = 1000, 12_000
"""Characters of one line, and of all: a page's furniture is not to outgrow its article."""


def bounded(taken: Sequence[FetchCut], left_out: int) -> AtFetch:
    """The record of what was ``taken``: a long line with its beginning, and of many the first."""
    room, kept = _MOST, []
    for one in taken:
        short = replace(one, text=one.text[:_LONGEST], length=len(one.text)) if len(one.text) > _LONGEST else one
        room -= len(short.text)
        if room < 0:
            break
        kept.append(short)
    return AtFetch(tuple(kept), len(taken) - len(kept), left_out)


def front_of(record: AtFetch) -> Iterator[str]:
    """The lines of front matter that hold ``record``: YAML reads each cut as JSON does."""
    if record.taken or record.more:
        yield "taken:  # from the text, when digest fetched it; 'digest explain' says why, and how a line comes back"
    for one in record.taken:
        texts = {"rule": one.rule, "class": one.group, "why": one.why, "text": one.text}
        said = {name: plain for name, text in texts.items() if (plain := border.plain(text))}
        numbers = {"after": one.after, "length": one.length} if one.length else {"after": one.after}
        yield f"{_BEGINS[:-1]}{json.dumps(numbers | said, ensure_ascii=False)}"
    if record.more:
        yield f'{_BEGINS}"more": {record.more}}}'
    if record.left_out:
        yield f"left_out: {record.left_out}"


def without_cuts(head: str) -> str:
    """``head``, the beginning of a file, without what was taken from the article: that may name others."""
    return "\n".join(line for line in head.split("\n") if not line.startswith(_BEGINS))


def at_fetch(table: Mapping[str, Any]) -> AtFetch:
    """The record in front matter that was read as ``table``; what is none in it is passed over."""
    rows = [one for one in _rows(table.get("taken")) if isinstance(one, dict)]
    cuts = tuple(one for row in rows if (one := _cut(row)).text)
    return AtFetch(cuts, sum(_number(row.get("more")) for row in rows), _number(table.get("left_out")))


def wrong_in(key: str, value: Any) -> Iterator[str]:
    """What cannot be used in the ``value`` of one of :data:`KEYS`."""
    if key == "left_out" and not (isinstance(value, str) and value.isascii() and value.isdecimal()):
        yield "'left_out' is no number, and is not used; digest fetch writes how many lines its page shows beside it"
    if key == "taken" and not all(isinstance(one, dict) for one in _rows(value)):
        yield "'taken' holds what is no cut, which is not used; digest fetch writes there what it took from the text"


def _rows(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _cut(row: Mapping[str, Any]) -> FetchCut:
    said = {name: border.plain(text) for name, text in row.items() if isinstance(text, str)}
    text, rule, group, why = (said.get(name, "") for name in ("text", "rule", "class", "why"))
    return FetchCut(text, rule, group, _number(said.get("after")), why, _number(said.get("length")))


def _number(value: Any) -> int:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10 else 0
