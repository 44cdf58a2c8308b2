"""An edition to be sent: as HTML that mail programs show, as plain text, and as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from digest import border
from digest.model import File, OutPath, Page
from digest.pages import paths
from digest.pages.telling import Issue, Origin, Sentence, Telling
from digest.texts import Texts

_WIDE = 72
_MOST = 60_000
"""How many bytes of text, addresses and what stands around them a mail holds; Gmail cuts one off at 102 KB."""
_AROUND = 320
"""About how many bytes of markup a story has, and below a sentence each link."""
_AROUND_LINK = 90
_PREHEADER = 140
_MARKDOWN = re.compile(r"([\\`*_\[\]<>&#|~])")
_AT_START = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mailed:
    """What of an edition one mail holds, and how many stories it leaves to the site."""

    issue: Issue
    left: int

    def tier(self, *names: str) -> list[Telling]:
        """The stories of these tiers."""
        return [one for one in self.issue.tellings if one.tier in names]


def forms(day: date, texts: Texts) -> list[tuple[OutPath, str, str]]:
    """The files of a day's edition to be taken along: path, media type, name."""
    names = {"mail.html": "html", "txt": "plain", "md": "markdown"}
    words = texts("mail.as_mail"), texts("mail.as_text"), texts("mail.as_markdown")
    return [
        (paths.edition_as(day, f"edition.{name}"), f"text/{kind}", word)
        for (name, kind), word in zip(names.items(), words, strict=True)
    ]


def mails(issues: Sequence[Issue], texts: Texts) -> Iterator[Page]:
    """Each edition as one HTML file that needs no other."""
    for issue in issues:
        mailed = fitted(issue)
        facts = {
            "title": issue.title,
            "issue": issue,
            "preheader": _cut("; ".join(one.headline for one in issue.tellings), _PREHEADER),
            "lead": mailed.tier("lead"),
            "parts": [(texts(f"mail.{tier}"), some) for tier in ("key", "brief") if (some := mailed.tier(tier))],
            "unchanged": mailed.issue.unchanged,
            "left": mailed.left,
        }
        yield Page(paths.edition_as(issue.day, "edition.mail.html"), "edition_mail.html", facts)


def texts_of(issues: Sequence[Issue], title: str, texts: Texts) -> Iterator[File]:
    """Each edition as plain text and as Markdown."""
    for issue in issues:
        yield File(paths.edition_as(issue.day, "edition.txt"), plain(issue, title, texts).encode())
        yield File(paths.edition_as(issue.day, "edition.md"), markdown(issue, title, texts).encode())


def fitted(issue: Issue) -> Mailed:
    """As many of the stories of ``issue``, in their order, as a mail may hold; the first one whatever its length."""
    room = _MOST - sum(len(one.text.encode()) + _AROUND for one in issue.corrections)
    kept: list[Telling] = []
    for one in issue.tellings:
        room -= _weight(one)
        if room < 0 and kept:
            break
        kept.append(one)
    unchanged: list[Origin] = []
    for line in issue.unchanged:
        room -= len(line.title.encode()) + len(line.url) + _AROUND
        if room < 0:
            break
        unchanged.append(line)
    left = len(issue.tellings) - len(kept) + len(issue.unchanged) - len(unchanged)
    return Mailed(replace(issue, tellings=tuple(kept), unchanged=tuple(unchanged)), left)


def _weight(one: Telling) -> int:
    links = [note.url for each in one.sentences for note in each.notes] + [each.url for each in one.origins]
    links += [each.original for each in one.origins if each.original]
    told = "".join([one.headline, one.text, one.since, one.how.words, *one.figures, *(o.outlet for o in one.origins)])
    return len(told.encode()) + sum(len(link) + _AROUND_LINK for link in links) + len(one.url) + _AROUND


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rpartition(" ")[0] + "…"


