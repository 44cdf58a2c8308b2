"""``digest eval``: how well a stage does on a set that people have labelled."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import click

from digest import border, contracts
from digest.build import cleaner
from digest.cli.common import any_config, config_option, json_option, print_json
from digest.evaluate.clean import Evaluation, Figures, Measured, evaluate, worst

_DIGITS = 4
_WIDTH = 160
_COLUMN = len("-0.000")


@click.group("eval")
def eval_command() -> None:
    """Measure a stage of digest on DATA, a set that people have labelled."""


@eval_command.command("clean")
@click.argument("data", type=click.Path(path_type=Path))
@click.option("--worst", "count", type=click.IntRange(0), default=0, metavar="N", help="List the N worst articles too.")
@config_option
@json_option
def clean_command(*, data: Path, count: int, config_path: Path | None, as_json: bool) -> int:
    """Clean the articles in DATA and hold them against what people chose.

    DATA is a folder of saved pages with an index.jsonl, a folder of .jsonl or .jsonl.gz files of scraped texts, or one
    such file; docs/quality.md says what their rows are and what the figures mean.
    """
    done = evaluate(data, cleaner(any_config(config_path)))
    if as_json:
        print_json(_table(done, data, count))
        return 0
    _print_figures(done)
    for part in done.parts if count else ():
        _print_worst(part, count)
    return 0


def _rounded(figures: Figures) -> Figures:
    return {key: round(value, _DIGITS) if isinstance(value, float) else value for key, value in figures.items()}


def _table(done: Evaluation, data: Path, count: int) -> dict[str, Any]:
    """The one object of ``--json``: figures of pages at its top, those of scraped texts below ``files``."""
    table: dict[str, Any] = {"schema": contracts.SCHEMA, "set": done.shape, "data": str(data)}
    if done.shape == "clean_text":
        table["files"] = {part.name: _rounded(part.figures) for part in done.parts}
    else:
        for part in done.parts:
            table |= _rounded(part.figures)
    if count:
        table["worst"] = {
            part.name: [
                {"id": case.id, "score": round(case.score, _DIGITS), "notes": list(case.notes())}
                for case in worst(part, count)
            ]
            for part in done.parts
        }
    return table


def _print_figures(done: Evaluation) -> None:
    """A row for each file or side of the set; a new head where the figures are others."""
    width = max(len(name) for name in (done.shape, *(part.name for part in done.parts)))
    head: list[str] = []
    for part in done.parts:
        shown = {key: _shown(value) for key, value in _rounded(part.figures).items()}
        if list(shown) != head:
            head = list(shown)
            click.echo("  ".join([done.shape.ljust(width), *(key.rjust(_COLUMN) for key in head)]))
        click.echo(
            "  ".join([part.name.ljust(width), *(text.rjust(max(_COLUMN, len(key))) for key, text in shown.items())])
        )


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _print_worst(part: Measured, count: int) -> None:
    click.echo(f"\nThe worst of {part.name}:")
    for case in worst(part, count):
        click.echo(f"\n{case.score:.3f}  {case.id}")
        for note in case.notes():
            click.echo(f"  {textwrap.shorten(border.plain(note), _WIDTH, placeholder=' …')}")
