"""Addresses are for ever: what was published is found again, as itself, where it went, or as a word that it is gone."""

from __future__ import annotations

import hashlib
import json

import pytest
from lxml import etree

from digest.build import build
from digest.clean import article_id
from digest.ledger import read_ledger
from digest.request import Request
from tests.conftest import Command, SiteMaker
from tests.factories import CHEESE, FERRY, FERRY_OTHER, STRIKE
from tests.ledgers import PAPER, Paper, paper, story
from tests.links import broken
from tests.output import tables
from tests.previews import preview
from tests.sites import NOW, tree, written

__all__ = ["paper"]

FERRY_AT = "2026/03/03/ferry-strikes-reef-in-fog/"
FERRY_STORY = "stories/ferry-strikes-reef-in-fog/"
CHEESE_AT = "2026/03/05/cheesemaker-wins-wager/"


def test_without_the_folder_a_build_makes_none(site: SiteMaker, digest: Command) -> None:
    folder = site(PAPER)
    assert digest("build", "-c", folder.toml).code == 0
    assert not (folder.root / "ledger").exists()


def test_with_the_folder_every_page_and_feed_is_recorded_once_and_nothing_else(paper: Paper) -> None:
    feeds = ("feed.xml", "rss.xml", "feed.json")
    listed = {path for path in paper.site if path.endswith((".html", *feeds)) and ".mail." not in path}
    files = {url if url.endswith((".xml", ".json")) else f"{url}index.html" for url in paper.urls}
    assert files == listed - {"404.html"}
    assert paper.missing() == []


def test_an_address_says_what_stands_there(paper: Paper) -> None:
    ferry = article_id("ferry.md")
    assert paper.urls[FERRY_AT] == f"article:{ferry}"
    assert paper.urls[FERRY_STORY] == f"story:{ferry}"
    assert paper.urls[f"{FERRY_STORY}feed.xml"] == f"story:{ferry}/feed.xml"
    assert paper.urls["2026/03/03/"] == "edition:2026-03-03"
    assert paper.urls["archive/"] == "page"


def test_a_ledger_has_a_file_a_month_and_one_for_what_has_none(paper: Paper) -> None:
    paper.folder.put("april.md", story("Mill to become flats", CHEESE, "2026-04-02"))
    paper.folder.put("never.md", story("A recipe without a day", FERRY_OTHER.replace("ferry", "soup"), None))
    paper.build("2026-04-10")
    assert sorted(paper.kept) == ["2026-03.jsonl", "2026-04.jsonl", "undated.jsonl"]
    assert "2026/04/02/mill-to-become-flats/" in paper.kept["2026-04.jsonl"].decode()
    for data in paper.kept.values():
        first, *lines = data.splitlines(keepends=True)
        digits = hashlib.sha256(b"".join(lines)).hexdigest()[:12]
        assert json.loads(first) == {"digest": "ledger", "version": 2, "lines": len(lines), "sha256": digits}


def test_a_build_says_what_it_recorded(paper: Paper) -> None:
    assert "ledger/" not in paper.build().out
    paper.folder.put("new.md", story("Something new", CHEESE, "2026-03-06"))
    assert "in 2026-03.jsonl of ledger/; commit it" in paper.build().out
    paper.folder.put("newer.md", story("Something newer", CHEESE, "2026-04-06"))
    (table,) = tables(paper.build("2026-04-10", "--json").out)
    assert "2026-04.jsonl" in table["ledger"]
    assert "2026-03.jsonl" not in table["ledger"]


def test_a_second_build_changes_no_byte_of_the_ledger(paper: Paper) -> None:
    before = paper.kept
    paper.build("2026-05-01")
    assert paper.kept == before


def test_the_order_in_which_files_were_made_does_not_matter_to_the_ledger(paper: Paper, site: SiteMaker) -> None:
    other = Paper(site(dict(reversed(PAPER.items())), name="other"), paper.digest, paper.patch)
    other.ledger.mkdir()
    other.build()
    assert other.kept == paper.kept


@pytest.mark.parametrize("option", ["--drafts", "--future"])
def test_a_preview_of_what_is_not_out_records_nothing(paper: Paper, option: str) -> None:
    before = paper.kept
    paper.folder.put("draft.md", story("Not yet", STRIKE, draft="true"))
    paper.folder.put("later.md", story("Not yet either", CHEESE, "2027-01-01"))
    paper.build("2026-03-11", option)
    assert paper.kept == before
    assert any("not-yet" in path for path in paper.site)


def test_the_preview_has_nothing_to_record(paper: Paper) -> None:
    """``serve`` builds with ``audit``, and such a build gives no ledger to write."""
    config = paper.folder.config
    assert build(config, Request(NOW, audit=True), ledger=read_ledger(config.root)).ledger is None
    assert build(config, Request(NOW), ledger=read_ledger(config.root)).ledger is not None


def test_the_preview_shows_old_addresses_and_writes_nothing_to_the_ledger(paper: Paper) -> None:
    before = paper.kept
    paper.folder.put("ferry.md", story("Ferry aground", FERRY))
    with preview(paper.folder) as shown:
        assert "This page has moved" in shown.wait_for(FERRY_AT, "Ferry aground")
        assert "153 passengers" in shown.wait_for("2026/03/03/ferry-aground/", "Ferry aground")
    assert paper.kept == before


