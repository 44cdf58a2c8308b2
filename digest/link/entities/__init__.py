"""Entities: the persons, organisations and places that the articles name, joined over the whole set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from digest.link.days import Day
from digest.link.entities.editor import Editor, load_editor
from digest.link.entities.finding import Mention, names
from digest.link.entities.folding import fold
from digest.link.entities.gazetteer import gazetteer
from digest.link.entities.inside import Local, locals_of
from digest.link.entities.linking import Gathering
from digest.link.entities.registry import Registry, kept
from digest.link.entities.registry import parsed as parsed_registry
from digest.link.entities.tagger import FINDERS
from digest.model import Article, Entity

__all__ = ["Editor", "EntityFinder", "Found", "Mention", "Registry", "kept", "load_editor", "names", "parsed_registry"]


@dataclass(frozen=True, slots=True)
class Found:
    """The entities that have a page, by kind and name, and what the editor should know of ``entities.toml``."""

    entities: tuple[Entity, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityFinder:
    """Finds entities: ``least`` articles make a page, a surname alone means somebody named in full within ``window``
    days before it. ``editor`` stands above the rules, ``registry`` holds the pages there were;
    ``finder`` names what finds the names in a text."""

    least: int = 2
    window: int = 16
    editor: Editor = field(default_factory=Editor)
    registry: Registry = field(default_factory=Registry)
    finder: Literal["rules", "spacy"] = "rules"

    def __call__(self, by_day: Sequence[Day]) -> Found:
        """The entities of the articles of ``by_day``, the oldest day first."""
        called = _called(self.editor)
        gathering = Gathering(self.editor, self.registry, self.least, self.window)
        ids: dict[int, str] = {}
        paths: list[str] = []
        for day in by_day:
            rows = []
            for article in day.articles:
                rows.append((len(ids), self._locals(article, called)))
                ids[len(ids)] = article.id
                paths.append(article.path)
            gathering.day(day.day.toordinal(), rows)
        found = tuple(sorted(gathering.entities(ids), key=lambda one: (one.kind, fold(one.name), one.slug)))
        decided = self.editor.entities or self.editor.splits or self.editor.hidden
        published = [one.name for one in self.registry.rows.values()]
        warnings = self.editor.strangers(gathering.names(), paths, published) if decided else []
        return Found(found, tuple(warnings))

    def _locals(self, article: Article, called: Mapping[str, str]) -> list[Local]:
        mentions = self.editor.found(article.text, FINDERS[self.finder](article.text, article.language))
        found = locals_of(article.text, mentions, called)
        for one in found:
            into = self.editor.parted.get((article.path, one.key))
            if into:
                one.name = into
        return found


def _called(editor: Editor) -> dict[str, str]:
    """The name that is meant by a folded one: the editor's, else one that digest comes with."""
    known = {key: editor.called.get(fold(name), name) for key, name in gazetteer().called.items()}
    return known | dict(editor.called)
