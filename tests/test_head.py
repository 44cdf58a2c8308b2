"""Heads of pages: descriptions, addresses, policy, feeds, sitemaps, and what links to originals say."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest

from digest import border
from digest.build import build
from digest.errors import SettingsError
from digest.ledger.lines import is_address
from digest.pages import paths
from digest.pages.head import LONGEST, cut, locale
from digest.pages.sitemaps import Sitemaps
from digest.pages.views import Views
from digest.render import Renderer
from digest.request import Request
from tests.conftest import SiteMaker
from tests.sites import NOW, SMALL, SMALL_TOML, Folder, make, tree, xml

BASE = "https://lowfield.example/paper/"
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BRIDGE = "herald/2026-03-04-bridge.md"


def meta(root: lxml.html.HtmlElement, name: str) -> list[str]:
    """The contents of the head's meta elements called ``name``."""
    return [str(one) for one in root.xpath(f"//head/meta[@name='{name}' or @property='{name}']/@content")]


def file_of(address: str) -> str:
    """The file of the small paper at an absolute address."""
    path = address.removeprefix(BASE)
    assert path != address
    return f"{path}index.html" if not path or path.endswith("/") else path


def test_every_page_but_hidden_ones_has_one_short_description_one_title_and_its_own_address(small: Folder) -> None:
    for path, root in small.html.items():
        assert len(root.xpath("//head/title")) == 1
        hidden = meta(root, "robots") == ["noindex"]
        assert hidden == (path == "404.html")
        if hidden:
            assert root.xpath("//link[@rel='canonical']") == meta(root, "description") == []
            continue
        (said,) = meta(root, "description")
        assert said == meta(root, "og:description")[0]
        assert 0 < len(said) <= LONGEST
        (canonical,) = root.xpath("//link[@rel='canonical']/@href")
        assert file_of(canonical) == path
        assert meta(root, "og:url") == [canonical]


def test_an_article_is_described_by_its_summary_and_says_when_it_was_published_and_on_what(small: Folder) -> None:
    root = small.html[small.page(BRIDGE)]
    assert meta(root, "description")[0].startswith("Divers who inspected the Lowfield bridge")
    assert meta(root, "og:type") == ["article"]
    assert meta(root, "article:published_time")[0].startswith("2026-03-04T09:30")
    assert meta(root, "article:section") + meta(root, "article:tag")
    assert meta(small.html["sources/index.html"], "og:type") == ["website"]
    assert meta(small.html["sources/index.html"], "article:published_time") == []


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        (["One.", "Two.", "Three."], "One. Two."),
        (["One.", "T" * LONGEST], "One."),
        (["A"], "A"),
        ([], ""),
    ],
)
def test_a_description_is_whole_sentences(sentences: list[str], said: str) -> None:
    assert cut(sentences) == said


@pytest.mark.parametrize("text", ["word " * 100, "w" * 400, "日本語" * 200])
def test_a_sentence_too_long_for_a_description_is_cut_at_a_word_where_it_has_some(text: str) -> None:
    said = cut([text])
    assert len(said) <= LONGEST
    assert said.endswith("…")
    assert text.startswith(said[:-1])


def test_every_page_lets_nothing_foreign_in_and_tells_other_sites_no_more_than_the_papers_name(small: Folder) -> None:
    for root in small.html.values():
        (policy,) = root.xpath("//meta[@http-equiv='content-security-policy']/@content")
        assert dict(part.split(" ", 1) for part in policy.split(";")) == POLICY
        assert meta(root, "referrer") == ["strict-origin-when-cross-origin"]


def test_audits_are_for_no_search_engine(small: Folder) -> None:
    files = build(small.config, Request(NOW, audit=True)).files
    audits = [tree(one.data) for one in files if one.path.endswith("/audit/index.html")]
    assert audits
    assert all(meta(root, "robots") == ["noindex"] for root in audits)


