"""``digest explain``: why an article looks and stands as it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import click

from digest import contracts
from digest.build import Build, build
from digest.clean import Cleaner, article_id, reasons
from digest.clean.repeated import without_repeated
from digest.clean.sides import EXTRACTED, rows, tally, visible
from digest.cli.common import (
    any_config,
    config_option,
    content_name,
    json_option,
    many,
    now,
    print_json,
    site_config,
    tell,
)
from digest.cli.ledger import site_ledger
from digest.config import FILE_NAME, Config
from digest.errors import ContentError, SettingsError
from digest.ingest import payload, read
from digest.model import Article, Entry, Member, RawDocument, RuleNote, Story
from digest.pages import paths
from digest.request import Request
from digest.stages import cleaner

Facts = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """How articles are shown: as JSON, with ``everything`` that was left out of a page, by the site's ``own`` rules."""

    as_json: bool
    everything: bool
    own: tuple[RuleNote, ...] = ()

    def __call__(self, article: Article, body: str, path: str | None, placed: Facts, more: Mapping[str, Any]) -> None:
        """Shows ``article``, whose spans count in ``body``, ``placed`` in the paper, and in JSON ``more`` of it."""
        if self.as_json:
            print_json(contracts.clean(article, path, reasons=reasons(self.own)) | dict(more))
        else:
            _print(article, body, placed, self)


@click.command("explain")
@click.argument("what", metavar="FILE-OR-PAGE")
@config_option
@click.option("--all", "everything", is_flag=True, help="List too what a page shows and its extractor left out.")
@json_option
def explain_command(*, what: str, config_path: Path | None, everything: bool, as_json: bool) -> int:
    """Show an article's raw text beside the clean one, and say what was taken by which rule, where its date, headline
    and authors came from, why it is in its story and why the story stands where it does.

    FILE-OR-PAGE is a content file, the address of an article's or a story's page, or an article's id. Where there is
    no site, or the file is not one of its content, it is only cleaned. Of a refused file you see what was taken.
    """
    if _is_alone(what, config_path):
        return _explain_alone(what, any_config(config_path), _Shown(as_json, everything))
    config = site_config(config_path)
    asked = _asked(what, config)
    made = _built(what, config, _Shown(as_json, everything))
    found = [
        (story, member)
        for story in made.site.stories
        for member in story.members
        if asked & {_page(paths.article(member)), _page(paths.story(story)), member.article.id, member.article.path}
    ]
    show = _Shown(as_json, everything, made.site.rules)
    if not found:
        return _why_not(made, what, config, show)
    for story, member in found:
        rank = [list(e.why) for e in _entries(made, story, member)]
        body = "" if as_json else _body(member.article, config)
        more = {"story": contracts.story(story), "rank": rank, "edited": list(member.article.edited)}
        show(member.article, body, None, tuple(_placed(made, story, member)), more)
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


def _explain_alone(what: str, config: Config, show: _Shown) -> int:
    """Explains what the cleaner does to the file ``what``; a feed has several articles, and the bad ones are told."""
    clean = cleaner(config)
    documents = list(read(payload(Path(what), content_name(Path(what), config))))
    own = tuple(note for one in clean.own_rules for note in one.notes)
    return _explain(documents, clean, replace(show, own=own), what)


def _explain(documents: Iterable[RawDocument], clean: Cleaner, show: _Shown, path: str) -> int:
    """Shows what ``clean`` makes of the ``documents`` of the file at ``path``; 1 where it refuses one, else 0."""
    judged = [(document, *clean.judged(document)) for document in documents]
    good = [article for _, article, refusal in judged if not refusal]
    shorter = iter(without_repeated(good, clean.budget, clean.own_rules))
    for document, article, refusal in judged:
        if refusal:
            tell("error", str(refusal))
            show(article, document.body, path, (), {"error": contracts.trouble(refusal)})
        else:
            show(next(shorter), document.body, path, (), {})
    return int(len(good) < len(judged))


def _body(article: Article, config: Config) -> str:
    """The raw text that the spans of ``article`` count in, read anew: a build does not keep it."""
    return next(one.body for one in _documents(article.path, config) if article_id(one.key) == article.id)


def _documents(name: str, config: Config) -> Iterator[RawDocument]:
    """The documents in the content file called ``name``."""
    return read(payload(config.folder("content") / name, name))


