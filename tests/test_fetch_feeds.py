"""What is made of a feed: a bad one costs itself alone, in bounded time, and no word of it is a path or a script."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from digest import border
from digest.errors import SourceError
from digest.fetch.entries import Entry, entries
from digest.fetched import read_fetched
from tests.outlets import Item, outlet, rss, source, story
from tests.sites import run
from tests.web_server import page

AT = border.url("https://herald.example/feed.xml")
BRIDGE = Item("bridge")
RSS = "<rss version='2.0'><channel><title>H</title>{}</channel></rss>"
BOMB = "<?xml version='1.0'?><!DOCTYPE rss [{}]>"
LAUGHS = BOMB.format("<!ENTITY a 'ha'>{}") + RSS.format("<item><title>&j;</title></item>")
LAUGHS = LAUGHS.format(
    "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
)
SWELLING = BOMB.format(f"<!ENTITY a '{'ha' * 100_000}'>") + RSS.format("&a;" * 100_000)
ATTRIBUTES = " ".join(f"a{number}=''" for number in range(101))
OF_A_FILE = BOMB.format("<!ENTITY a SYSTEM 'file:///etc/hostname'>") + RSS.format("<item><title>&a;</title></item>")


def said(data: str | bytes) -> list[Entry]:
    """The entries of a feed."""
    raw = data if isinstance(data, bytes) else data.encode()
    assert AT
    return entries(raw, AT, "herald", ZoneInfo("UTC"))


def item(inner: str) -> str:
    """A feed with one item."""
    return f"<rss version='2.0'><channel><title>H</title><item>{inner}</item></channel></rss>"


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS.encode(),
        SWELLING.encode(),
        OF_A_FILE.encode(),
        OF_A_FILE.replace("<!ENTITY", "<!entity").encode(),
        LAUGHS.encode("utf-16"),
        LAUGHS.replace("'1.0'", "'1.0' encoding='gb2312'").replace("ha", "笑").encode("gb2312"),
    ],
    ids=["laughs", "swelling", "file", "small letters", "utf-16", "gb2312"],
)
def test_a_feed_with_entities_of_its_own_is_not_read_at_all(data: bytes) -> None:
    """Before the parser sees it: billion laughs, quadratic blow-up, files of this machine."""
    with pytest.raises(SourceError, match="declares entities of its own"):
        said(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (RSS.format("<a>" * 501 + "</a>" * 501), "tags in tags"),
        (RSS.format(f"<x {ATTRIBUTES}/>"), "a tag of more than 100 attributes"),
        (RSS.format("<item/>" * 300_001), "more than 300,000 tags"),
    ],
    ids=["depth", "attributes", "tags"],
)
def test_a_feed_that_would_cost_its_reader_minutes_is_not_read(data: str, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        said(data)


def test_a_declaration_in_an_encoding_of_tricks_is_read_as_the_letters_it_is() -> None:
    """In UTF-7 no declaration looks like one; so nothing is ever read as UTF-7."""
    hidden = LAUGHS.replace("'1.0'", "'1.0' encoding='utf-7'").replace("<!", "+ADwAIQ-")
    assert all(len(one.title) < 10 for one in said(hidden))


def test_a_bomb_costs_its_feed_alone(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.web.table["/bomb.xml"] = page(LAUGHS, "application/rss+xml")
        toml = paper.folder.toml
        toml.write_text(toml.read_text() + source(paper.base, "bomb", path="/bomb.xml"))
        done = paper.fetch("--json")
        told = {one["key"]: one for one in json.loads(done.out)["sources"]}
    assert (told["bomb"]["state"], told["herald"]["new"]) == ("failing", 1)
    assert "declares entities" in told["bomb"]["feeds"][0]["why"]


def test_an_article_about_entities_is_no_bomb() -> None:
    assert len(said(item("<title>On XML</title><description><![CDATA[<p>Write &lt;!ENTITY</p>]]></description>"))) == 1


def test_a_page_in_place_of_a_feed_is_told_with_the_feed_it_links_to(tmp_path: Path) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
    with outlet(tmp_path, table={"/feed.xml": page(BRIDGE.html(link), "application/rss+xml")}) as paper:
        done = paper.fetch()
        assert f'/feed.xml is a page, not a feed (it links to one: feed = "{paper.base}/atom.xml")' in done.err
    assert done.code == 1, "no later run will find a feed there"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"<!-- hello --><!DOCTYPE HTML><p>Hi", "is a page, not a feed"),
        (b'{"feeds": []}', "is JSON, but not a JSON Feed"),
        (b"%PDF-1.7 \x00\x01\x02", "is not a feed that can be read"),
        (b"\njust words", "is not a feed that can be read \\(line 2: syntax error\\)"),
    ],
)
def test_what_is_no_feed_is_told_as_what_it_is(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        said(data)


def test_a_feed_that_lies_about_its_type_and_encoding_is_read_as_what_it_is(tmp_path: Path) -> None:
    """Sent as a page, in Latin-1, and says of itself that it is UTF-8."""
    with outlet(tmp_path, 'take = "feed"') as paper:
        cafe = Item("cafe", title="Das Café am Fluß schließt", teaser="Der Wirt des Cafés hört nach 40 Jahren auf.")
        paper.web.table["/feed.xml"] = page(rss([cafe], paper.base).encode("latin-1"), "text/html; charset=utf-8")
        assert paper.told()["new"] == 1
    (text,) = paper.files.values()
    assert 'title: "Das Café am Fluß schließt"' in text
    assert "Cafés hört" in text


def test_json_feeds_are_read_too(tmp_path: Path) -> None:
    one = {"id": "1", "url": "/x", "title": "Bridge", "content_text": "\n\n".join(story("bridge"))}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "H",
        "items": [one | {"date_published": "2026-05-31"}],
    }
    table = {"/feed.xml": page("\ufeff" + json.dumps(feed), "application/json")}
    with outlet(tmp_path, 'take = "feed"', table) as paper:
        assert paper.told()["new"] == 1
    assert paper.files.keys() == {"herald/2026/05/31-bridge.md"}


HOSTILE = [
    "../../../../etc/passwd",
    "C:\\Windows\\system.ini",
    "javascript:alert(1)",
    "<script>alert(1)</script> in Lowfield",
    "Bell\x07 and \u202eturned\u202c",
    "---\ndraft: true\n---",
    "}}{{ 7*7 }}",
    ".hidden",
    "CON",
    "a/b/../c",
    "",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_of_a_feed_is_a_path_or_a_script(tmp_path: Path, text: str) -> None:
    """As a headline, as an id, as an author and as an address: files stay below the folder of their source, and the
    paper that is built of them holds no script of a stranger's."""
    entry = {
        "id": text or "1",
        "title": text,
        "url": text,
        "authors": [{"name": text}],
        "tags": [text],
        "content_html": "".join(f"<p>{one}</p>" for one in story("bridge")) + text,
        "date_published": "2026-05-31T10:00:00",
    }
    feed = {"version": "https://jsonfeed.org/version/1", "title": "H", "items": [entry]}
    with outlet(tmp_path / "site", table={"/feed.xml": page(json.dumps(feed), "application/json")}) as paper:
        assert paper.fetch().code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    (path,) = paper.files
    assert path.startswith("herald/2026/05/31-")
    assert path.count("/") == 3
    built = run("build", cwd=tmp_path / "site")
    assert built.code == 0, built.err
    pages = b"".join(one.read_bytes() for one in (tmp_path / "site/output").rglob("*.html"))
    assert b"<script>alert" not in pages
    assert b'href="javascript:' not in pages


