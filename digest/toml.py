"""TOML files that a hand wrote, as frozen tables; every error names its line and, where it can, what was meant."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from digest.errors import SettingsError

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
        plain = _no_date(text, where, str(error)) or _slip(text, where, str(error))
        raise plain or SettingsError(f"is not TOML: {error}", where=where) from error


def quoted(text: str) -> str:
    """``text`` as a basic string of TOML 1.0, whose escapes JSON's are among; half a surrogate pair, which no file can
    hold, becomes a mark."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


_DATE = re.compile(
    r"\s*[\w.-]+\s*=\s*((?:\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4})(?:[T ][\d:.+-]+Z?)?)\s*(?:#.*)?"
)


def _no_date(text: str, where: str, error: str) -> SettingsError | None:
    """What is wrong where the line that ``error`` names sets a date that cannot be, or is written otherwise."""
    at = re.search(r"line (\d+), column", error)
    number = int(at[1]) if at else 1
    said = _DATE.fullmatch(text.split("\n")[number - 1].rstrip("\r"))
    if not said:
        return None
    try:
        tomllib.loads(f"date = {said[1]}")
    except tomllib.TOMLDecodeError:
        hint = "write a day of the calendar, as 2025-03-17 or 2025-03-17T09:30:00"
        return SettingsError(f"there is no date {said[1]}", where=f"{where}:{number}", hint=hint)
    return None


_SET = re.compile(r"\s*([\w.-]+)\s*=\s*(.*?)\s*")
_QUOTES = re.compile(r"[„“”‚‘’«»‹›]")
_SECOND = re.compile(r"(['\"])(?:(?!\1).)*\1[^\s,\]#}].*")


def _slip(text: str, where: str, error: str) -> SettingsError | None:
    """What is wrong where it is one of the slips that everybody makes, in words that need no TOML to be known."""
    at = re.search(r"line (\d+), column", error)
    lines = text.splitlines()
    number = int(at[1]) if at else next((n for n, one in enumerate(lines, 1) if _open(one)), 0)
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    told = _told(line, error)
    return SettingsError(f"{told}: {line}", where=f"{where}:{number}") if told else None


def _told(line: str, error: str) -> str:
    """What is wrong with ``line``; nothing where that is no slip that is known."""
    match = _SET.fullmatch(line)
    name, value = (match[1], match[2]) if match else ("", "")
    if error.startswith(("Illegal character '\\n'", "Unterminated string", 'Expected "\'"')):
        return "a text needs a quote at its end" if line else ""
    if error.startswith("Expected '=' after a key") and re.match(r"[\w.-]+\s*:", line):
        return "write = between a setting and its value"
    if "\\" in value and error.startswith(("Unescaped", "Invalid hex")):
        return "a text with a backslash in it stands in 'single quotes'"
    if error.startswith("Expected newline") and _SECOND.fullmatch(value):
        return "a text with quotes in it stands in quotes of the other kind"
    return _unquoted(name, value) if error.startswith("Invalid value") and value else ""


def _unquoted(name: str, value: str) -> str:
    if value.lower() in {"true", "false", "yes", "no", "on", "off"}:
        return "write true or false, in small letters"
    if _QUOTES.match(value):
        return 'the quotes around a text are straight ones, as in "text"'
    return f'a text stands in quotes, as in {name} = "…"' if value[0].isalpha() else ""


def _open(line: str) -> bool:
    """Whether ``line`` begins a text in single quotes and does not end it."""
    match = _SET.fullmatch(line)
    return match is not None and match[2].startswith("'") and match[2].count("'") == 1


def checked(model: type[Checked], table: dict[str, Any], text: str, name: str) -> Checked:
    """``table``, which ``text`` of the file ``name`` says, as a ``model``; raises :class:`SettingsError` with a line
    for each thing that is wrong in it."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        sentences = [_sentence(dict(one), text, name, model) for one in error.errors()]
        raise SettingsError("\n".join(sentences)) from None


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
