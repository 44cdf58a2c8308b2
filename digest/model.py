"""The frozen values that pass from stage to stage.

From :class:`Article` on, a value contains the one it came from. Spans are half-open and count characters (code points),
never bytes. Nothing here computes more than a property of the value itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NewType

from markupsafe import Markup

Url = NewType("Url", str)
"""An absolute http or https address; made by ``border.url`` alone."""

OutPath = NewType("OutPath", str)
"""A path below the output folder, with ``/``, made by ``border.out_path`` alone."""


class SafeHtml(Markup):
    """HTML that went through the sanitiser; made by ``border.safe_html`` alone."""

    __slots__ = ()


Kind = Literal["txt", "md", "html", "feed", "eml"]
BlockKind = Literal["paragraph", "heading", "quote", "item", "table", "code", "note"]
"""A ``note`` is a footnote, or a paragraph of one."""
TextPolicy = Literal["full", "excerpt", "none"]
EntityKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet: ``key`` is its short name in files and URLs, ``text`` how much of its articles may be shown, ``tier``
    how much it counts as a witness (1: most, 3: least). Behind a ``paywall`` subscribers alone
    read its articles."""

    key: str
    name: str
    home: Url | None = None
    language: str | None = None
    text: TextPolicy = "full"
    tier: int = 2
    paywall: bool = False


@dataclass(frozen=True, slots=True)
class Payload:
    """Untrusted bytes and the content-relative path they came from; ``beside`` are those of the file ``NAME.toml``
    beside it, where there is one; ``address`` is where they were fetched, if they were: links in them begin there."""

    path: str
    kind: Kind
    data: bytes
    beside: bytes | None = None
    address: Url | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of a document as its reader found it; ``start`` and ``end`` are its span in ``RawDocument.body``."""

    text: str
    start: int
    end: int
    kind: BlockKind = "paragraph"
    markup: SafeHtml | None = None


@dataclass(frozen=True, slots=True)
class FetchCut:
    """A line that the cleaner took when its article was fetched, before there was a file: ``rule``, ``group`` and
    ``why`` as in :class:`Removal`, or of the group ``field`` the name of the field it became. ``after`` is how many
    lines of the text stand above it; where ``text`` is only its beginning, ``length`` is that of the whole, in
    characters, else 0."""

    text: str
    rule: str
    group: str
    after: int = 0
    why: str = ""
    length: int = 0


@dataclass(frozen=True, slots=True)
class AtFetch:
    """What is on record of what was cleaned away when an article was fetched: the lines that were ``taken``, how many
    ``more`` for which there was no room, and how many lines its page shows beside its text (``left_out``)."""

    taken: tuple[FetchCut, ...] = ()
    more: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document says of itself: text, as found. ``dates`` are (text, origin) pairs in no order of trust."""

    title: str | None = None
    title_origin: str = ""
    dates: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    draft: bool = False
    expires: str | None = None
    summary: str | None = None
    reviewed_by: str | None = None
    slug: str | None = None
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    licence: str | None = None
    place: str | None = None
    agency: str | None = None
    at_fetch: AtFetch = AtFetch()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that a page shows and its extractor did not take, and how many lines of the text stand above it."""

    text: str
    after: int
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Untrusted text in lines, nothing judged yet. ``key`` names it for ever: its path, or ``path#entry`` in a feed;
    ``extractor`` is what found the main text of a page, ``left_out`` what else the page shows."""

    key: str
    path: str
    kind: Kind
    body: str
    lines: tuple[Line, ...]
    meta: Meta
    warnings: tuple[str, ...] = ()
    extractor: str = ""
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """A value found in a document: where it came from, and how sure that is (0 to 1)."""

    value: str
    origin: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date that something in or around the document named: ISO 8601, in the site's time zone."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Dated:
    """The date chosen, and all there were. ``value`` is an ISO date or date-time in the site's time zone."""

    value: str | None = None
    origin: str | None = None
    confidence: float = 0.0
    candidates: tuple[DateCandidate, ...] = ()

    @property
    def day(self) -> date | None:
        """The calendar day, in the site's time zone."""
        return date.fromisoformat(self.value[:10]) if self.value else None

    @property
    def approximate(self) -> bool:
        """True where the date was not the article's own but its story's or its file's."""
        return self.origin in {"story", "first commit"}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article. ``text`` is what later stages compute on and stands at ``at`` in ``Article.text``; what an
    editor said to keep is ``held``."""

    kind: BlockKind
    text: str
    start: int
    end: int
    at: int
    markup: SafeHtml | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Removal:
    """Text the cleaner took away, the ``rule`` that took it, that rule's class, and its span in the raw text; ``why``
    is what this one case rests on, where the rule alone does not say it ("in 7 articles of this source")."""

    text: str
    rule: str
    group: str
    start: int
    end: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class RuleNote:
    """What the pages say of a rule that the site's owner wrote: its name, class and reason."""

    name: str
    group: str
    reason: str


