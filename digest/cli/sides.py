"""Raw text and clean text at a terminal: in two columns, in one where it is narrow, as marked lines in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import click
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from digest.clean.sides import Fate, Part, Row

NARROW = 80
_INDENT = 12
_STYLES = {"kept": "", "taken": "red dim strike", "field": "blue", "rest": "dim"}
_MARKS = {"kept": " ", "taken": "-", "field": "=", "rest": "#"}
_LINES = "- taken, = became a field, # settings or markup, + the clean text where it differs, no mark: kept"
_COLOURS = "struck through: taken; blue: became a field; dim: settings or markup; all else was kept"
_NO_COLOURS = "[-taken-], [=became a field=], [#settings or markup#]; all else was kept"


def at_terminal() -> bool:
    """Whether a person watches, at a terminal that can move its cursor."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def coloured() -> bool:
    """Whether a person at a terminal wants to see colours (https://no-color.org)."""
    return at_terminal() and not os.environ.get("NO_COLOR")


def legend() -> str:
    """What the marks of :func:`show` mean."""
    return _COLOURS if coloured() else _NO_COLOURS if at_terminal() else _LINES


def show_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Prints names and what is to be said of them, folded at a terminal."""
    console = _console()
    for name, value in facts:
        folded = Text(value).wrap(console, max(_INDENT, console.width - _INDENT)) if at_terminal() else [Text(value)]
        for number, line in enumerate(folded):
            click.echo(f"  {'' if number else name:<9} {line.plain}".rstrip())


def show(rows: Sequence[Row]) -> None:
    """Prints ``rows`` as wide as the terminal is."""
    if not at_terminal():
        for line in _lines(rows):
            click.echo(line)
        return
    console = _console()
    if console.width >= NARROW:
        console.print(_table(rows))
    else:
        _print_column(rows, console)


def _console() -> Console:
    console = partial(Console, highlight=False, emoji=False, markup=False, soft_wrap=False)
    return console() if coloured() else console(color_system=None)


def _lines(rows: Sequence[Row]) -> Iterator[str]:
    """A line for each part, whatever its length, so that one can search for it."""
    for row in rows:
        for part in row.parts:
            note = f"   [{part.note}]" if part.note else ""
            if part.fate == "rest":
                yield from (f"# {line}" for line in part.raw.splitlines() if line.strip())
            else:
                yield f"{_MARKS[part.fate]} {' '.join(part.raw.split())}{note}"
        if not row.same:
            yield f"+ {' '.join(row.clean.split())}"


def _table(rows: Sequence[Row]) -> Table:
    table = Table(box=box.MINIMAL, expand=True, show_edge=False, pad_edge=False, leading=1)
    table.add_column("Raw text", ratio=1, overflow="fold")
    table.add_column("Clean text", ratio=1, overflow="fold")
    for row in rows:
        clean = [Text(row.clean)] if row.clean else []
        table.add_row(_raw(row), Text("\n").join([*clean, *map(_note, row.notes)]))
    return table


def _print_column(rows: Sequence[Row], console: Console) -> None:
    for row in rows:
        console.print(_raw(row), overflow="fold")
        below = [*map(_note, row.notes), *([] if row.same else [Text(f"+ {row.clean}")])]
        for text in below:
            console.print(Padding(text, (0, 0, 0, 4)), overflow="fold")
        console.print()


def _raw(row: Row) -> Text:
    if coloured():
        return Text.assemble(*((part.raw, _STYLES[part.fate]) for part in row.parts))
    return Text("".join(_marked(part.fate, part.raw) for part in row.parts))


def _marked(fate: Fate, raw: str) -> str:
    """``raw`` between marks that stand for the colours of its fate."""
    mark = _MARKS[fate].strip() if raw.strip() else ""
    return f"[{mark}{raw}{mark}]" if mark else raw


def _note(part: Part) -> Text:
    return Text(f"{_MARKS[part.fate]} {part.note}", "red" if part.fate == "taken" else _STYLES[part.fate])
