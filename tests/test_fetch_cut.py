"""``digest fetch`` that is cut off, or that stumbles over a fault of its own: what is done is known, the rest comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from digest.fetch import Errand, fetch, status
from digest.fetched import Feed, Kept, kept_line, read_fetched
from digest.model import Url
from digest.web import Answer, Limits, Why
from digest.web.client import Client
from tests.outlets import Item, Outlet, outlet, source, story
from tests.sites import NOW
from tests.web_server import kept, page

BRIDGE, MILL = Item("bridge"), Item("mill", "Sat, 30 May 2026 08:00:00 GMT")
PATH = "herald/2026/05/31-lowfield-decides-on-its-bridge.md"
MORE = (*story("bridge"), "The vote was late in the evening, and nobody who spoke had expected it to pass.")


class CutError(Exception):
    """The end of a run where nobody expects it."""


@dataclass
class Cut:
    """A client that ends the run when it is asked for an address that ends so."""

    at: str

    def get(self, address: Url, *, etag: str = "", modified: str = "", accept: str = "*/*") -> Answer:
        if address.endswith(self.at):
            raise CutError(address)
        return self._client().get(address, etag=etag, modified=modified, accept=accept)

    def there(self, address: Url) -> Answer:
        return self._client().there(address)

    def _client(self) -> Client:
        return Client(Limits("t", pause=0, retries=0, private=["127.0.0.0/8"]))


def cut(paper: Outlet, at: str) -> None:
    """A run that ends without a record of its articles."""
    with pytest.raises(CutError):
        fetch(paper.folder.config, Cut(at), Errand(NOW))


def test_what_was_written_before_a_cut_is_digests_own_in_the_next_run(tmp_path: Path) -> None:
    """New files and updated ones: both are updated when their entries change."""
    with outlet(tmp_path) as paper:
        paper.offer(MILL, BRIDGE)
        cut(paper, BRIDGE.path)
        assert len(paper.files) == 1
        assert read_fetched(tmp_path).kept == {}
        told = paper.told()
        assert (told["new"], told["unchanged"], len(paper.files)) == (1, 1, 2)
        assert not list((tmp_path / "fetched").rglob("*.begun"))
        changed = [replace(one, paragraphs=(*story(one.word), MORE[-1]), teaser="New") for one in (MILL, BRIDGE)]
        paper.web.table |= {one.path: page(one.html()) for one in changed}
        paper.offer(*changed)
        cut(paper, BRIDGE.path)
        again = [replace(one, title=f"Again: {one.word}") for one in changed]
        paper.offer(*again)
        paper.web.table |= {one.path: page(one.html()) for one in again}
        told = paper.told(day="2026-06-02")
    assert (told["updated"], told["left"]) == (2, 0)


@pytest.mark.parametrize("gone", ["first", "last"])
def test_what_an_editor_made_of_the_files_of_a_cut_off_run_stays(tmp_path: Path, gone: str) -> None:
    """What was deleted does not come back, what was rewritten has no twin."""
    dam = Item("dam", "Fri, 29 May 2026 08:00:00 GMT")
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, MILL, dam)
        cut(paper, BRIDGE.path)
        first, last = sorted(paper.files)
        deleted, rewritten = (first, last) if gone == "first" else (last, first)
        (tmp_path / "content" / deleted).unlink()
        paper.folder.put(rewritten, "---\ntitle: Mine\n---\nMine.\n")
        told = paper.told()
        assert (told["new"], told["unchanged"]) == (1, 2)
        assert paper.files.keys() == {rewritten, PATH}
        paper.offer(*(replace(one, title="Again") for one in (BRIDGE, MILL, dam)))
        assert paper.told()["left"] == 1
    assert "Mine." in paper.files[rewritten]


@pytest.mark.parametrize("edited", [False, True])
def test_a_new_file_of_which_nobody_came_to_say_that_it_is_written_is_digests_own(
    tmp_path: Path, *, edited: bool
) -> None:
    """It is updated, or left to the editor who was at it since, and has no twin."""
    with outlet(tmp_path) as paper:
        paper.offer(MILL, BRIDGE)
        cut(paper, BRIDGE.path)
        begun = tmp_path / "fetched/articles/herald.begun"
        begun.write_text(begun.read_text().replace("written\n", ""))
        (path,) = paper.files
        if edited:
            paper.folder.put(path, "---\ntitle: Mine\n---\nMine.\n")
        changed = replace(MILL, paragraphs=(*story("mill"), MORE[-1]), teaser="New")
        paper.web.table[MILL.path] = page(changed.html())
        paper.offer(changed, BRIDGE)
        told = paper.told()
    assert (told["new"], told["updated"], told["left"]) == (1, int(not edited), int(edited))
    assert paper.files.keys() == {path, PATH}


def test_an_update_that_was_begun_and_not_written_comes_with_the_next_run(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(MILL)
        paper.fetch()
        line = (tmp_path / "fetched/articles/herald.jsonl").read_text()
        row = read_fetched(tmp_path).kept["herald", "mill"]
        begun = tmp_path / "fetched/articles/herald.begun"
        begun.write_text(line.replace(row.sha256, "0" * 64).replace(row.entry, "1" * 16))
        changed = replace(MILL, paragraphs=(*story("mill"), MORE[-1]), teaser="New")
        paper.web.table[MILL.path] = page(changed.html())
        paper.offer(changed)
        assert paper.told()["updated"] == 1


def test_a_new_file_that_was_begun_last_and_not_written_comes_with_the_next_run(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(MILL)
        begun = tmp_path / "fetched/articles/herald.begun"
        begun.parent.mkdir(parents=True)
        path = "herald/2026/05/30-lowfield-decides-on-its-mill.md"
        row = Kept(source="herald", name="mill", path=path, sha256="0" * 64, entry="1", day="2026-06-01")
        begun.write_bytes(kept_line(row))
        assert paper.told()["new"] == 1


def test_an_entry_without_a_link_comes_once_though_all_of_the_record_is_lost(tmp_path: Path) -> None:
    text = "".join(f"&lt;p&gt;{one}&lt;/p&gt;" for one in story("bridge"))
    feed = f"<item><title>No link</title><guid>g</guid><pubDate>31 May 2026</pubDate><description>{text}</description>"
    with outlet(tmp_path) as paper:
        rss = f"<rss version='2.0'><channel><title>H</title>{feed}</item></channel></rss>"
        paper.web.table["/feed.xml"] = page(rss, "application/rss+xml")
        paper.fetch()
        (tmp_path / "fetched/articles/herald.jsonl").unlink()
        assert paper.told(day="2026-06-02")["new"] == 0
    assert len(paper.files) == 1


@pytest.mark.parametrize("at", ["/feed.xml", BRIDGE.path], ids=["a feed", "a page"])
def test_a_fault_of_the_program_costs_its_source_alone_and_is_raised_at_the_end(tmp_path: Path, at: str) -> None:
    with outlet(tmp_path) as paper:
        toml = paper.folder.toml
        toml.write_text(toml.read_text() + source(paper.base, "wire", path="/wire.xml"))
        paper.offer(BRIDGE)
        paper.offer(MILL, path="/wire.xml")
        cut(paper, at)
        assert [*paper.files] == ["wire/2026/05/30-lowfield-decides-on-its-mill.md"]
        assert [one.source for one in read_fetched(tmp_path).kept.values()] == ["wire"]
        assert paper.told()["new"] == 1


def test_another_etag_for_the_same_feed_on_the_same_day_is_no_news(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, etag='"1"')
        paper.fetch()
        before = paper.record
        paper.offer(BRIDGE, etag='"2"')
        paper.fetch()
        assert paper.record == before
        paper.fetch(day="2026-06-02")
        assert b'\\"2\\"' in paper.record["feeds.jsonl"]
        paper.offer(BRIDGE, MILL, etag='"3"')
        assert paper.told(day="2026-06-02")["new"] == 1
        assert b'\\"3\\"' in paper.record["feeds.jsonl"], "it is on record with the article that came with it"


def test_a_feed_that_failed_is_asked_in_full_when_it_works_again() -> None:
    feed = Feed("herald", "https://herald.example/", "good", etag='"1"', modified="Mon")
    after = status.failed(feed, "does not answer", Why(again=True), NOW)
    assert (after.etag, after.modified) == ("", "")


def test_addresses_that_digest_toml_no_longer_has_leave_the_record_with_any_run(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        toml = paper.folder.toml
        toml.write_text(toml.read_text().replace("/feed.xml", "/new.xml"))
        paper.offer(BRIDGE, path="/new.xml")
        paper.fetch("--source", "herald")
    assert [feed.address for feed in read_fetched(tmp_path).feeds.values()] == [f"{paper.base}/new.xml"]


def test_pages_that_fail_for_days_give_way_to_the_feeds_text_without_being_asked_each(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        items = [Item(f"plan{number}", f"{number} May 2026 09:00:00 GMT") for number in range(19, 27)]
        paper.web.table |= {one.path: page("broken", status=500) for one in items}
        paper.offer(*items)
        paper.fetch()
        paper.web.asked.clear()
        told = paper.told(day="2026-06-03")
        assert len(paper.web.paths()) == 1 + 3
    assert (told["new"], told["waiting"], told["refused"]) == (8, 0, 0)


def test_pages_of_a_list_are_waited_for_as_long_as_they_are_listed(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        toml = paper.folder.toml
        toml.write_text(toml.read_text().replace(f'feed = "{paper.base}/feed.xml"', f'page = "{paper.base}/list"'))
        item = Item("bridge-of-the-town")
        paper.web.table |= {"/list": page(f'<a href="{item.path}">x</a>'), item.path: page("broken", status=503)}
        assert [paper.told(day=f"2026-06-0{day}")["waiting"] for day in (1, 2, 3, 4)] == [1] * 4
        paper.web.table[item.path] = page(item.html())
        told = paper.told(day="2026-06-05")
    assert told["new"] + told["held"] == 1


def test_a_robots_txt_in_trouble_lets_an_article_wait(tmp_path: Path) -> None:
    with outlet(tmp_path / "site") as paper, outlet(tmp_path / "other") as other:
        paper.offer(BRIDGE)
        feed = paper.web.table.pop(BRIDGE.path)
        other.web.table |= {BRIDGE.path: feed, "/robots.txt": page("x", status=503)}
        paper.web.table["/feed.xml"] = kept(
            f"<rss version='2.0'><channel><title>H</title><item><title>Bridge</title><link>{other.base}{BRIDGE.path}"
            "</link><guid>g</guid><pubDate>31 May 2026</pubDate></item></channel></rss>",
            "application/rss+xml",
        )
        assert paper.told()["waiting"] == 1
        del other.web.table["/robots.txt"]
        assert paper.told()["new"] == 1


def test_failures_count_only_in_a_row(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        items = [Item(f"plan{number}", f"{number} May 2026 09:00:00 GMT") for number in range(20, 27)]
        broken = {0, 1, 3, 4}
        paper.web.table |= {one.path: page("broken", status=500) for n, one in enumerate(items) if n in broken}
        paper.offer(*items)
        told = paper.told()
    assert (told["new"], told["waiting"]) == (3, 4)
