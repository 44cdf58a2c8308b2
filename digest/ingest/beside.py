"""What an editor says of a file that has no front matter, in ``NAME.toml`` beside it (``fire.txt.toml``)."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from digest import border
from digest.errors import SettingsError, SourceError
from digest.model import Meta, Payload, RawDocument
from digest.toml import Part, checked, parsed

SUFFIX = ".toml"
_ORIGIN = "front matter beside it"
_OF_ONE = ("title", "date", "url", "expires", "summary", "reviewed_by", "slug", "place", "agency")


def _list_of_one(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _day(value: Any) -> Any:
    return str(value) if isinstance(value, datetime.date) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_list_of_one)]


class Said(Part):
    """The file: lines to keep and to drop, and what front matter may say too; one text does for a list of one."""

    keep: Texts = ()
    drop: Texts = ()
    title: str | None = None
    date: Annotated[str | None, BeforeValidator(_day)] = None
    url: str | None = None
    authors: Texts = ()
    source: str | None = None
    tags: Texts = ()
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9-]+)?$")] | None = None
    draft: bool | None = None
    expires: Annotated[str | None, BeforeValidator(_day)] = None
    summary: str | None = None
    reviewed_by: str | None = None
    slug: str | None = None
    place: str | None = None
    agency: str | None = None


def with_beside(item: Payload, documents: list[RawDocument]) -> list[RawDocument]:
    """``documents``, which are those of ``item``, with what the file beside it says of them; raises
    :class:`SourceError` where that cannot be used, for it may say that an article is a draft."""
    if item.beside is None:
        return documents
    name = f"{item.path}{SUFFIX}"
    try:
        text = item.beside.decode("utf-8")
        said = checked(Said, parsed(text, name), text, name)
    except (SettingsError, UnicodeDecodeError) as error:
        why = str(error).replace("\n", "; ")
        raise SourceError(f"is left out, for what stands beside it cannot be used: {why}", where=item.path) from None
    wrong = [one for one in _OF_ONE if item.kind == "feed" and getattr(said, one) is not None]
    if wrong:
        what = f"is a feed of many articles, of which '{name}' cannot say '{wrong[0]}'"
        raise SourceError(what, where=item.path, hint="take that line out; 'source', 'keep' and 'drop' hold for all")
    found = [replace(one, meta=_meta(one, said, alone=item.kind != "feed")) for one in documents]
    return _with_lost_lines(found, said) if item.kind == "feed" else found


def _meta(document: RawDocument, said: Said, *, alone: bool) -> Meta:
    meta = document.meta
    return replace(
        meta,
        title=_line(said.title) or meta.title,
        title_origin=_ORIGIN if _line(said.title) else meta.title_origin,
        dates=((said.date, _ORIGIN), *meta.dates) if said.date else meta.dates,
        url=_line(said.url) or meta.url,
        authors=_lines(said.authors) or meta.authors,
        source=_line(said.source) or meta.source,
        tags=_lines(said.tags) or meta.tags,
        language=_line(said.language) or meta.language,
        draft=meta.draft if said.draft is None else said.draft,
        expires=said.expires or meta.expires,
        summary=_line(said.summary) or meta.summary,
        reviewed_by=_line(said.reviewed_by) or meta.reviewed_by,
        slug=_line(said.slug) or meta.slug,
        place=_line(said.place) or meta.place,
        agency=_line(said.agency) or meta.agency,
        keep=(*meta.keep, *(one for one in _lines(said.keep) if alone or _stands_in(one, document))),
        drop=(*meta.drop, *(one for one in _lines(said.drop) if alone or _stands_in(one, document))),
    )


def _with_lost_lines(documents: list[RawDocument], said: Said) -> list[RawDocument]:
    """A feed's documents; the first warns of the lines that stand in none of them."""
    lines = (*_lines(said.keep), *_lines(said.drop))
    lost = [one for one in lines if not any(_stands_in(one, document) for document in documents)]
    told = tuple(f"no article of this feed has the line '{one}', which is to be kept or dropped" for one in lost)
    return [replace(one, warnings=(*one.warnings, *told)) if n == 0 else one for n, one in enumerate(documents)]


def _stands_in(line: str, document: RawDocument) -> bool:
    return any(line in one.text for one in document.lines)


def _line(text: str | None) -> str | None:
    return border.plain(text) or None if text else None


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := border.plain(text)))
