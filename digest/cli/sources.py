"""``digest sources``: lists of feeds brought in and handed on, and how each feed fares."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from digest import border
from digest.cli.common import (
    config_option,
    json_option,
    many,
    print_json,
    sentence,
    settings_path,
    site_config,
    tell,
    tell_all,
)
from digest.config import Config
from digest.contracts import SCHEMA
from digest.errors import MachineError, SettingsError, Skipped
from digest.fetch.asking import addresses
from digest.fetch.opml import Outline, opml, read_opml
from digest.fetch.subscribing import New, appended, neighbours, new_sources, put, tables
from digest.fetched import Feed, Fetched, read_fetched
from digest.write import save


@click.group("sources")
def sources_command() -> None:
    """Bring in and hand on lists of feeds, and see how each feed fares (docs/sources.md)."""


@sources_command.command("import")
@click.argument("file", metavar="FILE|-")
@config_option
@click.option("--dry-run", "dry", is_flag=True, help="Show what would be added, and change nothing.")
@json_option
def _import(*, file: str, config_path: Path | None, dry: bool, as_json: bool) -> int:
    """Add the feeds of an OPML file to digest.toml, below what stands there.

    Every feed reader writes such a file ("export"). No byte of what stands in digest.toml is changed, and a feed that
    is there is not added again.
    """
    config = site_config(config_path)
    outlines, skipped = read_opml(_read(file), "standard input" if file == "-" else file)
    new, there = new_sources(outlines, config.source)
    path = settings_path(config_path)
    if new:
        put(path, appended(_bytes(path), tables(new)), dry=dry)
    if as_json:
        print_json(_imported(new, [*skipped, *there], dry=dry))
        return 0
    if dry and new:
        click.echo(tables(new))
    tell_all("warning", [(one.item, sentence(one)) for one in skipped])
    tell_all("note", [("", _alike(host, keys)) for host, keys in neighbours(new, config.source).items()])
    said = "would be added to" if dry else "added to"
    click.echo(
        f"{many(len(new), 'source')} {said} {path}, {len(there)} {'was' if len(there) == 1 else 'were'} there", err=dry
    )
    if new and not dry:
        click.echo("Now: digest fetch brings their articles; digest sources status shows how each feed fares.")
    return 0


def _read(file: str) -> bytes:
    """The bytes of ``file``, or of standard input; more than a list of feeds can have are not read."""
    if file == "-":
        return sys.stdin.buffer.read()
    if not Path(file).is_file():
        what = "is a folder" if Path(file).is_dir() else "there is no such file"
        raise SettingsError(what, where=file, hint="export the list of feeds from your feed reader")
    return _bytes(Path(file))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(path)) from error


def _alike(host: str, keys: Sequence[str]) -> str:
    listed = ", ".join(keys)
    return f"{listed} are all at {host}: if they are one outlet, make them one source, so that it counts as one witness"


def _imported(new: Sequence[New], skipped: Sequence[Skipped], *, dry: bool) -> dict[str, Any]:
    added = [{"key": one.key, "name": one.name, "home": one.home, "feeds": list(one.feeds)} for one in new]
    left = [{"item": one.item, "why": one.why} for one in skipped]
    return {"schema": SCHEMA, "dry_run": dry, "added": added, "skipped": left}


@sources_command.command("export")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file (standard output unless given).")
@config_option
def _export(*, output: Path | None, config_path: Path | None) -> int:
    """Write the feeds of digest.toml as OPML 2.0, which every feed reader takes."""
    config = site_config(config_path)
    found = list(_outlines(config))
    bare = [(one.key, "has no feed, and is not in the list") for one in config.source if not one.feed]
    tell_all("note", bare)
    data = opml(config.site.title, found)
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    if output.exists() and not (output.is_file() and b"<opml" in _bytes(output)[:2000]):
        raise SettingsError("is there already and is no OPML", where=str(output), hint="name another file")
    save(output, data)
    click.echo(f"{many(len(found), 'feed')} written to {output}")
    return 0


def _outlines(config: Config) -> Iterator[Outline]:
    for one in config.source:
        for feed in filter(None, map(border.url, one.feed)):
            yield Outline(feed, one.name, border.url(one.home), one.language or "")


@sources_command.command("status")
@config_option
@json_option
def _status(*, config_path: Path | None, as_json: bool) -> int:
    """Show how each feed fares: when it last answered, how often it failed since, and why."""
    config = site_config(config_path)
    rows = list(_rows(config, read_fetched(config.root)))
    if as_json:
        for row in rows:
            print_json({"schema": SCHEMA, **row})
        return 0
    if not rows:
        hint = "add feed = \"https://…\" to a [[source]] of digest.toml, or run 'digest sources import FILE.opml'"
        tell("note", f"there is no feed yet: {hint}")
    shown = [_shown(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)][:-1]
    for cells in shown:
        *others, last = cells
        click.echo("  ".join((*(f"{one:{wide}}" for one, wide in zip(others, widths, strict=True)), last)).rstrip())
    return 0


def _rows(config: Config, record: Fetched) -> Iterator[dict[str, Any]]:
    """How each address that digest.toml names fares, in its order. Articles are counted by source."""
    counts = Counter(one.source for one in record.kept.values() if one.path)
    for source in config.source:
        for address in addresses(source):
            feed = record.feeds.get((source.key, address), Feed(source.key, address))
            yield {
                "source": source.key,
                "address": address,
                "state": feed.state,
                "tried": feed.tried or None,
                "succeeded": feed.succeeded or None,
                "since": feed.since or None,
                "failures": feed.failures,
                "articles": counts[source.key],
                "why": feed.why or None,
                "not_before": feed.not_before or None,
                "moved": feed.moved or None,
            }


def _shown(row: dict[str, Any]) -> tuple[str, ...]:
    """``row`` in the words of a person."""
    last = f"last good {row['succeeded']}" if row["succeeded"] else "never asked" if not row["tried"] else "never good"
    failed = f"failed {many(row['failures'], 'time')} since {row['since']}: {row['why']}" if row["failures"] else ""
    moved = f"moved to {row['moved']}: change it in digest.toml" if row["moved"] else ""
    said = "; ".join(filter(None, (failed, moved)))
    return (row["source"], row["state"], last, many(row["articles"], "article"), row["address"], said)