def test_a_headline_of_ten_megabytes_is_cut_and_an_id_of_one_is_hashed() -> None:
    (one,) = said(
        item(f"<title>{'word ' * 2_000_000}</title><guid>{'x' * 1_000_000}</guid><link>https://a.example/1</link>")
    )
    assert len(one.title) <= 300
    assert len(one.name) <= 300


@pytest.mark.slow
def test_ten_thousand_entries_are_sorted_and_the_newest_taken(tmp_path: Path) -> None:
    """One of ten times as many as a site has: reading them is most of what it costs."""
    items = [Item(f"n{number}", title=f"Headline number {number}", teaser="Short.") for number in range(10_000)]
    with outlet(tmp_path, 'take = "feed"', fetching="articles = 3\n") as paper:
        paper.web.table["/feed.xml"] = page(rss(items, paper.base), "application/rss+xml")
        told = paper.told()
    assert (told["new"] + told["held"], told["later"]) == (3, 9997)


def test_ids_that_several_entries_share_do_not_make_one_article_of_them() -> None:
    """A name by the place in the feed would be another article's the next day."""
    shared = "".join(
        f"<item><guid>same</guid><title>{word}</title><link>https://a.example/{word}</link></item>" for word in "abc"
    )
    names = [one.name for one in said(f"<rss version='2.0'><channel><title>H</title>{shared}</channel></rss>")]
    assert names == ["https://a.example/a", "https://a.example/b", "https://a.example/c"]


