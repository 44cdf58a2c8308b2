"""``digest explain``: why an article looks and stands as it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from digest import contracts
from digest.build import Build, Request, build, cleaner
from digest.clean import article_id
from digest.clean.repeated import without_repeated
from digest.clean.sides import EXTRACTED, rows, tally, visible
from digest.cli.common import (
    any_config,
    config_option,
    content_name,
    json_option,
    now,
    print_json,
    site_config,
    tell,
)
from digest.config import FILE_NAME, Config
from digest.errors import ContentError, SettingsError, SourceError
from digest.ingest import payload, read
from digest.model import Article, Entry, Member, RuleNote, Story
from digest.pages import paths


@click.command("explain")
@click.argument("what", metavar="FILE-OR-PAGE")
@config_option
@json_option
def explain_command(*, what: str, config_path: Path | None, as_json: bool) -> int:
    """Show an article's raw text beside the clean one, and say what was taken by which rule, where its date, headline
    and authors came from, why it is in its story and why the story stands where it does.

    FILE-OR-PAGE is a content file, the address of an article's or a story's page, or an article's id. Where there is
    no site, or the file is not one of its content, it is only cleaned.
    """
    if _is_alone(what, config_path):
        return _explain_alone(what, any_config(config_path), as_json=as_json)
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
            placed = tuple(_placed(made, story, member))
            _print(member.article, _body(member.article, config), placed, made.site.rules)
    return 0


def _is_alone(what: str, config_path: Path | None) -> bool:
    """Whether ``what`` is a file that is no part of a site: there is none, or its folders do not hold the file."""
    path = Path(what)
    if config_path is None and not Path(FILE_NAME).exists():
        if not path.is_file():
            hint = "name a file; or go to a site's folder, or name its digest.toml with -c"
            raise SettingsError("is no file, and there is no site here", where=what or "''", hint=hint)
        return True
    config = site_config(config_path)
    folders = (config.folder("content"), config.folder("output"))
    return path.is_file() and not any(path.resolve().is_relative_to(folder) for folder in folders)


def _explain_alone(what: str, config: Config, *, as_json: bool) -> int:
    """Explains what the cleaner does to the file ``what``; a feed has several articles, and the bad ones are told."""
    clean = cleaner(config)
    failed = 0
    articles: list[Article] = []
    bodies: list[str] = []
    for document in read(payload(Path(what), content_name(Path(what), config))):
        try:
            articles.append(clean(document))
            bodies.append(document.body)
        except SourceError as error:
            failed = 1
            tell("error", str(error))
    own = tuple(note for one in clean.own_rules for note in one.notes)
    for article, body in zip(without_repeated(articles, clean.budget, clean.own_rules), bodies, strict=True):
        if as_json:
            print_json(contracts.clean(article, what))
        else:
            _print(article, body, (), own)
    return failed


def _body(article: Article, config: Config) -> str:
    """The raw text that the spans of ``article`` count in, read anew: a build does not keep it."""
    item = payload(config.folder("content") / article.path, article.path)
    return next(one.body for one in read(item) if article_id(one.key) == article.id)


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


def _placed(made: Build, story: Story, member: Member) -> Iterator[tuple[str, str]]:
    """Where ``member`` stands in the paper, and why there."""
    why = f"held together by {', '.join(story.why)}" if story.why else "it stands alone"
    yield "page", paths.pretty(paths.article(member))
    count = f"{len(story.members)} articles" if len(story.members) > 1 else "1 article"
    yield "story", f"{story.slug}: {count}, {why}"
    if member.duplicate_of:
        yield "copy of", member.duplicate_of
    for entry in _entries(made, story, member):
        yield "rank", f"{entry.tier}, score {entry.score:g}: {'; '.join(entry.why)}"


def _known(article: Article) -> Iterator[tuple[str, str]]:
    """What is known of ``article``, and where it came from."""
    title, dated = article.title, article.dated
    yield "file", article.path
    if article.kind in EXTRACTED:
        yield "raw text", f"what its reader found in the {article.kind}, without markup"
    yield "id", article.id
    yield "headline", f"from {title.origin} (confidence {title.confidence:.1f})"
    yield "source", f"{article.source.name} ({article.source.key})"
    yield "authors", ", ".join(article.authors) or "none found"
    yield "place", article.place or "none found"
    if article.extractor:
        yield "main text", f"found by {article.extractor}"
    stated = f"{dated.value} from {dated.origin} (confidence {dated.confidence:.1f})"
    yield "date", stated if dated.value else "none found"
    yield from (("", f"also {one.value} from {one.origin}") for one in dated.candidates[1:])


def _print(article: Article, body: str, placed: Sequence[tuple[str, str]], own: Iterable[RuleNote]) -> None:
    """``own`` are the site's own rules."""
    from digest.cli import sides  # noqa: PLC0415 (rich is only for those who look at it)

    click.secho(visible(article.title.value), bold=True, color=None if sides.coloured() else False)
    warnings = (("warning", text) for text in article.warnings)
    for name, value in (*_known(article), *placed, *warnings, ("words", str(tally(article)))):
        click.echo(f"  {name:<9} {visible(value)}")
    click.echo()
    sides.show(rows(article, body, own))
    click.echo()
