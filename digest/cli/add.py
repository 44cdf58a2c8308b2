"""``digest add``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from digest import border, contracts
from digest.cli.adding import notes_of
from digest.cli.common import (
    config_option,
    from_here,
    json_option,
    limits,
    many,
    now,
    print_json,
    site_config,
    tell,
    tell_all,
)
from digest.config import Config
from digest.errors import ContentError, DigestError, SettingsError
from digest.fetch.adding import SUFFIXES, Added, Adding, Details, Subscribe
from digest.fetch.article import Outlet
from digest.fetch.asking import lasting
from digest.fetch.store import Content
from digest.ingest import kind_of, payload
from digest.ingest.beside import SUFFIX
from digest.model import Kind, Payload
from digest.stages import cleaner
from digest.toml import quoted
from digest.web import Asker, WebError
from digest.web.client import Client

Result = Added | Subscribe | DigestError
_OF_ONE = ("date", "title", "url")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the options say: the ``details`` of the articles, and what kind of file they are."""

    details: Details
    kind: Kind | None


@click.command("add")
@click.argument("given", nargs=-1, required=True, metavar="URL|FILE|-...", type=click.Path())
@config_option
@click.option("--source", default="", help="Its outlet: a key of digest.toml, a name or a domain.")
@click.option(
    "--date", "day", default="", metavar="DAY", help="When it appeared: 2026-03-17, or 2026-03-17T09:30+01:00."
)
@click.option("--title", default="", help="Its headline.")
@click.option("--url", "address", default="", help="The address of a file's original.")
@click.option("--type", "kind", type=click.Choice(list(SUFFIXES)), help="What a file is, whatever its name says.")
@json_option
def add_command(*, given: tuple[str, ...], config_path: Path | None, as_json: bool, **options: str | None) -> int:
    """Put an article into the content folder: a page by its address, a file, or '-' for a text on standard input.

    A page is asked for once, and kept as clean Markdown. A file is kept as it is, and what the options say of it stands
    in a small file beside it. Nothing that is there is changed, and an article that is there is not added again.
    """
    config = site_config(config_path)
    wanted = _wanted({name: value or "" for name, value in options.items()}, given)
    outlets = Outlet(key="", licence="", clean=cleaner(config), now=now(config))
    adding = Adding(Content(config.folder("content")), outlets, config.source)
    asker = Client(limits(config))
    code = 0
    for one in given:
        result = _added(one, adding, wanted, asker)
        if isinstance(result, Added) and result.new:
            more = notes_of(result, wanted.details, config)
            result = replace(result, notes=tuple(more))
        _tell(one, result, config, as_json=as_json)
        code = max(code, _code(result))
    return code


def _code(result: Result) -> int:
    """The exit code for ``result``: what a server says for good is no failure of the machine."""
    if isinstance(result, WebError) and lasting(result):
        return ContentError.exit_code
    return result.exit_code if isinstance(result, DigestError) else int(isinstance(result, Subscribe))


def _wanted(options: dict[str, str], given: Sequence[str]) -> _Wanted:
    """What ``options`` say; raises :class:`SettingsError` where they cannot be meant."""
    address = border.url(options["address"])
    if options["address"] and address is None:
        raise SettingsError(f"--url: {options['address']!r} is not an http or https address")
    if options["day"] and not _is_date(options["day"]):
        hint = "write a day as 2026-03-17, or a moment as 2026-03-17T09:30+01:00"
        raise SettingsError(f"--date: {options['day']!r} is no date", hint=hint)
    details = Details(border.plain(options["source"]), options["day"], border.plain(options["title"]), address)
    if len(given) > 1 and (alone := next((name for name in _OF_ONE if name in details.table()), "")):
        raise SettingsError(f"--{alone} says something of one article, and there are {len(given)}", hint="add it alone")
    if address and any(map(_is_address, given)):
        raise SettingsError("--url is the address of a file's original, and a page has its own", hint="leave it out")
    return _Wanted(details, next((kind for kind in SUFFIXES if kind == options["kind"]), None))


def _is_date(text: str) -> bool:
    with suppress(ValueError):
        date.fromisoformat(text[:10])
        datetime.fromisoformat(text)
        return len(text) == len("2026-03-17") or text[10] in "T "
    return False