def test_a_headline_that_was_changed_leaves_a_way_from_the_old_address(paper: Paper) -> None:
    paper.folder.put("ferry.md", story("All saved from ferry on reef", FERRY))
    paper.build("2026-03-11", "--strict")
    assert paper.leads_to(FERRY_AT) == "2026/03/03/all-saved-from-ferry-on-reef/index.html"
    assert paper.leads_to(FERRY_STORY) == "stories/all-saved-from-ferry-on-reef/index.html"
    assert paper.missing() == []
    pages = {path: tree(data) for path, data in paper.site.items() if path.endswith(".html") and ".mail." not in path}
    assert broken(pages, paper.site, "https://paper.example/") == []


def test_a_date_that_was_changed_leaves_a_way_from_the_old_address(paper: Paper) -> None:
    paper.folder.put("cheese.md", story("Cheesemaker wins wager", CHEESE, "2026-02-05"))
    done = paper.build("2026-03-11", "--strict")
    assert paper.leads_to(CHEESE_AT) == "2026/02/05/cheesemaker-wins-wager/index.html"
    assert "2026/03/05/ was published and is no more" in done.err
    assert "This edition was withdrawn" in paper.page("2026/03/05/")
    assert "archive" in paper.page("2026/03/05/")


def test_ways_are_kept_for_ever_and_never_lead_to_another_way(paper: Paper) -> None:
    paper.folder.put("ferry.md", story("All saved from ferry on reef", FERRY))
    paper.build("2026-03-11")
    paper.folder.put("ferry.md", story("Ferry aground", FERRY))
    paper.build("2026-03-12")
    paper.build("2026-06-12")
    for old in (FERRY_AT, "2026/03/03/all-saved-from-ferry-on-reef/"):
        assert paper.leads_to(old) == "2026/03/03/ferry-aground/index.html"


def test_a_headline_that_is_changed_back_takes_its_old_address_again(paper: Paper) -> None:
    paper.folder.put("ferry.md", story("All saved from ferry on reef", FERRY))
    paper.build("2026-03-11")
    paper.folder.put("ferry.md", PAPER["ferry.md"])
    assert "warning" not in paper.build("2026-03-12").err
    assert paper.leads_to("2026/03/03/all-saved-from-ferry-on-reef/") == f"{FERRY_AT}index.html"
    assert "153 passengers" in paper.page(FERRY_AT)


def test_a_way_is_relative_at_any_depth_and_stands_in_no_sitemap(paper: Paper) -> None:
    paper.folder.put("ferry.md", story("Ferry aground", FERRY))
    paper.build("2026-03-11", "--base-url", "https://paper.example/")
    assert b"ferry-strikes-reef" not in paper.site["sitemap.xml"]
    assert b'url=../ferry-aground/index.html"' in paper.site[f"{FERRY_AT}index.html"]


def test_a_story_that_went_into_another_leads_to_it_and_so_does_its_feed(paper: Paper, site: SiteMaker) -> None:
    apart = Paper(site(PAPER, "[stories]\nlikeness = 0.9\n", name="apart"), paper.digest, paper.patch)
    apart.ledger.mkdir()
    apart.build()
    apart.folder.toml.write_text(paper.folder.toml.read_text())
    apart.build("2026-03-11", "--strict")
    files = apart.site
    assert apart.leads_to("stories/buoy-was-dark-for-a-week/") == f"{FERRY_STORY}index.html"
    assert "Buoy was dark for a week" in apart.page(FERRY_STORY)
    assert files["stories/buoy-was-dark-for-a-week/feed.xml"] == files[f"{FERRY_STORY}feed.xml"]


@pytest.mark.parametrize("sealed", [False, True])
def test_a_story_whose_first_article_is_gone_is_found_by_another(paper: Paper, sealed: bool) -> None:  # noqa: FBT001
    content = paper.folder.root / "content"
    assert not sealed or paper.on("2026-03-11", "seal").code == 0
    (content / "ferry.md").unlink()
    paper.build("2026-03-11")
    assert paper.leads_to(FERRY_STORY) == "stories/buoy-was-dark-for-a-week/index.html"
    assert b"buoy-was-dark" in paper.site[f"{FERRY_STORY}feed.xml"]
    assert "withdrawn" in paper.page(FERRY_AT)
    (content / "buoy.md").unlink()
    paper.build("2026-03-12")
    assert "This story was withdrawn" in paper.page(FERRY_STORY)


def test_a_feed_at_an_old_address_goes_on_and_names_its_new_one(paper: Paper) -> None:
    paper.folder.put("ferry.md", story("Ferry aground", FERRY))
    paper.build("2026-03-11")
    feed = etree.fromstring(paper.site[f"{FERRY_STORY}feed.xml"])
    (own,) = (link for link in feed.iter("{http://www.w3.org/2005/Atom}link") if link.get("rel") == "self")
    assert own.get("href") == "https://paper.example/stories/ferry-aground/feed.xml"
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 2


