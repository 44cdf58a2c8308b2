"""Every feed against the rules of its form, and as two readers of feeds read it; with hostile articles too."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import fastfeedparser  # type: ignore[import-untyped]
import feedparser
import pytest

from digest.check.forms import ATOM, HISTORY, amiss, moment
from digest.pages import paths
from digest.pages.telling import exact
from tests.conftest import SiteMaker
from tests.sites import SMALL, SMALL_TOML, Folder, make, xml

NAMES = ("feed.xml", "rss.xml", "feed.json", "archive.xml")
TEXT = (
    "The ferry Lapwing was taken off the northern crossing on Monday, said the harbour office.\n\n"
    "Its captain, Oda Brenn, told the office that the engine had failed twice in a week.\n\n"
    "A smaller boat will sail in its place until the end of the month.\n"
)
HOSTILE: dict[str, str | bytes] = {
    "a/2026-03-02-signs.md": f'---\ntitle: "]]> <script>alert(1)</script> & \\u0007 \'so\' \\"so\\""\n---\n\n{TEXT}',
    "a/2026-03-03-turned.md": f'---\ntitle: "العبّارة \\u202eLapwing\\u202c توقفت"\nlanguage: ar\n---\n\n{TEXT}',
    "a/2026-03-04-faces.md": f'---\ntitle: "🛳️ Lapwing 👩‍👩‍👧 stays 🏴󠁧󠁢󠁳󠁣󠁴󠁿"\ntags: ["<b>&]]>", "🛳️"]\n---\n\n{TEXT}',
    "a/2026-03-05-long.md": f'---\ntitle: "{"Endless crossing " * 20}"\nauthors: ["A & B <c>"]\n---\n\n{TEXT}',
    "a/2026-03-06-none.md": f"---\ndate: 2026-03-06\n---\n\n{TEXT}",
    "a/2026-03-07-bell.txt": f"Bell \x07 rings \x1b[31mred\x1b[0m \x00 twice\n\n{TEXT}".encode(),
    "a/2026-04-01-later.md": f"---\ntitle: A later day\n---\n\n{TEXT}",
    "a/1899-12-31-old.md": f"---\ntitle: An old crossing\n---\n\n{TEXT}",
}
MORE = """---
title: Old paper mill in Harwick may not become flats after all
date: 2026-04-03
source: wire
---

The old paper mill in Harwick may not be made into 60 flats after all, the county planning committee heard on Friday.

Work on the mill cannot begin in autumn as planned, said the builder, Orla Finch, for its chimney is cracked.

The planning committee will decide in May whether the mill's chimney, which can be seen from the bridge, is taken down.
"""
HUB = "https://hub.example/push?for=all"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A paper of hostile headlines, in a zone whose clocks once differed by seconds."""
    toml = (
        '[site]\ntitle = "Boats & <bells>"\nbase_url = "https://boats.example/a/"\n'
        f'time_zone = "Europe/Amsterdam"\nhub = "{HUB}"\n[[source]]\nkey = "a"\nname = "A & <A>"\n'
    )
    return make(tmp_path_factory.mktemp("hostile"), HOSTILE, toml)


@pytest.fixture(params=["small", "demo", "hostile"])
def paper(request: pytest.FixtureRequest) -> Folder:
    """Three papers, one after the other."""
    found: Folder = request.getfixturevalue(request.param)
    return found


def feeds(folder: Folder) -> dict[str, bytes]:
    return {path: data for path, data in folder.files.items() if path.rpartition("/")[2] in NAMES}


def address(folder: Folder, path: str) -> str:
    return urljoin(folder.config.site.base_url, path)


def test_every_feed_keeps_the_rules_of_its_form(paper: Folder) -> None:
    assert [fault for path, data in feeds(paper).items() for fault in amiss(path, data, address(paper, path))] == []


def test_everything_with_a_feed_has_it_in_all_three_forms(demo: Folder) -> None:
    site = demo.made.site
    pages = [
        paths.home(),
        *(paths.story(one) for one in site.stories),
        *(paths.source(one) for one in site.sources),
        *(paths.topic(one) for one in site.topics),
        *(paths.entity(one) for one in site.entities),
    ]
    wanted = {str(paths.beside(page, name)) for page in pages for name in NAMES[:3]}
    assert len({page.split("/")[0] for page in wanted}) == 9
    assert wanted == {path for path in feeds(demo) if not path.endswith("archive.xml")}


def test_two_readers_read_the_same_in_every_feed(paper: Folder) -> None:
    for path, data in feeds(paper).items():
        other = fastfeedparser.parse(data)
        if path.endswith(".json"):
            items = json.loads(data)["items"]
            one = [(i["title"], i["url"], i["id"], moment(i["date_published"])) for i in items]
        else:
            parsed = feedparser.parse(data, sanitize_html=False)
            assert not parsed.bozo, path
            one = [(e.title, e.link, e.id, moment(e.published)) for e in parsed.entries]
        assert one == [(e.title, e.link, e.id, datetime.fromisoformat(e.published)) for e in other.entries], path
        assert other.feed.title, path


