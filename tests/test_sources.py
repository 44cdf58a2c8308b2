"""``digest sources``: lists of feeds come into digest.toml without a byte of it changed, go out again, and tell how
each feed fares."""

from __future__ import annotations

import json
import tomllib
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import border
from digest.errors import SettingsError
from digest.fetch.opml import MOST_BYTES, opml, read_opml
from digest.fetch.subscribing import appended, new_sources, tables
from digest.fetched import FOLDER, Feed, Fetched, Kept, texts
from tests.conftest import SiteMaker
from tests.nasty import NASTY
from tests.sites import Folder, Run, make, run

LIST = """<?xml version="1.0"?><opml version="1.0"><head><title>Mine</title></head><body>
<outline text="News &amp; views"><outline text="World">
  <outline text="w" title="World news" type="rss" xmlUrl="https://feeds.a.example/world.xml"
    htmlUrl="https://www.a.example/" language="en-gb" category="/News"/></outline></outline>
<outline text="Tech" XMLURL="https://feeds.a.example/tech.xml" htmlUrl="https://a.example/tech"/>
<outline text="Old reader" xmlUrl="feed://b.example/rss?a=1&amp;b=2"/>
<outline text="Older reader" xmlUrl="feed:https://c.example/rss"/>
<outline xmlUrl="https://d.example/rss" htmlUrl="javascript:alert(1)" language="no such language"/>
<outline text="Evil" xmlUrl="javascript:alert(1)"/><outline text="No feed" type="rss"/><outline text="Just a folder"/>
<outline text="Twice" xmlUrl="http://www.c.example/rss/"/>
</body></opml>"""


def sources(folder: Folder, *arguments: str, stdin: str | bytes = b"") -> Run:
    return run("sources", *arguments, cwd=folder.root, stdin=stdin.encode() if isinstance(stdin, str) else stdin)


def test_a_list_of_feeds_becomes_sources(site: SiteMaker) -> None:
    folder = site({})
    (folder.root / "mine.opml").write_text(LIST)
    done = sources(folder, "import", "mine.opml")
    assert done.code == 0
    assert "5 sources added to digest.toml, 1 was there" in done.out
    assert "Evil: has the address 'javascript:alert(1)', which is not an http or https address" in done.err
    assert "No feed: has no address of a feed" in done.err
    assert "a.example, tech are all at a.example" in done.err
    found = [(one.key, one.name, one.home, one.language, one.feed) for one in folder.config.source]
    assert found == [
        ("a.example", "World news", "https://www.a.example/", "en-gb", ("https://feeds.a.example/world.xml",)),
        ("tech", "Tech", "https://a.example/tech/", None, ("https://feeds.a.example/tech.xml",)),
        ("b.example", "Old reader", None, None, ("http://b.example/rss?a=1&b=2",)),
        ("c.example", "Older reader", None, None, ("https://c.example/rss",)),
        ("d.example", "D", None, None, ("https://d.example/rss",)),
    ]
    assert "# News & views / World\n[[source]]\n" in folder.toml.read_text()


OWN = [
    b'[site]\ntitle = "T" # mine\n\n[[source]]\nkey = "a.example"\nname = "A"\nfeed = ["http://feeds.a.example/world.xml"]',
    b'# \xc3\xa9\r\n[site]\r\ntitle = "T"\r\n',
    b'[site]\r\ntitle = "T"\r\n# the end, without a line end',
    b'[[topic]]\nname = "x"\nwords = ["y"]\n\n\n',
    b"",
]


@pytest.mark.parametrize("own", OWN)
def test_no_byte_that_stands_in_digest_toml_is_changed(site: SiteMaker, own: bytes) -> None:
    folder = site({})
    folder.toml.write_bytes(own)
    folder.toml.chmod(0o640)
    assert sources(folder, "import", "-", stdin=LIST).code == 0
    after = folder.toml.read_bytes()
    assert after.startswith(own)
    assert b"\r\n" not in own or b"\n" not in after.replace(b"\r\n", b"")
    assert [one.feed[-1] for one in folder.config.source[-1:]] == ["https://d.example/rss"]
    keys = [one.key for one in folder.config.source]
    assert len(keys) == len(set(keys)) == 5
    assert folder.toml.stat().st_mode & 0o777 == 0o640
    again = sources(folder, "import", "-", stdin=LIST)
    assert "0 sources added" in again.out
    assert "6 were there" in again.out
    assert folder.toml.read_bytes() == after
    assert {path.name for path in folder.root.iterdir()} == {"content", "digest.toml"}


