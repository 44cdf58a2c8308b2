"""``digest explain``: why an article looks and stands as it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from digest import contracts
from digest.build import Build, build
from digest.clean import Cleaner, article_id, reasons
from digest.clean.repeated import without_repeated
from digest.clean.sides import EXTRACTED, at_fetch, rows, tally, visible
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
from digest.cli.placed import Placed, asked, found
from digest.config import FILE_NAME, Config
from digest.errors import ContentError, SettingsError
from digest.ingest import payload, read
from digest.model import Article, RawDocument, RuleNote
from digest.request import Request, withhold
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
    no site, or the file is not one of its content, it is only cleaned. Of a refused file you see what was taken; one
    that is withheld is shown as in a preview.
    """
    if _is_alone(what, config_path):
        return _explain_alone(what, any_config(config_path), _Shown(as_json, everything))
    config = site_config(config_path)
    made, placed = _looked_up(what, config, _Shown(as_json, everything))
    show = _Shown(as_json, everything, made.site.rules)
    if not placed:
        return _why_not(made, what, config, show)
    for one in placed:
        article = one.member.article
        body = "" if as_json else _body(article, config)
        rank = [list(entry.why) for entry, _ in one.ranked]
        more = {"story": contracts.story(one.story), "rank": rank, "edited": list(article.edited)}
        show(article, body, None, tuple(one.facts), more)
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


def _looked_up(what: str, config: Config, show: _Shown) -> tuple[Build, Sequence[Placed]]:
    """The site as it is published and the articles of it that ``what`` means; those that it withholds stand in a
    preview, which is said. Where no article can be shown, the file ``what`` is explained before that is raised."""
    ledger, wanted, request = site_ledger(config), asked(what, config), Request(now(config))
    published = None
    with suppress(ContentError):
        published = build(config, request, ledger=ledger)
    shown = found(published, wanted) if published else []
    if published and not _withholds(published, wanted, shown):
        return published, shown
    try:
        preview = build(config, replace(request, drafts=True, future=True), ledger=ledger)
    except ContentError:
        path, content = Path(what).resolve(), config.folder("content")
        if path.is_file() and path.is_relative_to(content):
            _explain(_documents(path.relative_to(content).as_posix(), config), cleaner(config), show, what)
        raise
    known = {one.member.article.id for one in shown}
    more = [one for one in found(preview, wanted) if one.member.article.id not in known]
    for article in (one.member.article for one in more):
        why = next((one.why for one in withhold([article], request)[1]), "stands there beside what is withheld")
        tell("note", f"{why}; this is how a build with --drafts and --future shows it", article.path)
    return published or preview, [*shown, *more]


def _withholds(made: Build, wanted: set[str], shown: Sequence[Placed]) -> bool:
    """Whether ``made`` may withhold what is ``wanted``: nothing of it is ``shown``, or not all of a file."""
    withheld = {one.item for one in made.skipped if one.stage == "withhold"}
    return bool(withheld & wanted if shown else withheld)


def _why_not(made: Build, what: str, config: Config, show: _Shown) -> int:
    """Shows what the cleaner makes of the file ``what``, which is no article of the site, and 1 where that says why;
    else raises :class:`ContentError` with the reason."""
    wanted = asked(what, config)
    for one in made.skipped:
        name = one.item.partition("#")[0]
        if name in wanted:
            shown = one.stage in {"clean", "withhold"}
            failed = _explain(_documents(name, config), cleaner(config), show, what) if shown else 0
            if failed:
                return failed
            raise ContentError(one.why, where=what, hint=one.hint)
    if any(one.startswith("pages/") for one in wanted):
        raise ContentError("is a page of yours, not an article", where=what)
    raise ContentError(
        "is no article or story of this site", where=what or "''", hint="'digest list articles' shows all"
    )


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
    warnings = (("warning", text) for text in (*article.warnings, *article.notes))
    words = ("words", str(tally(article)))
    facts = (*_known(article), *placed, *warnings, words, *_left_out(article, show), *_at_fetch(article))
    sides.show_facts((name, visible(value)) for name, value in (*facts, ("marks", sides.legend())))
    click.echo()
    sides.show(rows(article, body, show.own))
    click.echo()
    for line in _lines_at_fetch(article, show.own):
        click.echo(line)
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


def _at_fetch(article: Article) -> Iterator[tuple[str, str]]:
    """What there is to say of what was cleaned away when ``article`` was fetched."""
    record = article.at_fetch
    if count := len(record.taken) + record.more:
        words = many(sum(len(one.text.split()) for one in record.taken), "word")
        more = f", {record.more} of them not kept" if record.more else ""
        yield "fetched", f"{many(count, 'line')} taken when it was fetched ({words}), listed below{more}"
    if record.left_out:
        there = f"; it is at {article.url}" if article.url else ""
        yield "", f"its page showed {many(record.left_out, 'line')} beside the text, of which there is no record{there}"


def _lines_at_fetch(article: Article, own: Iterable[RuleNote]) -> Iterator[str]:
    """What was taken when ``article`` was fetched, and how it comes back."""
    if taken := at_fetch(article, own):
        yield "Taken when it was fetched. Paste into the text what belongs there: a file that you changed is never"
        yield "changed by digest fetch. Name it with 'keep' in front matter too where a build would take it again."
        yield from (f"{'=' if one.fate == 'field' else '-'} {one.raw}   [{one.note}]" for one in taken)
        yield ""
