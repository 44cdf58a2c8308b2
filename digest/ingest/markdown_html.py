"""Markdown as HTML that has passed the door."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import mistune

from digest import border
from digest.model import SafeHtml, Url

_HEADING = re.compile(r"<(h[2-6])>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_TAKEN = frozenset({"main"})
"""Ids that every page has."""
_EMPTY = re.compile(r"<(a|em|strong|del)(?:\s[^>]*)?>\s*</\1>")
"""An element in which nothing is left, as a link around a picture."""


@lru_cache(maxsize=2)
def _parser(*, own: bool) -> mistune.Markdown:
    """A reader of Markdown that leaves it to the door which addresses are harmless."""
    renderer = mistune.HTMLRenderer(escape=True, allow_harmful_protocols=True)
    parser = mistune.create_markdown(renderer=renderer, plugins=["table", "strikethrough", *["footnotes"] * own])
    if own:
        renderer.register("footnote_ref", lambda *_, index: f'<sup><a href="#note-{index}">{index}</a></sup>')
        renderer.register("footnote_item", lambda _, text, *, index, **__: f'<li id="note-{index}">{text}</li>')
        renderer.register("footnotes", lambda _, text: f"<hr><ol>{text}</ol>")
    return parser


def to_html(source: str, base: Url | None = None, *, own: bool = False) -> SafeHtml:
    """Markdown as sanitised HTML; its first headings stand below the page's own. ``own`` is the owner's text, whose
    headings and footnotes have ids."""
    html = re.sub(r"(</?)h1>", r"\1h2>", str(_parser(own=own)(source)))
    clean = border.safe_html(_with_ids(html) if own else html, base, own=own)
    return border.safe_html(_EMPTY.sub("", clean), base, own=own) if _EMPTY.search(clean) else clean


def _with_ids(html: str) -> str:
    """``html`` whose headings have ids made of their words, each once, so that ``[x](#second-heading)`` leads there."""
    taken = set(_TAKEN)

    def named(heading: re.Match[str]) -> str:
        wanted = name = border.slug(unescape(_TAG.sub("", heading[2])), otherwise="part")
        number = 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        taken.add(name)
        return f'<{heading[1]} id="{name}">{heading[2]}</{heading[1]}>'

    return _HEADING.sub(named, html)
