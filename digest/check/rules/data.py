"""Rules for the site as data: JSON that can be read and holds to its schemas, receipts that lead somewhere."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from digest.check.finding import Fault
from digest.check.rules.articles import short
from digest.check.schema import against
from digest.check.site import STATUS, Site, as_list, as_table, table_of

_KINDS = {"data/articles/": "article", "data/stories/": "story", "data/editions/": "edition"}
_LINES = "data/digest.jsonl"
_AGAIN = "build again"
_SENTENCE = re.compile(r"s\d+")


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
        if path in seen:
            yield Fault("error", _LINES, f"holds the article of {path} twice", _AGAIN, number)
        seen.add(path)
        if path in site.files and site.tables.get(path, table) != table:
            yield Fault("error", _LINES, f"says otherwise than {path}", _AGAIN, number)
    for path in sorted({path for path, _ in site.below("data/articles/")} ^ seen):
        where = "lacks the article of" if path in site.tables else "holds an article that has no file:"
        yield Fault("error", _LINES, f"{where} {path}", _AGAIN)


def receipts(site: Site) -> Iterator[Fault]:
    """Every sentence in the data but those that a person wrote has a receipt; each leads to an article and hashes the
    span of its text; a sentence that names no edit is within that span. Of an outlet whose text is not shown the data
    holds none: there the page is looked at."""
    articles = site.articles
    texts = {name: str(as_table(one.get("article")).get("text", "")) for name, one in articles.items()}
    by_hand = {text for one in articles.values() for text in _by_hand(one)}
    for path, table in site.tables.items():
        if path.startswith(tuple(_KINDS)):
            exact = as_table(as_table(table).get("summary")).get("method") not in {"human", "model"}
            for said in _said(table):
                if not said["receipts"] and said.get("text") not in by_hand:
                    yield Fault("error", path, f"{short(str(said.get('text')))}: has no receipt", _AGAIN)
                yield from (Fault("error", path, what, _AGAIN) for what in _wrong(said, texts, exact=exact))


def _by_hand(article: Mapping[str, Any]) -> Iterator[Any]:
    """The sentences of a summary that a person wrote."""
    summary = as_table(article.get("summary"))
    if summary.get("method") == "human":
        yield from (as_table(point).get("text") for point in as_list(summary.get("summary")))


def receipt_links(site: Site) -> Iterator[Fault]:
    """A link from another page to a sentence of an article leads to one that a receipt in the data names."""
    pages = {name: site.base.target("index.html", str(one.get("url", ""))).path for name, one in site.articles.items()}
    named = {
        (pages.get(str(one.get("article"))), f"s{one.get('sentence')}")
        for path, table in site.tables.items()
        if path.startswith(tuple(_KINDS))
        for said in _said(table)
        for one in map(as_table, said["receipts"])
    }
    shown = set(pages.values())
    for path, page in site.pages.items():
        for line, address, target, level in page.anchors:
            sentence = level == "error" and target.path in shown and _SENTENCE.fullmatch(target.fragment)
            if sentence and (target.path, target.fragment) not in named:
                what = f"{address} leads to a sentence that no receipt in the data names"
                yield Fault("error", path, what, _AGAIN, line)


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
            yield f"{short(sentence)}: its receipt names the article {one.get('article')}, which there is not"
        elif text := texts[one["article"]]:
            span = text[start:end] if isinstance(start, int) and isinstance(end, int) and 0 <= start < end else ""
            spans.append(span)
            if _hash(span) != one.get("sha256"):
                yield f"{short(sentence)}: its receipt does not hash characters {start} to {end} of {one['article']}"
    if exact and "edits" in said and not said["edits"] and spans and not any(sentence in span for span in spans):
        yield f"{short(sentence)}: is not what its receipt leads to, and names no edit"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
