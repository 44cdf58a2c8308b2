"""What a hand calls things: an article by its path, id or page, a story by its slug, page or any of its articles."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import unquote, urlsplit

from digest.clean import article_id
from digest.model import Article, Story
from digest.overrides.tables import Order
from digest.pages import paths


@dataclass(frozen=True, slots=True)
class Thing:
    """What a name in ``order`` means: the ids of its articles, and its slug where it is a story's own name."""

    order: Order
    ids: tuple[str, ...]
    slug: str = ""


class UnknownNameError(Exception):
    """A name that nothing has; the sentence says what is near."""


class UnfitNameError(UnknownNameError):
    """The name of a file that is no one article; the sentence says why."""


@dataclass(frozen=True)
class Table:
    """The stories of one linking, to be found by what they are called."""

    stories: tuple[Story, ...]

    @cached_property
    def slugs(self) -> Mapping[str, Story]:
        """The stories by slug, and by the address of their page."""
        return {name: one for one in self.stories for name in (one.slug, _bare(paths.story(one)))}

    @cached_property
    def home(self) -> Mapping[str, Story]:
        """The story of each article."""
        return {member.article.id: one for one in self.stories for member in one.members}

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The ids of articles by the address of their page."""
        return {_bare(paths.article(m)): m.article.id for one in self.stories for m in one.members}


@dataclass(frozen=True)
class Names:
    """All that can be named. ``keys`` name documents for ever, and ``unused`` says by their names why some of them, and
    some files, are no article. ``tables`` are looked at in their order, then one of everything there is, for what is
    not shown today may still be named, and last ``unsealed``, one as if nothing were sealed, for a story that was
    merged before its edition was sealed keeps its name. ``base`` is the path of the site's address; ``published`` has
    the ids of all articles that ever were, with the addresses of their pages."""

    articles: Sequence[Article]
    keys: Sequence[str]
    tables: tuple[Table, ...]
    everything: Callable[[], Table] = field(repr=False)
    unsealed: Callable[[], Table] = field(repr=False)
    base: str = "/"
    unused: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, AbstractSet[str]] = field(default_factory=dict)

    @cached_property
    def last(self) -> Table:
        """The stories that all articles would make, also those that are not shown."""
        return self.everything()

    @cached_property
    def alone(self) -> Table:
        """The stories of all articles, had nothing been sealed."""
        return self.unsealed()

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        """The articles by id."""
        return {one.id: one for one in self.articles}

    @cached_property
    def _known(self) -> Sequence[str]:
        """The keys of documents that are articles."""
        return [key for key in self.keys if article_id(key) in self.by_id]

    @cached_property
    def _by_path(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.articles:
            found[one.path].append(one.id)
        return found

    def article(self, name: str) -> str:
        """The id of the article called ``name``; raises :class:`UnknownNameError`."""
        direct = self._direct(name)
        page = _bare(name).removeprefix(self.base.strip("/")).strip("/")
        found = direct or next((t.pages[p] for t in self._all() for p in (_bare(name), page) if p in t.pages), None)
        if found:
            return found
        if len(self._by_path.get(name, ())) > 1:
            known = [key for key in self._known if key.partition("#")[0] == name]
            raise UnfitNameError(f"'{name}' holds several articles; name one of them, as '{known[0]}'")
        if name in self.unused:
            raise UnfitNameError(f"'{name}' was not used: {self.unused[name]}")
        if any(name in table.slugs for table in self._all()):
            raise UnknownNameError(f"'{name}' is a story; name an article")
        raise UnknownNameError(f"there is no article '{name}'{self._near(name, self._known)}")

    def withdrawn(self, name: str) -> str | None:
        """The id of the published article called ``name`` that is gone. None where there is none, and where another
        article has its page now: its file was renamed, and what is meant goes by the new name."""
        if self._direct(name) or name in self._by_path or name in self.unused:
            return None
        page = _bare(name).removeprefix(self.base.strip("/")).strip("/")
        own = [one for one in (name, article_id(name)) if one in self.published]
        own += [one for one, urls in sorted(self.published.items()) if urls & {f"{_bare(name)}/", f"{page}/"}]
        return next((one for one in own if self._gone(one, name)), None)

    def _gone(self, one: str, name: str) -> bool:
        """Whether ``name`` can mean the published article with the id ``one``: it is gone and nobody has its page. One
        of which no page is known goes by its id alone."""
        urls = self.published[one]
        taken = any(url.strip("/") in table.pages for table in self.tables for url in urls)
        return one not in self.by_id and not taken and (bool(urls) or one == name)

    def story(self, name: str) -> tuple[str, tuple[str, ...]]:
        """The slug and the articles of the story called ``name``; without a slug, of the article so called, alone."""
        page = _bare(name).removeprefix(self.base.strip("/")).strip("/")
        for table in self._all() if not self._direct(name) else ():
            for one in (name, _bare(name), page):
                if one in table.slugs:
                    story = table.slugs[one]
                    return story.slug, tuple(member.article.id for member in story.members)
        try:
            return "", (self.article(name),)
        except UnfitNameError:
            raise
        except UnknownNameError:
            slugs = [story.slug for table in self.tables for story in table.stories]
            known = [*slugs, *self._known]
            raise UnknownNameError(f"there is no story '{name}'{self._near(name, known)}") from None

    def whole(self, thing: Thing) -> Story:
        """The story that ``thing`` is or stands in."""
        return self._home(thing.ids[0])

    def day(self, one: str) -> date | None:
        """The day of the article with the id ``one``."""
        story = self._home(one)
        return next(member.day for member in story.members if member.article.id == one)

    def _home(self, one: str) -> Story:
        return next(table.home[one] for table in self._all() if one in table.home)

    def _all(self) -> Iterator[Table]:
        yield from self.tables
        yield self.last
        yield self.alone

    def _direct(self, name: str) -> str | None:
        alone = self._by_path.get(name, ())
        for one in (name, article_id(name)):
            if one in self.by_id:
                return one
        return alone[0] if len(alone) == 1 else None

    def _near(self, name: str, known: Sequence[str]) -> str:
        if name.startswith(("http:", "https:", "/")):
            known = [page for table in self.tables for page in (*table.pages, *table.slugs) if "/" in page]
            name = _bare(name)
        near = difflib.get_close_matches(name, sorted(set(known)), n=1, cutoff=0.0)
        return f"; did you mean '{near[0]}'?" if near else ""


def _bare(address: str) -> str:
    """The path of a page without what may be left out."""
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address
    return unquote(path).removesuffix(paths.INDEX).strip("/")
