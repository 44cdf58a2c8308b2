"""Rules for the page of an article: it says what its data have, summary, receipts, text, date and language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from digest.check.finding import Fault
from digest.check.markup import Element, on_a_line
from digest.check.sheet import Place, Sheet
from digest.check.site import as_list, as_table

_AGAIN = "build again"
_THEME = "build again, or mend article.html of the theme"
_SIGNS = re.compile(r"[\W_]+")
"""What is no letter and no digit: templates and texts may set it otherwise."""


def summaries(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """An article's page says every sentence of its summary, shows beside it what it rests on, leads from it to the
    sentences that its receipts name, and has at the anchor of each the sentence that was hashed."""
    table = _data(sheet, place)
    article, summary = as_table(table.get("article")), as_table(table.get("summary"))
    whole = as_table(table.get("outlet")).get("text") == "full"
    receipts: list[tuple[str, Any]] = []
    for point in map(as_table, as_list(summary.get("summary"))):
        said = on_a_line(str(point.get("text", "")))
        own = [one for one in as_list(point.get("receipts")) if one.get("article") == article.get("id")]
        if said not in sheet.words:
            yield sheet.fault(
                "error", 0, f"{short(said)}: the data has this sentence of the summary, the page does not"
            )
        elif own and not point.get("edits") and summary.get("method") == "extractive" and sheet.words.count(said) < 2:
            what = f"{short(said)}: stands once on the page, and should as summary and as what it rests on"
            yield sheet.fault("error", 0, what, _THEME)
        for one in own:
            yield from _anchor(one, str(article.get("text", "")), sheet, whole=whole)
        receipts += [(said, one.get("sentence")) for one in own]
    yield from _ways(receipts, sheet)


def _data(sheet: Sheet, place: Place) -> Mapping[str, Any]:
    """The data of the article whose page this is; nothing where it is none's, or leads on."""
    return {} if sheet.refresh else place.articles.get(sheet.path, {})


def _anchor(receipt: Mapping[str, Any], text: str, sheet: Sheet, *, whole: bool) -> Iterator[Fault]:
    """What is wrong with the sentence that ``receipt`` leads to; ``whole`` says whether the page shows all the text."""
    name = f"s{receipt.get('sentence')}"
    stands = sheet.ids.get(name)
    if stands is None:
        if whole:
            yield sheet.fault("error", 0, f"has no sentence with the id {name}, which a receipt leads to")
        return
    span = on_a_line(text[receipt.get("start", 0) : receipt.get("end", 0)])
    inner = sheet.markup.inner(stands)
    said = sheet.markup.words(stands)
    # A sentence that begins inside a link and ends outside it can only be marked in part.
    partly = said in span and span in sheet.words if span else "<" in inner
    if not partly and sha256(said.encode()).hexdigest() != receipt.get("sha256"):
        yield sheet.fault("error", stands.at, f"the sentence {name} is not the one that its receipt hashes", _AGAIN)


def _ways(own: list[tuple[str, Any]], sheet: Sheet) -> Iterator[Fault]:
    """What is wrong with the links from sentences to those that ``own`` receipts name: they stand in the order of the
    summary."""
    led = iter([link.target.fragment for link in sheet.links if link.tag == "a" and link.target.path == sheet.path])
    for said, number in own:
        if f"s{number}" in sheet.ids and f"s{number}" not in led:
            what = f"{short(said)}: its receipt does not lead to the sentence s{number}"
            yield sheet.fault("error", 0, what, _THEME)
            return


def texts(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """An article's page has every paragraph of the text and no other words within it, where the data have it, and some
    of it where they do not because the outlet allows but its beginning."""
    table = _data(sheet, place)
    blocks = [str(as_table(one).get("text", "")) for one in as_list(as_table(table.get("article")).get("blocks"))]
    if blocks:
        stands = bare(" ".join(map(sheet.markup.words, sheet.texts)) if sheet.texts else sheet.words)
        lost = [block for block in blocks if bare(block) not in stands]
        if lost:
            what = f"lacks {len(lost)} of the {len(blocks)} paragraphs of its text: {short(on_a_line(lost[0]))}"
            yield sheet.fault("error", _at(sheet.texts), what, _THEME)
        elif sheet.texts and len(stands) != sum(len(bare(block)) for block in blocks):
            yield sheet.fault("warning", _at(sheet.texts), "its text holds words that its data have not", _THEME)
    excerpt = as_table(table.get("outlet")).get("text") == "excerpt"
    if excerpt and sheet.texts and not any(map(sheet.markup.words, sheet.texts)):
        yield sheet.fault("error", _at(sheet.texts), "shows nothing of its text", _THEME)


def dates(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """The page of an article or an edition says when that was as its data do: in a ``time``, and to those who share
    it."""
    date = as_table(as_table(_data(sheet, place).get("article")).get("date")).get("value")
    edition = as_table(place.tables.get(f"data/editions/{sheet.path[:10].replace('/', '-')}.json"))
    if sheet.path[10:] == "/index.html":
        date = as_table(edition.get("edition")).get("day")
    times = [one for one in sheet.markup.all("time") if "datetime" in one.attributes]
    times = [one for one in times if not any(text.start <= one.at < text.end for text in sheet.texts)]
    if date and times and not any(one.attributes["datetime"] == date for one in times):
        what = f"says {times[0].attributes['datetime']} in its time, its data {date}"
        yield sheet.fault("error", times[0].at, what, _AGAIN)
    shared = sheet.meta.get("article:published_time", date)
    if date and shared != date:
        yield sheet.fault("error", 0, f"its article:published_time is {shared}, the date in its data {date}", _AGAIN)


def languages(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """A page is in the language of the front page; the headline and the text of an article in that of its data."""
    root = next(sheet.markup.all("html"), None)
    said = root.attributes.get("lang", "") if root else ""
    if root and said and place.language and said != place.language:
        what = f"says that it is in {said}, the front page that it is in {place.language}"
        yield sheet.fault("warning", root.at, what, "mend the template, or set the language of the words themselves")
    wanted = as_table(_data(sheet, place).get("article")).get("language")
    for one in (*sheet.markup.all("h1"), *sheet.texts) if wanted else ():
        if (found := _language(one, sheet)) != wanted:
            what = f"its {one.tag} says that it is in {found or 'no language'}, its data {wanted}"
            yield sheet.fault("error", one.at, what, _THEME)


def _language(one: Element, sheet: Sheet) -> str:
    """The language in which ``one`` is, as it or what is around it says."""
    while "lang" not in one.attributes and one.parent >= 0:
        one = sheet.markup.elements[one.parent]
    return one.attributes.get("lang", "")


def _at(found: tuple[Element, ...]) -> int:
    return found[0].at if found else 0


def bare(text: str) -> str:
    """The letters and digits of ``text``."""
    return _SIGNS.sub("", text)


def short(text: str) -> str:
    """``text`` in quotation marks, as much of it as a line holds."""
    return f"“{text}”" if len(text) < 60 else f"“{text[:56]} …”"