@dataclass(frozen=True, slots=True)
class Field:
    """A span of the raw text that became metadata and is neither block nor removal."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article. ``text`` is its blocks joined by blank lines; all offsets of receipts count in it. ``left_out``
    is what its page shows and the cleaner was not given, ``edited`` what was changed by hand, a sentence each;
    ``notes`` is said of it for the company it is in, which nobody could foresee who put it there, ``at_fetch`` what was
    cleaned away before there was a file."""

    id: str
    path: str
    kind: Kind
    title: Guess
    source: Source
    url: Url | None
    authors: tuple[str, ...]
    dated: Dated
    place: str | None
    agency: str | None
    language: str
    tags: tuple[str, ...]
    blocks: tuple[Block, ...]
    removals: tuple[Removal, ...]
    fields: tuple[Field, ...]
    text: str
    extractor: str = ""
    corrections: tuple[str, ...] = ()
    draft: bool = False
    expires: date | None = None
    summary: str | None = None
    reviewed_by: str | None = None
    slug: str | None = None
    warnings: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    edited: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    at_fetch: AtFetch = AtFetch()

    @property
    def words(self) -> int:
        """How many words the clean text has, counted at white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a sentence stands: article id, sentence number from 0, span in ``Article.text``, SHA-256 of that span."""

    article: str
    sentence: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of a summary, the changes made to it, and what it rests on."""

    text: str
    receipts: tuple[Receipt, ...]
    edits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words somebody is quoted with; ``speaker`` is empty where the article does not say who."""

    text: str
    speaker: str
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit in the words of the article."""

    text: str
    value: float
    unit: str
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence that a model wrote and the gate did not let through, and the first thing that nothing bears out."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an article says in short, and the article. ``lede`` is the one sentence that says most of it, ``method`` is
    ``extractive``, ``human`` or ``model``. ``matters`` says why it matters and ``next`` what comes next, each where the
    article says so; ``refused`` holds what a model wrote in vain, ``unanswered`` why one that was asked wrote nothing.
    """

    article: Article
    headline: str
    lede: Point
    method: str
    sentences: tuple[Point, ...]
    points: tuple[Point, ...]
    quotes: tuple[Quotation, ...] = ()
    numbers: tuple[Figure, ...] = ()
    model: str | None = None
    reviewed_by: str | None = None
    matters: tuple[Point, ...] = ()
    next: tuple[Point, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unanswered: str = ""

    @property
    def brief(self) -> str:
        """The lede's text."""
        return self.lede.text


@dataclass(frozen=True, slots=True)
class Member:
    """An article in a story. ``duplicate_of`` is the id of the article it copies, ``slug`` its page's name."""

    summary: Summary
    day: date | None
    duplicate_of: str | None
    slug: str

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.summary.article


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a story and how many independent outlets bear it out; each has a receipt in ``point``."""

    point: Point
    witnesses: int


@dataclass(frozen=True, slots=True)
class Value:
    """What outlets say of a counted thing: ``text`` in the words of the first of them, ``witnesses`` how many
    independent ones say so, ``since`` the day on which the first did; ``bound`` is "at least", "at most", "almost" or
    "about" where the value is told with one."""

    value: float
    text: str
    witnesses: int
    since: date | None
    receipts: tuple[Receipt, ...]
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Differing:
    """A counted thing of which outlets give different values: side by side, the most witnesses first, or in the order
    of time where one followed the other and the thing ``develops``."""

    unit: str
    values: tuple[Value, ...]
    develops: bool


@dataclass(frozen=True, slots=True)
class Account:
    """A story as all articles up to ``day`` tell it: what happened, then what most of them bear out; what was ``new``
    that day, if there were days before; the figures that differ; the headline that speaks for it; the ids of the
    articles of ``day``, the leading one first; and the id of the article whose headline it is."""

    day: date | None
    told: tuple[Told, ...]
    new: tuple[Told, ...] = ()
    figures: tuple[Differing, ...] = ()
    title: str = ""
    order: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """One event through time: its members in order of date, the words that hold it together, its account as of each of
    its days, oldest first, the headline that says what it has come to, and what was ``edited`` and put right in it by
    hand."""

    slug: str
    members: tuple[Member, ...]
    why: tuple[str, ...]
    accounts: tuple[Account, ...] = ()
    title: str = ""
    edited: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def first(self) -> date | None:
        """The first day with an article, or None where no member has a date."""
        return min((m.day for m in self.members if m.day), default=None)

    @property
    def last(self) -> date | None:
        """The newest day with an article, or None where no member has a date."""
        return max((m.day for m in self.members if m.day), default=None)

    @property
    def witnesses(self) -> int:
        """How many outlets tell it in words of their own: copies and second articles of one outlet do not count."""
        return len({m.article.source.key for m in self.members if not m.duplicate_of})


@dataclass(frozen=True, slots=True)
class Entry:
    """A story as one edition shows it: that day's members, the leading one first, how they were placed, the story's
    account as of that day, and what was ``edited`` in it by hand."""

    story: Story
    members: tuple[Member, ...]
    tier: Literal["lead", "key", "brief"]
    score: float
    update: bool
    why: tuple[str, ...] = ()
    account: Account | None = None
    edited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What the published ``edition`` said ``before`` of ``story`` (a slug), and says ``after`` it was put right on
    ``day``; ``what`` names the part (headline, lede, articles). One ``by_hand`` is the editor's, with a ``reason``,
    ``by`` whom, and the ids of the ``articles`` that said so."""

    day: date
    edition: date
    story: str
    what: str
    before: str
    after: str
    by_hand: bool = False
    reason: str = ""
    by: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an edition was made of, in articles: ``used`` + ``copies`` + ``unchanged`` (told in nothing new) + those
    ``withheld``, each with its reason, are all that were ``read`` for its day. Of those used some are ``undated``, for
    their day was inferred. ``freshest`` is the newest time that one gives, an ISO date-time in the site's zone, or the
    day."""

    read: int = 0
    sources: int = 0
    used: int = 0
    copies: int = 0
    unchanged: int = 0
    withheld: tuple[tuple[str, int], ...] = ()
    undated: int = 0
    freshest: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The paper of one day: its number (the first is 1; 0 where sealed editions leave none), its entries, most
    important first, what was put right in it after it had been published, the stories of the day of which it has
    nothing new to tell, what it was made of, and, where it was ``sealed``, the first 12 digits of its hash."""

    day: date
    number: int
    entries: tuple[Entry, ...]
    corrections: tuple[Correction, ...] = ()
    unchanged: tuple[Entry, ...] = ()
    coverage: Coverage = Coverage()
    sealed: str = ""

    @property
    def all(self) -> tuple[Entry, ...]:
        """Every story with an article of the day: those with news, then those without."""
        return (*self.entries, *self.unchanged)


@dataclass(frozen=True, slots=True)
class Moved:
    """A story in a week, a month or a year: its ``days`` with news then, its best tier, its score and how that came to
    be, its outlets and articles, what was told first and last of it, and how its figures moved."""

    story: Story
    days: tuple[date, ...]
    tier: Literal["lead", "key", "brief"]
    score: float
    why: tuple[str, ...]
    sources: tuple[Source, ...]
    articles: int
    title: str
    first: Told | None = None
    last: Told | None = None
    figures: tuple[Differing, ...] = ()


@dataclass(frozen=True, slots=True)
class Rollup:
    """The editions of a week (by ISO 8601: ``year`` is the year that the week belongs to), a month or a year: its
    biggest stories first, how many stories had news at all, and the articles of each day with an edition."""

    kind: Literal["week", "month", "year"]
    year: int
    number: int
    first: date
    last: date
    moved: tuple[Moved, ...]
    stories: int
    counts: tuple[tuple[date, int], ...]

    @property
    def articles(self) -> int:
        """How many articles its editions have."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject named by tags or by the owner's words, with the ids of its articles, newest first."""

    slug: str
    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organisation or a place: its name, the other forms in which its articles write it, and their ids,
    newest first. ``slug`` is its page's, among those of its kind."""

    slug: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page the owner wrote (About): its slug, title and sanitised text."""

    slug: str
    title: str
    html: SafeHtml


@dataclass(frozen=True, slots=True)
class Site:
    """The whole world of the templates, sorted and total: no two equal keys, nothing looked up later. ``as_of`` is the
    day on which it was made, in its own zone: only its age is told by it."""

    editions: tuple[Edition, ...]
    stories: tuple[Story, ...]
    topics: tuple[Topic, ...]
    sources: tuple[Source, ...]
    related: Mapping[str, tuple[str, ...]]
    own: tuple[OwnPage, ...] = ()
    rules: tuple[RuleNote, ...] = ()
    rollups: tuple[Rollup, ...] = ()
    entities: tuple[Entity, ...] = ()
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be rendered: it carries all it shows, under ``it``. One with ``parts`` is an archive (ZIP) of these
    pages under their names, the first of them not compressed, and needs no template."""

    path: OutPath
    template: str
    it: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[tuple[str, Page], ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A finished file of the site."""

    path: OutPath
    data: bytes
