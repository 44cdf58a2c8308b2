"""A language in which every phrase of the paper stands in ⟦ ⟧, so that what a page says outside them is found: English
that no catalogue knows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html

from digest.texts import Texts, catalogue
from digest.texts.speech import locale
from tests.sites import Folder, tree

OPEN, CLOSE = "⟦⟧"
_BLOCKS = frozenset(
    "address article aside blockquote body button caption dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 head header label legend li main nav ol option p pre section summary table td text th title "
    "tr ul".split()
)
"""Elements at which a run of words ends."""
_NO_WORDS = frozenset({"script", "style", "code", "template"})
_ATTRIBUTES = ("title", "aria-label", "alt", "placeholder")
_CONTENT = frozenset(
    "name text aliases title authors speaker reason by before after headline brief place agency tags "
    "corrections".split()
)
"""The names in the data under which the words of articles and editors stand."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_RUN = 3
"""So many words in a row that stand in an article are taken for the article's."""


def pseudo() -> Texts:
    """English, every phrase in ⟦ ⟧."""
    return Texts("en", {name: _forms(phrase) for name, phrase in catalogue("en").items()})


def _forms(phrase: object) -> str | dict[str, str]:
    if isinstance(phrase, dict):
        return {form: f"{OPEN}{text}{CLOSE}" for form, text in phrase.items()}
    return f"{OPEN}{phrase}{CLOSE}"


def speak(folder: Folder) -> Folder:
    """``folder``, whose site says each phrase in ⟦ ⟧, by a ``texts.toml`` of its own."""
    tables: dict[str, list[str]] = {}
    for name, phrase in pseudo().phrases.items():
        table, key = name.split(".", 1)
        told = json.dumps(phrase, ensure_ascii=False)
        if not isinstance(phrase, str):
            told = "{ " + ", ".join(f"{form} = {json.dumps(text, ensure_ascii=False)}" for form, text in phrase.items())
            told += " }"
        tables.setdefault(table, []).append(f"{key} = {told}")
    path = folder.config.folder("templates") / "texts.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [f"[{table}]\n" + "\n".join(lines) + "\n" for table, lines in tables.items()]
    path.write_text("\n".join(parts), encoding="utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Content:
    """What articles and editors said: ``short`` texts as a whole, and every ``run`` of a few words of any."""

    short: frozenset[tuple[str, ...]]
    runs: frozenset[tuple[str, ...]]

    def covers(self, words: tuple[str, ...]) -> list[bool]:
        """For each of ``words`` whether it is content, or part of a date."""
        found = [word.lower() in _dates() for word in words]
        for size in range(1, _RUN + 1):
            known = self.runs if size == _RUN else self.short
            for at in range(len(words) - size + 1):
                if words[at : at + size] in known or words[at : at + size] in self.short:
                    found[at : at + size] = [True] * size
        return found


def content(folder: Folder) -> Content:
    """What the articles and editors of ``folder`` said, by its data and settings."""
    site = folder.config.site
    said = [site.title, site.tagline, site.author, *(one.name for one in folder.made.site.sources)]
    said += [topic.name for topic in folder.made.site.topics]
    said += [word for story in folder.made.site.stories for word in story.why]
    said += [tree(one.html.encode()).text_content() for one in folder.made.site.own]
    said += [one.title for one in folder.made.site.own]
    for path, data in folder.files.items():
        if path.startswith("data/") and path.endswith(".json") and "schema" not in path:
            said += _strings(json.loads(data), "")
    return of(said)


def of(said: list[str]) -> Content:
    """The words of ``said``."""
    rows = [tuple(_WORD.findall(text)) for text in said]
    runs = {row[at : at + _RUN] for row in rows for at in range(len(row) - _RUN + 1)}
    return Content(frozenset(row for row in rows if 0 < len(row) <= _RUN), frozenset(runs))


def _strings(value: object, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _strings(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one, name)
    elif isinstance(value, str) and name in _CONTENT:
        yield value


def _dates() -> frozenset[str]:
    british = locale("en")
    return frozenset(
        name.lower() for table in (british.months, british.days) for name in table["format"]["wide"].values()
    )


def leftovers(page: lxml.html.HtmlElement, known: Content) -> list[str]:
    """What ``page`` says that is in no ⟦ ⟧, is no content ``known``, no number and no date: each run of words once.

    What has a ``lang`` of its own below the page's is passed over: it says itself that it is in another language.
    """
    found: dict[str, None] = {}
    for run in (*_runs(page), *_attributes(page)):
        words = tuple(_WORD.findall(_outside(run)))
        left = [word for word, covered in zip(words, known.covers(words), strict=True) if not covered]
        if left:
            found.setdefault(" ".join(left))
    return list(found)


def _outside(text: str) -> str:
    """``text`` without what stands in ⟦ ⟧, however deep."""
    kept: list[str] = []
    depth = 0
    for char in text:
        depth += char == OPEN
        kept += [char] if not depth else []
        depth -= char == CLOSE and depth > 0
    return "".join(kept)


def _attributes(page: lxml.html.HtmlElement) -> Iterator[str]:
    for one in _shown(page):
        yield from (str(one.get(name)) for name in _ATTRIBUTES if one.get(name))
        if one.tag == "meta" and one.get("name") == "description":
            yield str(one.get("content") or "")


def _shown(one: lxml.html.HtmlElement) -> Iterator[lxml.html.HtmlElement]:
    yield one
    for child in one:
        if isinstance(child.tag, str) and child.tag not in _NO_WORDS and child.get("lang") is None:
            yield from _shown(child)


def _runs(one: lxml.html.HtmlElement) -> Iterator[str]:
    """The words of each block, those of what stands in a line with them among them."""
    run: list[str] = []
    yield from _walk(one, run)
    yield "".join(run)


def _walk(one: lxml.html.HtmlElement, run: list[str]) -> Iterator[str]:
    run.append(one.text or "")
    for child in one:
        if isinstance(child.tag, str) and child.tag not in _NO_WORDS and child.get("lang") is None:
            block = child.tag in _BLOCKS
            if block:
                yield "".join(run)
                run.clear()
            yield from _walk(child, run)
            if block:
                yield "".join(run)
                run.clear()
        run.append(child.tail or "")