def test_a_dry_run_shows_and_changes_nothing(site: SiteMaker) -> None:
    folder = site({})
    before = folder.toml.read_bytes()
    done = sources(folder, "import", "--dry-run", "-", stdin=LIST)
    assert (done.code, folder.toml.read_bytes()) == (0, before)
    assert len(tomllib.loads(done.out)["source"]) == 5
    assert "5 sources would be added" in done.err
    table = json.loads(sources(folder, "import", "--dry-run", "--json", "-", stdin=LIST).out)
    assert [one["key"] for one in table["added"]] == ["a.example", "tech", "b.example", "c.example", "d.example"]
    assert [one["item"] for one in table["skipped"]] == ["Evil", "No feed", "Twice"]


def test_what_would_not_load_is_not_written(site: SiteMaker) -> None:
    own = 'source = [{ key = "a", name = "A" }]\n[site]\ntitle = "T"\n'
    folder = site({}, own)
    done = sources(folder, "import", "-", stdin=LIST)
    assert (done.code, done.out) == (2, "")
    assert "would not load with them, and was not changed" in done.err
    assert folder.toml.read_text() == own
    assert {path.name for path in folder.root.iterdir()} == {"content", "digest.toml"}


BOMB = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><opml><outline text="&b;"/></opml>'
HOSTILE = {
    BOMB: "declares a document type",
    '<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml><body/></opml>': "declares a document type",
    '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml>': "declares a document type",
    "<html><body><outline xmlUrl='https://a.example/'/></body></html>": "begins with <html>",
    "<opml><body><outline text='a & b'/></body></opml>": "is not OPML: line 1, column 31",
    "<opml>&nbsp;</opml>": "undefined entity",
    "<opml><body>": "is not OPML: line 1",
    "not XML": "is not OPML: line 1, column 1",
    "": "is not OPML",
    "<?xml version='1.0' encoding='no-such'?><opml/>": "is not OPML",
}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_or_broken_list_is_refused_with_the_reason(site: SiteMaker, text: str) -> None:
    folder = site({})
    before = folder.toml.read_bytes()
    for data in (text.encode(), text.encode("utf-16")):
        done = sources(folder, "import", "-", stdin=data)
        assert (done.code, done.out, folder.toml.read_bytes()) == (2, "", before)
    assert HOSTILE[text] in sources(folder, "import", "-", stdin=text).err


def test_a_list_that_is_huge_or_deep_takes_no_machine_down() -> None:
    with pytest.raises(SettingsError, match="larger than 10 MB"):
        read_opml(b" " * (MOST_BYTES + 1), "a.opml")
    deep = 20_000
    inner = "<outline xmlUrl='https://a.example/'/>"
    found, _ = read_opml(f"<opml>{'<outline>' * deep}{inner}{'</outline>' * deep}</opml>".encode(), "a.opml")
    assert [one.feed for one in found] == ["https://a.example/"]


def test_a_file_that_is_not_there_is_named(site: SiteMaker) -> None:
    done = sources(site({}), "import", "nothing.opml")
    assert (done.code, "nothing.opml: there is no such file" in done.err) == (2, True)
    folder = sources(site({}), "import", ".")
    assert (folder.code, ".: is a folder" in folder.err) == (2, True)


@given(st.lists(st.text(max_size=30) | st.sampled_from(NASTY), min_size=1, max_size=4))
def test_any_title_comes_in_and_goes_out_the_same(titles: list[str]) -> None:
    body = "".join(
        f'<outline text="{escape(border.xml(title))}"><outline title="{escape(border.xml(title))}"'
        f' xmlUrl="https://a.example/{number}" htmlUrl="https://a.example/{number}/"/></outline>'
        for number, title in enumerate(titles)
    )
    found, skipped = read_opml(f"<opml><body>{body}</body></opml>".encode("utf-8", "replace"), "a.opml")
    assert ([one.title for one in found], skipped) == ([border.plain(border.xml(title)) for title in titles], [])
    new, _ = new_sources(found, ())
    table = tomllib.loads(appended(b"# mine", tables(new)).decode())["source"]
    assert [one["name"] for one in table] == [one.title or "A" for one in found]
    assert len({one["key"] for one in table}) == len(titles)
    again, _ = read_opml(opml("T", found), "a.opml")
    assert [(one.feed, one.title, one.home) for one in again] == [(one.feed, one.title, one.home) for one in found]