def test_feeds_of_the_head_are_files_of_the_site_the_pages_own_before_the_papers(small: Folder) -> None:
    for path, root in small.html.items():
        for one in root.xpath("//head/link[@rel='alternate']/@href"):
            assert path == "404.html" or (Path("/") / path).parent.joinpath(one).resolve().as_posix()[1:] in small.files
    own = small.html["sources/herald/index.html"].xpath("//head/link[@rel='alternate']/@href")
    assert own == ["feed.xml", "../../feed.xml"]
    assert len(small.html["index.html"].xpath("//head/link[@rel='alternate']")) == 3


def test_icons_are_small_files_of_the_site_and_one_stands_where_programs_ask_for_it(small: Folder) -> None:
    (svg,) = small.html["index.html"].xpath("//link[@rel='icon']/@href")
    (png,) = small.html["index.html"].xpath("//link[@rel='apple-touch-icon']/@href")
    assert xml(small.files[svg]).tag.endswith("svg")
    assert small.files[png].startswith(b"\x89PNG")
    assert int.from_bytes(small.files[png][16:20]) == 180
    assert small.files["favicon.ico"].startswith(b"\x00\x00\x01\x00")
    assert sum(len(small.files[one]) for one in (svg, png, "favicon.ico")) < 2000


def test_editions_lead_to_their_neighbours_in_the_head(small: Folder) -> None:
    root = small.html["2026/03/03/index.html"]
    assert root.xpath("//head/link[@rel='prev']/@href") == ["../02/index.html"]
    assert root.xpath("//head/link[@rel='next']/@href") == ["../04/index.html"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "en_GB"), ("en-US", "en_US"), ("de", "de_DE"), ("uk", "uk_UA"), ("zh-Hant", "zh_CN"), ("qq", "")],
)
def test_open_graph_is_told_the_country_too(language: str, said: str) -> None:
    assert locale(language) == said


def test_the_sitemap_lists_every_page_but_the_one_for_what_is_missing_with_days_of_the_content(small: Folder) -> None:
    root = xml(small.files["sitemap.xml"])
    listed = {file_of(str(one.findtext(f"{MAP}loc"))): one.findtext(f"{MAP}lastmod") for one in root}
    assert listed.keys() == set(small.html) - {"404.html"}
    assert listed["2026/03/03/index.html"] == "2026-03-03"
    assert listed["index.html"] == max(day for day in listed.values() if day)
    assert listed[small.page("herald/letters/apples.txt")] is None


def test_the_news_sitemap_holds_the_last_two_days_of_the_paper_whatever_the_clock_says(small: Folder) -> None:
    root = xml(small.files["news-sitemap.xml"])
    found = {file_of(str(one.findtext(f"{MAP}loc"))): one for one in root}
    days = {"2026-03-05", "2026-03-06"}
    members = small.members.values()
    assert set(found) == {str(paths.article(m)) for m in members if m.day and m.day.isoformat() in days}
    one = found[small.page("herald/2026-03-06-hand.md")].find(f"{NEWS}news")
    assert one is not None
    assert one.findtext(f"{NEWS}publication/{NEWS}name") == "The Lowfield Digest"
    assert one.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert one.findtext(f"{NEWS}publication_date") == "2026-03-06"
    assert one.findtext(f"{NEWS}title") == "Council budget passed at the third attempt"


def test_robots_names_both_sitemaps_by_their_absolute_addresses(small: Folder) -> None:
    lines = small.files["robots.txt"].decode().splitlines()
    assert [one for one in lines if one.startswith("Sitemap")] == [
        f"Sitemap: {BASE}sitemap.xml",
        f"Sitemap: {BASE}news-sitemap.xml",
    ]


def test_a_paper_without_a_date_has_no_news(site: SiteMaker) -> None:
    folder = site({"a/apples.txt": SMALL["herald/letters/apples.txt"]})
    assert "news-sitemap.xml" not in folder.files
    assert folder.files["robots.txt"].count(b"Sitemap") == 1


