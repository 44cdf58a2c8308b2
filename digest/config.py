"""digest.toml as a frozen :class:`Config`; every error names its line and, where it can, what was meant."""

from __future__ import annotations

import difflib
import re
import tomllib
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from digest import border
from digest.errors import SettingsError
from digest.model import Source, TextPolicy

FILE_NAME = "digest.toml"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not a time zone; use a name such as 'Europe/London' or 'UTC'") from error
    return name


def _web_address(text: str) -> str:
    address = border.url(text)
    if address is None:
        raise ValueError(f"{text!r} is not an http or https address")
    return address if address.endswith("/") else f"{address}/"


def _slug_key(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", text):
        raise ValueError(f"{text!r} is not a key: use small letters, digits, dots and hyphens")
    return text


_WANTED = {
    "string_type": "text in quotes",
    "tuple_type": "a list, in [ ] or under headings in [[ ]],",
    "bool": "true or false without quotes",
    "string_too_short": "some text",
    "int": "a whole number without quotes",
    "float": "a number without quotes",
    "model": "a table with a heading of its own in brackets",
}
"""What a setting is to be, by the beginning of the name that pydantic gives to its being none."""


class Part(BaseModel):
    """A table of a file that a hand wrote: frozen, and a name it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Checked = TypeVar("Checked", bound=Part)


class SiteSettings(Part):
    """``[site]``: what the paper is called and where it will stand."""

    title: str = "My digest"
    tagline: str = ""
    base_url: Annotated[str, AfterValidator(_web_address)] = "http://localhost:8000/"
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    time_zone: Annotated[str, AfterValidator(_known_zone)] = "UTC"
    author: str = ""


class Folders(Part):
    """``[folders]``: relative to digest.toml."""

    content: str = "content"
    output: str = "output"
    templates: str = "templates"
    rules: str = "rules"
    overrides: str = "overrides"


class CleanSettings(Part):
    """``[clean]``: the share of an article's words that may be removed before a warning."""

    budget: Annotated[float, Field(gt=0, le=1)] = 0.4


def _model_address(text: str) -> str:
    address = _web_address(text)
    host = urlsplit(address).hostname or ""
    if address.startswith("http:") and host != "localhost":
        near = host.replace(".", "").isdigit() and ip_address(host).is_private
        if not near:
            raise ValueError(f"{text!r} would send your key unprotected: use https outside your own network")
    return address


class SummarySettings(Part):
    """``[summary]``: how long a summary is, in sentences and (0: no limit) in words, and who writes it. A model is
    asked for at most ``budget`` articles a build, each for ``timeout`` seconds and ``retries`` times more."""

    sentences: Annotated[int, Field(ge=1, le=20)] = 3
    words: Annotated[int, Field(ge=0)] = 0
    method: Literal["extractive", "model"] = "extractive"
    base_url: Annotated[str, AfterValidator(_model_address)] | None = None
    model: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    timeout: Annotated[float, Field(gt=0, le=600)] = 60
    retries: Annotated[int, Field(ge=0, le=5)] = 2
    budget: Annotated[int, Field(ge=0)] = 200
    cache: Annotated[str, Field(min_length=1)] = "summaries.jsonl"


class StorySettings(Part):
    """``[stories]``: how alike articles must be (0 to 1) and how many days a story stays open."""

    likeness: Annotated[float, Field(gt=0, lt=1)] = 0.125
    days: Annotated[int, Field(ge=1, le=366)] = 16


class EntitySettings(Part):
    """``[entities]``: how many articles give a person, an organisation or a place a page of its own, and how many days
    back a surname alone may mean somebody who was named in full; what finds the names."""

    articles: Annotated[int, Field(ge=1)] = 2
    days: Annotated[int, Field(ge=0, le=366)] = 16
    finder: Literal["rules", "spacy"] = "rules"


class EditionSettings(Part):
    """``[edition]``: how many stories stand in the upper tiers."""

    lead: Annotated[int, Field(ge=1, le=5)] = 1
    key: Annotated[int, Field(ge=0, le=30)] = 4


class SourceSettings(Part):
    """One ``[[source]]``."""

    key: Annotated[str, AfterValidator(_slug_key)]
    name: str
    home: Annotated[str, AfterValidator(_web_address)] | None = None
    language: str | None = None
    text: TextPolicy = "full"
    tier: Annotated[int, Field(ge=1, le=3)] = 2

    def value(self) -> Source:
        """The outlet as the stages know it."""
        return Source(self.key, self.name, border.url(self.home), self.language, self.text, self.tier)


_Word = Annotated[str, Field(min_length=1)]


class TopicSettings(Part):
    """One ``[[topic]]``: its words, and how many of them a text must hold where its headline has none."""

    name: _Word
    words: Annotated[tuple[_Word, ...], Field(min_length=1)]
    least: Annotated[int, Field(ge=1)] = 2


class Config(Part):
    """The whole of digest.toml. ``root`` is the folder it lies in, never part of a comparison of sites."""

    root: Path = Path()
    site: SiteSettings = SiteSettings()
    folders: Folders = Folders()
    clean: CleanSettings = CleanSettings()
    summary: SummarySettings = SummarySettings()
    stories: StorySettings = StorySettings()
    edition: EditionSettings = EditionSettings()
    entities: EntitySettings = EntitySettings()
    source: tuple[SourceSettings, ...] = ()
    topic: tuple[TopicSettings, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.site.time_zone)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The configured outlets in the owner's order."""
        return tuple(one.value() for one in self.source)

    def folder(self, which: Literal["content", "output", "templates", "rules", "overrides"]) -> Path:
        """The absolute path of one of the site's folders."""
        return (self.root / str(getattr(self.folders, which))).resolve()


def load(path: Path) -> Config:
    """The configuration in ``path``; raises :class:`SettingsError` with file and line for whatever is wrong in it."""
    hint = "run 'digest init' to make a site here, or name the file with -c"
    text = text_of(path, hint)
    table = parsed(text, str(path))
    if "root" in table:
        table["root "] = table.pop("root")
    return _checked(table, text, path)


def text_of(path: Path, hint: str) -> str:
    """The text of the TOML file at ``path``; raises :class:`SettingsError`, with ``hint`` where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SettingsError("there is no such file", where=str(path), hint=hint) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read: {error}", where=str(path)) from error


def parsed(text: str, where: str) -> dict[str, Any]:
    """``text`` as a table; raises :class:`SettingsError` where it is not TOML."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"is not TOML: {error}", where=where) from error


def checked(model: type[Checked], table: dict[str, Any], text: str, name: str) -> Checked:
    """``table``, which ``text`` of the file ``name`` says, as a ``model``; raises :class:`SettingsError` with a line
    for each thing that is wrong in it."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        sentences = [_sentence(dict(one), text, name, model) for one in error.errors()]
        raise SettingsError("\n".join(sentences)) from None


def _checked(table: dict[str, Any], text: str, path: Path) -> Config:
    config = checked(Config, table | {"root": path.resolve().parent}, text, path.name)
    keys = [one.key for one in config.source]
    for key in keys:
        if keys.count(key) > 1:
            line = line_of(text, ("source", keys.index(key) + 1, "key"))
            raise SettingsError(f"two sources have the key '{key}'", where=f"{path.name}:{line}", hint="rename one")
    return config


def _sentence(error: dict[str, Any], text: str, name: str, model: type[Part]) -> str:
    """One validation error as ``digest.toml:7: unknown setting 'tittle'; did you mean 'title'?``."""
    where: tuple[Any, ...] = error["loc"]
    dotted = ".".join(str(part).strip() for part in where if not isinstance(part, int))
    line = line_of(text, where)
    if error["type"] == "extra_forbidden":
        known = _settings_beside(where, model)
        near = difflib.get_close_matches(str(where[-1]), known, n=1)
        advice = f"; did you mean '{near[0]}'?" if near else f"; known here: {', '.join(known)}"
        return f"{name}:{line}: unknown setting '{dotted}'{advice}"
    if error["type"] == "missing":
        return f"{name}:{line}: '{dotted}' is missing"
    wanted = next((words for kind, words in _WANTED.items() if str(error["type"]).startswith(kind)), None)
    if error["type"] == "literal_error":
        wanted = error["ctx"]["expected"]
    if where[-1] == "language" and error["type"] == "string_pattern_mismatch":
        wanted = "a code such as de, en or fr"
    if wanted:
        return f"{name}:{line}: '{dotted}' {_is(where)} {_found(error['input'])}; {wanted} is wanted"
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{name}:{line}: '{dotted}': {message[:1].lower()}{message[1:]}"


def _is(where: tuple[Any, ...]) -> str:
    return "holds" if isinstance(where[-1], int) else "is"


def _found(value: Any) -> str:
    """What ``value`` of a TOML file is, for somebody who never heard of types."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text '{value}'"
        case list() | tuple():
            return "a list"
        case dict():
            return "a table"
    return f"the date or time {value}"


def _settings_beside(where: tuple[Any, ...], model: type[Part]) -> list[str]:
    part: Any = model
    for step in where[:-1]:
        if isinstance(step, str):
            kind = next(field.annotation for name, field in part.model_fields.items() if step in {name, field.alias})
            part = next(iter(get_args(kind)), kind)
    return [field.alias or name for name, field in part.model_fields.items() if name != "root"]


def line_of(text: str, where: tuple[Any, ...]) -> int:
    """The line in which the setting at ``where`` is written, or its table's; 1 where neither is found."""
    section = str(where[0])
    skip = where[1] if len(where) > 1 and isinstance(where[1], int) else 0
    names = [step for step in where if isinstance(step, str)]
    key, inside, found = names[-1].strip(), len(names) == 1, 1
    for number, line in enumerate(text.splitlines(), 1):
        heading = re.match(r"\s*\[\[?\s*([\w.-]+)", line)
        if heading:
            inside = heading[1] == section and skip == 0
            skip -= heading[1] == section
            found = number if inside else found
        if (inside or not heading) and re.match(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=\].]", line) and inside:
            return number
    return found
