"""Rules for the site as data: JSON that can be read and holds to its schemas, receipts that lead somewhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from digest.check.finding import Fault
from digest.check.markup import words
from digest.check.schema import against
from digest.check.sheet import Place, Sheet
from digest.check.site import STATUS, Site, as_list, as_table, table_of

_KINDS = {"data/articles/": "article", "data/stories/": "story", "data/editions/": "edition"}
_LINES = "data/digest.jsonl"
_AGAIN = "build again"


def data(site: Site) -> Iterator[Fault]:
    """Every file of data parses and holds to its schema; digest.jsonl holds the same articles as the single files."""
    for path, file in site.files.items():
        if path not in site.tables and (path == STATUS or (path.endswith(".json") and path.startswith("data/"))):
            fault = table_of(path, file.data)[1]
            if fault:
                yield fault
    for path, table in site.tables.items():
        name = next((kind for folder, kind in _KINDS.items() if path.startswith(folder)), "")
        schema = site.tables.get(f"data/schema/{name or path.removeprefix('data/')[:-5]}.json")
        if schema is not None and not path.startswith("data/schema/"):
            yield from (Fault("error", path, what, _AGAIN) for what in against(as_table(schema), table))
    yield from _lines(site)


def _lines(site: Site) -> Iterator[Fault]:
    """What is wrong with the file of all articles, one a line."""
    if _LINES not in site.files:
        yield Fault("error", _LINES, "is missing: it holds all articles as data", _AGAIN)
        return
    seen = set()
    for number, row in enumerate(site.files[_LINES].data.splitlines(), 1):
        try:
            table = json.loads(row)
        except ValueError as error:
            yield Fault("error", _LINES, f"is no JSON: {error}", _AGAIN, number)
            continue
        path = f"data/articles/{as_table(as_table(table).get('article')).get('id')}.json"
        seen.add(path)
        if path in site.files and site.tables.get(path, table) != table:
            yield Fault("error", _LINES, f"says otherwise than {path}", _AGAIN, number)
    for path in sorted({path for path, _ in site.below("data/articles/")} ^ seen):
        where = "lacks the article of" if path in site.tables else "holds an article that has no file:"
        yield Fault("error", _LINES, f"{where} {path}", _AGAIN)


def receipts(site: Site) -> Iterator[Fault]:
    """Every receipt in the data leads to an article and hashes the span of its text; a sentence that names no edit is
    within that span. Of an outlet whose text is not shown the data holds none: there the page is looked at."""
    articles = site.articles
    texts = {name: str(as_table(one.get("article")).get("text", "")) for name, one in articles.items()}
    for path, table in site.tables.items():
        if path.startswith(tuple(_KINDS)):
            human = as_table(as_table(table).get("summary")).get("method") in {"human", "model"}
            for said in _said(table):
                yield from (Fault("error", path, what, _AGAIN) for what in _wrong(said, texts, exact=not human))


def _said(found: Any) -> Iterator[Mapping[str, Any]]:
    """Everything in ``found`` that has receipts."""
    if isinstance(found, dict):
        if isinstance(found.get("receipts"), list):
            yield found
        found = list(found.values())
    for one in as_list(found):
        yield from _said(one)


def _wrong(said: Mapping[str, Any], texts: Mapping[str, str], *, exact: bool) -> Iterator[str]:
    """What is wrong with the receipts of one sentence, quotation or figure; all must lead to the span they hash, and
    where it is ``exact``, a sentence is the span."""
    sentence, spans = str(said.get("text", "")), []
    for one in said["receipts"]:
        start, end = one.get("start"), one.get("end")
        if one.get("article") not in texts:
            yield f"{_short(sentence)}: its receipt names the article {one.get('article')}, which there is not"
        elif text := texts[one["article"]]:
            span = text[start:end] if isinstance(start, int) and isinstance(end, int) and 0 <= start < end else ""
            spans.append(span)
            if _hash(span) != one.get("sha256"):
                yield f"{_short(sentence)}: its receipt does not hash characters {start} to {end} of {one['article']}"
    if exact and "edits" in said and not said["edits"] and spans and not any(sentence in span for span in spans):
        yield f"{_short(sentence)}: is not what its receipt leads to, and names no edit"


def shown(sheet: Sheet, place: Place) -> Iterator[Fault]:
    """An article's page says every sentence of its summary, shows beside it what it rests on, and has at the anchor of
    a receipt the sentence that was hashed."""
    table = place.articles.get(sheet.path)
    if not table or sheet.refresh:
        return
    article, summary = as_table(table.get("article")), as_table(table.get("summary"))
    whole = as_table(table.get("outlet")).get("text") == "full"
    for point in map(as_table, as_list(summary.get("summary"))):
        said = words(str(point.get("text", "")).replace("<", "&lt;"))
        own = [one for one in as_list(point.get("receipts")) if one.get("article") == article.get("id")]
        if said not in sheet.words:
            yield sheet.fault(
                "error", 0, f"{_short(said)}: the data has this sentence of the summary, the page does not"
            )
        elif own and not point.get("edits") and summary.get("method") == "extractive" and sheet.words.count(said) < 2:
            what = f"{_short(said)}: stands once on the page, and should as summary and as what it rests on"
            yield sheet.fault("error", 0, what, "build again, or mend article.html of the theme")
        for one in own:
            yield from _anchor(one, str(article.get("text", "")), sheet, whole=whole)


def _anchor(receipt: Mapping[str, Any], text: str, sheet: Sheet, *, whole: bool) -> Iterator[Fault]:
    """What is wrong with the sentence that ``receipt`` leads to; ``whole`` says whether the page shows all the text."""
    name = f"s{receipt.get('sentence')}"
    stands = sheet.ids.get(name)
    if stands is None:
        if whole:
            yield sheet.fault("error", 0, f"has no sentence with the id {name}, which a receipt leads to")
        return
    span = words(text[receipt.get("start", 0) : receipt.get("end", 0)].replace("<", "&lt;"))
    inner = sheet.markup.inner(stands)
    said = words(inner)
    # A sentence that begins inside a link and ends outside it can only be marked in part.
    partly = said in span and span in sheet.words if span else "<" in inner
    if not partly and _hash(said) != receipt.get("sha256"):
        yield sheet.fault("error", stands.at, f"the sentence {name} is not the one that its receipt hashes", _AGAIN)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _short(text: str) -> str:
    return f"“{text}”" if len(text) < 60 else f"“{text[:56]} …”"