def test_what_goes_out_is_opml_that_others_read_and_comes_in_again_the_same(site: SiteMaker, tmp_path: Path) -> None:
    folder = site(
        {}, '[site]\ntitle = "A <b> & c"\n[[source]]\nkey = "page"\nname = "P"\npage = "https://p.example/"\n'
    )
    sources(folder, "import", "-", stdin=LIST)
    done = sources(folder, "export")
    root = ElementTree.fromstring(done.out)  # noqa: S314 (what digest itself wrote)
    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "A <b> & c")
    feeds = [one.get("xmlUrl") for one in root.iter("outline") if one.get("type") == "rss" and one.get("text")]
    assert len(feeds) == 5
    assert "page: has no feed" in done.err
    other = make(tmp_path / "other", {})
    assert sources(other, "import", "-", stdin=done.out).code == 0
    assert other.config.source == folder.config.source[1:]


def test_feeds_of_one_name_at_one_page_or_host_are_one_source(site: SiteMaker, tmp_path: Path) -> None:
    two = '[[source]]\nkey = "a"\nname = "A"\nfeed = ["https://a.example/1", "https://a.example/2"]\n'
    for number, home in enumerate(("", 'home = "https://www.a.example/"\n')):
        other = make(tmp_path / str(number), {})
        sources(other, "import", "-", stdin=sources(site({}, two + home), "export").out)
        assert [one.feed for one in other.config.source] == [("https://a.example/1", "https://a.example/2")]


def test_feeds_of_other_names_at_one_host_are_pointed_out(site: SiteMaker) -> None:
    folder = site({}, '[[source]]\nkey = "a"\nname = "A"\nfeed = "https://www.z.example/1"\n')
    found = b"<opml><body><outline text='Z' xmlUrl='https://z.example/2'/></body></opml>"
    assert (
        "a, z.example are all at z.example: if they are one outlet" in sources(folder, "import", "-", stdin=found).err
    )


def test_a_list_is_written_to_a_file_but_over_nothing_else(site: SiteMaker) -> None:
    folder = site({})
    for _ in range(2):
        done = sources(folder, "export", "-o", "mine.opml")
        assert (done.code, done.out) == (0, "0 feeds written to mine.opml\n")
    before = folder.toml.read_bytes()
    refused = sources(folder, "export", "-o", "digest.toml")
    assert (refused.code, folder.toml.read_bytes()) == (2, before)


RECORD = Fetched(
    feeds={
        ("a", "https://a.example/1"): Feed("a", "https://a.example/1", "good", "2026-06-01", "2026-06-01"),
        ("a", "https://a.example/2"): Feed(
            "a",
            "https://a.example/2",
            "failing",
            "2026-06-01",
            "2026-05-01",
            "2026-05-02",
            3,
            "did not answer",
            moved="",
        ),
        ("b", "https://b.example/"): Feed("b", "https://b.example/", "gone", moved="https://b.example/new"),
    },
    kept={
        ("a", name): Kept(
            "a", name, "https://a.example/x", path, "0", "0", "2026-06-01", "" if path else "is no article"
        )
        for name, path in (("1", "x.md"), ("2", "y.md"), ("3", ""))
    },
)


def test_the_status_of_each_feed_is_shown(site: SiteMaker) -> None:
    toml = '[[source]]\nkey = "a"\nname = "A"\nfeed = ["https://a.example/1", "https://a.example/2"]\n'
    folder = site({}, toml + '[[source]]\nkey = "new"\nname = "N"\npage = "https://n.example/"\n')
    for name, data in texts(RECORD).items():
        path = folder.root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    done = sources(folder, "status")
    assert done.code == 0
    first, second, third = done.out.splitlines()
    assert first == "a    good     last good 2026-06-01  2 articles  https://a.example/1"
    assert second.endswith("https://a.example/2  failed 3 times since 2026-05-02: did not answer")
    assert third == "new  new      never asked           0 articles  https://n.example/"
    rows = [json.loads(line) for line in sources(folder, "status", "--json").out.splitlines()]
    assert [(row["source"], row["state"], row["failures"], row["articles"]) for row in rows] == [
        ("a", "good", 0, 2),
        ("a", "failing", 3, 2),
        ("new", "new", 0, 0),
    ]


def test_where_there_is_no_feed_it_says_how_to_get_one(site: SiteMaker) -> None:
    done = sources(site({}), "status")
    assert (done.code, done.out, "digest sources import" in done.err) == (0, "", True)
