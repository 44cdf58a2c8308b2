"""What was decided by hand or published before, and stands above every rule of the linker."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Wishes:
    """``held`` gives labels to articles by their ids: those of one label stand in one story, those of two labels never;
    an article without a label goes where it belongs. ``published`` gives the slugs under which an article
    (``article:ID``) or a story (``story:ID`` of its first article then) was published: no newcomer takes them."""

    held: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
