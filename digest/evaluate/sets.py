"""Labelled sets on disk, checked as they are read: saved pages with an ``index.jsonl``, or files of scraped texts, with
what a person chose of each, its highlights, or the story that it tells."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from digest.errors import ContentError, SettingsError
from digest.model import Kind

INDEX = "index.jsonl"
_ENDINGS = (".jsonl", ".jsonl.gz")


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True)
    id: str


class TextRow(_Row):
    """An article as a scraper gave it, the text a person chose, and for each raw line whether it belongs to that."""

    raw: str
    gold: str
    lines: tuple[tuple[bool, str], ...]

    @property
    def best(self) -> str:
        """What the best choice of whole lines gives."""
        return "\n".join(text for keep, text in self.lines if keep)


class SummaryRow(_Row):
    """An article as it was scraped, its headline apart, and the highlights that its own editors wrote."""

    title: str
    text: str
    highlights: tuple[str, ...] = Field(min_length=1)

    @property
    def raw(self) -> str:
        """The text file that a scraper would have made of it."""
        return f"{self.title}\n\n{self.text}\n"


class NewsRow(_Row):
    """A news text by its sentences, and the story that it tells, whose name holds within its topic."""

    shape: ClassVar[Literal["stories"]] = "stories"
    kind: ClassVar[Kind] = "txt"
    topic: str
    story: str
    sentences: tuple[str, ...]

    @property
    def gold(self) -> str:
        """The story's name, the same for no other."""
        return f"{self.topic}/{self.story}"

    @property
    def title(self) -> str:
        """What to know it by: its first sentence."""
        return next(self._said(), "")

    @property
    def raw(self) -> str:
        """The text file that a scraper would have made of it: a paragraph a sentence, without bare addresses."""
        return "\n\n".join(self._said()) + "\n"

    def _said(self) -> Iterator[str]:
        return (one for one in self.sentences if not one.startswith("http"))


class ItemRow(_Row):
    """An item of a feed, and the story that it tells."""

    shape: ClassVar[Literal["duplicates"]] = "duplicates"
    kind: ClassVar[Kind] = "md"
    story: str
    source: str
    title: str
    canonical_url: str
    published_at: str
    body_text: str | None = None

    @field_validator("published_at")
    @classmethod
    def _is_moment(cls, text: str) -> str:
        datetime.fromisoformat(text)
        return text

    @property
    def gold(self) -> str:
        """The story's name."""
        return self.story

    @property
    def raw(self) -> str:
        """The Markdown file that would be kept of it."""
        known = {"title": self.title, "date": self.published_at, "url": self.canonical_url, "source": self.source}
        front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False)
        return f"---\n{front}---\n\n{self.body_text or ''}\n"


StoryRow = NewsRow | ItemRow


class _AnyStoryRow(_Row):
    sentences: Any = None
    topic: Any = None


class Expected(BaseModel):
    """What a page's own outlet says of it; None (no authors) where that is not known."""

    model_config = ConfigDict(frozen=True)
    title: str | None = None
    authors: tuple[str, ...] = ()
    publishing_date: str | None = None

    @field_validator("publishing_date")
    @classmethod
    def _is_moment(cls, text: str | None) -> str | None:
        datetime.fromisoformat(text or "2026-03-17")
        return text


class PageRow(_Row):
    """A saved page: its file below the set's folder, its text as a person chose it, what is known of it, or both."""

    page: str
    gold: str | None = None
    expected: Expected | None = None


_R = TypeVar("_R", bound=_Row)


def is_pages(data: Path) -> bool:
    """Whether the set at ``data`` is one of saved pages; raises :class:`SettingsError` where nothing is there."""
    _must_exist(data)
    return (data / INDEX).is_file()


def text_files(data: Path) -> dict[str, Path]:
    """The files of scraped texts at ``data``, which is one or holds some, by their names without the ending.

    Raises :class:`SettingsError` where nothing is there, :class:`ContentError` where it is no set.
    """
    _must_exist(data)
    paths = sorted(data.iterdir()) if data.is_dir() else [data]
    found: dict[str, Path] = {}
    for path in paths:
        ending = next((one for one in _ENDINGS if path.name.endswith(one)), None)
        if ending and path.name.removesuffix(ending) in found:
            hint = "remove one, or name the file that is meant"
            raise ContentError("is there both packed and plain", where=str(path), hint=hint)
        if ending:
            found[path.name.removesuffix(ending)] = path
    if not found:
        hint = f"a set is a folder with {INDEX}, or one or several files that end in {' or '.join(_ENDINGS)}"
        raise ContentError("is no labelled set", where=str(data), hint=hint)
    return found


def _must_exist(data: Path) -> None:
    if not data.exists():
        hint = "name the folder of a labelled set; docs/quality.md says what one looks like"
        raise SettingsError("there is no such file or folder", where=str(data), hint=hint)


def rows(path: Path, kind: type[_R]) -> Iterator[_R]:
    """The rows of the file at ``path``, one a line; raises :class:`ContentError` naming the line that is none."""
    text = _text(path)
    if not text.strip():
        raise ContentError("holds no row", where=str(path), hint="one JSON object a line is expected")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _row(line, kind, f"{path}:{number}")


def _row(line: str, kind: type[_R], where: str) -> _R:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "json_invalid":
            hint = "each line is one JSON object; the file may be cut off"
            raise ContentError(f"is no JSON: {first['msg']}", where=where, hint=hint) from None
        place = ".".join(str(part) for part in first["loc"])
        names = ", ".join(name for name, field in kind.model_fields.items() if field.is_required())
        what = f"'{place}' is missing" if first["type"] == "missing" else f"'{place}': {first['msg']}"
        raise ContentError(what, where=where, hint=f"a row of this set has at least: {names}") from None


def story_rows(data: Path) -> Sequence[StoryRow]:
    """The rows of all files at ``data``, which are one set, of the shape that its first row has; never empty."""
    paths = list(text_files(data).values())
    first = next(rows(paths[0], _AnyStoryRow))
    if first.model_fields_set & {"sentences", "topic"}:
        return [row for path in paths for row in rows(path, NewsRow)]
    return [row for path in paths for row in rows(path, ItemRow)]


def page_rows(data: Path) -> list[PageRow]:
    """The rows of a set of saved pages; raises :class:`ContentError` where one has nothing to be compared with."""
    found = list(rows(data / INDEX, PageRow))
    for number, row in enumerate(found, 1):
        if row.gold is None and row.expected is None:
            where = f"{data / INDEX}:{number}"
            hint = "a row has 'gold', the article's text, or 'expected', its title, authors and publishing_date"
            raise ContentError("says nothing to compare with", where=where, hint=hint)
    return found


def page(data: Path, row: PageRow) -> bytes:
    """The saved page of ``row``, unpacked; raises :class:`ContentError` where it cannot be had."""
    path = data / row.page
    if not path.resolve().is_relative_to(data.resolve()):
        raise ContentError(f"the page of '{row.id}' lies outside", where=row.page, hint=f"copy it below {data}")
    return _bytes(path)


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(f"is not UTF-8: {error}", where=str(path), hint="save it as UTF-8") from None


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except (OSError, EOFError, zlib.error) as error:
        hint = "check that the file is there, whole, and that you may read it"
        what = getattr(error, "strerror", None) or str(error)
        raise ContentError(f"cannot be read: {what}", where=str(path), hint=hint) from None
