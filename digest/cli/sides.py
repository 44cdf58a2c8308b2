"""Raw text and clean text at a terminal: in two columns, in one where it is narrow, as marked lines in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

import click
from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from digest.clean.sides import Part, Row

NARROW = 80
_STYLES = {"kept": "", "taken": "red dim strike", "field": "blue", "rest": "dim"}
_MARKS = {"kept": " ", "taken": "-", "field": "=", "rest": "#"}
_LEGEND = "marks: - taken, = became a field, # settings or markup, + the clean text where it differs, no mark: kept"


def coloured() -> bool:
    """Whether a person at a terminal wants to see colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(rows: Sequence[Row]) -> None:
    """Prints ``rows`` as wide as the terminal is."""
    if not coloured():
        click.echo(f"{_LEGEND}\n")
        for line in _lines(rows):
            click.echo(line)
        return
    console = Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
    if console.width >= NARROW:
        console.print(_table(rows))
    else:
        _print_column(rows, console)


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
    return Text.assemble(*((part.raw, _STYLES[part.fate]) for part in row.parts))


def _note(part: Part) -> Text:
    return Text(f"{_MARKS[part.fate]} {part.note}", "red" if part.fate == "taken" else _STYLES[part.fate])