def plain(issue: Issue, title: str, texts: Texts) -> str:
    """``issue`` as text of lines of 72 characters, its links as numbers of a list at its end."""
    links: dict[str, int] = {}

    def number(url: str) -> str:
        return f"[{links.setdefault(url, len(links) + 1)}]"

    def told(one: Sentence) -> str:
        notes = "".join(f" {number(note.url)}" for note in one.notes)
        wrong = f" ({texts('feed.corrected')} {number(one.corrected)})" if one.corrected else ""
        return f"{one.text}{f' ({one.when})' if one.when else ''}{notes}{wrong}"

    def story(one: Telling) -> Iterator[str]:
        yield _wrapped(f"{one.headline} {number(one.url)}")
        if one.since:
            yield _wrapped(f"({one.since})")
        if one.sentences:
            yield _wrapped(" ".join(told(each) for each in one.sentences))
        for figure in one.figures:
            yield _wrapped(f"* {figure}", "  ")
        outlets = texts("mark.comma").join(f"{each.outlet} {number(each.original or each.url)}" for each in one.origins)
        yield _wrapped(f"{texts('feed.sources')} {outlets}")
        if one.tier != "brief":
            yield _wrapped(f"({one.how.words})")

    def heading(text: str) -> str:
        return f"{text.upper()}\n{'-' * min(len(text), _WIDE)}"

    parts = [f"{_wrapped(title)}\n{_wrapped(_folio(issue, texts))}\n{'=' * _WIDE}"]
    for tier, stories in _tiers(issue):
        parts += [heading(texts(f"mail.{tier}"))] if tier != "lead" else []
        parts += ["\n".join(story(one)) for one in stories]
    if issue.unchanged:
        lines = [_wrapped(f"* {one.title} ({one.outlet}) {number(one.url)}", "  ") for one in issue.unchanged]
        parts += [heading(texts("mail.unchanged")), "\n".join(lines)]
    if issue.corrections:
        parts += [heading(texts("mail.corrections")), *(_wrapped(one.text) for one in issue.corrections)]
    parts.append(_wrapped(texts("mail.as_of", when=issue.as_of)) + f"\n{texts('mail.online')} {number(issue.url)}")
    parts.append(heading(texts("mail.links")) + "\n" + "\n".join(f"[{n}] {url}" for url, n in links.items()))
    return border.xml("\n\n".join(parts)) + "\n"


def markdown(issue: Issue, title: str, texts: Texts) -> str:
    """``issue`` as Markdown (CommonMark); what is said in it is never read as marks."""

    def link(text: str, url: str) -> str:
        return f"[{_literal(text)}](<{url}>)"

    def told(one: Sentence) -> str:
        notes = "".join(f" {link(note.number, note.url)}" for note in one.notes)
        wrong = f" {link(texts('feed.corrected'), one.corrected)}" if one.corrected else ""
        return f"{_literal(one.text)}{f' ({_literal(one.when)})' if one.when else ''}{notes}{wrong}"

    def origin(one: Origin) -> str:
        original = f" ({link(texts('feed.original'), one.original)})" if one.original else ""
        return link(one.outlet, one.url) + original

    def story(one: Telling) -> Iterator[str]:
        yield f"{'###' if one.tier == 'brief' else '##'} {link(one.headline, one.url)}"
        if one.since:
            yield f"*{_literal(one.since)}*"
        if one.sentences:
            yield _at_start(" ".join(told(each) for each in one.sentences))
        if one.figures:
            yield "\n".join(f"- {_literal(each)}" for each in one.figures)
        origins = texts("mark.comma").join(map(origin, one.origins))
        yield f"{_literal(texts('feed.sources'))} {origins}"
        if one.tier != "brief":
            yield f"*{_literal(one.how.words)}*"

    parts = [f"# {_literal(title)}", _at_start(_literal(_folio(issue, texts)))]
    for tier, stories in _tiers(issue):
        parts += [f"## {_literal(texts('mail.brief'))}"] if tier == "brief" else []
        parts += [part for one in stories for part in story(one)]
    if issue.unchanged:
        lines = [f"- {link(one.title, one.url)} ({_literal(one.outlet)})" for one in issue.unchanged]
        parts += [f"## {_literal(texts('mail.unchanged'))}", "\n".join(lines)]
    if issue.corrections:
        lines = [_at_start(_literal(one.text)) for one in issue.corrections]
        parts += [f"## {_literal(texts('mail.corrections'))}", *lines]
    online = link(texts("mail.online"), issue.url)
    return border.xml("\n\n".join([*parts, f"{_literal(texts('mail.as_of', when=issue.as_of))} {online}"])) + "\n"


def _tiers(issue: Issue) -> Iterator[tuple[str, list[Telling]]]:
    """The tiers of ``issue`` that have stories."""
    for tier in ("lead", "key", "brief"):
        if stories := [one for one in issue.tellings if one.tier == tier]:
            yield tier, stories


def _folio(issue: Issue, texts: Texts) -> str:
    number = texts("mail.number", number=issue.number) if issue.number else ""
    return f"{issue.title}{texts('mark.comma')}{number}" if number else issue.title


def _wrapped(text: str, indent: str = "") -> str:
    return "\n".join(textwrap.wrap(text, _WIDE, subsequent_indent=indent, break_on_hyphens=False))


def _literal(text: str) -> str:
    """``text`` on one line, with every sign of Markdown in it taken literally."""
    return _MARKDOWN.sub(r"\\\1", border.plain(text))


def _at_start(text: str) -> str:
    """``text`` as a paragraph that is no list or heading."""
    return _AT_START.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", text, count=1)