def test_the_forms_of_a_feed_tell_the_same(paper: Folder) -> None:
    for path in (path for path in feeds(paper) if path.endswith("feed.xml")):
        atom, rss = (feedparser.parse(paper.files[path.replace("feed.xml", name)]) for name in NAMES[:2])
        items = json.loads(paper.files[path.replace("feed.xml", "feed.json")])["items"]
        assert [e.id for e in atom.entries] == [e.id for e in rss.entries] == [i["id"] for i in items]
        told = [str(e.text) for e in xml(paper.files[path]).iter(f"{ATOM}content")]
        channel = xml(paper.files[path.replace("feed.xml", "rss.xml")]).iter("item")
        assert told == [item.findtext("description") for item in channel] == [i["content_html"] for i in items]


BROKEN: list[tuple[str, str, str, str]] = [
    ("feed.xml", "</entry>", "", "cannot be read"),
    ("feed.xml", "<published>", "<published>on ", "cannot be read"),
    ("feed.xml", "2026-03-06T00:00:00+00:00</published>", "2026-03-01T00:00:00+00:00</published>", "not in order"),
    ("feed.xml", 'rel="self"', 'rel="other"', "its self is"),
    ("feed.xml", "href=&#34;https://lowfield.example/paper", "href=&#34;..", "is not absolute"),
    ("feed.xml", "edition/2026-03-05</id>", "edition/2026-03-06</id>", "two entries of one id"),
    ("feed.xml", "&lt;p&gt;", "&lt;script&gt;1&lt;/script&gt;&lt;p&gt;", "holds ['script']"),
    ("rss.xml", "<pubDate>Fri, ", "<pubDate>", "cannot be read"),
    ("rss.xml", "<link>https://lowfield.example/paper/2026/03/06/", "<link>2026/03/06/", "is not absolute"),
    ("rss.xml", "<guid", "<guide", "cannot be read"),
    ("feed.json", '"authors": [{"name"', '"authors": [{"nom"', "an author without a name"),
    ("feed.json", '"feed_url": "https://lowfield', '"feed_url": "https://highfield', "its feed_url is"),
    ("feed.json", '"date_published": "2026-03-06T', '"date_published": "2026-03-06 ', "cannot be read"),
    ("feed.json", '"content_html": "', '"content": "', "keys that there are not"),
]


@pytest.mark.parametrize(("path", "right", "broken", "fault"), BROKEN)
def test_the_checker_finds_what_is_wrong(small: Folder, path: str, right: str, broken: str, fault: str) -> None:
    text = small.files[path].decode()
    assert right in text
    found = amiss(path, text.replace(right, broken, 1).encode(), address(small, path))
    assert [one for one in found if fault in one.what], found


def test_an_edition_s_moment_is_its_midnight_and_stays_when_a_later_article_of_the_day_comes(site: SiteMaker) -> None:
    folder = site(SMALL, SMALL_TOML)
    before = entry(folder.files["feed.xml"], "edition/2026-03-04")
    assert before["published"] == "2026-03-04T00:00:00+00:00"
    assert before["updated"] == "2026-03-04T09:30:00+00:00"
    later = SMALL["herald/2026-03-02-mill.md"].replace("date: 2026-03-02", "date: 2026-03-04T22:15:00")
    folder.put("herald/late.md", later.replace("mill", "kiln"))
    after = entry(files(folder)["feed.xml"], "edition/2026-03-04")
    assert after["published"] == before["published"]
    assert after["updated"] == "2026-03-04T22:15:00+00:00"
    assert after["id"] == before["id"]


def files(folder: Folder) -> dict[str, bytes]:
    return {str(file.path): file.data for file in folder.again().files}


def entry(data: bytes, name: str) -> Any:
    (found,) = [one for one in feedparser.parse(data).entries if one.id.endswith(name)]
    return found


