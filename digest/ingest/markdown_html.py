"""Markdown as HTML that has passed the door."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from html import unescape
from typing import Any

import mistune
from mistune.plugins.footnotes import md_footnotes_hook

from digest import border
from digest.model import SafeHtml, Url

_HEADING = re.compile(r"<(h[2-6])>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_TAKEN = frozenset({"main"})
"""Ids that every page has."""
_GONE = re.compile(r"((?<=\s))?(?:<img\b[^>]*>|<(a|em|strong|del)(?:\s[^>]*)?>(?:\s|<img\b[^>]*>)*</\2>)+(\s)?")
"""Pictures, and elements in which nothing is left, as a link around one; and the blanks beside them."""
_MARK = re.compile(r'<sup>(?=<a href="#note_(\d+)")')


@lru_cache(maxsize=2)
def _parser(*, own: bool) -> mistune.Markdown:
    """A reader of Markdown that leaves it to the door which addresses are harmless."""
    renderer = mistune.HTMLRenderer(escape=True, allow_harmful_protocols=True)
    parser = mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough", *["footnotes"] * own])
    if own:
        renderer.register("footnote_ref", lambda *_, index: f'<sup><a href="#note_{index}">{index}</a></sup>')
        renderer.register("footnote_item", _note)
        renderer.register("footnotes", lambda _, text: f"<hr><ol>{text}</ol>")
        parser.after_render_hooks[:] = [_notes]
    else:
        parser.inline.register("footnote", r"\[(?=\^(?P<note>[^\[\]\s]+)\])", _mark, before="link")
    return parser


def _notes(parser: mistune.Markdown, html: Any, state: mistune.BlockState) -> Any:
    """``html`` and its footnotes, and those that are marked in footnotes alone, which are known once these are made."""
    made, known = html, -1
    while known < (known := len(state.env.get("footnotes", ()))):
        made = md_footnotes_hook(parser, html, state)
    return made


def _note(_: object, text: str, *, index: int, **__: object) -> str:
    """A footnote of the owner's page, at whose end a link leads back to its mark (the sign as text, not as a picture).
    An underscore is in no slug, so in no heading's id."""
    back = f' <a href="#mark_{index}">↩\ufe0e</a>'
    text = text.rstrip()
    inside = f"{text[: -len('</p>')]}{back}</p>" if text.endswith("</p>") else f"{text}<p>{back}</p>"
    return f'<li id="note_{index}">{inside}</li>'


def _mark(inline: mistune.InlineParser, found: re.Match[str], state: mistune.InlineState) -> int | None:
    """The mark of a footnote as a reader writes it, ``[1]``; what no footnote is named by is a link or text."""
    if found["note"].casefold() in state.env["notes"]:
        inline.process_text(f"[{found['note']}]", state, parse_emphasis=False)
        return found.end("note") + 1
    return inline.parse_link(found, state)


def to_html(
    source: str, base: Url | None = None, *, own: bool = False, notes: AbstractSet[str] = frozenset()
) -> SafeHtml:
    """Markdown as sanitised HTML; its first headings stand below the page's own. ``own`` is the owner's text, whose
    headings and footnotes have ids; in others' texts ``notes`` are the names of the footnotes, casefolded."""
    parser = _parser(own=own)
    state = parser.block.state_cls()
    state.env["notes"] = notes
    html = re.sub(r"(</?)h1>", r"\1h2>", str(parser.parse(source, state)[0]))
    html = _GONE.sub(lambda gone: "" if gone[1] is not None else gone[3] or "", html)
    return border.safe_html(_with_ids(html) if own else html, base, own=own)


def _with_ids(html: str) -> str:
    """``html`` whose headings have ids made of their words, each once, so that ``[x](#second-heading)`` leads there;
    and the first mark of each footnote has one."""
    taken = set(_TAKEN)

    def named(heading: re.Match[str]) -> str:
        wanted = name = border.slug(unescape(_TAG.sub("", heading[2])), otherwise="part")
        number = 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        return f'<{heading[1]} id="{name}">{heading[2]}</{heading[1]}>'

    def marked(mark: re.Match[str]) -> str:
        name = f"mark_{mark[1]}"
        first = name not in taken
        taken.add(name)
        return f'<sup id="{name}">' if first else mark[0]

    return _MARK.sub(marked, _HEADING.sub(named, html))
