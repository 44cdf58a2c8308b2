"""The entries of feeds: an edition, an article; each with its whole summary as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from markupsafe import escape

from digest import border
from digest.model import Member
from digest.pages import paths
from digest.pages.shapes import CorrectionView
from digest.pages.telling import How, Issue, Sentence, Teller, Telling, changes, exact, how
from digest.texts import Texts, direction

IN_A_FEED = 25
"""How many stories of an edition a feed tells; the edition's page tells them all."""


@dataclass(frozen=True, slots=True)
class Author:
    """A person or an outlet, with its address if it has one."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed: absolute address, lasting id (tag URI, RFC 4151), the moments of its appearance and of its
    last change, its ``content`` (HTML), its authors, of an article also its outlet, its ``language`` where it is not
    the site's, and the address where it first stood (``via``). ``hows`` say for machines who wrote its summaries."""

    id: str
    url: str
    title: str
    moment: datetime
    updated: datetime
    content: str
    text: str = ""
    authors: tuple[Author, ...] = ()
    outlet: Author | None = None
    tags: tuple[str, ...] = ()
    language: str = ""
    via: str | None = None
    hows: tuple[tuple[str, How], ...] = ()

    @property
    def iso(self) -> str:
        """The moment as RFC 3339."""
        return self.moment.isoformat()

    @property
    def rfc822(self) -> str:
        """The moment as RSS wants it."""
        return format_datetime(self.moment)

    @property
    def changed(self) -> bool:
        """Whether it was changed after its appearance."""
        return self.updated > self.moment

    @property
    def item(self) -> dict[str, object]:
        """The entry as an item of a JSON Feed."""
        authors = [{"name": one.name} | ({"url": one.url} if one.url else {}) for one in self.authors]
        table: dict[str, object] = {
            "id": self.id,
            "url": self.url,
            "external_url": self.via,
            "title": self.title,
            "date_published": self.iso,
            "date_modified": self.updated.isoformat() if self.changed else None,
            "authors": authors,
            "tags": list(self.tags),
            "language": self.language,
            "content_html": self.content,
            "content_text": self.text,
        }
        table = {key: value for key, value in table.items() if value}
        hows = [
            {"story": story, "method": one.method, "model": one.model, "reviewed_by": one.reviewed_by}
            for story, one in self.hows
        ]
        return table | {"_digest": {"summaries": hows}}


def of_issue(id_: str, issue: Issue, author: Author, texts: Texts) -> FeedEntry:
    """An edition as one entry: it appeared at the midnight that begins its day, whatever comes in later."""
    told = issue.tellings[:IN_A_FEED]
    parts = [*_corrections(issue.corrections), *(_story(one, texts) for one in told)]
    rest = len(issue.tellings) - len(told)
    if rest:
        parts.append(f'<p><a href="{escape(issue.url)}">{escape(texts("feed.more", n=rest))}</a></p>')
    lines = [*(f"{one.headline}\n{one.text}" for one in told), *(one.text for one in issue.corrections)]
    return FeedEntry(
        id=id_,
        url=issue.url,
        title=border.xml(texts("feed.edition", day=issue.title, headline=told[0].headline)),
        moment=issue.midnight,
        updated=issue.updated,
        content=border.xml("\n".join(parts)),
        text=border.xml("\n\n".join(lines)),
        authors=(author,),
        hows=tuple((one.anchor, one.how) for one in told if one.tier != "brief"),
    )


def of_member(id_: str, member: Member, teller: Teller) -> FeedEntry:
    """An article as one entry."""
    article, views, texts = member.article, teller.views, teller.views.texts
    corrections = views.set_right(views.corrections.get(article.id, ()), member.day)
    moment = exact(views.moment(member))
    written = how(member.summary, texts)
    outlet = Author(border.xml(article.source.name), article.source.home)
    language = teller.foreign(article)
    parts = [*_corrections(corrections), *(f"<p>{_told(one, texts)}</p>" for one in _sentences(member, teller))]
    if member.summary.sentences:
        parts.append(f"<p><small>{escape(written.words)}</small></p>")
    if article.url:
        words = texts("feed.read_at", source=outlet.name)
        parts.append(f'<p><a href="{escape(article.url)}">{escape(words)}</a></p>')
    return FeedEntry(
        id=id_,
        url=teller.address(paths.article(member)),
        title=border.xml(article.title.value) or texts("feed.untitled"),
        moment=moment,
        updated=max([moment, *changes(corrections, views.zone)]),
        content=_in_language(border.xml("\n".join(parts)), language, article.language),
        authors=(*(Author(border.xml(name)) for name in article.authors), outlet),
        outlet=outlet,
        tags=tuple(border.xml(tag) for tag in article.tags),
        language=language,
        via=article.url,
        hows=((teller.views.story_of[article.id].slug, written),) if member.summary.sentences else (),
    )


def _sentences(member: Member, teller: Teller) -> tuple[Sentence, ...]:
    return teller.sentences(teller.views.marks(member.summary.sentences))


def _in_language(content: str, foreign: str, language: str) -> str:
    return f'<div lang="{escape(language)}" dir="{direction(language)}">{content}</div>' if foreign else content


def _corrections(corrections: Sequence[CorrectionView]) -> list[str]:
    return [f"<p><strong>{escape(one.text)}</strong></p>" for one in corrections]


def _story(one: Telling, texts: Texts) -> str:
    """A story of an edition: headline, sentences with receipts, figures, who wrote it, where it is told."""
    parts = [f'<h2><a href="{escape(one.url)}">{escape(one.headline)}</a></h2>']
    parts += [f"<p><em>{escape(one.since)}</em></p>"] if one.since else []
    parts += [f"<p>{' '.join(_told(each, texts) for each in one.sentences)}</p>"] if one.sentences else []
    parts += [f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in one.figures)}</ul>"] if one.figures else []
    parts += [f"<p><small>{escape(one.how.words)}</small></p>"] if one.tier != "brief" else []
    parts.append(f"<p>{escape(texts('feed.sources'))} {texts('mark.comma').join(_origins(one, texts))}</p>")
    return _in_language("\n".join(parts), one.language, one.language)


def _origins(one: Telling, texts: Texts) -> Iterable[str]:
    for each in one.origins:
        original = f' (<a href="{escape(each.original)}">{escape(texts("feed.original"))}</a>)' if each.original else ""
        yield f'<a href="{escape(each.url)}">{escape(each.outlet)}</a>{original}'


def _told(one: Sentence, texts: Texts) -> str:
    """A sentence, the links to what it rests on, and its day where that is another."""
    notes = "".join(f' <a href="{escape(note.url)}">[{note.number}]</a>' for note in one.notes)
    wrong = f' <a href="{escape(one.corrected)}">{escape(texts("feed.corrected"))}</a>' if one.corrected else ""
    return f"{escape(one.text)}{notes}{wrong}{f' ({escape(one.when)})' if one.when else ''}"