def _page(path: str) -> str:
    return paths.pretty(path).strip("/")


def _asked(what: str, config: Config) -> set[str]:
    """All that ``what`` may mean: a file below the content folder, or a page at any host, below any base path."""
    name = Path(what).resolve()
    meant = {what}
    for folder in (config.folder("content"), config.folder("output")):
        meant |= {name.relative_to(folder).as_posix()} if name.is_relative_to(folder) else set()
    page = unquote(urlsplit(what).path).removesuffix("index.html").removesuffix("audit/")
    base = urlsplit(config.site.base_url).path
    meant |= {one.strip("/") for one in (page, page.removeprefix(base))}
    return meant | {one.removesuffix("index.html").strip("/") for one in meant}


def _built(what: str, config: Config, show: _Shown) -> Build:
    """The site; where it has no article that can be shown, the file ``what`` is explained before that is raised."""
    ledger = site_ledger(config)
    try:
        return build(config, Request(now(config), drafts=True, future=True), ledger=ledger)
    except ContentError:
        path, content = Path(what).resolve(), config.folder("content")
        if path.is_file() and path.is_relative_to(content):
            _explain(_documents(path.relative_to(content).as_posix(), config), cleaner(config), show, what)
        raise


def _why_not(made: Build, what: str, config: Config, show: _Shown) -> int:
    """Shows what the cleaner makes of the file ``what``, which is no article of the site, and 1 where that says why;
    else raises :class:`ContentError` with the reason."""
    asked = _asked(what, config)
    for one in made.skipped:
        name = one.item.partition("#")[0]
        if name in asked:
            shown = one.stage in {"clean", "withhold"}
            failed = _explain(_documents(name, config), cleaner(config), show, what) if shown else 0
            if failed:
                return failed
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
        for e in edition.all
        if e.story.slug == story.slug
    ]


def _placed(made: Build, story: Story, member: Member) -> Iterator[tuple[str, str]]:
    """Where ``member`` stands in the paper, and why there."""
    why = f"held together by {', '.join(story.why)}" if story.why else "it stands alone"
    yield "page", paths.pretty(paths.article(member))
    count = f"{len(story.members)} articles" if len(story.members) > 1 else "1 article"
    yield "story", f"{story.slug}: {count}, {why}"
    if member.duplicate_of:
        original = member.duplicate_of
        members = (one for each in made.site.stories for one in each.members)
        yield "copy of", next(one.article.path for one in members if one.article.id == original)
    for one in (*member.article.edited, *story.edited):
        yield "edited", one
    for entry in _entries(made, story, member):
        placed = f"{entry.tier}, score {entry.score:g}" if entry.score else "listed as unchanged"
        yield "rank", f"{placed}: {'; '.join(entry.why)}"


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


def _print(article: Article, body: str, placed: Facts, show: _Shown) -> None:
    from digest.cli import sides  # noqa: PLC0415 (rich is only for those who look at it)

    click.secho(visible(article.title.value), bold=True, color=None if sides.coloured() else False)
    warnings = (("warning", text) for text in article.warnings)
    facts = (*_known(article), *placed, *warnings, ("words", str(tally(article))), *_left_out(article, show))
    sides.show_facts((name, visible(value)) for name, value in (*facts, ("marks", sides.legend())))
    click.echo()
    sides.show(rows(article, body, show.own))
    click.echo()
    for line in _lines_left_out(article, body) if show.everything else ():
        click.echo(visible(line))


def _left_out(article: Article, show: _Shown) -> Iterator[tuple[str, str]]:
    """What there is to say of what the extractor left out of a page."""
    if article.left_out:
        words = sum(len(one.text.split()) for one in article.left_out)
        count = f"{many(len(article.left_out), 'line')} of its page ({many(words, 'word')})"
        where = "listed below" if show.everything else "--all lists them"
        yield "left out", f"{count}; {where}, and 'keep' brings one back"


def _lines_left_out(article: Article, body: str) -> Iterator[str]:
    """What the extractor left out of a page, below the line of the text that it stands after."""
    text = body.split("\n")
    for after, some in groupby(article.left_out, key=lambda one: one.after):
        line = f"after '{text[after - 1][:60]}'" if after < len(text) else "below the text"
        yield f"Left out by {article.extractor}, {line if after else 'above the text'}:"
        yield from (f"x {one.text}" for one in some)
        yield ""
