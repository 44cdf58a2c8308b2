"""The files of overrides as they are written: ``overrides/<day>.toml``, one table for each thing decided by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PlainValidator, ValidationError, ValidationInfo, field_validator

from digest import border
from digest.errors import DigestError
from digest.texts import Phrased
from digest.toml import Part, checked, line_of, parsed, text_of

Tier = Literal["lead", "key", "brief"]


Said = Annotated[str, AfterValidator(border.said)]
"""Text on one line, without control characters."""


def _a_day(value: object) -> date:
    if not isinstance(value, date):
        raise ValueError("is no date; write it without quotes, as 2025-03-17 or 2025-03-17T09:30:00")
    return value


def _one(names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        raise ValueError("names no article; name one or more")
    return names


def _two(names: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(names)) < 2:
        raise ValueError("names fewer than two stories; there is nothing to merge")
    return names


class Wish(Part):
    """What every table may say: why it is there."""

    reason: Said | None = None


class OfOne(Wish):
    """A table about just one article or story."""

    article: Said | None = None
    story: Annotated[Said | None, Field(validate_default=True)] = None

    @field_validator("story")
    @classmethod
    def _names_one_thing(cls, story: str | None, info: ValidationInfo) -> str | None:
        """Judged with the setting, for a whole table is judged only where each of its settings is right."""
        beside = info.data.get("article")
        if "article" in info.data and (beside is None) == (story is None):
            why = "stands beside 'article'" if beside else "is missing, and so is 'article'"
            raise ValueError(f"{why}; write just one of the two")
        return story

    @property
    def named(self) -> tuple[str, str]:
        """The setting that names it, and the name."""
        return ("article", self.article) if self.article else ("story", self.story or "")


class Pin(Wish):
    """``[[pin]]``: the tier of a story in that day's edition."""

    story: Said
    tier: Tier = "lead"


class Drop(OfOne):
    """``[[drop]]``: an article, or that day's articles of a story, are not shown."""


class Merge(Wish):
    """``[[merge]]``: stories that are one; the first gives the slug."""

    stories: Annotated[tuple[Said, ...], AfterValidator(_two)]


class Split(Wish):
    """``[[split]]``: articles that stand together in a story of their own."""

    articles: Annotated[tuple[Said, ...], AfterValidator(_one)]
    story_title: Said | None = None


class Retitle(OfOne):
    """``[[retitle]]``: the headline of an article or the title of a story."""

    title: Said


class Redate(Wish):
    """``[[redate]]``: when an article appeared: a day, or a day and time in the site's time zone."""

    article: Said
    day: Annotated[date, PlainValidator(_a_day), Field(alias="date")]


class Correct(OfOne):
    """``[[correct]]``: what the published page said, and what is right."""

    was: Said
    now: Said
    by: Said | None = None

    @field_validator("now")
    @classmethod
    def _says_something_else(cls, now: str, info: ValidationInfo) -> str:
        if now == info.data.get("was"):
            raise ValueError("says just what 'was' says; write what is right, or take this table out")
        return now


class DayFile(Part):
    """All tables of one file, in its order."""

    pin: tuple[Pin, ...] = ()
    drop: tuple[Drop, ...] = ()
    merge: tuple[Merge, ...] = ()
    split: tuple[Split, ...] = ()
    retitle: tuple[Retitle, ...] = ()
    redate: tuple[Redate, ...] = ()
    correct: tuple[Correct, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """One table: its kind, the ``day`` and name of its ``file``, and the lines of its settings by name."""

    kind: str
    table: Any
    day: date
    file: str
    lines: Mapping[str, int]

    def at(self, setting: str = "") -> str:
        """Where ``setting``, else the table itself, is written: ``overrides/2025-03-18.toml:7``."""
        return f"{self.file}:{self.lines.get(setting, self.lines[''])}"

    def told(self, what: str) -> str:
        """What was done, by its name in the catalogue's ``edited``, with where that is written and why."""
        done, reason = Phrased(f"edited.{what}"), self.table.reason
        if reason:
            return Phrased("edited.because", what=done, file=self.file, reason=reason)
        return Phrased("edited.done", what=done, file=self.file)


@dataclass(frozen=True, slots=True)
class Overrides:
    """What is decided by hand, oldest day first, and what is wrong in the files, a sentence each."""

    orders: tuple[Order, ...] = ()
    errors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.orders or self.errors)

    def of(self, kind: str) -> Iterator[Order]:
        """The tables of one kind, in the order of files and of each file."""
        return (one for one in self.orders if one.kind == kind)


def load_overrides(folder: Path) -> Overrides:
    """The files of ``folder``; none where there is no such folder. What cannot be read stands under ``errors``, so that
    it is told together with what is wrong in the others: a file that is no TOML, or a table of a wrong shape, costs
    just itself."""
    orders: list[Order] = []
    errors: list[str] = []
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        if path.name[0] in "._":
            continue
        try:
            orders += _load(path, errors)
        except DigestError as error:
            errors.append(str(error))
    return Overrides(tuple(orders), tuple(errors))


def _load(path: Path, errors: list[str]) -> Iterator[Order]:
    """The tables of the file at ``path`` that have the shape of their kind; what is wrong goes to ``errors``."""
    name = f"{path.parent.name}/{path.name}"
    day = _day_of(path.stem)
    if day is None:
        hint = "call it after the day, as 2025-03-18.toml"
        errors.append(str(DigestError("its name is no day", where=f"{name}:1", hint=hint)))
    text = text_of(path, "make it, or take the link away")
    found = parsed(text, name)
    try:
        checked(DayFile, found, text, name)
    except DigestError as error:
        errors += re.split(rf"\n(?={re.escape(name)}:)", str(error))
    for kind in DayFile.model_fields if day else ():
        tables = found.get(kind)
        for number, one in enumerate(tables if isinstance(tables, list) else ()):
            table = _shaped(kind, one)
            if day and table:
                yield Order(kind, table, day, name, _lines(text, kind, number, table))


def _shaped(kind: str, table: Any) -> Part | None:
    """``table`` as one of its ``kind``, None where it has not the shape."""
    try:
        (made,) = getattr(DayFile.model_validate({kind: [table]}), kind)
    except ValidationError:
        return None
    return made if isinstance(made, Part) else None


def _day_of(stem: str) -> date | None:
    try:
        day = date.fromisoformat(stem)
    except ValueError:
        return None
    return day if day.isoformat() == stem else None


def _lines(text: str, kind: str, number: int, table: Part) -> dict[str, int]:
    known = {name: line_of(text, (kind, number, name)) for name in table.model_fields_set}
    return {"": line_of(text, (kind, number)), **known}
