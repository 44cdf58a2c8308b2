"""The shapes that templates are shown: frozen values with every link, date and list ready made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from digest.model import BlockKind, OutPath, SafeHtml
from digest.pages.pictures.drawing import Picture
from digest.texts import direction


@dataclass(frozen=True, slots=True)
class Link:
    """A page of this site with the words to show for it; ``count`` is how many articles stand there, ``language`` that
    of the words where it is another than the site's; ``mark`` says in a preview that it is not to be published yet."""

    path: OutPath
    text: str
    count: int = 0
    language: str = ""
    mark: str = ""

    @property
    def direction(self) -> str:
        """In which direction the words are written, where their language is another than the site's."""
        return direction(self.language) if self.language else ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A receipt as shown: the page to look at and, where the sentence may stand there, the id it has; the sentence with
    what stands ``before`` and ``after`` it in its paragraph."""

    path: OutPath
    anchor: str
    text: str
    before: str = ""
    quote: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence; ``path`` is the page of whom it names, if it is a link."""

    text: str
    path: OutPath | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence of a summary as shown: its text, its edits, what it rests on, the ``number`` of the note that says so,
    and, in a story's account, how many independent sources tell it and ``when``, where that is another day than the
    reader is shown; ``corrected`` leads to what is right where it says what was put right. ``pieces`` are its text
    where some of it is a link, ``language`` is its own where that is another than the site's."""

    text: str
    edits: tuple[str, ...] = ()
    receipts: tuple[Proof, ...] = ()
    witnesses: int = 0
    when: str = ""
    corrected: tuple[Proof, ...] = ()
    pieces: tuple[Piece, ...] = ()
    number: int = 0
    language: str = ""

    @property
    def direction(self) -> str:
        """In which direction it is written, where its language is another than the site's."""
        return direction(self.language) if self.language else ""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was put right on ``day``, in words, all of it in a line of ``text``, and where that stands on its article's
    page."""

    day: date
    date: str
    words: str
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FiguresView:
    """A figure that differs or ``develops``: in ``short``, "5 of 6 say 12 people; one says 14", and for each value who
    says it, in the words of the first; ``picture`` shows them on a line of numbers."""

    short: str
    values: tuple[tuple[str, Mark], ...]
    develops: bool = False
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Further:
    """What an article's page shows below its summary: why it matters, what comes next, and who said what."""

    matters: tuple[Mark, ...] = ()
    next: tuple[Mark, ...] = ()
    quotes: tuple[tuple[str, Mark], ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a paragraph; ``anchor`` is its sentence's, if a receipt leads there."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article as shown: ``html`` where it has markup of its own, else ``segments``. An item whose text
    begins with its number is ``numbered``."""

    kind: BlockKind
    segments: tuple[Segment, ...] = ()
    html: SafeHtml | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs of one kind in a row: the items of a list, the parts of a quotation."""

    kind: BlockKind
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a list: enough to decide whether to open it. ``brief`` holds one sentence, or none."""

    link: Link
    source: Link
    date: str
    brief: tuple[Mark, ...]
    copy: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class EntryView:
    """A story in an edition. Where there is a ``since``, ``new`` is what the day added to the story after it, and
    ``so_far`` the whole account; ``earlier`` is the story's day before this one, whoever wrote the summary, and its
    sentences may be of ``several`` articles. ``others`` are the day's articles but for that of the headline, ``why``
    and ``score`` say how it was placed, ``words`` what holds the story together."""

    headline: Link
    story: Link
    tier: Literal["lead", "key", "brief"]
    update: bool
    summary: tuple[Mark, ...]
    brief: tuple[Mark, ...]
    method: str
    source: Link
    items: tuple[Item, ...]
    witnesses: int
    topics: tuple[Link, ...]
    why: tuple[str, ...]
    anchor: str
    earlier: Link | None = None
    since: Link | None = None
    new: tuple[Mark, ...] = ()
    so_far: tuple[Mark, ...] = ()
    figures: tuple[FiguresView, ...] = ()
    model: str | None = None
    reviewed_by: str | None = None
    several: bool = False
    edited: tuple[str, ...] = ()
    corrected: tuple[Proof, ...] = ()
    others: tuple[Item, ...] = ()
    score: float = 0.0
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbours of a page in time."""

    previous: Link | None = None
    next: Link | None = None


def several(marks: Sequence[Mark]) -> bool:
    """Whether ``marks`` are sentences of more than one article."""
    return len({proof.path for mark in marks for proof in mark.receipts[:1]}) > 1