def test_a_story_with_a_new_beginning_keeps_its_address(paper: Paper) -> None:
    before = paper.urls
    paper.folder.put("first.md", story("Ferry in trouble", FERRY_OTHER, "2026-03-02"))
    paper.build("2026-03-11", "--strict")
    assert "Ferry in trouble" in paper.page(FERRY_STORY)
    assert before.items() <= paper.urls.items()
    assert not [path for path, data in paper.site.items() if b'http-equiv="refresh"' in data]


@pytest.mark.parametrize("name", ["a.md", "z.md"])
def test_a_newcomer_takes_no_address_that_was_published(paper: Paper, name: str) -> None:
    """Wherever its file sorts; and it keeps the one it gets, also when the other is gone."""
    paper.folder.put(name, story("Ferry strikes reef in fog", CHEESE))
    done = paper.build("2026-03-11")
    own = f"2026/03/03/ferry-strikes-reef-in-fog-{article_id(name)[:6]}/"
    assert f"{name}: has the headline and day of ferry.md" in done.err
    assert "153 passengers" in paper.page(FERRY_AT)
    assert paper.urls[own] == f"article:{article_id(name)}"
    assert "warning" not in paper.build("2026-03-12", "--strict").err
    (paper.folder.root / "content" / "ferry.md").unlink()
    paper.build("2026-03-13")
    assert "withdrawn" in paper.page(FERRY_AT)
    assert "wheel of curd" in paper.page(own)


def test_an_earlier_story_of_the_same_headline_takes_no_address_that_was_published(paper: Paper) -> None:
    paper.folder.put("early.md", story("Cheesemaker wins wager", STRIKE.replace("strike", "march"), "2026-01-02"))
    paper.build("2026-03-11", "--strict")
    assert "wheel of curd" in paper.page("stories/cheesemaker-wins-wager/")
    assert paper.urls["stories/cheesemaker-wins-wager-2026-01-02/"] == f"story:{article_id('early.md')}"


def test_an_article_that_is_gone_leaves_a_word_and_a_way_to_its_edition_and_a_warning(paper: Paper) -> None:
    (paper.folder.root / "content" / "strike.md").unlink()
    done = paper.build("2026-03-11")
    at = "2026/03/03/teachers-vote-to-strike/"
    assert done.err.count("warning: ") == 1
    assert f"{at} was published and its article" in done.err
    assert "withdrawn" in paper.page(at)
    page = tree(paper.site[f"{at}index.html"])
    assert "../index.html" in page.xpath("//main//a/@href")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    feed = etree.fromstring(paper.site["stories/teachers-vote-to-strike/feed.xml"])
    assert str(feed.findtext("{http://www.w3.org/2005/Atom}title")).startswith("Withdrawn")
    assert paper.missing() == []


def test_an_article_that_is_gone_stops_a_strict_build_before_it_writes_anything(paper: Paper) -> None:
    paper.folder.put("new.md", story("Something new", CHEESE, "2026-03-06"))
    (paper.folder.root / "content" / "strike.md").unlink()
    before = paper.kept, written(paper.folder.output)
    assert paper.on("2026-03-11", "build", "--strict").code == 1
    assert (paper.kept, written(paper.folder.output)) == before


def test_an_article_taken_out_by_hand_or_past_its_last_day_is_no_cause_for_a_warning(paper: Paper) -> None:
    paper.folder.put("cheese.md", story("Cheesemaker wins wager", CHEESE, "2026-03-05", expires="2026-03-10"))
    paper.build("2026-03-11", "--strict")
    assert "withdrawn" in paper.page(CHEESE_AT)
    (paper.folder.root / "overrides").mkdir()
    drop = paper.folder.root / "overrides" / "2026-03-04.toml"
    drop.write_text('[[drop]]\narticle = "strike.md"\n', encoding="utf-8")
    config = paper.folder.config
    made = build(config, Request(NOW), None, read_ledger(config.root))
    assert made.warnings == ()
    assert [note for note in made.notes if "teachers-vote-to-strike" in note]


def test_an_address_that_another_article_would_take_is_a_warning_that_names_both(paper: Paper) -> None:
    paper.folder.put("ferry.md", story("Ferry aground", FERRY))
    paper.folder.put("other.md", story("Ferry strikes reef in fog", CHEESE))
    done = paper.build("2026-03-11")
    ferry, other = article_id("ferry.md"), article_id("other.md")
    assert f"{FERRY_AT} was published as article:{ferry}, which now stands at 2026/03/03/ferry-aground/" in done.err
    assert f"is article:{other} now" in done.err
    assert paper.urls[FERRY_AT] == f"article:{ferry}"


def test_a_file_that_was_renamed_keeps_its_address_without_a_warning(paper: Paper) -> None:
    content = paper.folder.root / "content"
    (content / "ferry.md").rename(content / "a-better-name.md")
    assert "warning" not in paper.build("2026-03-11", "--strict").err
    assert paper.urls[FERRY_AT] == f"article:{article_id('a-better-name.md')}"
    assert "153 passengers" in paper.page(FERRY_AT)
