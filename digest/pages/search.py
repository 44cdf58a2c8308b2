"""Search: a page with a form, and the articles as data that a script there looks through in the reader's browser.

The data are scripts that push a table each onto one global list, for a browser lets no page on a disk read a file in
any other way. The script folds both what is looked for and what it is looked for in (marks, case, some letters), so no
folding here must keep step with it. All words of a query must occur, whole but for the last; one in the headline counts
4, one among outlet, topics and names 2, one in the sentence 1. The newest stands first among equals.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digest import border
from digest.config import SearchSettings
from digest.model import File, Member, OutPath, Page, Site
from digest.pages import paths
from digest.pages.views import Views

MOST = 5_000
"""How many articles the first file of data may hold; older years then stand in files of their own."""
_OFFERED = 200
"""How many names the field for a name offers, those in most articles first; any other can be typed."""
_LEDE = 140
"""How many characters of a sentence are sent: enough to know the article by."""
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_UNSAFE = {ord("<"): "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What could end a script, or a string in it, written so that it cannot."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of data: its path, the oldest year in it (0 where it has the undated too), and its articles."""

    path: OutPath
    year: int
    members: tuple[Member, ...]


def search(views: Views, most: int = MOST) -> tuple[list[Page], list[File]]:
    """The search page and its files of data: the newest years, as far as they are together ``most`` articles, and each
    older year for itself, which a reader asks for."""
    first, *older = _parts(views.newest_first(), most)
    most_named = sorted(views.site.entities, key=lambda one: (-len(one.articles), one.name))
    facts = {
        "title": views.texts("search.title"),
        "sources": sorted({one.name for one in views.site.sources}, key=_by_name),
        "topics": sorted({one.name for one in views.site.topics}, key=_by_name),
        "names": [one.name for one in most_named[:_OFFERED]],
        "days": _span(views),
        "data": first.path,
        "older": older,
        "found": _forms(views, "search.found"),
        "locale": views.texts.language,
    }
    files = [File(part.path, _data(views, part.members)) for part in (first, *older)]
    return [Page(paths.section("search"), "search.html", facts)], files


def looking(views: Views, settings: SearchSettings) -> tuple[list[Page], list[File]]:
    """The search page for the engine that ``settings`` name, and the files of data that it needs of ours."""
    return search(views) if settings.engine == "own" else ([_finder(views, settings.days)], [])


def oldest(site: Site, days: int) -> date | None:
    """The first of the last ``days`` days up to the newest edition's; None where there is no such bound."""
    return site.editions[-1].day - timedelta(days - 1) if days and site.editions else None


def _finder(views: Views, days: int) -> Page:
    """The search page whose script asks pagefind."""
    first = oldest(views.site, days)
    facts = {
        "title": views.texts("search.title"),
        "since": views.texts.short_day(first) if first else "",
        "older": (),
        "found": _forms(views, "search.found"),
        "locale": views.texts.language,
    }
    return Page(paths.section("search"), "finder.html", facts)


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _parts(members: Sequence[Member], most: int) -> list[Part]:
    """``members``, newest first, as files: one where they are no more than ``most``."""
    years: dict[int, list[Member]] = defaultdict(list)
    for member in members:
        years[member.day.year if member.day else 0].append(member)
    together: list[Member] = []
    rest = dict(sorted(years.items(), reverse=True))
    oldest = max(years)
    for year, found in list(rest.items()):
        if together and len(together) + len(found) > most:
            break
        together += found
        oldest = year
        del rest[year]
    parts = [Part(border.out_path("search-data.js"), oldest, tuple(together))]
    parts += [Part(border.out_path(f"search-data-{year}.js"), year, tuple(found)) for year, found in rest.items()]
    return parts


def _span(views: Views) -> tuple[str, str]:
    """The first and the last day with an edition, or nothing."""
    editions = views.site.editions
    return (editions[0].day.isoformat(), editions[-1].day.isoformat()) if editions else ("", "")


def _forms(views: Views, name: str) -> str:
    """All plural forms of a phrase, for a script that knows the number only later."""
    return json.dumps(views.texts.forms(name), sort_keys=True)


def _data(views: Views, members: Iterable[Member]) -> bytes:
    """The script that hands over the columns of ``members``, which pack better than rows: headline, sentence, page,
    day, and the numbers of labels: the day's name, the outlet, the topics, the names."""
    labels: dict[str, int] = {}
    columns = list(zip(*(_row(views, member, labels) for member in members), strict=True))
    return (
        f"(self.digestSearch=self.digestSearch||[]).push({in_script({'of': list(labels), 'all': columns})})\n".encode()
    )


def in_script(value: object) -> str:
    """``value`` as JSON that may stand in a script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _row(views: Views, member: Member, labels: dict[str, int]) -> list[object]:
    article = member.article
    topics = [topic.name for topic in views.topics_of.get(article.id, ())]
    names = [entity.name for entity in views.names.of.get(article.id, ())]
    day = views.texts.short_day(member.day) if member.day else views.texts("search.undated")
    return [
        _line(article.title.value),
        _lede(member),
        _path(member),
        member.day.isoformat() if member.day else "",
        *([_number(one, labels) for one in some] for some in ([day], [article.source.name], topics, names)),
    ]


def _path(member: Member) -> str:
    """The folder of the article's page, with ``*`` for its name where that is the headline's words."""
    folder, _, name = paths.pretty(paths.article(member)).rstrip("/").rpartition("/")
    title = member.article.title.value
    words = "-".join(_ASCII_WORD.findall(title.lower())) if title.isascii() else ""
    return f"{folder}/{'*' if name == words else name}"


def _number(one: str, known: dict[str, int]) -> int:
    """The place of ``one`` in ``known``, which grows by it where it is new."""
    return known.setdefault(one, len(known))


def _line(text: str) -> str:
    return " ".join(text.split())


def _lede(member: Member) -> str:
    """The sentence that the article is known by, cut at a word where it is long; none where its outlet's policy lets
    no more than the headline be shown."""
    if member.article.source.text == "none":
        return ""
    text = _line(member.summary.brief)
    return text if len(text) <= _LEDE else f"{text[:_LEDE].rpartition(' ')[0] or text[:_LEDE]} …"