def test_an_entry_without_id_and_link_is_named_by_its_text_not_by_its_place() -> None:
    first, second = "<item><title>One</title></item>", "<item><title>Two</title></item>"
    feed = "<rss version='2.0'><channel><title>H</title>{}</channel></rss>"
    names = {one.title: one.name for one in said(feed.format(first + second))}
    again = {one.title: one.name for one in said(feed.format(second))}
    assert names["Two"] == again["Two"] != names["One"]


@pytest.mark.parametrize(
    ("published", "dated"),
    [
        ("Sun, 31 May 2026 23:30:00 -0700", "2026-06-01T08:30:00+02:00"),
        ("2026-05-31", "2026-05-31"),
        ("2026-05-31T10:00:00", "2026-05-31T12:00:00+02:00"),
        ("Sun, 31 May 2099 10:00:00 GMT", "2026-06-01"),
        ("yesterday", "2026-06-01"),
    ],
)
def test_dates_are_put_into_the_sites_zone_and_one_that_lies_ahead_is_none(
    tmp_path: Path, published: str, dated: str
) -> None:
    """Without a date, an article that came since the last run is of the day of the run. A moment without a zone is in
    UTC, as feeds have it."""
    with outlet(tmp_path, 'take = "feed"') as paper:
        toml = paper.folder.toml
        toml.write_text(toml.read_text().replace("[site]", '[site]\ntime_zone = "Europe/Berlin"'))
        paper.offer()
        paper.fetch()
        paper.offer(Item("bridge", published))
        assert paper.told()["new"] == 1, paper.files
    (text,) = paper.files.values()
    assert f"\ndate: {dated}\n" in text


def test_on_the_first_run_articles_without_a_date_are_held_for_nobody_knows_how_old_they_are(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(Item("bridge", ""))
        done = paper.fetch()
        (path,) = paper.files
        assert path == "herald/undated/lowfield-decides-on-its-bridge.md"
        assert f"warning: content/{path}: was written as a draft: it has no date" in done.err
        assert "# Held back: it has no date\ndraft: true\n" in paper.files[path]
        paper.offer(Item("mill"), Item("bridge", ""))
        assert paper.told()["new"] == 1
    built = run("build", "--strict", cwd=tmp_path)
    assert built.code == 0, built.err
    assert len(read_fetched(tmp_path).kept) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0' encoding='ut\xd6-8'?>" + RSS.format("<item><title>a</title></item>").encode(),
        RSS.format("<item><title>a</title></bogus><description>\x1b[1m &lt;p&gt;Hello</description></item>").encode(),
        RSS.format("<item><title>a</title><pubDate>soon</pubDate><description/></item>").encode(),
        RSS.format("<item><title>a</title>" + "<" * 500).encode(),
    ],
    ids=["encoding", "control", "empty", "open"],
)
def test_a_broken_feed_gives_what_can_be_read_of_it(data: bytes) -> None:
    """Each of them ended a run once."""
    assert [one.title for one in said(data)] == ["a"]
