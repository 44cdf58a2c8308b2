"""What a sealed edition has said last, and what it says otherwise now. Order and tiers do not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from digest.ledger.lines import Change, Sealed, SealedEntry, short_hash


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says: headline, lede, and the article that leads it or has the headline."""

    title: str
    lede: str
    lead: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What an edition has said last: its entries by label, the short hashes of its articles by id."""

    entries: Mapping[str, Said]
    articles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Paper:
    """What an edition says now: entries, and the headlines and shown texts of its articles by the ids they were sealed
    with; ``renamed`` gives those ids to the articles whose ids are new, and ``begun`` says by label of which article
    the first sentence of an entry is."""

    entries: tuple[SealedEntry, ...]
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=dict)
    begun: Mapping[str, str] = field(default_factory=dict)


def standing(sealed: Sealed, since: Sequence[Change]) -> Standing:
    """What the ``sealed`` edition has said last, after the changes ``since``."""
    entries = {one.story: Said(one.title, one.lede, one.articles[0][0]) for one in sealed.entries if one.articles}
    articles = {one: text for entry in sealed.entries for one, text in entry.articles}
    for one in since:
        said = entries.get(one.story)
        if one.what == "headline" and said:
            entries[one.story] = replace(said, title=one.after, lead=one.article or said.lead)
        elif one.what == "lede" and said:
            entries[one.story] = replace(said, lede=one.after)
        elif one.what == "entry" and not one.after:
            entries.pop(one.story, None)
        elif one.what in {"entry", "added"} and not said:
            entries[one.story] = Said(one.after, one.lede, one.article)
        if one.what == "removed":
            articles.pop(one.article, None)
        elif one.text:
            articles[one.article] = one.text
    return Standing(entries, articles)


def changes(said: Standing, now: Paper, missing: AbstractSet[str], urls: Mapping[str, str]) -> list[Change]:
    """What ``now`` says otherwise than ``said``, in a fixed order, without day and number. An article that is
    ``missing`` for a fault of its file is not counted as removed; ``urls`` name one that is gone."""
    found = [one for entry in now.entries for one in _of_entry(said, entry, now)]
    here = {one: text for entry in now.entries for one, text in entry.articles}
    labels = {entry.story for entry in now.entries}
    for one in sorted(said.articles.keys() - here.keys() - missing):
        lead = next(((label, e.title) for label, e in sorted(said.entries.items()) if e.lead == one), None)
        name = lead[1] if lead else urls.get(one, one)
        found.append(_change(lead[0] if lead else "", "removed", one, before=name))
    for label, entry in sorted(said.entries.items()):
        if label not in labels and entry.lead in here:
            found.append(_change(label, "entry", entry.lead, before=entry.title))
    return found


def _of_entry(said: Standing, now: SealedEntry, paper: Paper) -> Iterator[Change]:
    before = said.entries.get(now.story)
    lead = now.articles[0][0]
    old = dict(said.articles)
    if before and before.title != now.title:
        headed = next((one for one, _ in now.articles if paper.titles[one] == now.title), "")
        kept = headed in old and old[headed] == short_hash(before.title, paper.texts[headed])
        text = dict(now.articles)[headed] if kept else ""
        yield replace(_change(now.story, "headline", headed, before.title, now.title), text=text)
        old |= {headed: text} if kept else {}
    if before and before.lede != now.lede:
        yield _change(now.story, "lede", paper.begun.get(now.story, lead), before.lede, now.lede)
    if before is None and lead in old:
        yield replace(_change(now.story, "entry", lead, after=now.title), lede=now.lede)
    for one, new in now.articles:
        if one not in old:
            begins = now.lede if before is None and one == lead else ""
            yield replace(_change(now.story, "added", one, after=paper.titles[one]), text=new, lede=begins)
        elif old[one] != new:
            yield replace(_change(now.story, "text", one, old[one], new), text=new)


def _change(story: str, what: str, article: str, before: str = "", after: str = "") -> Change:
    return Change(date.min, 0, date.min, story, what, article, before, after)
