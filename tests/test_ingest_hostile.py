"""Files that a stranger made badly, or with intent: each is read or refused by name, and none stops the build."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import Cleaner
from digest.errors import SourceError
from digest.summarise import Extractive
from tests.texts import documents

SENTENCE = "The lamp on the head went out again before dawn on Monday, and nobody was awake to see it."
ITEM: dict[str, Any] = {
    "id": "1",
    "url": "https://a.example/1",
    "external_url": "https://a.example/2",
    "title": "Lamp goes dark",
    "content_html": f"<p>{SENTENCE}</p><p>Then it was lit again by hand.</p>",
    "content_text": SENTENCE,
    "summary": "Dark.",
    "date_published": "2026-03-17T21:14:00Z",
    "date_modified": "2026-03-18T21:14:00Z",
    "authors": [{"name": "Tilda Brandt"}],
    "tags": ["lamp"],
    "language": "en",
}
ODD: list[Any] = [5, None, True, -1.5, "x", "", [], {}, [5], [None], {"name": 5}, [{"name": 5}], [["a"]], "\x00"]


def survives(data: str | bytes, path: str) -> None:
    """``data`` goes through reading, cleaning and summarising, or is refused; what comes out can be written."""
    try:
        for document in documents(data, path):
            summary = Extractive()(Cleaner(UTC)(document))
            one = summary.article
            facts = (summary.headline, one.text, one.source.name, one.source.key, *one.authors, *one.tags)
            "".join(str(fact) for fact in facts).encode()
    except SourceError as error:
        assert error.where.startswith(path)
        assert error.hint


def with_item(**changes: Any) -> str:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": [ITEM | changes]}
    return json.dumps(feed)


@pytest.mark.parametrize("key", sorted(ITEM))
@pytest.mark.parametrize("value", ODD, ids=repr)
def test_a_json_feed_s_item_with_a_value_of_the_wrong_kind_is_read_or_refused(key: str, value: Any) -> None:
    survives(with_item(**{key: value}), "desk/feed.json")


@pytest.mark.parametrize("key", ["title", "language", "authors", "version", "items"])
@pytest.mark.parametrize("value", ODD, ids=repr)
def test_a_json_feed_with_a_value_of_the_wrong_kind_is_read_or_refused(key: str, value: Any) -> None:
    feed: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "items": [ITEM]}
    feed["items"][0] = {name: ITEM[name] for name in ITEM if name != "language"}
    survives(json.dumps(feed | {key: value}), "desk/feed.json")


@pytest.mark.parametrize("key", ["id", "url", "title", "content_html", "content_text", "language", "date_published"])
def test_half_a_surrogate_pair_in_a_json_feed_is_no_crash(key: str) -> None:
    survives(with_item(**{key: f"{ITEM[key]} \ud800 x"}), "desk/feed.json")


PAGE = f'<html lang="en"><head><title>Lamp goes dark</title><script type="application/ld+json">%s</script></head>\
<body><article><h1>Lamp goes dark</h1><p>{SENTENCE}</p><p>{SENTENCE}</p><p>{SENTENCE}</p></article></body></html>'
LINKED_DATA = [
    "",
    "[]",
    "5",
    "null",
    '{"@type": 5}',
    '{"@graph": 5}',
    '{"@type": "NewsArticle", "headline": 5, "datePublished": 5, "author": 5, "publisher": 5}',
    '{"@type": "NewsArticle", "author": [[]], "publisher": [5]}',
    '{"@type": "NewsArticle", "author": {"name": ["A", 5]}}',
    '{"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00Z"}',
    '{"@type": "NewsArticle", "headline": "Lamp \\ud800 dark"}',
    "[" * 20_000,
    '{"@graph":' * 20_000,
]


@pytest.mark.parametrize("data", LINKED_DATA, ids=lambda text: text[:60])
def test_a_page_with_odd_linked_data_is_still_read(data: str) -> None:
    survives(PAGE % data, "desk/page.html")
    assert documents(PAGE % data, "desk/page.html")


ENTRY = f"<item><title>Lamp goes dark</title>%s<description>{SENTENCE} {SENTENCE}</description></item>"
RSS = f"<rss version='2.0'><channel><title>Notes</title>{ENTRY}</channel></rss>"
FEEDS = [
    "",
    " ",
    "<",
    "not xml",
    RSS % "<pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate>",
    RSS % "<pubDate>Tue, 17 Mar 99999 21:14:00 GMT</pubDate>",
    RSS % "<link>http://[x</link>",
    RSS % "<link>javascript:alert(1)</link>",
    RSS % "<guid>../../etc/passwd</guid>",
    RSS % "<author></author><category></category>",
    RSS.replace("<rss", "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><rss") % "<category>&c;</category>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>9999-12-31T23:59:59-12:00</updated></entry></feed>",
    "<rss version='2.0'><channel></channel></rss>",
    "<rss version='2.0'><channel><item></item></channel></rss>",
]


@pytest.mark.parametrize("data", FEEDS, ids=lambda text: text[:60])
def test_an_odd_feed_is_read_or_refused(data: str) -> None:
    survives(data, "desk/feed.xml")


MAILS = [
    b"",
    b"\n",
    b"no header at all",
    b"From: a@b.example\nDate: nonsense\nSubject: =?x?q?=FF?=\n\n" + SENTENCE.encode(),
    b"From: \xff\xfe <\xff>\nSubject: \xff\xe9\nContent-Type: text/plain; charset=nosuch\n\nOne \xe9. "
    + SENTENCE.encode(),
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"From: ,,,\nContent-Type: text/html; charset=utf-16\n\n<p>abc",
    b"From: a@b.example\nDate: Tue, 17 Mar 2026 21:14:00 +9999\n\n" + SENTENCE.encode(),
    b"From: a@b.example\nDate: Mon, 01 Jan 0001 00:00:00 +0000\n\n" + SENTENCE.encode(),
    b"From: a@b.example\nContent-Transfer-Encoding: base64\n\n!!!!",
]


@pytest.mark.parametrize("data", MAILS, ids=lambda data: repr(data[:40]))
def test_an_odd_mail_is_read_or_refused(data: bytes) -> None:
    survives(data, "desk/letter.eml")


@pytest.mark.parametrize(
    "text", ["> " * 3000, "- " * 2000, "[" * 3000, "`" * 5000, "#" * 3000, "|-" * 2000, "*" * 3000]
)
def test_markdown_of_nothing_but_marks_is_read_or_refused(text: str) -> None:
    survives(f"{text}\n\n{SENTENCE} {SENTENCE}\n", "desk/marks.md")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=120), st.sampled_from(["txt", "md", "html", "xml", "json", "eml"]))
def test_any_bytes_under_any_name_are_read_or_refused(data: bytes, suffix: str) -> None:
    survives(data, f"desk/any.{suffix}")