def test_a_site_too_large_for_one_sitemap_has_an_index_of_parts_that_readers_never_link_to(small: Folder) -> None:
    """By the protocol a file holds 50,000 addresses at most, and only robots and the index lead to a part."""
    config = small.config
    maps = Sitemaps(Views(small.made.site, config.zone), config.site)
    pages = [border.out_path(f"2026/03/02/story-{number}/index.html") for number in range(100_001)]
    render = Renderer(config.folder("templates"), config.site.base_url)
    files = {str(page.path): render(page, None).data for page in maps.pages((page, "") for page in pages)}
    parts = [f"sitemap-{n}.xml" for n in (1, 2, 3)]
    assert list(files) == ["sitemap.xml", *parts, "news-sitemap.xml", "robots.txt"]
    index = xml(files["sitemap.xml"])
    assert index.tag == f"{MAP}sitemapindex"
    assert [file_of(str(one.text)) for one in index.iter("{*}loc")] == [*parts, "news-sitemap.xml"]
    listed = [[str(one.text) for one in xml(files[part]).iter("{*}loc")] for part in parts]
    assert [len(one) for one in listed] == [50_000, 50_000, 1]
    assert {one for part in listed for one in part} == {maps.address(page) for page in pages}
    assert not any(is_address(one) for one in ["sitemap.xml", "news-sitemap.xml", *parts])
    assert is_address("stories/a/feed.xml")


def test_links_to_originals_give_credit_unless_the_owner_says_otherwise(tmp_path: Path, small: Folder) -> None:
    where = "//main//a[@href='https://herald.example/2026/03/04/second-crack']/@rel"
    assert set(small.html[small.page(BRIDGE)].xpath(where)) == {"external noopener"}
    toml = SMALL_TOML.replace("[site]", '[site]\noriginal_rel = "external nofollow"')
    other = make(tmp_path, {BRIDGE: SMALL[BRIDGE]}, toml)
    assert set(other.html[other.page(BRIDGE)].xpath(where)) == {"external nofollow"}
    other.toml.write_text(toml.replace("nofollow", "follow"), encoding="utf-8")
    with pytest.raises(SettingsError, match="'follow' is none of: external, nofollow"):
        _ = other.config


def test_a_paywall_is_said_beside_the_link_to_the_original_and_to_machines(tmp_path: Path, small: Folder) -> None:
    toml = SMALL_TOML.replace('key = "herald"', 'key = "herald"\npaywall = true')
    behind = make(tmp_path, {BRIDGE: SMALL[BRIDGE]}, toml)
    for folder, expected in ((behind, True), (small, False)):
        root = folder.html[folder.page(BRIDGE)]
        assert ("for subscribers" in root.xpath("//main//header")[0].text_content()) == expected
        table = json.loads(root.xpath("//script[@type='application/ld+json']")[0].text)
        original = table.get("isBasedOn")
        free = original.get("isAccessibleForFree") if isinstance(original, dict) else None
        assert free == (False if expected else None)


def test_a_text_written_from_right_to_left_says_so_in_a_paper_that_is_not(site: SiteMaker) -> None:
    words = "أغلق الجسر فوق النهر يوم الاثنين بعد أن وجد المهندسون شقا في الدعامة الشمالية وقالت البلدية إنه سيفحص."
    front = "---\ntitle: إغلاق الجسر\ndate: 2026-03-03\nlanguage: ar\n---\n\n"
    folder = site({"a/bridge.md": f"{front}{words}\n\n{words[::-1]}\n", BRIDGE: SMALL[BRIDGE]})
    (text,) = folder.html[folder.page("a/bridge.md")].xpath("//div[@class='text']")
    assert (text.get("lang"), text.get("dir")) == ("ar", "rtl")
    (text,) = folder.html[folder.page(BRIDGE)].xpath("//div[@class='text']")
    assert (text.get("lang"), text.get("dir")) == (None, None)
