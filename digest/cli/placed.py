"""Where articles stand in the paper: what a file or page of a site names there, and why that is where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from digest.build import Build
from digest.config import Config
from digest.model import Entry, Member, Site, Story
from digest.pages import paths


@dataclass(frozen=True, slots=True)
class Placed:
    """An article with its story and the site they stand in."""

    site: Site
    story: Story
    member: Member

    @property
    def ranked(self) -> Iterator[tuple[Entry, bool]]:
        """The story in the edition of the article's day, and whether it has news there."""
        for edition in self.site.editions:
            if edition.day == self.member.day:
                for entries, news in ((edition.entries, True), (edition.unchanged, False)):
                    yield from ((one, news) for one in entries if one.story.slug == self.story.slug)

    @property
    def facts(self) -> Iterator[tuple[str, str]]:
        """Where it stands, and why there, each with a word for what it is."""
        story, member = self.story, self.member
        why = f"held together by {', '.join(story.why)}" if story.why else "it stands alone"
        yield "page", paths.pretty(paths.article(member))
        count = f"{len(story.members)} articles" if len(story.members) > 1 else "1 article"
        yield "story", f"{story.slug}: {count}, {why}"
        if member.duplicate_of:
            members = (one for each in self.site.stories for one in each.members)
            yield "copy of", next(one.article.path for one in members if one.article.id == member.duplicate_of)
        yield from (("edited", one) for one in (*member.article.edited, *story.edited))
        for entry, news in self.ranked:
            tier = f"{entry.tier}, score {entry.score:g}" if news else "listed as unchanged"
            yield "rank", f"{tier}: {'; '.join(entry.why)}"


def asked(what: str, config: Config) -> set[str]:
    """All that ``what`` may mean: a file below the content folder, or a page at any host, below any base path."""
    name = Path(what).resolve()
    meant = {what}
    for folder in (config.folder("content"), config.folder("output")):
        meant |= {name.relative_to(folder).as_posix()} if name.is_relative_to(folder) else set()
    page = unquote(urlsplit(what).path).removesuffix("index.html").removesuffix("audit/")
    base = urlsplit(config.site.base_url).path
    meant |= {one.strip("/") for one in (page, page.removeprefix(base))}
    return meant | {one.removesuffix("index.html").strip("/") for one in meant}


def found(made: Build, wanted: set[str]) -> list[Placed]:
    """The articles of a site that ``wanted`` means, or whose story it does."""
    return [
        Placed(made.site, story, member)
        for story in made.site.stories
        for member in story.members
        if wanted & {_page(paths.article(member)), _page(paths.story(story)), member.article.id, member.article.path}
    ]


def _page(path: str) -> str:
    return paths.pretty(path).strip("/")
