"""``digest list``: tables of what the site holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from digest import contracts
from digest.build import build
from digest.cli.common import config_option, json_option, many, now, print_json, site_config, tell
from digest.cli.ledger import site_ledger
from digest.errors import SettingsError
from digest.link.topics import proposed
from digest.model import Site
from digest.pages import paths
from digest.request import Request

Row = dict[str, Any]


def _editions(site: Site) -> Iterator[Row]:
    for edition in site.editions:
        articles = sum(len(entry.members) for entry in edition.all)
        first = edition.all[0]
        lead = first.account.title if first.account else first.members[0].article.title.value
        yield {
            "day": edition.day.isoformat(),
            "number": edition.number,
            "stories": len(edition.entries),
            "articles": articles,
            "lead": lead,
        }


def _stories(site: Site) -> Iterator[Row]:
    yield from (contracts.story(story) for story in site.stories)


def _articles(site: Site) -> Iterator[Row]:
    for story in site.stories:
        for m in story.members:
            page = paths.pretty(paths.article(m))
            date = m.day.isoformat() if m.day else None
            yield {
                "id": m.article.id,
                "date": date,
                "source": m.article.source.key,
                "title": m.article.title.value,
                "page": page,
                "path": m.article.path,
            }


def _sources(site: Site) -> Iterator[Row]:
    counts = Counter(member.article.source.key for story in site.stories for member in story.members)
    for one in site.sources:
        yield {"key": one.key, "name": one.name, "home": one.home, "text": one.text, "articles": counts[one.key]}


def _topics(site: Site) -> Iterator[Row]:
    for topic in site.topics:
        yield {"topic": topic.slug, "name": topic.name, "articles": len(topic.articles)}


def _proposed(site: Site) -> Iterator[Row]:
    stories = [[member.article for member in story.members] for story in site.stories]
    for one in proposed(stories, site.topics):
        yield {"topic": one.words, "stories": one.stories, "articles": one.articles}


def _entities(site: Site) -> Iterator[Row]:
    yield from (contracts.entity(one) for one in site.entities)


LISTS: dict[str, Callable[[Site], Iterator[Row]]] = {
    "editions": _editions,
    "stories": _stories,
    "articles": _articles,
    "sources": _sources,
    "topics": _topics,
    "entities": _entities,
}


@click.command("list")
@click.argument("what", type=click.Choice(list(LISTS)))
@config_option
@click.option("--proposed", "propose", is_flag=True, help="Of topics, list words that several stories share instead.")
@json_option
def list_command(*, what: str, config_path: Path | None, propose: bool, as_json: bool) -> int:
    """List what the site holds."""
    if propose and what != "topics":
        raise SettingsError(f"'--proposed' is of no use with {what}", hint="run 'digest list topics --proposed'")
    config = site_config(config_path)
    made = build(config, Request(now(config)), ledger=site_ledger(config))
    rows = list((_proposed if propose else LISTS[what])(made.site))
    if not rows and not as_json:
        tell("note", f"there are none yet{_WHEN.get(what, '')}")
    for row in rows:
        if as_json:
            print_json(row if "schema" in row else {"schema": contracts.SCHEMA, **row})
        else:
            click.echo("  ".join(_shown(row)))
    return 0


_WHEN = {
    "entities": ": a name has a page as soon as enough articles give it ([entities] in docs/settings.md)",
    "topics": ": write [[topic]] into digest.toml (docs/settings.md)",
}
_COUNTED = {"articles": "article", "stories": "story", "witnesses": "independent source"}
_FOR_SCRIPTS = frozenset({"schema", "why", "summary", "figures", "new", "edited", "aliases"})


def _shown(row: Row) -> Iterator[str]:
    """What a person reads of ``row``: each value in plain words, without what only scripts look at."""
    if "first" in row:
        first, last = row["first"] or "undated", row["last"]
        row = row | {"first": first if last in {None, first} else f"{first} to {last}", "last": None}
    for key, value in row.items():
        if key in _COUNTED:
            yield many(len(value) if isinstance(value, list) else value, _COUNTED[key])
        elif key == "text":
            yield f"text: {value}"
        elif key == "number":
            yield f"No. {value}" if value else "no number"
        elif key not in _FOR_SCRIPTS and value is not None:
            yield str(value)
