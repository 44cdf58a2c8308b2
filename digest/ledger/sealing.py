"""Sealing an edition, keeping its stories together, and finding what it says otherwise since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from digest.ledger.changes import Paper, changes, standing
from digest.ledger.lines import SHORT, Change, Ledger, Sealed, SealedEntry, short_hash
from digest.link.entities import EntityFinder
from digest.model import Article, Correction, Edition, Entry, Member, Point, Site
from digest.pages.shown import shown_blocks


@dataclass(frozen=True, slots=True)
class Occasion:
    """The build that looks at the ledger: its day, the articles that are missing because their files could not be used
    this time, those that were taken out by hand, what found the names, with what it knew, and how the folder of
    ``overrides`` is called."""

    day: date
    missing: AbstractSet[str] = frozenset()
    dropped: AbstractSet[str] = frozenset()
    entities: EntityFinder = field(default_factory=EntityFinder)
    overrides: str = "overrides"


def held(ledger: Ledger, articles: Sequence[Article]) -> dict[str, str]:
    """The labels of the stories that sealed editions tell, by the ids of their articles, for ``Wishes``; an article
    that came to a sealed edition later has that of its entry, one whose file was renamed that of the old one."""
    labels: dict[str, str] = {}
    for day in sorted(ledger.sealed):
        labels |= {one: entry.story for entry in ledger.sealed[day].entries for one, _ in entry.articles}
        labels |= {one.article: one.story for one in ledger.changes.get(day, ()) if one.what == "added"}
    return labels | {new: labels[old] for new, old in renamed(ledger, articles).items()}


def renamed(ledger: Ledger, articles: Sequence[Article]) -> dict[str, str]:
    """Articles whose files were renamed since their edition was sealed: new id to old, where headline and text are the
    same and the old one is gone."""
    here = {article.id for article in articles}
    known: dict[str, str] = {}
    lost: dict[str, str] = {}
    for day in sorted(ledger.sealed):
        said = standing(ledger.sealed[day], ledger.changes.get(day, ()))
        known |= said.articles
        lost |= {text: one for one, text in said.articles.items() if one not in here}
    if not lost:
        return {}
    found = {a.id: lost[text] for a in articles if a.id not in known and (text := _hash(a)) in lost}
    first = {old: new for new, old in sorted(found.items(), reverse=True)}
    return {new: old for old, new in first.items()}


def seal(ledger: Ledger, site: Site, days: Iterable[date], today: date) -> Ledger:
    """``ledger`` with the editions of ``days`` sealed ``today``; those that are sealed already stay as they are."""
    articles = [member.article for story in site.stories for member in story.members]
    editions = {edition.day: edition for edition in site.editions}
    labels = held(ledger, articles)
    sealed = dict(ledger.sealed)
    for day in sorted(set(days) - ledger.sealed.keys()):
        sealed[day] = Sealed(day, editions[day].number, today, _paper(editions[day], labels, {}).entries)
    return replace(ledger, sealed=sealed)


def corrected(ledger: Ledger, site: Site, occasion: Occasion) -> tuple[Ledger, Site]:
    """``ledger`` with what sealed editions now say otherwise, dated with the occasion's day, and ``site`` with all
    corrections there ever were in its editions."""
    if not ledger.sealed:
        return ledger, site
    numbers = _numbers(ledger, site)
    site = replace(site, editions=tuple(replace(one, number=numbers[one.day]) for one in site.editions))
    articles = [member.article for story in site.stories for member in story.members]
    same, labels, urls = renamed(ledger, articles), held(ledger, articles), _known(ledger)
    here = {edition.day: edition for edition in site.editions}
    found = dict(ledger.changes)
    editions = dict(here)
    for day, sealed in sorted(ledger.sealed.items()):
        paper = _paper(here.get(day), labels, same, own_ledes=sealed.own_ledes)
        old = found.get(day, ())
        new = [
            replace(one, edition=day, number=number, on=occasion.day, by_hand=one.article in occasion.dropped)
            for number, one in enumerate(changes(standing(sealed, old), paper, occasion.missing, urls), len(old) + 1)
        ]
        found |= {day: (*old, *new)} if new else {}
        if day in here:
            put_right = (*here[day].corrections, *_corrections((*old, *new), paper, site))
            editions[day] = replace(here[day], corrections=put_right, sealed=sealed.sha256[:SHORT])
    return replace(ledger, changes=found), replace(site, editions=tuple(editions[one.day] for one in site.editions))


def _numbers(ledger: Ledger, site: Site) -> dict[date, int]:
    """The number of each edition: a sealed one keeps its own, the others count on from the one before them, and one
    that would need a number of a sealed edition after it has none (0)."""
    sealed = {day: one.number for day, one in ledger.sealed.items()}
    days = sorted({*sealed, *(edition.day for edition in site.editions)})
    taken: dict[date, int] = {}
    ahead = 0
    for day in reversed(days):
        taken[day] = ahead
        ahead = min(filter(None, (ahead, sealed.get(day, 0))), default=0)
    numbers: dict[date, int] = {}
    last = 0
    for day in days:
        free = last + 1 if not taken[day] or last + 1 < taken[day] else 0
        numbers[day] = sealed.get(day, free)
        last = max(last, numbers[day])
    return numbers


def _known(ledger: Ledger) -> dict[str, str]:
    """The address of every published article by its id, to name one that is gone by."""
    return {one.what.removeprefix("article:"): one.url for one in ledger.urls.values()}


def _corrections(found: Sequence[Change], paper: Paper, site: Site) -> list[Correction]:
    """The ``found`` changes as pages show them, with the present slugs of their stories."""
    slugs = {member.article.id: story.slug for story in site.stories for member in story.members}
    labelled = {e.story: slugs[e.articles[0][0]] for e in paper.entries if e.articles[0][0] in slugs}
    now = {old: new for new, old in paper.renamed.items()}
    return [
        Correction(
            one.on,
            one.edition,
            labelled.get(one.story) or slugs.get(now.get(one.article, one.article)) or slugs.get(one.story, ""),
            one.what,
            one.before,
            one.after,
            by_hand=one.by_hand,
            articles=(now.get(one.article, one.article),) if one.article else (),
        )
        for one in found
    ]


def _paper(
    edition: Edition | None, labels: Mapping[str, str], same: Mapping[str, str], *, own_ledes: bool = False
) -> Paper:
    """What ``edition`` says now, its entries under the ``labels`` they were sealed with, where they were, and its
    articles under the ids they had then, which are the ``same`` as theirs; with ``own_ledes`` as an earlier digest
    sealed it."""
    taken: set[str] = set()
    entries: list[SealedEntry] = []
    members: dict[str, Member] = {}
    begun: dict[str, str] = {}
    for entry in sorted(edition.all, key=lambda entry: entry.story.slug) if edition else ():
        label = next(one for one in _labels(entry, labels) if one not in taken)
        taken.add(label)
        first = entry.members[0].summary.lede if own_ledes else _begins(entry)
        entries.append(_entry(entry, label, first.text, same))
        if first.receipts:
            begun[label] = same.get(first.receipts[0].article, first.receipts[0].article)
        members |= {same.get(m.article.id, m.article.id): m for m in entry.members}
    titles = {one: m.article.title.value for one, m in members.items()}
    texts = {one: _text(m.article) for one, m in members.items()}
    return Paper(tuple(sorted(entries, key=lambda e: e.story)), titles, texts, same, begun)


def _labels(entry: Entry, labels: Mapping[str, str]) -> Iterable[str]:
    """The labels that ``entry`` may have, the best first: those it is held by, then the ids of its story's articles."""
    story = entry.story.members
    yield from (labels[m.article.id] for m in (*entry.members, *story) if m.article.id in labels)
    yield from (m.article.id for m in story)
    yield f"{story[0].article.id}-{entry.story.slug}"


def _entry(entry: Entry, label: str, lede: str, same: Mapping[str, str]) -> SealedEntry:
    lead, *others = [(same.get(m.article.id, m.article.id), _hash(m.article)) for m in entry.members]
    headline = entry.account.title if entry.account else ""
    return SealedEntry(label, headline or entry.members[0].article.title.value, lede, (lead, *sorted(others)))


def _begins(entry: Entry) -> Point:
    """The sentence with which ``entry`` begins, as an edition shows it in full, in whatever tier it stands."""
    summary, account = entry.members[0].summary, entry.account
    own = [*summary.sentences, summary.lede][0]
    if summary.method == "human" or account is None or len(entry.story.members) == 1:
        return own
    told = account.new if entry.update else account.told
    return told[0].point if told else own


def _text(article: Article) -> str:
    return "\n\n".join(block.text for block in shown_blocks(article))


def _hash(article: Article) -> str:
    return short_hash(article.title.value, _text(article))
