"""Rules for editions and stories: what their data name is there, and pages and lists lead to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from digest.check.finding import Fault
from digest.check.site import STATUS, Site, as_list, as_table

_AGAIN = "build again"
_FRONT = "index.html"
_ARCHIVE = "archive/index.html"
_A_Z = "a-z/index.html"


def editions(site: Site) -> Iterator[Fault]:
    """Every edition names stories and articles that there are, and its page leads to each of its stories; so does the
    front page to those of the newest with news, which status.json names with the counts of all."""
    newest: tuple[str, list[Mapping[str, Any]]] = ("", [])
    for path, table in site.below("data/editions/"):
        edition = as_table(as_table(table).get("edition"))
        day, news = str(edition.get("day", "")), as_list(edition.get("entries"))
        entries = [as_table(one) for one in [*news, *as_list(edition.get("unchanged"))]]
        for entry in entries:
            yield from _entry(site, path, entry)
        yield from _told(site, page_of(day), day, entries)
        newest = max(newest, (day, entries if news else []), key=lambda one: (bool(one[1]), one[0]))
    yield from _told(site, _FRONT, *newest)
    yield from _status(site, newest[0] if newest[1] else None)


def _status(site: Site, newest: str | None) -> Iterator[Fault]:
    """What status.json says otherwise than the data: its ``newest`` edition with news, its newest article, how many."""
    articles = site.articles.values()
    dates = {as_table(as_table(one.get("article")).get("date")).get("value") for one in articles}
    said = {"edition": newest, "articles": len(articles), "editions": len(list(site.below("data/editions/")))}
    for name, value in said.items() if site.status and site.readable else ():
        if site.status.get(name) != value:
            yield Fault("error", STATUS, f"its {name} is {site.status.get(name)}, and should be {value}", _AGAIN)
    if site.readable and site.status.get("newest") not in {*dates, None}:
        yield Fault("error", STATUS, f"no article is of {site.status['newest']}, which it calls newest", _AGAIN)


def missing(site: Site) -> Iterator[Fault]:
    """No article that was published is away because its file had a fault when the site was built."""
    for url in map(str, as_list(site.status.get("missing"))):
        what = "stands in for a published article whose file has a fault"
        yield Fault("error", f"{url}index.html", what, "run 'digest build', mend the file that it names, build again")


def page_of(day: str) -> str:
    """The path of the page of the edition of ``day``."""
    return f"{day.replace('-', '/')}/index.html"


def _entry(site: Site, path: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with what an entry of the edition in the file ``path`` names."""
    story, ids = str(entry.get("story", "")), [str(one) for one in as_list(entry.get("articles"))]
    if f"data/stories/{story}.json" not in site.tables:
        yield Fault("error", path, f"names the story {story}, which there is not", _AGAIN)
    yield from (Fault("error", path, what, _AGAIN) for what in _nobodies(site, ids))


def _told(site: Site, path: str, day: str, entries: list[Mapping[str, Any]]) -> Iterator[Fault]:
    """What is wrong where the page at ``path`` does not lead to ``entries`` of the edition of ``day``."""
    page = site.pages.get(path)
    lost = [str(one.get("story")) for one in entries if page and page.leads.isdisjoint(_ways(site, one))]
    if lost and len(lost) == len(entries):
        what = f"shows none of the stories of {day}, of which its data name {len(lost)}"
        yield Fault("error", path, what, "build again, or mend edition.html of the theme")
        return
    for story in lost:
        yield Fault(
            "warning", path, f"does not lead to {story}, which its data name", "build again, or mend edition.html"
        )


def _ways(site: Site, entry: Mapping[str, Any]) -> set[str]:
    """The pages of an entry: its story's, and those of its articles."""
    return {f"stories/{entry.get('story')}/index.html", *_pages_of(site, map(str, as_list(entry.get("articles"))))}


def archive(site: Site) -> Iterator[Fault]:
    """From the archive a reader comes to every edition, at once or by the pages of its year and its month."""
    led: dict[str, list[bool]] = defaultdict(list)
    for path, _ in site.below("data/editions/"):
        day = page_of(path.removeprefix("data/editions/").removesuffix(".json"))
        year, month = f"{day[:4]}/index.html", f"{day[:7]}/index.html"
        way = [page for page in (_ARCHIVE, year, month, day) if page in site.pages]
        for at, page in enumerate(way[:-1], 1):
            led[page].append(not site.pages[page].leads.isdisjoint(way[at:]))
    for page, found in led.items():
        yield from _lost(page, found.count(False), len(found), "editions of its time")


def a_z(site: Site) -> Iterator[Fault]:
    """The list from A to Z leads to every story, person, organisation and place."""
    pages = [page for path, page in site.pages.items() if path.startswith("a-z/")]
    named = as_list(as_table(site.tables.get("data/entities.json")).get("entities"))
    wanted = {f"{as_table(one).get('path')}index.html" for one in named}
    wanted |= {
        f"stories/{path.removeprefix('data/stories/')[:-5]}/index.html" for path, _ in site.below("data/stories/")
    }
    led = set().union(*(page.leads for page in pages))
    if pages:
        yield from _lost(_A_Z, len(wanted - led), len(wanted), "stories and names in the data")


def _lost(path: str, lost: int, of: int, what: str) -> Iterator[Fault]:
    """What is wrong with a list at ``path`` that leads not to ``lost`` things ``of`` so many."""
    if lost:
        worst = lost == of
        said = f"leads to none of the {of} {what}" if worst else f"does not lead to {lost} of the {of} {what}"
        yield Fault("error" if worst else "warning", path, said, "build again, or mend the theme's template")


def stories(site: Site) -> Iterator[Fault]:
    """Every story names articles that there are, and its pages lead to each of them."""
    leads: dict[str, set[str]] = defaultdict(set)
    for path, page in site.pages.items():
        if path.startswith("stories/"):
            leads["/".join(path.split("/")[:2])] |= page.leads
    for path, table in site.below("data/stories/"):
        story = as_table(as_table(table).get("story"))
        ids = [str(as_table(one).get("id")) for one in as_list(story.get("articles"))]
        yield from (Fault("error", path, what, _AGAIN) for what in _nobodies(site, ids))
        folder = f"stories/{story.get('story')}"
        for lost in sorted(_pages_of(site, ids) - leads[folder]) if folder in leads else ():
            yield Fault("warning", f"{folder}/index.html", f"does not lead to its article {lost}", "mend story.html")


def _nobodies(site: Site, ids: list[str]) -> Iterator[str]:
    return (
        f"names the article {one}, which there is not" for one in ids if f"data/articles/{one}.json" not in site.files
    )


def _pages_of(site: Site, ids: Iterable[str]) -> set[str]:
    """The paths of the pages of the articles ``ids``."""
    tables = (as_table(site.tables.get(f"data/articles/{one}.json")) for one in ids)
    return {site.base.target("index.html", str(table["url"])).path for table in tables if "url" in table}
