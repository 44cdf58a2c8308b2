"""What a preview shows: the files of a site, and what its editor should know of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from digest.errors import DigestError
from digest.printing import Late


class StoppedError(Exception):
    """The preview ends, and a build that is under way with it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, where, and what to do about it."""

    what: str
    where: str = ""
    hint: str = ""
    kind: Literal["error", "warning"] = "error"

    @classmethod
    def of(cls, error: DigestError) -> Problem:
        """``error`` as it is shown."""
        return cls(error.what, error.where, error.hint)


@dataclass(frozen=True, slots=True)
class Words:
    """What the preview itself says in the pages, in ``language``: the name of its bar, what leads to the pages beside
    one, how many problems there are, and above an error that the site, or one page of it, could not be built, and what
    is shown instead."""

    language: str = "en"
    direction: str = "ltr"
    bar: str = "Preview"
    beside: str = "Audit"
    problems: str = "Problems"
    failed: str = "The site could not be built"
    last_good: str = "Below is the site as it was last. This note goes when the error is mended."
    none_yet: str = "There is no site to show yet. It appears here when the error is mended."
    page_failed: str = "This page could not be made"
    page_comes: str = "It appears here when the error is mended."
    close: str = "Close"

    @property
    def of_page(self) -> Words:
        """What is said where it is one page that could not be built."""
        return replace(self, failed=self.page_failed, none_yet=self.page_comes)


@dataclass(frozen=True, slots=True)
class Shown:
    """A site as it is shown: its ``files`` by path, below ``base``, the path of its address, which begins and ends with
    a slash. ``problems`` are what each page's bar tells, ``beside`` what it leads to from a page, by the page's path:
    the names and paths of other pages. Pages that are ``bare`` are sent as they are; files that are ``late``, by path,
    are made when they are asked for."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    base: str = "/"
    problems: tuple[Problem, ...] = ()
    beside: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    late: Mapping[str, Late] = field(default_factory=dict)
    words: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True)
class Now:
    """The last good site, the failure of a build after it if there was one, and the ``number`` by which a page knows
    that it is of another state."""

    shown: Shown = field(default_factory=Shown)
    failure: Problem | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Watched:
    """What a build reads: all that is below ``folders``, whether they are there yet or not, and ``files``; ``never``
    what a build writes, wherever that lies."""

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    never: tuple[Path, ...] = ()
