"""``digest eval``: how well a stage does on a set that people have labelled."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import click

from digest import border, contracts
from digest.cli.common import any_config, config_option, json_option, print_json
from digest.evaluate import clean, names, stories, summary
from digest.evaluate.cases import Evaluation, Figures, Measured, worst
from digest.linking import linker
from digest.stages import cleaner
from digest.summarise import SUMMARISERS

_DIGITS = 4
_WIDTH = 160
_SENTENCE = 600
_COLUMN = len("-0.000")


@click.group("eval")
def eval_command() -> None:
    """Measure a stage of digest on DATA, a set that people have labelled."""


_data = click.argument("data", type=click.Path(path_type=Path))
_worst = click.option(
    "--worst", "count", type=click.IntRange(0), default=0, metavar="N", help="List the N worst articles or stories too."
)


@eval_command.command("clean")
@_data
@_worst
@config_option
@json_option
def clean_command(*, data: Path, count: int, config_path: Path | None, as_json: bool) -> int:
    """Clean the articles in DATA and hold them against what people chose.

    DATA is a folder of saved pages with an index.jsonl, a folder of .jsonl or .jsonl.gz files of scraped texts, or one
    such file; docs/quality.md says what their rows are and what the figures mean.
    """
    done = clean.evaluate(data, cleaner(any_config(config_path)))
    if as_json:
        print_json(_table(done, data, count))
    else:
        _print(done, count, _WIDTH)
    return 0


@eval_command.command("summary")
@_data
@_worst
@click.option("--method", type=click.Choice(sorted(SUMMARISERS)), default="extractive", show_default=True)
@config_option
@json_option
def summary_command(*, data: Path, count: int, method: str, config_path: Path | None, as_json: bool) -> int:
    """Clean and summarise the articles in DATA, in three sentences, and hold them against their editors' highlights.

    DATA is a folder of .jsonl or .jsonl.gz files of scraped articles with their highlights, or one such file;
    docs/quality.md says what their rows are and what the figures mean. Needs the package rouge-score.
    """
    done = summary.evaluate(data, cleaner(any_config(config_path)), SUMMARISERS[method](summary.SENTENCES, 0))
    if as_json:
        print_json(_table(done, data, count))
    else:
        _print(done, count, _SENTENCE)
    return 0


@eval_command.command("names")
@_data
@_worst
@json_option
def names_command(*, data: Path, count: int, as_json: bool) -> int:
    """Find the names in the texts of DATA and hold them against those that people marked.

    DATA is a file of CoNLL columns or a folder with one; docs/quality.md says what its columns are and what the figures
    mean.
    """
    done = names.evaluate(data)
    if as_json:
        print_json(_table(done, data, count))
    else:
        _print(done, count, _WIDTH)
    return 0


@eval_command.command("stories")
@_data
@_worst
@config_option
@json_option
def stories_command(*, data: Path, count: int, config_path: Path | None, as_json: bool) -> int:
    """Clean the articles in DATA, find their stories, and hold these against what people put together.

    DATA is a folder of .jsonl or .jsonl.gz files of news texts or of feed items with the story that each tells, or one
    such file; docs/quality.md says what their rows are and what the figures mean. The worst are told of both errors:
    stories found that mix several of people's, and stories of people's that lie in several.
    """
    config = any_config(config_path)
    done = stories.evaluate(data, cleaner(config), linker(config))
    if as_json:
        print_json(_table(done, data, count))
    else:
        _print(done, count, _WIDTH)
    return 0


def _rounded(figures: Figures) -> Figures:
    return {key: round(value, _DIGITS) if isinstance(value, float) else value for key, value in figures.items()}


def _table(done: Evaluation, data: Path, count: int) -> dict[str, Any]:
    """The one object of ``--json``: figures of pages at its top, those of scraped texts below ``files``."""
    table: dict[str, Any] = {"schema": contracts.SCHEMA, "set": done.shape, "data": str(data)}
    if done.shape == "clean_text":
        table["files"] = {part.name: _rounded(part.figures) for part in done.parts}
    elif done.shape == "names":
        table |= _rounded(done.parts[0].figures)
        table["halves"] = {part.name: _rounded(part.figures) for part in done.parts[1:]}
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


def _print(done: Evaluation, count: int, width: int) -> None:
    _print_figures(done)
    for part in done.parts if count else ():
        _print_worst(part, count, width)


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


def _print_worst(part: Measured, count: int, width: int) -> None:
    """The worst cases, of whose notes no more than ``width`` characters a line are shown; nothing where none is bad."""
    if not part.cases:
        return
    click.echo(f"\nThe worst of {part.name}:")
    for case in worst(part, count):
        click.echo(f"\n{case.score:.3f}  {case.id}")
        for note in case.notes():
            click.echo(f"  {textwrap.shorten(border.plain(note), width, placeholder=' …')}")
