"""``digest explain``: why an article looks and stands as it does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from digest import contracts
from digest.build import Build, Request, build
from digest.clean import reasons
from digest.cli.common import config_option, json_option, now, print_json, site_config
from digest.config import Config
from digest.errors import ContentError
from digest.model import Entry, Member, Story
from digest.pages import paths


@click.command("explain")
@click.argument("what", metavar="FILE-OR-PAGE")
@config_option
@json_option
def explain_command(*, what: str, config_path: Path | None, as_json: bool) -> int:
    """Say what was kept and taken of an article and by which rule, where its date, headline and authors came from,
    why it is in its story and why the story stands where it does.

    FILE-OR-PAGE is a content file, the address of an article's or a story's page, or an article's id.
    """
    config = site_config(config_path)
    made = build(config, Request(now(config), drafts=True, future=True))
    asked = _asked(what, config)
    found = [
        (story, member)
        for story in made.site.stories
        for member in story.members
        if asked & {_page(paths.article(member)), _page(paths.story(story)), member.article.id, member.article.path}
    ]
    if not found:
        _say_why_not(made, what, config)
    for story, member in found:
        if as_json:
            table = contracts.clean(member.article) | {"story": contracts.story(story)}
            print_json(table | {"rank": [list(e.why) for e in _entries(made, story, member)]})
        else:
            _print(made, story, member)
            _print_text(member, reasons(made.site.rules))
    return 0


def _page(path: str) -> str:
    return paths.pretty(path).strip("/")


def _asked(what: str, config: Config) -> set[str]:
    """All that ``what`` may mean: a file below the content folder, or a page at any host, below any base path."""
    name = Path(what).resolve()
    meant = {what}
    for folder in (config.folder("content"), config.folder("output")):
        meant |= {name.relative_to(folder).as_posix()} if name.is_relative_to(folder) else set()
    page = unquote(urlsplit(what).path).removesuffix("index.html")
    base = urlsplit(config.site.base_url).path
    meant |= {one.strip("/") for one in (page, page.removeprefix(base))}
    return meant | {one.removesuffix("index.html").strip("/") for one in meant}


def _say_why_not(made: Build, what: str, config: Config) -> None:
    """Raises :class:`ContentError` with the reason for which ``what`` is no article of the site."""
    asked = _asked(what, config)
    for one in made.skipped:
        if one.item.partition("#")[0] in asked:
            raise ContentError(one.why, where=what, hint=one.hint)
    if any(one.startswith("pages/") for one in asked):
        raise ContentError("is a page of yours, not an article", where=what)
    raise ContentError(
        "is no article or story of this site", where=what or "''", hint="'digest list articles' shows all"
    )


def _entries(made: Build, story: Story, member: Member) -> list[Entry]:
    return [
        e
        for edition in made.site.editions
        if edition.day == member.day
        for e in edition.entries
        if e.story.slug == story.slug
    ]


def _print(made: Build, story: Story, member: Member) -> None:
    article, dated = member.article, member.article.dated
    click.secho(article.title.value, bold=True)
    why = f"held together by {', '.join(story.why)}" if story.why else "it stands alone"
    rows = [
        ("file", article.path),
        ("page", paths.pretty(paths.article(member))),
        ("id", article.id),
        ("headline", f"from {article.title.origin} (confidence {article.title.confidence:.1f})"),
        ("source", f"{article.source.name} ({article.source.key})"),
        ("authors", ", ".join(article.authors) or "none found"),
        ("place", article.place or "none found"),
        (
            "date",
            f"{dated.value} from {dated.origin} (confidence {dated.confidence:.1f})" if dated.value else "none found",
        ),
        *(("", f"also {one.value} from {one.origin}") for one in article.dated.candidates[1:]),
        ("story", f"{story.slug}: {len(story.members)} articles, {why}"),
        *(("copy of", one) for one in [member.duplicate_of] if one),
        *(
            (("rank", f"{entry.tier}, score {entry.score:g}: {'; '.join(entry.why)}"))
            for entry in _entries(made, story, member)
        ),
        *(("warning", text) for text in article.warnings),
    ]
    for name, value in rows:
        click.echo(f"  {name:<9} {value}")
    click.echo()


def _print_text(member: Member, why: Mapping[str, str]) -> None:
    """Kept and taken pieces in the order of the raw text; ``why`` gives the reason of each rule."""
    article = member.article
    pieces = [(one.start, "", one.text) for one in article.blocks]
    pieces += [(one.start, f"{one.rule}: {why.get(one.rule, one.group)}", one.text) for one in article.removals]
    pieces += [(one.start, f"field {one.field}", "") for one in article.fields]
    for _, rule, text in sorted(pieces):
        if rule.startswith("field"):
            click.secho(f"= {rule}", fg="blue")
        elif rule:
            click.secho(f"- {text}", fg="red", nl=False)
            click.echo(f"   [{rule}]")
        else:
            click.echo(f"  {text}")
