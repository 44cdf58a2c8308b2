"""An article's page: asked where the site wants it, read and cleaned, and what stands in for it where it is blocked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from digest.fetched import read_fetched
from tests.outlets import Item, outlet, rss
from tests.sites import run
from tests.web_server import Reply, moved, page

TEASER = "Lowfield's council closes the road past the old bridge for nine weeks from June, to the anger of shopkeepers."
BRIDGE = Item("bridge", teaser=TEASER)
PATH = "herald/2026/05/31-lowfield-decides-on-its-bridge.md"
WALL = (
    "<html><head><title>Subscribe to continue reading</title></head><body><h1>Subscribe to continue reading</h1>"
    "<p>You have reached your limit of free articles this month.</p><p>Already a subscriber? Log in</p></body>"
)
CONSENT = (
    "<html><head><title>Before you continue</title></head><body><h1>Before you continue</h1>"
    "<p>We use cookies and data to deliver our services.</p><button>Accept all</button></body></html>"
)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (page("no", status=403), "403"),
        (page("no", status=401), "401"),
        (page("no", status=404), "404"),
        (page(WALL), "is a wall that asks to log in or subscribe"),
        (page(CONSENT), ""),
        (page("<html><body></body></html>"), "has no article text on its page"),
        (page(b"%PDF-1.7 \x00\x01", "application/pdf"), "is application/pdf, not a page"),
        (page(BRIDGE.html(), "application/json"), "is application/json, not a page"),
        (
            page(replace(BRIDGE, paragraphs=("Lowfield closed its bridge to all traffic on Monday.",)).html()),
            "less text",
        ),
        (moved("/elsewhere.html", 302), "404"),
        (moved("http://169.254.169.254/latest", 302), "leads to http://169.254.169.254/latest, which "),
    ],
    ids=["403", "401", "404", "wall", "consent", "empty", "pdf", "json", "short", "to nowhere", "to a private address"],
)
def test_where_the_page_is_blocked_the_feeds_own_text_is_taken_and_the_run_says_so(
    tmp_path: Path, reply: Reply, why: str
) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table[BRIDGE.path] = reply
        paper.offer(BRIDGE)
        done = paper.fetch()
    assert done.code == 0
    assert f"note: content/{PATH}: has the feed's own text: its page " in done.err
    assert why in done.err
    assert paper.files[PATH].endswith(f"---\n\n{TEASER}\n")
    assert f'url: "{paper.base}{BRIDGE.path}"' in paper.files[PATH]


def test_a_page_that_robots_txt_forbids_is_not_asked(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table["/robots.txt"] = page("User-agent: *\nDisallow: /news/", "text/plain")
        paper.offer(BRIDGE)
        told = paper.told()
        assert paper.web.paths() == ["/feed.xml"]
    assert (told["new"], told["articles"][0]["text"]) == (1, "feed")
    assert "robots.txt forbids it" in told["articles"][0]["why"]


def test_with_take_feed_no_page_is_asked(tmp_path: Path) -> None:
    with outlet(tmp_path, 'take = "feed"') as paper:
        paper.offer(BRIDGE)
        assert paper.told()["articles"][0]["why"] == ""
        assert paper.web.paths() == ["/feed.xml"]
    assert TEASER in paper.files[PATH]


def test_what_is_no_article_in_either_form_is_recorded_and_not_asked_again_until_it_changes(tmp_path: Path) -> None:
    """A wall in the feed too: neither is written."""
    wall = Item("wall", title="Subscribe to continue reading", teaser="You have reached your limit of free articles.")
    with outlet(tmp_path) as paper:
        paper.web.table[wall.path] = page(WALL)
        paper.offer(wall)
        done = paper.fetch()
        assert "'Subscribe to continue reading' was not taken: it is a wall" in done.err
        assert paper.files == {}
        (kept,) = read_fetched(tmp_path).kept.values()
        assert (kept.path, kept.why[:9]) == ("", "is a wall")
        paper.web.asked.clear()
        again = paper.told()
        assert (paper.web.paths(), again["refused"], again["unchanged"]) == (["/feed.xml"], 0, 1)
        paper.web.table[wall.path] = page(Item("wall").html())
        paper.offer(Item("wall", teaser="Lowfield decides at last."))
        assert paper.told()["new"] == 1


def test_an_article_that_a_build_would_warn_of_is_written_as_a_draft_with_the_reason(tmp_path: Path) -> None:
    """Its address says another day than its feed: one of the two is wrong. A build that allows no warning goes on."""
    with outlet(tmp_path) as paper:
        odd = Item("2026/03/02/dam", title="The dam")
        paper.offer(odd, Item("mill"))
        done = paper.fetch()
        (path,) = [path for path, text in paper.files.items() if "draft: true" in text]
        assert "warning: content/" + path + ": was written as a draft: two dates: 2026-05-31 (front matter)" in done.err
        assert "# Held back: two dates" in paper.files[path]
    built = run("build", "--strict", cwd=tmp_path)
    assert built.code == 0, built.err


def test_a_day_in_an_address_that_is_the_outlets_own_is_no_other_date(tmp_path: Path) -> None:
    """At 01:30 in London it is still the day before in New York, whose clock the outlet has."""
    with outlet(tmp_path) as paper:
        paper.offer(Item("2026/05/30/dam", "Sun, 31 May 2026 01:30:00 GMT", "The dam"))
        told = paper.told()
    assert (told["new"], told["held"]) == (1, 0)


def test_the_page_says_what_the_feed_does_not(tmp_path: Path) -> None:
    data = {"@type": "NewsArticle", "headline": "x", "author": {"@type": "Person", "name": "Ida Marsh"}}
    data |= {"datePublished": "2026-05-30T07:15:00+02:00", "license": "https://creativecommons.org/licenses/by/4.0/"}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    with outlet(tmp_path) as paper:
        item = Item("bridge", "")
        paper.web.table[item.path] = page(item.html(head))
        paper.offer(item)
        paper.fetch()
    (text,) = paper.files.values()
    assert "date: 2026-05-30T05:15:00+00:00\n" in text
    assert 'authors: ["Ida Marsh"]\n' in text
    assert 'licence: "https://creativecommons.org/licenses/by/4.0/"\n' in text


@pytest.mark.parametrize(
    ("own", "channel", "head", "licence"),
    [
        ('licence = "CC0"', "<copyright>All rights reserved</copyright>", "", "CC0"),
        (
            "",
            "<copyright>© 2026 Lowfield Herald</copyright>",
            "<link rel='license' href='https://l.example/'>",
            "© 2026 Lowfield Herald",
        ),
        ("", "", "<link rel='license' href='https://l.example/by'>", "https://l.example/by"),
        ("", "", "<meta name='dcterms.license' content='Open Government Licence'>", "Open Government Licence"),
    ],
)
def test_the_licence_is_the_owners_word_else_the_feeds_else_the_pages(
    tmp_path: Path, own: str, channel: str, head: str, licence: str
) -> None:
    with outlet(tmp_path, own) as paper:
        paper.web.table[BRIDGE.path] = page(BRIDGE.html(head))
        paper.offer(BRIDGE, extra=channel)
        paper.fetch()
    assert f'\nlicence: "{licence}"\n' in paper.files[PATH]


def test_an_article_that_is_old_by_its_page_is_not_taken_and_not_asked_again(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        item = Item("bridge", "")
        head = '<meta property="article:published_time" content="2024-01-02T10:00:00Z">'
        paper.web.table[item.path] = page(item.html(head))
        paper.offer(item)
        assert "is of 2024-01-02, older than 'days' below [fetch] allows" in paper.fetch().err
        paper.web.asked.clear()
        paper.fetch()
        assert (paper.web.paths(), paper.files) == (["/feed.xml"], {})


def test_an_article_keeps_its_address_without_what_counts_readers_and_is_known_by_any_form_of_it(
    tmp_path: Path,
) -> None:
    """A page cannot take the address of another site's article, either."""
    with outlet(tmp_path) as paper:
        head = '<link rel="canonical" href="https://elsewhere.example/scoop">'
        paper.web.table[BRIDGE.path] = page(BRIDGE.html(head))
        counted = f"{BRIDGE.path}?utm_source=rss&amp;id=7&amp;fbclid=x#top"
        paper.offer(BRIDGE)
        feed = paper.web.table
        feed["/feed.xml"] = page(rss([BRIDGE], paper.base).replace(BRIDGE.path, counted), "application/rss+xml")
        paper.fetch()
        again = rss([replace(BRIDGE, guid="other")], paper.base).replace(BRIDGE.path, f"{BRIDGE.path}?id=7&amp;gclid=1")
        feed["/feed.xml"] = page(again, "application/rss+xml")
        assert paper.told()["new"] == 0
    assert f'url: "{paper.base}{BRIDGE.path}?id=7"' in paper.files[PATH]


def test_two_links_that_lead_to_one_page_are_one_article(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        paper.web.table["/short/1"] = moved(BRIDGE.path)
        other = rss([replace(BRIDGE, guid="other")], paper.base).replace(BRIDGE.path, "/short/1")
        paper.web.table["/feed.xml"] = page(other, "application/rss+xml")
        told = paper.told()
    assert (told["new"], told["unchanged"], [*paper.files]) == (0, 1, [PATH])


def test_a_page_in_an_old_encoding_that_its_server_alone_names_is_read(tmp_path: Path) -> None:
    ukrainian = ("Міська рада Львова у вівторок ухвалила рішення закрити старий міст через річку до кінця осені.",)
    item = Item("bridge", title="Міст закрито", paragraphs=(*ukrainian, *(one + " Так." for one in ukrainian)))
    with outlet(tmp_path) as paper:
        html = item.html().replace('<meta charset="utf-8">', "").encode("windows-1251")
        paper.web.table[item.path] = page(html, "text/html; charset=windows-1251")
        paper.offer(replace(item, teaser="Міст."))
        assert paper.told()["articles"][0]["text"] == "page"
    (text,) = paper.files.values()
    assert "Міська рада Львова у вівторок" in text
