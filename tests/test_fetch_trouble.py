"""``digest fetch`` where servers fail: each costs its source alone, and the record says since when and what to do."""

from __future__ import annotations

import json
import math
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from digest.fetch import Errand, fetch, status
from digest.fetched import read_fetched
from digest.web import Limits
from digest.web.client import Client
from tests import outlets
from tests.outlets import FETCH, Item, outlet, rss, source
from tests.sites import make, written
from tests.web_server import hang, in_turn, kept, moved, page, serving

BRIDGE = Item("bridge")
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_a_source_that_fails_is_told_with_since_when_and_when_it_last_worked(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch(day="2026-05-31")
        paper.web.table["/feed.xml"] = page("gone fishing", status=503)
        first = paper.fetch()
        assert (first.code, first.out.splitlines()[0]) == (3, "herald  failing since 2026-06-01")
        assert "503" in first.err
        for day in range(2, 10):
            last = paper.fetch(day=f"2026-06-0{day}")
        assert last.out.splitlines()[0] == "herald  failing since 2026-06-01"
        assert "it last worked on 2026-05-31" in last.err
        feed = next(iter(read_fetched(tmp_path).feeds.values()))
        assert (feed.state, feed.since, feed.failures, feed.succeeded) == ("failing", "2026-06-01", 9, "2026-05-31")
        before = written(tmp_path)
        paper.fetch(day="2026-06-09")
        assert written(tmp_path) == before, "a second failure of the same day is no news"
        paper.offer(BRIDGE)
        assert paper.told(day="2026-06-10")["state"] == "good"
    feed = next(iter(read_fetched(tmp_path).feeds.values()))
    assert (feed.since, feed.failures, feed.why) == ("", 0, "")


def test_a_source_that_hangs_or_fails_costs_itself_alone(tmp_path: Path) -> None:
    with serving({"/feed.xml": hang}) as slow, serving() as dead, serving() as well:
        base = f"http://127.0.0.1:{well.port}"
        well.table |= {"/feed.xml": page(rss([BRIDGE], base)), BRIDGE.path: page(BRIDGE.html())}
        broken = source(str(slow.url())[:-1], "slow") + source(str(dead.url())[:-1], "dead") + source(base, "well")
        folder = make(tmp_path, {}, FETCH.replace("seconds = 5", "seconds = 0.3") + broken)
        done = outlets.fetch(folder, "--json")
        told = {one["key"]: one for one in json.loads(done.out)["sources"]}
    assert done.code == 0
    assert {key: one["state"] for key, one in told.items()} == {"slow": "failing", "dead": "failing", "well": "good"}
    assert [one["path"] for one in told["well"]["articles"]] == ["well/2026/05/31-lowfield-decides-on-its-bridge.md"]
    assert "404" in told["dead"]["feeds"][0]["why"]


def test_a_server_that_wants_patience_is_not_asked_before_its_time(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        busy = page("slow down", status=429, Retry_After="86400")
        paper.web.table["/feed.xml"] = busy
        assert paper.fetch().code == 3
        paper.offer(BRIDGE)
        paper.web.asked.clear()
        waits = paper.fetch()
        assert waits.code == 0
        assert "was not asked: its server asked not to be asked before 2026-06-02T12:00:00+00:00" in waits.out
        assert paper.web.paths("") == [], "not even its robots.txt"
        assert paper.told(day="2026-06-03")["new"] == 1


@pytest.mark.parametrize("seconds", [1e9, math.inf])
def test_a_wait_of_years_is_a_week(seconds: float) -> None:
    assert status.until(seconds, NOON) == "2026-06-08T12:00:00+00:00"


def test_a_feed_that_moved_for_good_is_read_there_and_its_new_address_told(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, path="/new.xml")
        paper.web.table["/feed.xml"] = moved("/new.xml")
        done = paper.fetch()
        feed = next(iter(read_fetched(tmp_path).feeds.values()))
        assert feed.moved == f"{paper.base}/new.xml"
        assert f"put {paper.base}/new.xml into digest.toml in its place" in done.err
        assert len(paper.files) == 1


def test_a_feed_that_is_gone_for_good_is_asked_again_after_a_week(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table["/feed.xml"] = page("gone", status=410)
        done = paper.fetch()
        assert done.code == 1, "it is the only one, and there is nothing to come"
        assert done.out.splitlines()[0] == "herald  gone since 2026-06-01"
        assert "take it out of digest.toml, or give its new address" in done.err
        paper.web.asked.clear()
        assert paper.told(day="2026-06-07")["state"] == "waiting"
        assert paper.web.asked == []
        paper.offer(BRIDGE)
        assert paper.told(day="2026-06-08")["new"] == 1


def test_pages_that_do_not_answer_wait_for_the_next_run_and_for_two_days_at_most(tmp_path: Path) -> None:
    """Then what the feed says stands in for them. As long as some wait, the feed is asked in full."""
    with outlet(tmp_path) as paper:
        paper.web.table[BRIDGE.path] = page("broken", status=500)
        paper.offer(BRIDGE, etag='"1"')
        told = paper.told()
        assert (told["waiting"], paper.files) == (1, {})
        assert paper.told(day="2026-06-02")["waiting"] == 1
        last = paper.told(day="2026-06-03")
        assert (last["new"], last["articles"][0]["text"]) == (1, "feed")
        assert "500" in last["articles"][0]["why"]
        assert paper.told(day="2026-06-04")["waiting"] == 0


def test_a_page_that_answers_again_brings_its_article(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table[BRIDGE.path] = in_turn(page("broken", status=500), page(BRIDGE.html()))
        paper.offer(BRIDGE, etag='"1"')
        assert paper.told()["waiting"] == 1
        last = paper.told()
    assert (last["new"], last["articles"][0]["text"]) == (1, "page")


def test_when_three_pages_in_a_row_do_not_answer_the_others_are_left_for_the_next_run(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        items = [Item(f"plan{number}", f"{number} May 2026 09:00:00 GMT") for number in range(20, 26)]
        paper.web.table |= {one.path: page("broken", status=500) for one in items}
        paper.offer(*items)
        assert paper.told()["waiting"] == 6
        assert len(paper.web.paths()) == 1 + 3


def test_pages_whose_server_wants_patience_hold_back_its_feed_too(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        items = [Item("bridge"), Item("mill"), Item("dam")]
        paper.web.table |= {one.path: page("slow down", status=429, Retry_After="7200") for one in items}
        paper.offer(*items)
        assert paper.told()["waiting"] == 3
        assert len(paper.web.paths()) == 1 + 1
        paper.web.asked.clear()
        assert paper.told()["state"] == "waiting"
        assert paper.web.asked == []


def test_a_private_address_is_on_record_as_refused_and_nothing_is_sent(tmp_path: Path) -> None:
    """Neither to the address of a feed nor to that of an article in it."""
    sent: list[str] = []

    def connect(host: str, port: int, seconds: float) -> socket.socket:
        sent.append(f"{host}:{port}")
        raise OSError("nothing leaves this test")

    private = source("http://10.1.2.3", "inside") + source("http://169.254.169.254", "cloud")
    folder = make(tmp_path, {}, private + source("http://router.example", "router"))
    asker = Client(Limits("t", retries=0), connect=connect, resolve=lambda _, __: ["192.168.1.1"])
    outcomes = fetch(folder.config, asker, Errand(NOON))
    assert sent == []
    assert [one.state for one in outcomes] == ["failing"] * 3
    record = read_fetched(tmp_path).feeds
    assert all("is not on the public internet" in feed.why for feed in record.values()), record


def test_an_article_at_a_private_address_has_the_feeds_text_and_nothing_is_sent(tmp_path: Path) -> None:
    feed = rss([BRIDGE], "http://127.0.0.1:1").replace("http://127.0.0.1:1/news", "http://10.1.2.3/news")
    with outlet(tmp_path, table={"/feed.xml": page(feed)}) as paper:
        told = paper.told()
    assert (told["new"], told["articles"][0]["text"]) == (1, "feed")
    assert "is not on the public internet" in told["articles"][0]["why"]


def test_where_no_source_has_a_feed_the_run_says_how_to_add_one_and_is_good(tmp_path: Path) -> None:
    folder = make(tmp_path, {}, '[[source]]\nkey = "herald"\nname = "Herald"\n')
    done = outlets.fetch(folder)
    assert done.code == 0
    assert 'add feed = "https://…" to one' in done.err
    assert "'herald' has no feed and no page" in outlets.fetch(folder, "--source", "herald").err


def test_an_unknown_source_is_an_error_of_the_command_with_the_keys_that_are_near(tmp_path: Path) -> None:
    done = outlets.fetch(make(tmp_path, {}, source("http://127.0.0.1:1")), "--source", "heralds")
    assert done.code == 2
    assert "no source has the key 'heralds' (did you mean 'herald'?)" in done.err


def test_one_source_can_be_asked_alone_and_the_others_stay_on_record(tmp_path: Path) -> None:
    with serving() as web:
        base = f"http://127.0.0.1:{web.port}"
        web.table |= {"/feed.xml": kept(rss([BRIDGE], base), etag='"1"'), BRIDGE.path: page(BRIDGE.html())}
        folder = make(tmp_path, {}, FETCH + source(base) + source(base, "wire", path="/wire.xml"))
        outlets.fetch(folder)
        web.asked.clear()
        done = outlets.fetch(folder, "--source", "wire", day="2026-06-02")
        assert web.paths() == ["/wire.xml"]
    assert done.code == 1
    assert {feed.source: feed.tried for feed in read_fetched(tmp_path).feeds.values()} == {
        "herald": "2026-06-01",
        "wire": "2026-06-02",
    }


def test_trouble_is_an_annotation_in_a_workflow(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        done = paper.fetch(env={"GITHUB_ACTIONS": "true"})
    assert done.err.startswith("::warning::herald: http://127.0.0.1:")
