"""What the templates are shown: frozen values with every link, date and list ready made. Choosing is done here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from functools import cache

from digest.link.phases import Phase, phases
from digest.model import (
    Account,
    Correction,
    Differing,
    Edition,
    Entry,
    Member,
    Point,
    Receipt,
    Site,
    Source,
    Story,
    Told,
    Topic,
)
from digest.pages import paths
from digest.pages.cards import Cards
from digest.pages.corrections import Corrections, InWords, by_article, by_story, put_right, shown
from digest.pages.differing import in_short, some
from digest.pages.named import Names
from digest.pages.pictures.figures import figures_picture
from digest.pages.shapes import CorrectionView, EntryView, FiguresView, Item, Link, Mark, Proof, several
from digest.pages.shown import alone, in_its_paragraph, sentences_shown
from digest.pages.status import Late
from digest.texts import Texts, texts

_IN_AN_EDITION = {"lead": 5, "key": 3, "brief": 1}


@dataclass(frozen=True)
class Views:
    """Makes views of a site's values. It is made once a build and looks everything up in tables made from ``site``.

    ``raw`` holds the raw texts to be shown beside the articles, by their ids; ``texts`` are the paper's own words,
    ``cards`` the images for links, ``late`` what the front page says of its age; ``unpublished`` has the name of the
    text why an article is shown in previews alone, ``foreign`` its language where that is another than the site's.
    """

    site: Site
    zone: tzinfo
    raw: Mapping[str, str] = field(default_factory=dict, repr=False)
    texts: Texts = field(default_factory=lambda: texts("en"), repr=False)
    cards: Cards = field(default_factory=Cards, repr=False)
    late: Late | None = None
    unpublished: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, Member] = field(init=False, repr=False)
    story_of: Mapping[str, Story] = field(init=False, repr=False)
    topics_of: Mapping[str, tuple[Topic, ...]] = field(init=False, repr=False)
    days: Mapping[date, Edition] = field(init=False, repr=False)
    entries: Mapping[tuple[date, str], Entry] = field(init=False, repr=False)
    shown: Mapping[str, int] = field(init=False, repr=False)
    foreign: Mapping[str, str] = field(init=False, repr=False)
    corrections: Corrections = field(init=False, repr=False)
    story_corrections: Corrections = field(init=False, repr=False)
    phases: Mapping[str, Phase] = field(init=False, repr=False)
    names: Names = field(init=False, repr=False)

    def __post_init__(self) -> None:
        topics: dict[str, tuple[Topic, ...]] = {}
        for topic in self.site.topics:
            for one in topic.articles:
                topics[one] = (*topics.get(one, ()), topic)
        members = [member for story in self.site.stories for member in story.members]
        tables = {
            "members": {m.article.id: m for m in members},
            "story_of": {m.article.id: story for story in self.site.stories for m in story.members},
            "topics_of": topics,
            "days": {edition.day: edition for edition in self.site.editions},
            "entries": {(one.day, entry.story.slug): entry for one in self.site.editions for entry in one.all},
            "foreign": {m.article.id: self.texts.foreign(m.article.language) for m in members},
            "corrections": by_article(self.site),
            "story_corrections": by_story(self.site),
            "phases": phases(self.site.stories, self.site.editions),
            "shown": {m.article.id: sentences_shown(m.article) for m in members},
            "names": Names(self.site.entities),
            "_proof": cache(self._proof),
        }
        for name, table in tables.items():
            object.__setattr__(self, name, table)

    def newest_first(self) -> list[Member]:
        """All members, the newest day first; within a day those whose date is certain first."""
        members = list(self.members.values())
        return sorted(
            members, key=lambda m: (-(m.day or date.min).toordinal(), m.article.dated.approximate, m.article.path)
        )

    def article_link(self, member: Member) -> Link:
        """The article's page under its headline."""
        language = self.foreign[member.article.id]
        return Link(paths.article(member), member.article.title.value, language=language, mark=self.mark([member]))

    def mark(self, members: Sequence[Member]) -> str:
        """Why none of ``members`` is published yet, in a word; empty where one is."""
        found = [self.unpublished.get(member.article.id, "") for member in members]
        return self.texts(found[0]) if all(found) else ""

    def story_link(self, story: Story) -> Link:
        """The story's page under its newest headline."""
        return self._to_story(story, story.title, len(story.members))

    def _to_story(self, story: Story, title: str, count: int = 0) -> Link:
        return Link(paths.story(story), title, count, self._language_of(story, title), self.mark(story.members))

    def _language_of(self, story: Story, title: str) -> str:
        """The language of a headline of ``story``, where it is another than the site's."""
        if not any(self.foreign[member.article.id] for member in story.members):
            return ""
        said = next((m for m in story.members if m.article.title.value == title), story.members[0])
        return self.foreign[said.article.id]

    def month_link(self, year: int, number: int) -> Link:
        """The month's page under its name."""
        return Link(paths.month(year, number), self.texts.begun(self.texts.month_name(year, number)))

    def phase(self, story: Story) -> str:
        """How ``story`` stands, in a word."""
        return self.texts(f"story.{self.phases[story.slug]}")

    def again(self, said: Sequence[str]) -> tuple[str, ...]:
        """The paper's own sentences in the site's language."""
        return tuple(self.texts.again(one) for one in said)

    def set_right(self, corrections: Iterable[Correction], here: date | None = None) -> tuple[CorrectionView, ...]:
        """``corrections`` as the page of the edition of ``here``, or another page, shows them."""
        return shown(corrections, InWords(self.texts, self.members, here))

    def source_link(self, source: Source) -> Link:
        """The outlet's page under its name."""
        return Link(paths.source(source), source.name)

    def topic_links(self, one: str) -> tuple[Link, ...]:
        """The topics of the article with id ``one``."""
        return tuple(Link(paths.topic(t), t.name, len(t.articles)) for t in self.topics_of.get(one, ()))

    def edition_link(self, edition: Edition) -> Link:
        """The edition's page under its date."""
        day = self.texts.begun(self.texts.long_day(edition.day))
        return Link(paths.edition(edition.day), day, sum(len(e.members) for e in edition.all))

    def item(self, member: Member, *, brief: bool = True) -> Item:
        """``member`` in a list, with a sentence of its summary if that is to be shown."""
        article = member.article
        return Item(
            self.article_link(member),
            self.source_link(article.source),
            self.date_text(member),
            self.marks([member.summary.lede] if brief and member.summary.brief else []),
            bool(member.duplicate_of),
            article.dated.approximate,
        )

    def date_text(self, member: Member) -> str:
        """The article's day, with the time in the site's zone where it is known; "about" where it was inferred."""
        if member.day is None:
            return self.texts("date.undated")
        value, text = member.article.dated.value or "", self.texts.short_day(member.day)
        text = self.texts("date.about", day=text) if member.article.dated.approximate else text
        return self.texts("date.with_time", day=text, time=self.texts.clock(value)) if len(value) > 10 else text

    def marks(self, points: Sequence[Point], first: int = 1) -> tuple[Mark, ...]:
        """Summary sentences with links to what they rest on, numbered from ``first`` as notes are."""
        marks: list[Mark] = []
        for number, point in enumerate(points, first):
            proofs = tuple(map(self._proof, point.receipts))
            language = self._language(point)
            edits, corrected = self.again(point.edits), self.corrected(point)
            marks.append(Mark(point.text, edits, proofs, corrected=corrected, number=number, language=language))
        return self.names.marked(marks, points)

    def told(self, sentences: Sequence[Told], today: date | None = None) -> tuple[Mark, ...]:
        """Sentences of a story's account, numbered as notes are. What an article of another day than ``today`` tells
        has its day, so that its "on Wednesday" can be understood."""
        marks = [
            Mark(
                one.point.text,
                self.again(one.point.edits),
                tuple(map(self._proof, one.point.receipts)),
                one.witnesses,
                self._when(one.point, today),
                self.corrected(one.point),
                number=number,
                language=self._language(one.point),
            )
            for number, one in enumerate(sentences, 1)
        ]
        return self.names.marked(marks, [one.point for one in sentences])

    def _language(self, point: Point) -> str:
        """The language of ``point``, which is that of what it rests on, where it is another than the site's."""
        return self.foreign.get(point.receipts[0].article, "") if point.receipts else ""

    def corrected(self, point: Point) -> tuple[Proof, ...]:
        """Where it stands that ``point`` was put right."""
        ids = dict.fromkeys(receipt.article for receipt in point.receipts if receipt.article in self.corrections)
        return tuple(p for one in ids for p in put_right(point.text, self.members[one], self.corrections, self.texts))

    def _when(self, point: Point, today: date | None) -> str:
        day = self.members[point.receipts[0].article].day if point.receipts else None
        if not day or not today or day == today:
            return ""
        return self.texts.bare_day(day) if day.year == today.year else self.texts.short_day(day)

    def figures(self, account: Account, since: date | None = None) -> tuple[FiguresView, ...]:
        """The figures of ``account`` that differ; with ``since`` only those with a value first told that day."""
        shown = [one for one in account.figures if since is None or any(v.since == since for v in one.values)]
        return self.differing(shown)

    def differing(self, figures: Sequence[Differing]) -> tuple[FiguresView, ...]:
        """Figures that differ or develop, each with all its values."""
        texts = self.texts
        return tuple(
            FiguresView(in_short(one, texts), self._values(one), one.develops, figures_picture(one, texts))
            for one in figures
        )

    def _values(self, one: Differing) -> tuple[tuple[str, Mark], ...]:
        marks = self.told([Told(Point(value.text, value.receipts), value.witnesses) for value in one.values])
        outlets = [[self.members[r.article].article.source.name for r in value.receipts] for value in one.values]
        return tuple((some(names, self.texts), mark) for names, mark in zip(outlets, marks, strict=True))

    def _proof(self, receipt: Receipt) -> Proof:
        member, sentence = self.members[receipt.article], receipt.sentence
        source, date = member.article.source.name, self.date_text(member)
        where = self.texts("receipt.where", source=source, date=date, n=sentence + 1)
        shown = sentence < self.shown[receipt.article]
        said = in_its_paragraph(member.article, receipt, whole=shown)
        return Proof(paths.article(member), f"s{sentence}" if shown else "", where, *said)

    def headline(self, entry: Entry) -> Link:
        """The headline that speaks for the story that day: it leads to the day's article that has it, or that is the
        only one under a headline made by hand, else to the story, as where it is that of an earlier day."""
        title = entry.account.title if entry.account else ""
        lead = next((m for m in entry.members if m.article.title.value == title), entry.members[0])
        found = self.article_link(lead)
        if title in {"", found.text}:
            return found
        made = len(entry.members) == 1 and all(m.article.title.value != title for m in entry.story.members)
        return replace(found, text=title) if made else self._to_story(entry.story, title)

    def entry(self, entry: Entry) -> EntryView:
        """A story as its edition shows it; the day's leading article speaks for it."""
        lead, account = entry.members[0], entry.account
        headline, items, day = self.headline(entry), tuple(map(self.item, entry.members)), lead.day
        written = lead.summary.method == "human" or account is None or alone(entry.story, day)
        told = self.told(account.told, day) if account else ()
        new = self.told(account.new, day) if account and entry.update else ()
        own = self.marks(lead.summary.sentences)
        short = new if entry.update else told[: _IN_AN_EDITION[entry.tier]]
        lede = self.marks([lead.summary.lede] if lead.summary.brief else [])
        before = self._before(entry.story, day)
        return EntryView(
            headline=headline,
            story=self.story_link(entry.story),
            tier=entry.tier,
            update=entry.update,
            summary=own if written else short,
            brief=lede if written else new[:1] or lede,
            method=lead.summary.method if written else "extractive",
            several=not written and several((*short, *told)),
            source=self.source_link(lead.article.source),
            items=items,
            others=tuple(item for item in items if item.link.path != headline.path),
            witnesses=len({m.article.source.key for m in entry.members if not m.duplicate_of}),
            topics=self.topic_links(lead.article.id),
            why=self.again(entry.why),
            score=entry.score,
            words=entry.story.why,
            anchor=entry.story.slug,
            earlier=before,
            since=None if written else before,
            new=new,
            so_far=() if written or not before else told,
            figures=self.figures(account, day) if account else (),
            model=lead.summary.model if written else None,
            reviewed_by=lead.summary.reviewed_by if written else None,
            edited=self.again(entry.edited),
            corrected=put_right(lead.article.title.value, lead, self.corrections, self.texts),
        )

    def _before(self, story: Story, day: date | None) -> Link | None:
        """The edition of the last day of ``story`` before ``day``."""
        earlier = [m.day for m in story.members if m.day and day and m.day < day]
        return Link(paths.edition(max(earlier)), self.texts.long_day(max(earlier))) if earlier else None

    def moment(self, member: Member) -> datetime:
        """When the article appeared, for feeds; midnight in the site's zone where only the day is known."""
        value = member.article.dated.value or "1970-01-01"
        found = datetime.fromisoformat(value)
        return found if found.tzinfo else found.replace(tzinfo=self.zone)
