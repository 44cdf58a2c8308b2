"""What feeds, lists and files say, however they say it: links, letters, references, and which articles are there."""

from __future__ import annotations

import random
from datetime import UTC
from pathlib import Path

import pytest

from digest import border
from digest.errors import DigestError
from digest.fetch.addresses import identity
from digest.fetch.entries import Entry, entries
from digest.fetch.listing import listed
from digest.fetch.store import Content
from digest.ingest import read
from digest.model import Payload, Url
from tests.outlets import Item, outlet, rss, source
from tests.sites import run
from tests.web_server import page

BRIDGE = Item("bridge")
HERE = Url("https://h.example/feeds/all.xml")
BROKEN = (
    "<rss version='2.0'><channel><title>H</title><item><title>R & D at &#99999999999; Ltd</title>"
    "<link>/news/broken.html</link><description>One & two &#xD800; &#x110000;</description></item></channel></rss>"
)


def said(text: str, charset: str = "") -> list[Entry]:
    return entries(text.encode(charset or "utf-8", "surrogatepass"), HERE, "herald", UTC, charset)


def test_a_reference_to_no_character_costs_neither_its_feed_nor_another(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, path="/good.xml")
        paper.web.table["/feed.xml"] = page(BROKEN, "application/rss+xml")
        toml = paper.folder.toml
        toml.write_text(toml.read_text() + source(paper.base, "wire", path="/good.xml"))
        done = paper.fetch()
    assert done.code == 0
    assert done.out.splitlines()[:2] == ["herald  1 held back", "wire    1 new"]
    paper.folder.put("mine.xml", BROKEN)
    built = run("build", cwd=tmp_path)
    assert built.code == 0, built.err


SEEDS = (
    rss([BRIDGE, Item("mill")], "https://h.example"),
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/n/"><title>x</title><entry><id>urn:1</id><title>B</title>'
    '<updated>2026-05-31T10:00:00Z</updated><link href="/b.html"/><content type="html">&lt;p>S</content></entry>'
    "</feed>",
)
SPLINTERS = (
    *("<", ">", "&", '"', "\x00", "\ufffe", "\ud83d", "http://[", "0001-01-01", "31 May 99999999999 10:00:00", "&#x;"),
    *("&#99999999999;", "&#-1;", "<![CDATA[", "]]>", "<!--", "<!x", "<![if", "<?", "//", "24:61:61", "2026-W60-9"),
    *('xml:base="http://["', 'type="xhtml"', 'mode="base64"', " & ", "</item>", "<svg>", "<table>", "-0001", "T99:"),
)


def test_whatever_a_feed_is_broken_into_it_is_read_or_refused() -> None:
    dice = random.Random(7)  # noqa: S311 (the same each time)
    for _ in range(150):
        text = dice.choice(SEEDS)
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(text))
            text = text[:at] + dice.choice(SPLINTERS) + text[at + dice.choice((0, 0, 1, 5, 30)) :]
        for reader in (
            lambda data: entries(data, HERE, "herald", UTC),
            lambda data: list(read(Payload("x.xml", "feed", data))),
            lambda data: listed(data, HERE, "", UTC),
        ):
            try:
                reader(text.encode("utf-8", "surrogatepass"))
            except DigestError:
                continue


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"{}><title>x</title><id>urn:x</id><entry><id>urn:1</id><title>B</title>'
    '<updated>2026-05-31T10:00:00Z</updated><link href="{}"/><summary>Short</summary></entry></feed>'
)
RELATIVE = {
    "RSS": "<rss version='2.0'><channel><title>H</title><link>https://h.example/</link><item><title>B</title>"
    "<link>/news/b.html</link><guid isPermaLink='false'>g</guid></item></channel></rss>",
    "Atom": ATOM.format("", "../news/b.html"),
    "Atom with a base": ATOM.format(' xml:base="/news/"', "b.html"),
    "JSON Feed": '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/news/b.html"}]}',
}


@pytest.mark.parametrize("kind", RELATIVE)
def test_a_relative_link_begins_where_the_feed_stands(kind: str) -> None:
    assert [one.address for one in said(RELATIVE[kind])] == ["https://h.example/news/b.html"]


def test_the_bare_name_of_an_entry_is_no_link() -> None:
    feed = "<rss version='2.0'><channel><title>H</title><item><title>B</title><guid>4711</guid></item></channel></rss>"
    assert [(one.name, one.address) for one in said(feed)] == [("4711", None)]


def test_the_letters_of_a_feed_are_what_its_server_says_where_it_says_nothing_itself() -> None:
    title = "Příšerně žluťoučký kůň úpěl ďábelské ódy"
    feed = f"<rss version='2.0'><channel><title>H</title><item><title>{title}</title></item></channel></rss>"
    assert [one.title for one in said(feed, "iso-8859-2")] == [title]


def test_a_list_of_articles_in_xhtml_is_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<html><body><a href="/news/old-mill-sold">Mill</a></body></html>'
    assert [one.address for one in listed(text.encode(), HERE, "", UTC)] == ["https://h.example/news/old-mill-sold"]


STATED = {
    "a.md": ("---\ntitle: A\nurl: https://h.example/über\n---\nText\n", "https://h.example/%C3%BCber"),
    "b.md": ("---\nurl: https://h.example/%c3%bc%7Ea\n---\nText\n", "https://h.example/%C3%BC~a"),
    "c.md": ("---\nurl: https://h.example/c # the original\n---\nText\n", "https://h.example/c"),
    "d.md": ("---\nurl: >-\n  https://h.example/d\ntitle: D\n---\nText\n", "https://h.example/d"),
    "e.md": ('---\r\n"url": "https://h.example/e"\r\n---\r\nText\r\n', "https://h.example/e"),
    "f.md": ("---\ntitle: F\n---\nText\n\nlink: https://h.example/f\nurl: https://h.example/f\n", None),
    "g.md": ("---\nurl: https://h.example/g\n  more\n---\nText\n", "https://h.example/g%20more"),
    "h.txt": ("Headline\nLink: https://h.example/h\n\nText\n", "https://h.example/h"),
    "i.pdf.toml": ("title = 'I'\nurl = 'https://h.example/i' # mine\n", "https://h.example/i"),
    "j.html.toml": ('"url" = "https://h.example/j"\n', "https://h.example/j"),
}


@pytest.mark.parametrize("name", STATED)
def test_the_address_of_an_editors_file_is_what_its_reader_reads(tmp_path: Path, name: str) -> None:
    text, address = STATED[name]
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    wanted = {identity(found): name} if address and (found := border.url(address)) else {}
    assert Content(tmp_path).urls([name]) == wanted


@pytest.mark.parametrize(
    ("replies", "code"),
    [
        ((404,), 1),
        ((410, 403), 1),
        ((503,), 3),
        ((404, 503), 3),
        ((404, 200), 0),
    ],
)
def test_a_run_is_red_where_every_address_is_wrong_and_weak_where_a_later_one_may_bring_something(
    tmp_path: Path, replies: tuple[int, ...], code: int
) -> None:
    with outlet(tmp_path) as paper:
        toml = paper.folder.toml
        second = source(paper.base, "wire", path="/1") if len(replies) > 1 else ""
        toml.write_text(toml.read_text() + second)
        for status, path in zip(replies, ("/feed.xml", "/1"), strict=False):
            paper.web.table[path] = page(rss([BRIDGE], paper.base), status=status)
        assert paper.fetch().code == code
