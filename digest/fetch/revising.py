"""What becomes of an article that was read: in which form it is taken, and what of it is written. Decided from what is
given, without a look at the disk or the network."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from digest.errors import SourceError
from digest.fetch.addresses import identity
from digest.fetch.article import Form, Outlet, age, doubts, of_feed, piece, settled
from digest.fetch.choosing import Job, New, Update, waits
from digest.fetch.compose import Piece, file_of
from digest.fetch.earlier import Earlier, earlier, same_but_for_the_run, words_of
from digest.fetch.entries import Entry

Text = Literal["page", "feed"]


@dataclass(frozen=True, slots=True)
class Read:
    """An article as it was read: in which ``form``, of what that is the ``text``, and ``why`` it is not the page's."""

    form: Form
    text: Text
    why: str = ""


@dataclass(frozen=True, slots=True)
class Write:
    """What the file of an article is to hold."""

    piece: Piece


@dataclass(frozen=True, slots=True)
class Leave:
    """An update that is left out, for its file would be worse for it, and ``why``."""

    why: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """An entry that is no article for this paper, and ``why``; ``when`` it is of, where that is the reason."""

    why: str
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """An update that changes nothing in the file of the article called ``title``."""

    title: str


def chosen(job: Job, said: Form | SourceError, page: Form | SourceError | None) -> Read | Leave | Refuse:
    """The article in the form that holds more of it: what its feed ``said`` or what stands on its ``page``, None where
    that was not asked. A text that was a page's does not give way to the feed's."""
    if isinstance(page, Form):
        if isinstance(said, SourceError) or page.article.words >= said.article.words:
            return Read(page, "page")
        return Read(replace(said, landed=page.landed), "feed", "its page holds less text than the feed")
    if isinstance(job, Update) and page and job.before.form != "feed":
        return Leave(f"its page {page.what}")
    if isinstance(said, SourceError):
        what = (page or said).what
        return Leave(f"it {what} now") if isinstance(job, Update) else Refuse(what)
    return Read(said, "feed", f"its page {page.what}" if page else "")


def first(job: New, read: Read, outlet: Outlet) -> Write | Refuse:
    """What is written of a new article, where there is no other of its address."""
    one = replace(piece(job.entry, read.form, outlet, outlet.today), held=doubts(read.form, outlet))
    one = replace(one, date=one.date or came(job, outlet) or None, url=None if job.offer.crowded else one.url)
    oldest, when = _oldest(job, outlet), age(one)
    if oldest and when and when < oldest:
        return Refuse(f"is of {when}, older than 'days' below [fetch] allows", when)
    return Write(one)


def instead(job: New, read: Read, why: str, outlet: Outlet) -> Read | Refuse:
    """The form that is taken where a build would refuse ``read``, and ``why`` it would: the feed's where that is
    another."""
    if read.text == "feed" or job.entry.document is None:
        return Refuse(why)
    try:
        return Read(of_feed(job.entry, outlet), "feed", f"its page {why}")
    except SourceError as error:
        return Refuse(error.what)


def revise(data: bytes | None, job: Update, read: Read, outlet: Outlet) -> Write | Same | Leave | New:
    """What becomes of the file ``data`` of an article that changed. It keeps its address and its first date, for its
    readers know it by them; what would be less than it was, or a draft, is left out. What turns out to be another
    article is a new one."""
    if data is None or hashlib.sha256(data).hexdigest() != job.before.sha256:
        return Leave("you changed the file")
    was = earlier(data)
    one = replace(piece(job.entry, read.form, outlet, outlet.today), held=doubts(read.form, outlet))
    one = replace(one, date=was.date or one.date, url=was.url or one.url)
    words = words_of(file_of(one))
    if _is_other(was, words, job):
        return _another(job, was)
    if was.outweighs(words):
        return Leave(f"{read.why or 'it holds less text'} now")
    try:
        one = settled(one, job.before.path, outlet)
    except SourceError as error:
        return Leave(f"it {error.what} now")
    if one.held and not was.draft:
        return Leave(f"it would be held back: {one.held}")
    return Same(one.title) if same_but_for_the_run(data, file_of(one)) else Write(one)


def _is_other(was: Earlier, words: Sequence[str], job: Update) -> bool:
    """Whether ``words`` are of another article than ``was``. Some feeds give whatever is their latest the same id and
    link: only with the day do these say enough without a look at the text. Where the two agree, a day that the feed
    says it was changed on is not held against it."""
    same_day = _same_day(was, job)
    if same_day and job.entry.dated and not job.guess:
        return False
    maybe = not job.guess and (was.date is None or _changed_on(job.entry))
    return not was.resembles(words, same_day=same_day or maybe)


def _changed_on(entry: Entry) -> bool:
    """Whether the date of ``entry`` is the one on which it was changed, for its feed has no other."""
    return entry.document is not None and any(origin == "feed updated" for _, origin in entry.document.meta.dates)


def _same_day(was: Earlier, job: Update) -> bool:
    return not job.entry.dated or job.entry.dated[:10] == (was.date or "")[:10]


def _another(job: Update, was: Earlier) -> New:
    """The entry of ``job`` as one that has at most its address in common with the article that it was taken for."""
    theirs = {identity(address) for address in (job.before.url, was.url) if address}
    if job.offer.at not in theirs:
        return New(job.offer)
    return New(replace(job.offer, apart=True, crowded=_same_day(was, job)))


def came(job: Job, outlet: Outlet) -> str:
    """The day in the site's zone on which an article without a date came, where that is known."""
    if job.before and waits(job.before):
        return job.before.date
    return outlet.now.astimezone(outlet.zone).date().isoformat() if job.offer.came else ""


def _oldest(job: New, outlet: Outlet) -> date | None:
    """The oldest day that is wanted: for an article that waits, that of the run in which it began to."""
    if outlet.oldest and job.before and waits(job.before):
        return outlet.oldest - (outlet.today - date.fromisoformat(job.before.day))
    return outlet.oldest
