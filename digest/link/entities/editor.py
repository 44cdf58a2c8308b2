"""The editor's ``entities.toml``, above every rule: who is one, of what kind, who is two, and who is hidden."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from digest import border
from digest.errors import SettingsError
from digest.link.entities.against import contradictions
from digest.link.entities.finding import Mention
from digest.link.entities.folding import fold
from digest.link.entities.tables import Decision, Split, Tables
from digest.model import EntityKind
from digest.toml import checked, line_of, parsed, text_of

FILE_NAME = "entities.toml"


@dataclass(frozen=True)
class Editor:
    """What was decided by hand."""

    entities: tuple[Decision, ...] = ()
    splits: tuple[Split, ...] = ()
    hidden: tuple[str, ...] = ()
    file: str = FILE_NAME

    @cached_property
    def called(self) -> Mapping[str, str]:
        """The name that is meant, by each folded one."""
        return {fold(name): one.name for one in self.entities for name in (one.name, *one.also)}

    @cached_property
    def kinds(self) -> Mapping[str, EntityKind]:
        """The kinds decided, by folded name."""
        return {fold(one.name): one.kind for one in self.entities if one.kind}

    @cached_property
    def named(self) -> frozenset[str]:
        """The folded names that have a page in any case."""
        return frozenset(fold(one.name) for one in self.entities) | frozenset(fold(one.into) for one in self.splits)

    @cached_property
    def hides(self) -> frozenset[str]:
        """The folded names that have none."""
        return frozenset(fold(name) for name in self.hidden)

    @cached_property
    def parted(self) -> Mapping[tuple[str, str], str]:
        """Who is meant by a folded name in an article's path."""
        return {(path, fold(one.name)): one.into for one in self.splits for path in one.articles}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        wanted = sorted({name for one in self.entities for name in (one.name, *one.also)}, key=lambda n: (-len(n), n))
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)") if wanted else None

    def found(self, text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """``mentions`` and those of the editor's names in ``text`` that no rule found, as they are written there."""
        if self._pattern is None:
            return mentions
        own = [match.span() for match in self._pattern.finditer(text)]
        free = [one for one in mentions if not any(start < one.end and one.start < end for start, end in own)]
        kept = [one for one in mentions if (one.start, one.end) in own]
        spans = {(one.start, one.end) for one in kept}
        made = [
            Mention(
                start, end, text[start:end], self.kinds.get(fold(self.called[fold(text[start:end])]), "organisation"), 6
            )
            for start, end in own
            if (start, end) not in spans
        ]
        return tuple(sorted([*free, *kept, *made]))

    def strangers(self, known: Iterable[str], paths: Iterable[str], published: Iterable[str] = ()) -> list[str]:
        """A warning for each name that no article holds and each path that is none's, with what may have been meant; a
        name that was ``published`` may be hidden when no article holds it any more."""
        names = {fold(name): name for name in known}
        every = [(name, "entity") for one in self.entities for name in (one.name, *one.also)]
        wanted = [
            (one.name, "entity") for one in self.entities if not any(fold(n) in names for n in (one.name, *one.also))
        ]
        wanted += [
            (one.name, "split") for one in self.splits if fold(one.name) not in names and fold(one.into) not in names
        ]
        own = {fold(name) for name, _ in every} | {fold(name) for name in published}
        wanted += [(name, "hide") for name in self.hidden if fold(name) not in names and fold(name) not in own]
        files = {path: path for path in sorted(set(paths))}
        lost = [path for one in self.splits for path in one.articles if path not in files]
        return [
            *(f"{self.file}: {where}: no article names '{name}'{_near(fold(name), names)}" for name, where in wanted),
            *(
                f"{self.file}: split: there is no article '{border.plain(path)}'{_near(path, {f: f for f in files})}"
                for path in lost
            ),
        ]


def _near(name: str, known: Mapping[str, str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean '{known[near[0]]}'?" if near else "; 'digest list entities' shows those with a page"


def load_editor(folder: Path) -> Editor:
    """The decisions in the ``entities.toml`` of ``folder``, none where there is no such file; raises
    :class:`SettingsError` with file and line for whatever is wrong in it, all contradictions at once."""
    path = folder / FILE_NAME
    if not path.is_file():
        return Editor()
    text = text_of(path, "")
    found = checked(Tables, parsed(text, str(path)), text, path.name)
    told = contradictions(found, lambda place: f"{path.name}:{line_of(text, place)}")
    if told:
        raise SettingsError("\n".join(told))
    return Editor(found.entity, found.split, found.hide)
