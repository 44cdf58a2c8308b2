"""The files that a command is given, as the articles in them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from digest import contracts
from digest.clean import Cleaner
from digest.clean.repeated import without_repeated
from digest.cli.common import content_name, print_json, tell
from digest.config import Config
from digest.errors import ContentError, DigestError
from digest.ingest import gather, payload, read
from digest.model import Article, Kind, Payload
from digest.stages import cleaner

Result = tuple[str, Article | DigestError]


def everything(paths: Sequence[str], config: Config, kind: Kind | None = None) -> Iterator[Result]:
    """The clean articles of every file of ``paths`` and of every file in their folders, with the path as given, or the
    error in their place; ``-`` is standard input. A file in a folder is what its suffix says, whatever ``kind``."""
    clean = cleaner(config)
    for path in paths:
        if Path(path).is_dir():
            yield from _in_folder(path, config, clean)
            continue
        try:
            yield from _cleaned(path, _payload(path, config, kind), clean)
        except DigestError as error:
            yield path, error


def _in_folder(path: str, config: Config, clean: Cleaner) -> Iterator[Result]:
    payloads, skipped = gather(Path(path))
    for one in skipped:
        if one.stage != "ignore":
            yield str(Path(path, one.item)), ContentError(one.why, hint=one.hint)
    if not payloads and not skipped:
        yield path, ContentError("holds no file that digest reads", hint="name a folder of articles, or files")
    for found in payloads:
        where = str(Path(path, found.path))
        yield from _cleaned(where, replace(found, path=content_name(Path(where), config)), clean)


def _cleaned(path: str, item: Payload, clean: Cleaner) -> Iterator[Result]:
    """The articles in ``item``, each with ``path``."""
    try:
        for document in read(item):
            try:
                yield path, clean(document)
            except DigestError as error:
                yield path, error
    except DigestError as error:
        yield path, error


def of_a_set(results: Iterable[Result], config: Config) -> list[Result]:
    """``results`` in their order, their articles without what several of one source share."""
    found = list(results)
    clean = cleaner(config)
    articles = [one for _, one in found if isinstance(one, Article)]
    cleaned = iter(without_repeated(articles, clean.budget, clean.own_rules))
    return [(path, next(cleaned) if isinstance(one, Article) else one) for path, one in found]


def _payload(path: str, config: Config, kind: Kind | None) -> Payload:
    if path == "-":
        return Payload("-", kind or "txt", sys.stdin.buffer.read())
    return payload(Path(path), content_name(Path(path), config), kind)


def fail(path: str, error: DigestError, *, as_json: bool) -> None:
    """Tells of the file at ``path`` that it cannot be used."""
    if as_json:
        print_json(contracts.failure(path, error))
        return
    hint = "save it as a file, and see what 'digest explain' shows of it" if path == "-" else error.hint
    tell("error", f"{error.what} ({hint})" if hint else error.what, named(path))


def named(path: str) -> str:
    """What a message calls the file at ``path``."""
    return "standard input" if path == "-" else path
