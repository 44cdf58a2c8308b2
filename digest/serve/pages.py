"""A page as the preview sends it: with the bar and the error on top, and the scripts that load it anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from digest.serve.shown import Now, Problem, Words

ASSETS = "/.digest/"
"""Where the preview's own style sheet and script are; no file of a site has a name that begins so."""
LOST = "404.html"
"""The page for an address that leads nowhere. It always has the bar, which says whose it is."""
_BODY = re.compile(rb"""<body(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?>""", re.I)
_END = b"</body>"
_MOST = 25
_ESCAPE = " <kbd hidden>Esc</kbd>"
"""The key by its cap, in any language; only the script can show it, for only with it the key closes anything."""
_SCRIPTS = (
    f'<script src="{ASSETS}preview.js" data-of="{{of}}"></script>'
    '<script src="/livereload.js?mindelay=250&amp;maxdelay=2000"></script>'
)


def dressed(data: bytes, path: str, now: Now, of: str) -> bytes:
    """The page ``data`` with what the preview adds to the page at ``path``; ``of`` is the state that it was made of.
    An error comes first, so that it is the first that is read and that Tab comes to."""
    added = "".join(_added(path, now, of)).encode()
    first = _overlay(now.failure, now.shown.words, good=bool(now.shown.files)).encode() if now.failure else b""
    begun = _BODY.search(data)
    at = begun.end() if begun else 0
    head, end, tail = data[at:].rpartition(_END)
    return data[:at] + first + (head + added + end + tail if end else data[at:] + added)


def empty(now: Now, of: str) -> bytes:
    """A page with nothing but what the preview adds."""
    words = now.shown.words
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    style = '<meta name="color-scheme" content="light dark">'
    title = f"<title>{escape(words.failed if now.failure else words.bar)}</title>"
    page = f'<!doctype html><html lang="{escape(words.language)}"><head>{head}{style}{title}</head><body></body></html>'
    return dressed(page.encode(), "", now, of)


def _added(path: str, now: Now, of: str) -> Iterator[str]:
    yield f'<link rel="stylesheet" href="{ASSETS}preview.css">'
    links = now.shown.beside.get(path, ())
    if links or now.shown.problems or path == LOST:
        yield _bar(now, links)
    yield _SCRIPTS.format(of=escape(of))


def _bar(now: Now, links: Sequence[tuple[str, str]]) -> str:
    words, problems = now.shown.words, now.shown.problems
    inside = f"<strong>{escape(words.bar)}</strong>{_beside(now.shown.base, links, words.beside)}"
    if problems:
        rows = "".join(f"<li>{_told(one)}</li>" for one in problems[:_MOST])
        more = f"<li>+ {len(problems) - _MOST}</li>" if len(problems) > _MOST else ""
        kind = "error" if any(one.kind == "error" for one in problems) else "warning"
        listed = f'<ul lang="en" dir="ltr">{rows}{more}</ul>'
        inside += f'<details class="{kind}"><summary>{escape(words.problems)}</summary>{listed}</details>'
    bar = f'<aside class="digest-bar" aria-label="{escape(words.bar)}" {_in(words)}>{inside}</aside>'
    return f'<div class="digest-foot">{bar}</div>'


def _beside(base: str, links: Sequence[tuple[str, str]], what: str) -> str:
    """The one page beside this, which the script shows on this one, or several to choose from."""
    if len(links) == 1:
        return f'<a class="beside" href="{escape(base + links[0][1])}">{escape(what)}</a>'
    rows = "".join(f'<li dir="auto"><a href="{escape(base + path)}">{escape(name)}</a></li>' for name, path in links)
    return f"<details><summary>{escape(what)}</summary><ul>{rows}</ul></details>" if rows else ""


def _overlay(failure: Problem, words: Words, *, good: bool) -> str:
    shown = words.last_good if good else words.none_yet
    title = f'<h2 id="digest-failed" tabindex="-1">{escape(words.failed)}</h2>'
    said = f'<div class="said" lang="en" dir="ltr">{_told(failure)}</div>'
    button = f'<form method="dialog"><button>{escape(words.close)}{_ESCAPE}</button></form>'
    alert = f'<div role="alert">{title}{said}<p>{escape(shown)}</p></div>'
    return (
        f'<dialog open class="digest-failed" aria-labelledby="digest-failed" {_in(words)}>'
        f"{alert}{button if good else ''}</dialog>"
    )


def _told(one: Problem) -> str:
    """Where, what, and what to do, each on lines of its own."""
    where = f'<b class="where">{escape(one.where)}</b> ' if one.where else ""
    hint = f' <span class="hint">{escape(one.hint)}</span>' if one.hint else ""
    return f'{where}<span class="what">{escape(one.what)}</span>{hint}'


def _in(words: Words) -> str:
    return f'lang="{escape(words.language)}" dir="{escape(words.direction)}"'
