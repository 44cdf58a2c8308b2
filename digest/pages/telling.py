"""An edition to be read away from the site, in a feed, a mail or a book: plain text, and absolute addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from digest import border
from digest.model import Article, Edition, Entry, Member, Summary
from digest.pages import paths
from digest.pages.foot import as_of
from digest.pages.shapes import CorrectionView, EntryView, FiguresView, Mark
from digest.pages.views import Views
from digest.texts import Texts, direction


@dataclass(frozen=True, slots=True)
class Note:
    """A receipt: its number (2.1 and 2.2 where a sentence rests on two), the address of the sentence it leads to, and
    in words where that stands."""

    number: str
    url: str
    where: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a summary and what it rests on; ``when`` is its day where that is not the reader's, ``corrected``
    the address of what is right where it says what was put right."""

    text: str
    notes: tuple[Note, ...] = ()
    when: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """An article of a story: its outlet, the address of its page here, and that of where it first stood."""

    outlet: str
    title: str
    url: str
    original: str | None


@dataclass(frozen=True, slots=True)
class How:
    """Who wrote a summary: the method in words, and as machines read it."""

    words: str
    method: str
    model: str | None = None
    reviewed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A story of an edition. ``language`` is that of its leading article where it is not the site's; ``since`` says
    since when there is news, or none."""

    tier: str
    anchor: str
    headline: str
    url: str
    language: str
    direction: str
    since: str
    sentences: tuple[Sentence, ...]
    figures: tuple[str, ...]
    how: How
    origins: tuple[Origin, ...]

    @property
    def text(self) -> str:
        """Its sentences in a line."""
        return " ".join(one.text for one in self.sentences)


@dataclass(frozen=True, slots=True)
class Issue:
    """An edition with all it tells, ``updated`` at the newest moment of its articles and corrections; ``midnight``
    begins its day. ``unchanged`` are the stories without news."""

    day: date
    number: int
    title: str
    url: str
    midnight: datetime
    updated: datetime
    tellings: tuple[Telling, ...]
    unchanged: tuple[Origin, ...]
    corrections: tuple[CorrectionView, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells editions and sentences with addresses below ``base_url``."""

    views: Views
    base_url: str

    def address(self, path: str, anchor: str = "") -> str:
        """The absolute address of a page or file, or of an element of it."""
        return f"{self.base_url}{paths.pretty(path)}" + (f"#{anchor}" if anchor else "")

    def issue(self, edition: Edition) -> Issue:
        """``edition`` with all its stories in its own order."""
        views = self.views
        midnight = exact(datetime.combine(edition.day, time(), views.zone))
        moments = [exact(views.moment(member)) for entry in edition.all for member in entry.members]
        corrections = views.set_right(edition.corrections, edition.day)
        return Issue(
            day=edition.day,
            number=edition.number,
            title=views.texts.begun(views.texts.long_day(edition.day)),
            url=self.address(paths.edition(edition.day)),
            midnight=midnight,
            updated=max([midnight, *moments, *changes(corrections, views.zone)]),
            tellings=tuple(self._telling(entry) for entry in edition.entries),
            unchanged=tuple(self._unchanged(entry) for entry in edition.unchanged),
            corrections=corrections,
            as_of=as_of(edition, views.texts),
        )

    def _telling(self, entry: Entry) -> Telling:
        views, texts = self.views, self.views.texts
        view, lead = views.entry(entry), entry.members[0].article
        since = ""
        if view.since:
            since = texts("feed.new_since" if view.new else "feed.nothing_since", day=view.since.text)
        told = view.new or not view.since
        marks = (view.brief if view.tier == "brief" else view.summary) if told else ()
        return Telling(
            tier=view.tier,
            anchor=view.anchor,
            headline=border.xml(view.headline.text) or texts("feed.untitled"),
            url=self.address(view.headline.path),
            language=self.foreign(lead),
            direction=direction(lead.language),
            since=since,
            sentences=self.sentences(marks),
            figures=tuple(_with_sources(one, texts) for one in view.figures),
            how=how(view, texts),
            origins=tuple(self.origin(member) for member in entry.members),
        )

    def _unchanged(self, entry: Entry) -> Origin:
        shown_as, lead = self.views.headline(entry), entry.members[0].article
        return Origin(border.xml(lead.source.name), border.xml(shown_as.text), self.address(shown_as.path), lead.url)

    def origin(self, member: Member) -> Origin:
        """An article under its outlet."""
        article = member.article
        title = border.xml(article.title.value) or self.views.texts("feed.untitled")
        return Origin(border.xml(article.source.name), title, self.address(paths.article(member)), article.url)

    def sentences(self, marks: Sequence[Mark]) -> tuple[Sentence, ...]:
        """``marks`` with absolute addresses."""
        return tuple(
            Sentence(
                border.xml(mark.text),
                tuple(self._notes(mark)),
                mark.when,
                next((self.address(one.path, one.anchor) for one in mark.corrected), ""),
            )
            for mark in marks
        )

    def _notes(self, mark: Mark) -> Iterator[Note]:
        for place, one in enumerate(mark.receipts, 1):
            number = f"{mark.number}.{place}" if len(mark.receipts) > 1 else f"{mark.number}"
            yield Note(number, self.address(one.path, one.anchor), one.text)

    def foreign(self, article: Article) -> str:
        """The language of ``article`` where it is not the site's, else nothing."""
        return article.language if article.language != self.views.texts.language else ""


def how(one: Summary | EntryView, texts: Texts) -> How:
    """Who wrote the summary of an article, or of a story in an edition."""
    if one.method == "human":
        words = texts("feed.by_hand")
    elif one.method == "model":
        words = texts("feed.by_model", model=one.model or "")
    else:
        words = texts(
            "feed.own_sentences_several" if isinstance(one, EntryView) and one.several else "feed.own_sentences"
        )
    if one.reviewed_by:
        words = texts("feed.reviewed", method=words, name=one.reviewed_by)
    return How(words, one.method, one.model, one.reviewed_by)


def _with_sources(one: FiguresView, texts: Texts) -> str:
    """Figures that differ in a sentence, and behind it who gives which, in the words of each."""
    values = [f"{texts('mark.label', what=who)} {texts('mark.quoted', words=value.text)}" for who, value in one.values]
    return border.xml(f"{one.short[:1].upper()}{one.short[1:]}. {texts('mark.semicolon').join(values)}")


def changes(corrections: Sequence[CorrectionView], zone: tzinfo) -> list[datetime]:
    """Midnight of the day of each correction."""
    return [exact(datetime.combine(one.day, time(), zone)) for one in corrections]


def exact(moment: datetime) -> datetime:
    """``moment`` with an offset that RFC 3339 can write: before 1920 or so clocks differed by seconds."""
    offset = moment.utcoffset()
    odd = offset is not None and offset.total_seconds() % 60
    return (moment - offset).replace(tzinfo=UTC) if odd and offset is not None else moment