def _is_address(given: str) -> bool:
    return "://" in given and not Path(given).exists()


def _added(given: str, adding: Adding, wanted: _Wanted, asker: Asker) -> Result:
    """What became of ``given``; an error of it costs no other."""
    try:
        if not _is_address(given):
            return adding.file(_payload(given, wanted.kind), wanted.details)
        address = border.url(given)
        if address:
            return adding.page(address, wanted.details, asker)
    except DigestError as error:
        return _of_input(error) if given == "-" else error
    return SettingsError("is not an http or https address", where=given)


def _payload(given: str, kind: Kind | None) -> Payload:
    """The file that is ``given``, or standard input."""
    if given == "-":
        return Payload(f"standard-input{SUFFIXES[kind or 'txt']}", kind or "txt", sys.stdin.buffer.read())
    path = Path(given)
    if path.is_dir():
        hint = "a folder needs no adding: move it into the content folder, or name its files"
        raise SettingsError("is a folder", where=given, hint=hint)
    page = "/" in given or kind_of(path.suffix.lower()) is None
    if page and not path.exists() and border.url(f"https://{given}"):
        raise SettingsError("is no file here", where=given, hint=f"if it is a page, write https://{given}")
    return payload(path, path.name, kind)


def _of_input(error: DigestError) -> DigestError:
    """``error`` of a text on standard input, which is no file and has none beside it."""
    hint = "add it as a file to say more of it: 'digest add FILE'" if SUFFIX in error.hint else error.hint
    return type(error)(error.what, where="standard input", hint=hint)


def _tell(given: str, result: Result, config: Config, *, as_json: bool) -> None:
    if as_json:
        print_json(_table(given, result, config))
    elif isinstance(result, DigestError):
        tell("error", f"{result.what} ({result.hint})" if result.hint else result.what, result.where or given)
    elif isinstance(result, Subscribe):
        tell("error", "is a feed of many articles, not one", result.address)
        click.echo(_how_to(result))
    else:
        path = from_here(result.path, config)
        click.echo(f"added {path}" if result.new else f"nothing to add, for {result.why}: {path}")
        if result.new:
            click.echo(_summary(result))
            tell_all("warning", [(path, text) for text in result.warnings])
            tell_all("note", [(path, text) for text in result.notes])
            click.echo(f"Now: digest explain {path} shows what was kept of it, digest serve how it looks.")


def _summary(result: Added) -> str:
    """The one article that was added in a line, or how many there are."""
    if len(result.articles) > 1:
        return f"  {many(len(result.articles), 'article')} of {result.articles[0].source.name}"
    one = result.articles[0]
    return f"  {one.title.value} — {one.source.name}, {one.dated.value or 'undated'}, {many(one.words, 'word')}"


def _how_to(feed: Subscribe) -> str:
    """What to do with a feed."""
    if feed.subscribed:
        return f"It is a feed of '{feed.key}' in digest.toml: digest fetch --source {feed.key} brings its articles."
    lines = ["[[source]]", *(f"{key} = {quoted(text)}" for key, text in _settings(feed).items())]
    return "\n".join(("To subscribe to it, put this into digest.toml, then run 'digest fetch':", "", *lines))


def _settings(feed: Subscribe) -> dict[str, str]:
    return {"key": feed.key, "name": feed.name, "feed": feed.address}


def _table(given: str, result: Result, config: Config) -> dict[str, Any]:
    """``result`` for scripts."""
    if isinstance(result, DigestError):
        return contracts.failure(given, result)
    if isinstance(result, Subscribe):
        return {"schema": contracts.SCHEMA, "given": given, "path": None, "new": False, "subscribe": _settings(result)}
    articles = [
        {"id": one.id, "title": one.title.value, "source": one.source.key, "date": one.dated.value, "url": one.url}
        for one in result.articles
    ]
    known = {"path": from_here(result.path, config), "new": result.new, "why": result.why or None}
    return {
        "schema": contracts.SCHEMA,
        "given": given,
        **known,
        "articles": articles,
        "warnings": list(result.warnings),
        "notes": list(result.notes),
    }
