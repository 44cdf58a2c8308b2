"""Which entries ``digest fetch`` takes for one article: by ids, by addresses that can be believed, in turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digest import border
from digest.fetch.choosing import NOT_ASKED, WAITING, Archive, Offer, Plan, Wanted, plan
from digest.fetch.entries import Entry
from digest.fetched import Kept
from tests.outlets import Item, outlet, rss, source, story
from tests.web_server import moved, page

BRIDGE, MILL, DAM = Item("bridge"), Item("mill"), Item("dam")
PATH = "herald/2026/05/31-lowfield-decides-on-its-bridge.md"


@pytest.mark.parametrize("link", ["/alerts", "/changelog#v{}"])
def test_entries_that_share_an_address_are_told_apart_by_their_ids(tmp_path: Path, link: str) -> None:
    """Of two of one day one has no address in its file, or a build would take them for one article saved twice."""
    with outlet(tmp_path) as paper:
        items = [Item(f"n{number}", f"{number} May 2026 09:00:00 GMT", teaser=" ".join(story(f"plan {number}")))
                 for number in (27, 28, 29)]  # fmt: skip
        items.append(replace(items[0], title="Another of that day", guid="n27b"))
        feed = rss(items, paper.base)
        for number, item in enumerate(items):
            feed = feed.replace(f"<link>{paper.base}{item.path}<", f"<link>{paper.base}{link.format(number)}<")
        paper.web.table["/feed.xml"] = page(feed, "application/rss+xml")
        assert paper.told()["new"] == 4
        assert paper.told()["unchanged"] == 4
        assert paper.web.paths() == ["/feed.xml", "/feed.xml"], "the page is none of theirs alone"
    assert sum("\nurl: " in text for text in paper.files.values()) == 3


@pytest.mark.parametrize("canonical", ["/", "/news/bridge.html"])
def test_a_canonical_address_that_all_pages_state_is_not_believed(tmp_path: Path, canonical: str) -> None:
    with outlet(tmp_path) as paper:
        items = (BRIDGE, MILL, DAM)
        for one in items:
            paper.web.table[one.path] = page(one.html(f'<link rel="canonical" href="{paper.base}{canonical}">'))
        paper.offer(*items)
        paper.fetch()
        paper.fetch()
    urls = sorted(line for text in paper.files.values() for line in text.splitlines() if line.startswith("url:"))
    assert urls == [f'url: "{paper.base}/news/{word}.html"' for word in ("bridge", "dam", "mill")]


def test_a_canonical_address_that_another_article_has_is_not_believed(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        for one in (BRIDGE, MILL):
            paper.web.table[one.path] = page(one.html(f'<link rel="canonical" href="{paper.base}/story">'))
        paper.offer(BRIDGE)
        paper.fetch()
        paper.offer(BRIDGE, MILL, DAM)
        assert paper.told()["new"] == 2
    assert f'url: "{paper.base}/story"' in paper.files[PATH]
    assert f'url: "{paper.base}{MILL.path}"' in paper.files[PATH.replace("bridge", "mill")]


def test_a_link_that_leads_to_the_front_page_gives_the_feeds_text(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table |= {"/": page(MILL.html()), BRIDGE.path: moved("/", 302)}
        paper.offer(BRIDGE)
        (one,) = paper.told()["articles"]
    assert (one["text"], one["why"]) == ("feed", "its page leads to the front page of its site")


def test_an_article_that_two_sources_lead_to_in_one_run_is_written_once(tmp_path: Path) -> None:
    """By the one that has its own address; the other finds it there the next time."""
    with outlet(tmp_path) as paper:
        toml = paper.folder.toml
        toml.write_text(toml.read_text() + source(paper.base, "wire", path="/wire.xml"))
        paper.web.table["/r/1"] = moved(BRIDGE.path, 302)
        paper.offer(BRIDGE, path="/wire.xml")
        short = rss([replace(BRIDGE, guid="x")], paper.base).replace(BRIDGE.path, "/r/1")
        paper.web.table["/feed.xml"] = page(short, "application/rss+xml")
        paper.fetch()
        assert [*paper.files] == [PATH.replace("herald/", "wire/")]
        done = paper.fetch()
    assert done.out.splitlines()[:2] == ["herald  1 known", "wire    1 known"]
    assert len(paper.files) == 1


def test_an_article_is_written_by_the_entry_that_has_its_address(tmp_path: Path) -> None:
    """Another whose link leads there waits, though it is taken first, and is known in the next run."""
    with outlet(tmp_path) as paper:
        paper.web.table["/r/1"] = moved(BRIDGE.path, 302)
        short = replace(
            BRIDGE, published="Sat, 30 May 2026 10:00:00 GMT", title=BRIDGE.headline, guid="x", word="short"
        )
        paper.offer(short, BRIDGE)
        feed = rss([short, BRIDGE], paper.base).replace(short.path, "/r/1")
        paper.web.table["/feed.xml"] = page(feed, "application/rss+xml")
        told = paper.told()
        assert (told["new"], told["waiting"], [*paper.files]) == (1, 1, [PATH])
        assert paper.told()["unchanged"] == 2


def test_a_deleted_article_stays_so_when_its_feed_links_to_it_directly(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table["/r/1"] = moved(BRIDGE.path, 302)
        paper.offer(BRIDGE)
        short = rss([replace(BRIDGE, guid="x")], paper.base).replace(BRIDGE.path, "/r/1")
        paper.web.table["/feed.xml"] = page(short, "application/rss+xml")
        paper.fetch()
        (tmp_path / "content" / PATH).unlink()
        paper.offer(replace(BRIDGE, teaser="Changed"))
        assert paper.told()["new"] == 0
    assert paper.files == {}


def test_a_path_beside_which_something_is_said_already_is_taken(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.folder.put(f"{PATH}.toml", 'title = "Quite another headline"\n')
        paper.offer(BRIDGE)
        paper.fetch()
    assert paper.files.keys() == {PATH.replace(".md", "-2.md"), f"{PATH}.toml"}


def test_the_path_of_a_deleted_article_is_not_given_to_another(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        (tmp_path / "content" / PATH).unlink()
        paper.offer(Item("bridges", title=BRIDGE.headline))
        paper.fetch()
    assert [*paper.files] == [PATH.replace(".md", "-2.md")]


def test_articles_without_a_date_that_were_left_for_later_are_held_like_the_first(tmp_path: Path) -> None:
    with outlet(tmp_path, fetching="articles = 1\n") as paper:
        paper.offer(*(replace(one, published="") for one in (BRIDGE, MILL)))
        paper.fetch()
        paper.fetch(day="2026-06-02")
        assert all(path.startswith("herald/undated/") for path in paper.files)
        paper.offer(*(replace(one, published="") for one in (DAM, BRIDGE, MILL)))
        paper.fetch(day="2026-06-03")
    assert "herald/2026/06/03-lowfield-decides-on-its-dam.md" in paper.files


def test_a_feed_that_is_new_to_its_source_brings_what_nobody_can_date(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        toml, one = paper.folder.toml, f'feed = "{paper.base}/feed.xml"'
        toml.write_text(toml.read_text().replace(one, f'feed = ["{paper.base}/feed.xml", "{paper.base}/old.xml"]'))
        paper.offer(replace(MILL, published=""), path="/old.xml")
        assert paper.told(day="2026-06-03")["held"] == 1


def test_what_was_refused_for_its_age_is_taken_when_the_site_wants_it(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2026-04-01T10:00:00Z">'
    with outlet(tmp_path) as paper:
        paper.web.table[BRIDGE.path] = page(BRIDGE.html(head))
        paper.offer(replace(BRIDGE, published=""))
        assert paper.told()["refused"] == 1
        toml = paper.folder.toml
        toml.write_text(toml.read_text().replace("[fetch]", "[fetch]\ndays = 0"))
        assert paper.told()["new"] == 1


def test_an_entry_without_any_text_is_no_article(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        feed = "<rss version='2.0'><channel><title>H</title><item><title>Only a title</title><guid>g</guid></item>"
        paper.web.table["/feed.xml"] = page(f"{feed}</channel></rss>", "application/rss+xml")
        done = paper.fetch()
    assert "'Only a title' was not taken: it holds no text" in done.err
    assert paper.files == {}


def chosen(entries: list[Entry], most: int, kept: list[Kept] | None = None) -> Plan:
    """The plan for new ``entries`` of a source without any file."""
    known = Archive({one.name: one for one in kept or []}, {}, {}, {}, lambda _: None)
    wanted = Wanted("herald", most, None, "2026-06-01")
    return plan([Offer(one, came=True) for one in entries], known, wanted, frozenset())


def entry(name: str, day: date | None = None) -> Entry:
    return Entry(name, border.url(f"https://herald.example/{name}"), name, "mark", None, day)


def test_of_entries_without_a_date_the_first_of_the_list_are_the_newest_and_are_written_last() -> None:
    jobs = chosen([entry("a"), entry("b"), entry("c")], 2).jobs
    assert [job.entry.name for job in jobs] == ["b", "a"]


def test_of_changed_articles_a_run_takes_as_many_as_of_new_ones() -> None:
    row = Kept(source="herald", name="", path="herald/x.md", sha256="0", entry="other", day="2026-06-01")
    rows = [replace(row, name=name) for name in "abc"]
    archive = Archive({one.name: one for one in rows}, {}, {(row.path, "0"): row}, {}, lambda _: "0")
    offered = [Offer(entry(name), came=True) for name in "abc"]
    found = plan(offered, archive, Wanted("herald", 2, None, "2026-06-01"), frozenset())
    assert ([job.entry.name for job in found.jobs], found.later) == (["a", "b"], 1)


def test_two_links_that_lead_to_one_page_bring_one_article_though_the_feed_has_more_text(tmp_path: Path) -> None:
    text = "".join(f"&lt;p&gt;{one}&lt;/p&gt;" for one in story("bridge"))
    with outlet(tmp_path) as paper:
        short = page(replace(BRIDGE, paragraphs=(story("bridge")[0],)).html())
        paper.web.table |= {"/r/1": moved("/landed", 302), "/r/2": moved("/landed", 302), "/landed": short}
        items = "".join(
            f"<item><title>{BRIDGE.headline}</title><link>{paper.base}/r/{n}</link><guid>{n}</guid>"
            f"<pubDate>31 May 2026</pubDate><description>{text}</description></item>"
            for n in (1, 2)
        )
        feed = f"<rss version='2.0'><channel><title>H</title>{items}</channel></rss>"
        paper.web.table["/feed.xml"] = page(feed, "application/rss+xml")
        assert paper.told()["new"] == 1
    assert len(paper.files) == 1


def test_entries_whose_own_pages_failed_come_after_those_that_were_not_asked() -> None:
    """Three dead pages would hold back all others of their source for ever."""
    why = {"a": "answers with an error (500)", "b": NOT_ASKED}
    rows = [Kept(source="herald", name=name, entry=WAITING, day="2026-06-01", why=text) for name, text in why.items()]
    jobs = chosen([entry("a", date(2026, 5, 1)), entry("b", date(2026, 5, 2)), entry("c", date(2026, 5, 3))], 9, rows)
    assert [job.entry.name for job in jobs.jobs] == ["b", "c", "a"]