def test_a_moment_of_clocks_that_differed_by_seconds_is_written_in_utc() -> None:
    old = datetime(1899, 12, 31, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert exact(old).isoformat().endswith("+00:00") and exact(old) == old


def test_an_article_leads_to_its_sentences_and_to_where_it_first_stood(small: Folder) -> None:
    found = entry(small.files["sources/herald/feed.xml"], str(article(small, "herald/2026-03-04-bridge.md")))
    links = {link.rel: link.href for link in found.links}
    assert links["via"] == "https://herald.example/2026/03/04/second-crack"
    page = small.page("herald/2026-03-04-bridge.md").removesuffix("index.html")
    assert f'href="https://lowfield.example/paper/{page}#s0"' in found.content[0].value
    assert [one.name for one in found.authors] == ["Ida Marsh", "Lowfield Herald"]
    assert {tag.term for tag in found.tags} == {"transport", "Harwick"}
    assert "In the article’s own sentences" in found.content[0].value


def article(folder: Folder, path: str) -> str:
    return folder.members[path].article.id


def test_an_article_of_another_language_says_so_in_each_form(hostile: Folder) -> None:
    one = article(hostile, "a/2026-03-03-turned.md")
    atom = xml(hostile.files["sources/a/feed.xml"])
    (found,) = [e for e in atom.iter(f"{ATOM}entry") if str(e.findtext(f"{ATOM}id")).endswith(one)]
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert '<div lang="ar" dir="rtl">' in str(found.findtext(f"{ATOM}content"))
    (item,) = [i for i in json.loads(hostile.files["sources/a/feed.json"])["items"] if i["id"].endswith(one)]
    assert item["language"] == "ar"
    assert b"<dc:language>ar</dc:language>" in hostile.files["sources/a/rss.xml"]


def test_a_hub_is_named_in_every_form_and_only_where_there_is_one(hostile: Folder, small: Folder) -> None:
    for name in ("", "sources/a/"):
        assert feedparser.parse(hostile.files[f"{name}feed.xml"]).feed.links[2] == {
            "rel": "hub",
            "href": HUB,
            "type": "text/html",
        }
        assert f'<atom:link rel="hub" href="{HUB}"/>'.encode() in hostile.files[f"{name}rss.xml"]
        assert json.loads(hostile.files[f"{name}feed.json"])["hubs"] == [{"type": "WebSub", "url": HUB}]
    assert not [path for path, data in feeds(small).items() if b"hub" in data]


def test_a_corrected_edition_says_what_was_put_right(demo: Folder) -> None:
    for name in NAMES[:3]:
        assert "not “page 41” but “page 14”" in demo.files[name].decode()


def history(data: bytes) -> dict[str, str]:
    """The links of a feed's history by their relation."""
    links = xml(data).findall(f"{ATOM}link")
    return {str(link.get("rel")): str(link.get("href")) for link in links}


def test_months_that_are_over_are_archived_in_a_chain_from_the_feed(demo: Folder) -> None:
    """RFC 5005, section 4: following prev-archive from the feed gives every edition."""
    base = demo.config.site.base_url
    seen: set[str] = set()
    at, after = "feed.xml", ""
    while at:
        root, links = xml(demo.files[at]), history(demo.files[at])
        assert (root.find(f"{HISTORY}archive") is not None) == (at != "feed.xml")
        assert root.findtext(f"{ATOM}id") == "tag:localhost,2026:/feed.xml"
        if at != "feed.xml":
            assert links["current"] == f"{base}feed.xml"
            assert links.get("next-archive", "") == after
            after = links["self"]
        seen |= {str(one.findtext(f"{ATOM}id"))[-10:] for one in root.iter(f"{ATOM}entry")}
        at = links.get("prev-archive", "").removeprefix(base)
    assert seen == {edition.day.isoformat() for edition in demo.made.site.editions if edition.entries}
    assert "2026/04/archive.xml" not in demo.files


def test_an_archived_month_stays_as_it_is_when_days_are_added(tmp_path: Path) -> None:
    """Also where a story of that month goes on, but for the link to the next month, which there was not before."""
    april = SMALL["herald/2026-03-06-hand.md"].replace("2026-03-06", "2026-04-02")
    mill = SMALL["herald/2026-03-02-mill.md"].replace("2026-03-02", "2026-03-30")
    folder = make(tmp_path, {"herald/mill.md": mill, "herald/april.md": april}, SMALL_TOML)
    before = folder.files["2026/03/archive.xml"]
    folder.put("wire/mill.md", MORE)
    folder.put("herald/may.md", april.replace("2026-04-02", "2026-05-02").replace("library", "museum"))
    assert 2 in {len(story.members) for story in folder.again().site.stories}
    again = files(folder)
    assert "next-archive" in history(again["2026/03/archive.xml"])
    lines = [line for line in again["2026/03/archive.xml"].splitlines() if b'rel="next-archive"' not in line]
    assert lines == before.splitlines()
    assert history(again["feed.xml"])["prev-archive"].endswith("2026/04/archive.xml")


def test_a_month_of_31_editions_is_whole_in_the_feed_until_it_is_archived(tmp_path: Path) -> None:
    folder = make(tmp_path, {f"{day:02}.md": of_its_own(day) for day in range(1, 32)})
    assert len([edition for edition in folder.made.site.editions if edition.entries]) == 31
    assert len(feedparser.parse(folder.files["feed.xml"]).entries) == 31
    assert "2026/05/archive.xml" not in folder.files


def of_its_own(day: int) -> str:
    """An article of May 2026 whose words no other day's has."""
    first, second, third, fourth = (
        f"{a}{b}o{b}a" for a, b in zip("bdgk", (chr(97 + day % 26), "rst"[day // 26]) * 2, strict=True)
    )
    return (
        f"---\ntitle: The {first} of {second}\ndate: 2026-05-{day:02}\n---\n\n"
        f"The {first} was given back to {second.title()} by its owners, who had kept it in a {third}.\n\n"
        f"Nobody in {second.title()} had asked for the {first}, and the {third} is to become a {fourth}.\n"
    )
