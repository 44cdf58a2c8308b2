"""``digest fetch``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from digest.cli import summary
from digest.cli.common import (
    config_option,
    engine,
    from_here,
    json_object_option,
    limits,
    many,
    now,
    print_json,
    site_config,
    tell,
    tell_all,
)
from digest.config import Config
from digest.fetch import Errand, Outcome, fetch, sources_of
from digest.fetch.outcome import FeedOutcome, Taken, exit_code, table, totals
from digest.web.client import Client

_NONE = (
    "no [[source]] of digest.toml has a feed; add feed = \"https://…\" to one, or run 'digest add URL' for one article"
)
_WORDS = {
    "new": "new",
    "updated": "updated",
    "held": "held back",
    "refused": "refused",
    "waiting": "waiting",
    "left": "left alone",
    "later": "for later",
    "unchanged": "known",
    "old": "too old",
}


_BROUGHT = ("new", "updated", "held")
_MOST_LISTED = 20
_NEXT = "Now: digest build makes the paper of it; commit content/ and fetched/."
_TROUBLES = (
    ("warning", "held", "was written as a draft: {why}; mend it and take 'draft' out"),
    ("note", "refused", "'{title}' was not taken: it {why}"),
    ("note", "waiting", "'{title}' waits for the next run: {why}"),
    ("note", "left", "has changed at its source; {why}, so it stays"),
)


@click.command("fetch")
@config_option
@click.option("--source", "keys", multiple=True, metavar="KEY", help="Only this source; may be given again.")
@click.option("--dry-run", is_flag=True, help="Ask the feeds, say what would be taken, and write nothing.")
@json_object_option
def fetch_command(*, config_path: Path | None, keys: tuple[str, ...], dry_run: bool, as_json: bool) -> int:
    """Bring what is new in the feeds and pages of your sources into the content folder, politely.

    An article is never taken twice, not even where its file was deleted, and a file that you touched is never changed.
    What was fetched stands in fetched/ beside digest.toml: commit it.
    """
    config = site_config(config_path)
    sources = sources_of(config, keys)
    if not sources and not as_json:
        tell("note", _NONE)
    client = Client(limits(config))
    errand = Errand(now(config), keys, dry_run)
    outcomes = fetch(config, client, errand, engine(quiet=as_json).progress)
    summary.add(summary.of_fetch(table(outcomes)))
    if as_json:
        print_json(table(outcomes))
    else:
        _tell(outcomes, config, dry=dry_run)
    return exit_code(outcomes)


def _tell(outcomes: Sequence[Outcome], config: Config, *, dry: bool) -> None:
    width = max((len(one.key) for one in outcomes), default=0)
    for one in outcomes:
        click.echo(f"{one.key:<{width}}  {_line(one)}")
        for feed in one.feeds:
            _tell_address(one, feed)
    _list(outcomes, config, dry=dry)
    tell_all("error", [("", f"{one.key}: {one.fault}") for one in outcomes if one.fault])
    for kind, action, form in _TROUBLES:
        tell_all(kind, list(_articles(outcomes, config, action, form)))
    tell_all("note", list(_blocked(outcomes, config)))
    found = totals(outcomes)
    parts = [f"{found[name]} {word}" for name, word in _WORDS.items() if found[name] and name not in {"old", "later"}]
    failing = sum(one.failed for one in outcomes)
    verb = "Would take from" if dry else "Fetched from"
    trouble = f", {failing} of them failing" if failing else ""
    if outcomes:
        click.echo(f"{verb} {many(len(outcomes), 'source')}{trouble}: {', '.join(parts) or 'nothing new'}.")
    if any(found[name] for name in _BROUGHT):
        click.echo("Now: digest fetch takes them." if dry else _NEXT)


def _list(outcomes: Sequence[Outcome], config: Config, *, dry: bool) -> None:
    """The articles that came, as far as they can still be read: each with its file, before it is taken its headline."""
    came = [each for one in outcomes for each in one.taken if each.action in _BROUGHT]
    for each in came[:_MOST_LISTED]:
        click.echo(f"  {_WORDS[each.action]:<9} {_named(each, config, dry=dry)}")
    if len(came) > _MOST_LISTED:
        click.echo(f"  and {len(came) - _MOST_LISTED} more; --json lists them all")


def _named(one: Taken, config: Config, *, dry: bool) -> str:
    address = f"  {one.kept.address}" if one.kept and one.kept.address else ""
    return f"{one.title}{address}" if dry or not one.kept or not one.kept.path else from_here(one.kept.path, config)


def _line(one: Outcome) -> str:
    """What became of a source, in a line."""
    if not one.asked:
        return "was not asked: " + "; ".join(dict.fromkeys(feed.hint for feed in one.feeds))
    if one.failed:
        since = min(each.feed.since for each in one.feeds if each.failed)
        return f"{one.state} since {since}"
    counts = one.counts
    said = [f"{counts[name]} {word}" for name, word in _WORDS.items() if counts[name]]
    return ", ".join(said) or "nothing new"


def _tell_address(one: Outcome, fared: FeedOutcome) -> None:
    """What is the matter with an address of a source."""
    feed = fared.feed
    if fared.failed:
        hint = f" ({fared.hint})" if fared.hint else ""
        tell("warning", f"{one.key}: {feed.address} {feed.why}{hint}")
    elif not fared.asked and one.asked:
        tell("note", f"{one.key}: {feed.address} was not asked: {fared.hint}")
    elif feed.moved:
        tell("warning", f"{one.key}: {feed.address}: {fared.hint}")


def _articles(outcomes: Sequence[Outcome], config: Config, action: str, form: str) -> Iterator[tuple[str, str]]:
    """A line for each article that ended as ``action``, with its file, else its source."""
    for one in outcomes:
        for each in one.taken:
            if each.action == action:
                path = from_here(each.kept.path, config) if each.kept and each.kept.path else ""
                yield path or one.key, form.format(title=each.title, why=each.why)


def _blocked(outcomes: Sequence[Outcome], config: Config) -> Iterator[tuple[str, str]]:
    """The articles whose text is the feed's, for their pages gave none."""
    for one in outcomes:
        for each in one.taken:
            if each.action in {"new", "updated"} and each.form == "feed" and each.why and each.kept:
                yield from_here(each.kept.path, config), f"has the feed's own text: {each.why}"
