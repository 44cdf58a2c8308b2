"""Feeds: well-formed, read by a feed reader, absolute addresses, lasting ids, dates from the content."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest

from tests.conftest import SiteMaker
from tests.sites import NOW, SMALL, SMALL_TOML, Folder, xml


@pytest.fixture(params=["small", "demo"])
def paper(request: pytest.FixtureRequest) -> Folder:
    """Both papers, one after the other."""
    found: Folder = request.getfixturevalue(request.param)
    return found


def feeds(folder: Folder) -> dict[str, bytes]:
    return {path: data for path, data in folder.files.items() if path.endswith(("feed.xml", "rss.xml"))}


def moment_of(text: str) -> datetime:
    """A moment as Atom or as RSS writes it."""
    return datetime.fromisoformat(text) if text[:1].isdigit() else parsedate_to_datetime(text)


def page_of(folder: Folder, address: str) -> str:
    """The file that an absolute address names."""
    path = address.removeprefix(folder.config.site.base_url)
    return f"{path}index.html" if not path or path.endswith("/") else path


def test_every_xml_file_is_well_formed(paper: Folder) -> None:
    for path, data in paper.files.items():
        if path.endswith(".xml"):
            assert xml(data).tag, path


def test_a_feed_reader_reads_every_feed_without_complaint(paper: Folder) -> None:
    for path, data in feeds(paper).items():
        parsed = feedparser.parse(data)
        assert not parsed.bozo, f"{path}: {parsed.get('bozo_exception')}"
        assert parsed.feed.title, path


def test_entries_have_ids_no_two_alike_and_an_address_of_a_page_of_the_site(paper: Folder) -> None:
    for path, data in feeds(paper).items():
        entries = feedparser.parse(data).entries
        ids = [entry.id for entry in entries]
        assert len(set(ids)) == len(ids), path
        assert all(page_of(paper, entry.link) in paper.html for entry in entries), path


def test_all_addresses_in_feeds_are_absolute(paper: Folder) -> None:
    for path, data in feeds(paper).items():
        root = xml(data)
        found = [str(one) for one in root.xpath("//@href")]  # type: ignore[union-attr]
        assert found
        assert all(urlsplit(one).netloc for one in found), path
        for entry in feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False).entries:
            for part in [*entry.get("content", []), {"value": entry.get("summary", "")}]:
                assert 'href="/' not in part["value"]
                assert 'href="..' not in part["value"]


def test_a_feed_names_its_own_address(paper: Folder) -> None:
    for path, data in feeds(paper).items():
        own = [link.href for link in feedparser.parse(data).feed.links if link.rel == "self"]
        assert own == [urljoin(paper.config.site.base_url, path)]


def test_the_site_s_feed_has_the_editions_newest_first(paper: Folder) -> None:
    days = [f"{e.day:%Y/%m/%d}/index.html" for e in reversed(paper.made.site.editions)][:30]
    for name in ("feed.xml", "rss.xml"):
        assert [page_of(paper, e.link) for e in feedparser.parse(paper.files[name]).entries] == days
    items = json.loads(paper.files["feed.json"])["items"]
    assert [page_of(paper, one["url"]) for one in items] == days


def test_a_source_s_feed_has_just_its_dated_articles(small: Folder) -> None:
    entries = feedparser.parse(small.files["sources/herald/feed.xml"]).entries
    herald = {small.page(p) for p, m in small.members.items() if m.article.source.key == "herald" and m.day}
    assert {page_of(small, entry.link) for entry in entries} == herald


def test_dates_in_feeds_come_from_the_content_and_never_from_the_clock(paper: Folder) -> None:
    """Every moment lies on a day with an edition, and the build's own day is nowhere."""
    days = {edition.day for edition in paper.made.site.editions}
    for path, data in feeds(paper).items():
        parsed = feedparser.parse(data)
        for entry in parsed.entries:
            assert moment_of(entry.published).date() in days, path
        assert NOW.date().isoformat() not in data.decode()


def test_a_feed_s_moment_is_that_of_its_newest_entry(small: Folder) -> None:
    parsed = feedparser.parse(small.files["sources/herald/feed.xml"])
    assert parsed.feed.updated == max(entry.updated for entry in parsed.entries)


def test_an_article_with_a_time_has_it_in_the_site_s_zone(small: Folder) -> None:
    moments = {e.link: e.published for e in feedparser.parse(small.files["sources/herald/feed.xml"]).entries}
    (found,) = [moment for link, moment in moments.items() if "second-crack" in link]
    assert found == "2026-03-04T09:30:00+00:00"


def test_the_json_feed_is_what_version_1_1_asks_for(paper: Folder) -> None:
    feed = json.loads(paper.files["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == urljoin(paper.config.site.base_url, "feed.json")
    ids = [item["id"] for item in feed["items"]]
    assert len(set(ids)) == len(ids)
    for item in feed["items"]:
        assert item["content_text"].strip()
        assert datetime.fromisoformat(item["date_published"]).tzinfo


def test_entry_ids_do_not_change_when_articles_are_added(site: SiteMaker) -> None:
    folder = site(SMALL, SMALL_TOML)
    before = {e.link: e.id for e in feedparser.parse(folder.files["sources/herald/feed.xml"]).entries}
    folder.put("herald/2026-03-09-new.md", SMALL["herald/2026-03-02-mill.md"].replace("2026-03-02", "2026-03-09"))
    again = {str(file.path): file.data for file in folder.again().files}
    after = {e.link: e.id for e in feedparser.parse(again["sources/herald/feed.xml"]).entries}
    assert before.items() < after.items()
