"""Rules for what feeds tell: the newest of what their data have, each at its own page, the same in all three forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from lxml import etree

from digest.check import forms
from digest.check.finding import Fault, Level
from digest.check.forms import Entry
from digest.check.rules.articles import bare, short
from digest.check.rules.papers import page_of
from digest.check.site import Site, as_list, as_table
from digest.pages.feeds import ARTICLES, EDITIONS

_LATER = timedelta(days=1)
_HINT = "mend the theme's atom.xml, rss.xml or feed.json, or build again"
_ARCHIVE = "archive.xml"


@dataclass(frozen=True, slots=True)
class Owed:
    """What a feed may tell by the address of its page: the day of each, and, of an article, its title; at ``most`` so
    many are told, the newest."""

    days: Mapping[str, str]
    titles: Mapping[str, str]
    most: int

    def lacks(self, found: list[Entry]) -> Iterator[str]:
        """What is wrong with the entries ``found``, as a whole and each."""
        told = [entry.url for entry in found]
        oldest = min((self.days[address] for address in told if address in self.days), default="")
        strange = [address for address in told if address not in self.days]
        if strange:
            yield f"has an entry that leads to {strange[0]}, which is none of its own"
        elif len(told) < min(self.most, len(self.days)):
            yield f"has {_many(len(told))}, and should have {min(self.most, len(self.days))}"
        elif lost := [one for one, day in self.days.items() if one not in told and day > oldest]:
            yield f"lacks {lost[0]}, which is newer than its last entry"
        for entry in found:
            title = self.titles.get(entry.url, "")
            if title and bare(title) != bare(entry.title):
                yield f"calls {entry.url} {short(entry.title)}, and its data {short(title)}"


def _many(number: int) -> str:
    """So many entries in words."""
    return "no entry" if not number else "1 entry" if number == 1 else f"{number} entries"


def entries(site: Site) -> Iterator[Fault]:
    """The feeds of the paper hold its newest editions, those of a story, an outlet or a name its newest articles, an
    archive the editions of its month; none has an entry from more than a day after the newest article."""
    owed, last, told = (
        dict(_owed(site) if site.readable else ()),
        max(site.days, default=None),
        defaultdict[str, dict[str, list[Entry]]](dict),
    )
    for path, file in site.feeds():
        try:
            found = forms.entries(path, file.data)
        except (ValueError, LookupError, TypeError, AttributeError, etree.XMLSyntaxError):
            continue  # The rule for feeds says what is wrong with it.
        folder, _, name = path.rpartition("/")
        wanted = owed.get(path if name == _ARCHIVE else folder)
        yield from (Fault("error", path, what, _HINT) for what in (wanted.lacks(found) if wanted else ()))
        for day in sorted({one.moment.date() for one in found}):
            if last and day - last > _LATER:
                yield Fault("error", path, f"has an entry of {day}; the newest article is of {last}", _HINT)
        if name != _ARCHIVE:
            told[folder][path] = found
    for some in told.values():
        yield from _unlike(some)


def _owed(site: Site) -> Iterator[tuple[str, Owed]]:
    """What each feed owes its readers, by its folder; an archive by its path."""
    days: dict[str, str] = {}
    months: dict[str, dict[str, str]] = defaultdict(dict)
    for _, table in site.below("data/editions/"):
        edition = as_table(as_table(table).get("edition"))
        if edition.get("entries"):
            day = str(edition.get("day"))
            address = site.base.address(page_of(day))
            days[address] = months[f"{day[:7].replace('-', '/')}/{_ARCHIVE}"][address] = day
    yield "", Owed(days, {}, EDITIONS)
    yield from ((path, Owed(some, {}, len(some))) for path, some in months.items())
    of: dict[str, list[str]] = defaultdict(list)
    articles = site.articles
    for name, table in articles.items():
        of[f"sources/{as_table(as_table(table.get('article')).get('source')).get('key')}"].append(name)
        of[f"stories/{table.get('story')}"].append(name)
    for one in map(as_table, as_list(as_table(site.tables.get("data/entities.json")).get("entities"))):
        of[str(one.get("path")).rstrip("/")] = [str(name) for name in as_list(one.get("articles"))]
    for folder, names in of.items():
        yield folder, _articles(articles[name] for name in names if name in articles)


def _articles(tables: Iterable[Mapping[str, Any]]) -> Owed:
    """What a feed of articles owes: those that have a day."""
    dated = {str(one.get("url")): one for one in tables if one.get("day")}
    titles = {address: str(as_table(one.get("article")).get("title")) for address, one in dated.items()}
    return Owed({address: str(one["day"]) for address, one in dated.items()}, titles, ARTICLES)


def _unlike(feed: Mapping[str, list[Entry]]) -> Iterator[Fault]:
    """Where the forms of one ``feed``, by their paths, tell something else: a reader sees but one of them."""
    for path in _odd({path: tuple(sorted(one.id for one in found)) for path, found in feed.items()}):
        yield Fault("error", path, "has other entries than the feed has in its other forms", _HINT)
        return
    each: dict[str, dict[str, Entry]] = defaultdict(dict)
    for path, found in feed.items():
        for entry in found:
            each[entry.id][path] = entry
    unlike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, entry_of in each.items():
        for field in ("moment", "url", "title", "content"):
            for path in _odd({path: getattr(entry, field) for path, entry in entry_of.items()}):
                unlike[path, field].append(name)
    for (path, field), names in unlike.items():
        level: Level = "error" if field in {"moment", "url"} else "warning"
        more = f", and so have {len(names) - 1} more" if len(names) > 1 else ""
        yield Fault(level, path, f"{names[0]} has another {field} than in the feed's other forms{more}", _HINT)


def _odd(values: Mapping[str, object]) -> Iterator[str]:
    """The paths of what is not as most are; between two, the one that comes later."""
    usual = Counter(values.values()).most_common(1)[0][0]
    return (path for path, value in values.items() if value != usual)
