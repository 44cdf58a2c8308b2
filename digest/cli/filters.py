"""``digest clean``, ``digest summarise`` and ``digest stories``: one stage as a filter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from digest import contracts
from digest.clean import reasons
from digest.cli.common import (
    any_config,
    config_option,
    json_option,
    keep_answers,
    many,
    model_key,
    print_json,
    tell,
    tell_all,
)
from digest.cli.files import everything, fail, named, of_a_set
from digest.config import Config
from digest.errors import DigestError
from digest.ingest import first_commits
from digest.model import Article, Kind, Point, Story, Summary
from digest.stages import cleaner, kept_answers, summariser, warnings_of
from digest.summarise import METHODS, NO_SENTENCE
from digest.summarise.unsaid import unsaid

_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_type = click.option(
    "--type",
    "kind",
    type=click.Choice(["txt", "md", "html", "feed", "eml"]),
    help="What the files are, whatever their suffix; those in a folder are told by theirs.",
)


@click.command("clean")
@_paths
@config_option
@_type
@json_option
def clean_command(*, paths: tuple[str, ...], config_path: Path | None, kind: Kind | None, as_json: bool) -> int:
    """Clean the files at PATHs and in the folders there and print their text; what was taken away goes to standard
    error, or with --json into the record. A PATH of - is standard input."""
    config = any_config(config_path)
    failed = 0
    why = reasons(note for one in cleaner(config).own_rules for note in one.notes)
    for path, result in of_a_set(everything(paths, config, kind), config):
        if isinstance(result, DigestError):
            failed = 1
            fail(path, result, as_json=as_json)
        elif as_json:
            print_json(contracts.clean(result, path, reasons=why))
        else:
            _print_clean(path, result)
    return failed


def _print_clean(path: str, article: Article) -> None:
    click.secho(article.title.value, bold=True)
    about = [article.source.name, article.dated.value or "undated", *article.authors]
    click.echo(f"{', '.join(about)}\n")
    click.echo(f"{article.text}\n")
    for one in article.removals:
        tell("removed", f"[{one.rule}] {one.text}", named(path))
    if article.left_out:
        lines = many(len(article.left_out), "line")
        tell("left out", f"{lines} of the page; 'digest explain --all {path}' lists them", named(path))
    if count := len(article.at_fetch.taken) + article.at_fetch.more:
        tell("fetched", f"{many(count, 'line')} taken then; 'digest explain {path}' lists what", named(path))
    for text in article.warnings:
        tell("warning", text, named(path))


@click.command("summarise")
@_paths
@config_option
@_type
@click.option("--sentences", type=click.IntRange(1, 20), help="How many sentences.")
@click.option("--words", type=click.IntRange(0), help="At most so many words, but one sentence always; 0 for no limit.")
@click.option("--method", type=click.Choice(METHODS), help="Who writes: the one of digest.toml unless given.")
@json_option
def summarise_command(
    *,
    paths: tuple[str, ...],
    config_path: Path | None,
    kind: Kind | None,
    sentences: int | None,
    words: int | None,
    method: str | None,
    as_json: bool,
) -> int:
    """Summarise the files at PATHs and in the folders there, each sentence with its receipt.

    The sentences are the articles' own, or where digest.toml names a model and this is its method, what that wrote and
    the articles bear out."""
    config = any_config(config_path)
    given = {"sentences": sentences, "words": words}
    lengths = config.summary.model_copy(update={name: one for name, one in given.items() if one is not None})
    summarise = summariser(config.model_copy(update={"summary": lengths}), method or "", model_key())
    failed = 0
    for path, result in of_a_set(everything(paths, config, kind), config):
        if isinstance(result, DigestError):
            failed = 1
            fail(path, result, as_json=as_json)
        elif as_json:
            print_json(contracts.summary(summarise(result), path))
        else:
            _print_summary(summarise(result))
    keep_answers(kept_answers(summarise), config)
    tell_all("warning", [("", text) for text in warnings_of(summarise)])
    return failed


def _print_summary(summary: Summary) -> None:
    click.secho(summary.headline, bold=True)
    for one in summary.refused:
        tell("refused", f"{one.text!r}: {one.why}", summary.article.path)
    if not summary.sentences:
        tell("note", NO_SENTENCE, summary.article.path)
    for point in summary.sentences:
        click.echo(f"  {_with_receipts(point, summary.model)}")
    for label, points in (("Why it matters", summary.matters), ("What’s next", summary.next)):
        for point in unsaid(points, summary):
            click.echo(f"  {label}: {_with_receipts(point)}")
    click.echo()


def _with_receipts(point: Point, model: str | None = None) -> str:
    place = ", ".join(f"sentence {one.sentence + 1}" for one in point.receipts) or "written by hand"
    return f"{point.text}  [{'; '.join((f'model {model}, from {place}' if model else place, *point.edits))}]"


@click.command("stories")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@config_option
@json_option
def stories_command(*, paths: tuple[str, ...], config_path: Path | None, as_json: bool) -> int:
    """Say which of the files and folders at PATHs tell the same story."""
    config = any_config(config_path)
    articles: list[Article] = []
    given: dict[str, str] = {}
    failed = 0
    for path, result in of_a_set(everything(paths, config), config):
        if isinstance(result, DigestError):
            failed = 1
            fail(path, result, as_json=as_json)
        else:
            article = _with_id_of_its_own(result, given)
            articles.append(article)
            given[article.id] = path
    for story in _linked(articles, config):
        table = contracts.story(story, given)
        if as_json:
            print_json(table)
        else:
            _print_story(table)
    return failed


def _with_id_of_its_own(article: Article, taken: Collection[str]) -> Article:
    """``article``, with a longer id where a file of the same name in another folder has its own."""
    while article.id in taken:
        article = replace(article, id=f"{article.id}x")
    return article


def _linked(articles: Sequence[Article], config: Config) -> Sequence[Story]:
    from digest.linking import linker  # noqa: PLC0415 (numpy and scipy are only for those who link)

    summarise = summariser(config, "extractive")
    content = config.folder("content")
    commits = first_commits(content) if content.is_dir() and any(not a.dated.value for a in articles) else {}
    return linker(config)([summarise(article) for article in articles], commits).site.stories


def _print_story(table: dict[str, Any]) -> None:
    days = table["first"] or "undated"
    days = days if table["first"] == table["last"] else f"{days} to {table['last']}"
    click.secho(table["title"], bold=True)
    why = f"; {', '.join(table['why'])}" if table["why"] else ""
    click.echo(f"  {days}, {many(table['witnesses'], 'independent source')}{why}")
    for one in table["articles"]:
        copy = "  (copy)" if one["duplicate_of"] else ""
        click.echo(f"  {one['date'] or 'undated':<10}  {one['source']:<20} {one['path']}{copy}")
    click.echo()
