"""The site's own rules: ``rules/*.toml`` says what is cut, and what never, from one outlet's articles or all."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import eq
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StrictBool, StringConstraints, field_validator, model_validator

from digest import border
from digest.clean.asking import rules
from digest.clean.cutting import OTHER_CUTS
from digest.clean.desk import Editor
from digest.clean.patterns import refusal
from digest.clean.rules import EVERY, Find, Rule, Spot, Zone, whole
from digest.clean.sources import outlet
from digest.errors import SettingsError
from digest.model import Meta, RuleNote, Source
from digest.toml import Part, checked, parsed, text_of

_ALWAYS = {"editor-drop", "no-text"}
_WORD = re.compile(r"[a-z0-9][a-z0-9.-]*")
_STANDS: dict[str, Callable[[str, str], bool]] = {"line": eq, "starts": str.startswith, "ends": str.endswith}
SHAPES = ("line", "starts", "ends", "pattern")


def _word(text: str) -> str:
    if not _WORD.fullmatch(text):
        raise ValueError(
            f"is '{text}'; it must be small letters, figures, points and hyphens, and begin with a letter or figure"
        )
    return text


Word = Annotated[str, AfterValidator(_word)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class RuleSettings(Part):
    """One ``[[rule]]``: what it takes by just one of ``line``, ``starts``, ``ends`` and ``pattern``."""

    name: Word
    group: Annotated[Word, Field(alias="class")]
    reason: Said
    line: Said | None = None
    starts: Said | None = None
    ends: Said | None = None
    pattern: Said | None = None
    takes: Literal["line", "match"] = "line"
    where: Zone = "any"
    accepted: StrictBool = True
    refused: bool = False
    seen: Annotated[int, Field(ge=0)] = 0

    @field_validator("pattern")
    @classmethod
    def _can_be_asked(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
            why_not = refusal(pattern or "")
        except (re.error, OverflowError, RecursionError) as error:
            raise ValueError(f"is no pattern that Python can read: {error}") from error
        if why_not:
            raise ValueError(why_not)
        return pattern

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = [shape for shape in SHAPES if getattr(self, shape) is not None]
        if len(said) != 1:
            raise ValueError(
                f"'{self.name}' needs just one of {', '.join(SHAPES)}; it has {' and '.join(said) or 'none'}"
            )
        if self.takes == "match" and said[0] not in {"starts", "ends"}:
            raise ValueError(f"'{self.name}': only a rule with 'starts' or 'ends' can take the match alone")
        return self

    @property
    def shape(self) -> tuple[str, str]:
        """What the rule takes: the name of the setting and its text."""
        return next((one, str(getattr(self, one))) for one in SHAPES if getattr(self, one) is not None)

    @property
    def used(self) -> bool:
        """Whether the editor wants it applied."""
        return self.accepted and not self.refused

    def value(self) -> Rule:
        """The rule as the cleaner asks it."""
        find = whole(self.pattern) if self.pattern else _text(*self.shape, match_only=self.takes == "match")
        return Rule(self.name, self.group, self.reason, find, (), (), self.where, EVERY, spares_news=False)


class FileSettings(Part):
    """One file: whose articles it is for (``source``; empty: all), its rules, and the built-in ones that are off."""

    source: str = ""
    off: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    rule: tuple[RuleSettings, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRules:
    """A file of rules: ``source`` is a key, domain or name; ``settings`` are its rules as written, used or not."""

    file: str
    source: str
    rules: tuple[Rule, ...] = ()
    off: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()
    settings: tuple[RuleSettings, ...] = ()

    def holds_for(self, source: Source) -> bool:
        """Whether the file says something of articles of ``source``."""
        return not self.source or outlet(self.source, (source,)) is not None

    @property
    def notes(self) -> tuple[RuleNote, ...]:
        """What the pages say of its rules."""
        return tuple(RuleNote(rule.name, rule.group, rule.reason) for rule in self.rules)

    @property
    def waiting(self) -> int:
        """How many rules wait for the editor."""
        return sum(not one.accepted and not one.refused for one in self.settings)


def editor_for(meta: Meta, source: Source, own: Iterable[SourceRules]) -> Editor:
    """What a hand said of a document with ``meta`` that is of ``source``."""
    held = [one for one in own if one.holds_for(source)]
    return Editor(
        frozenset(meta.keep).union(*(one.keep for one in held)),
        frozenset(meta.drop),
        tuple(rule for one in held for rule in one.rules),
        frozenset().union(*(one.off for one in held)),
    )


def load_rules(folder: Path) -> tuple[SourceRules, ...]:
    """The files of ``folder`` in the order of their names, none where there is no such folder; raises
    :class:`SettingsError` with file and line for whatever is wrong in them."""
    files = tuple(_load(path) for path in sorted(folder.glob("*.toml")) if path.name[0] not in "._")
    known: dict[str, tuple[str, RuleNote]] = {}
    for one in files:
        for note in one.notes:
            first, same = known.setdefault(note.name, (one.file, note))
            if same != note:
                what = f"another rule called '{note.name}', with a class or reason of its own, is in {first}"
                raise SettingsError(what, where=one.file, hint="rename one")
    return files


def _load(path: Path) -> SourceRules:
    name = f"{path.parent.name}/{path.name}"
    text = text_of(path, "make it, or take the link away")
    settings = checked(FileSettings, parsed(text, name), text, name)
    _check_names(settings, text, name)
    return SourceRules(
        name,
        settings.source,
        tuple(one.value() for one in settings.rule if one.used),
        frozenset(settings.off),
        frozenset(border.plain(line) for line in settings.keep),
        settings.rule,
    )


def _check_names(settings: FileSettings, text: str, name: str) -> None:
    """Raises :class:`SettingsError` where a rule has a name that is taken, or what is ``off`` does not exist."""
    built_in = {rule.name for rule in rules()} | set(OTHER_CUTS)
    for off in settings.off:
        if off not in built_in - _ALWAYS:
            near = difflib.get_close_matches(off, sorted(built_in - _ALWAYS), n=1, cutoff=0.0)
            what = f"'off': there is no rule '{off}' that can be off"
            raise SettingsError(what, where=f"{name}:{_line(text, off)}", hint=f"did you mean '{near[0]}'?")
    names = [one.name for one in settings.rule]
    for one in names:
        if one in built_in or names.count(one) > 1:
            what = f"'{one}' is the name of {'a built-in' if one in built_in else 'another'} rule"
            raise SettingsError(what, where=f"{name}:{_line(text, one)}", hint="choose another")


def _line(text: str, word: str) -> int:
    """The last line of ``text`` in which ``word`` is quoted; 1 where none does."""
    lines = text.splitlines()
    return max((at for at, line in enumerate(lines, 1) if f'"{word}"' in line or f"'{word}'" in line), default=1)


def _text(shape: str, said: str, *, match_only: bool) -> Find:
    """Takes a line that is, starts with or ends with ``said`` (all of it, or only the match), letter by letter."""
    said = border.plain(said)
    stands = _STANDS[shape]

    def find(spot: Spot) -> tuple[int, int] | None:
        text = spot.text
        if not stands(text, said) or _inside_a_word(text, len(said) if shape == "starts" else len(text) - len(said)):
            return None
        if not match_only:
            return 0, len(text)
        return (0, len(said)) if shape == "starts" else (len(text) - len(said), len(text))

    return find


def _inside_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
