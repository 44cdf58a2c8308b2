"""``digest fetch``: the first run, the next, and what an editor does in between."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from digest.fetch import Errand
from digest.fetch import fetch as fetch_all
from digest.fetched import read_fetched
from digest.web import Limits
from digest.web.client import Client
from tests.outlets import FETCH, Item, articles, fetch, outlet, rss, source, story
from tests.sites import NOW, make, run, written
from tests.web_server import PATIENCE, Handler, page, serving

BRIDGE, MILL = Item("bridge", teaser="A"), Item("mill", "Sat, 30 May 2026 08:00:00 GMT")
BRIDGE_FILE = "herald/2026/05/31-lowfield-decides-on-its-bridge.md"
MILL_FILE = "herald/2026/05/30-lowfield-decides-on-its-mill.md"
BROUGHT = (
    "herald  2 new",
    f"  new       content/{MILL_FILE}",
    f"  new       content/{BRIDGE_FILE}",
    "Fetched from 1 source: 2 new.",
    "Now: digest build makes the paper of it; commit content/ and fetched/.",
)


def test_the_first_run_writes_each_article_with_what_its_page_and_feed_say(tmp_path: Path) -> None:
    with outlet(tmp_path, more='licence = "CC BY 4.0"') as paper:
        paper.offer(BRIDGE, MILL)
        done = paper.fetch()
        front, _, text = paper.files[BRIDGE_FILE].removeprefix("---\n").partition("---\n")
    assert (done.code, done.out) == (0, "\n".join((*BROUGHT, "")))
    assert paper.files.keys() == {BRIDGE_FILE, MILL_FILE}
    assert front.splitlines() == [
        'title: "Lowfield decides on its bridge"',
        f'url: "{paper.base}/news/bridge.html"',
        'source: "herald"',
        'language: "en"',
        'licence: "CC BY 4.0"',
        "date: 2026-05-31T10:00:00+00:00",
        "fetched: 2026-06-01",
        "left_out: 1",
    ]
    assert text.strip().split("\n\n") == story("bridge")


def test_what_was_fetched_can_be_built_under_strict(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, MILL)
        paper.fetch()
    built = run("build", "--strict", cwd=tmp_path)
    assert built.code == 0, built.err


def test_a_second_run_with_nothing_new_changes_no_file_and_on_the_same_day_no_record(tmp_path: Path) -> None:
    """The feed is asked by its ETag, and says 304; the pages are not asked again."""
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, MILL, etag='"1"')
        paper.fetch()
        before = written(tmp_path)
        paper.web.asked.clear()
        done = paper.fetch()
        assert paper.web.paths() == ["/feed.xml"]
        assert paper.web.asked[-1].headers["if-none-match"] == '"1"'
    assert (done.code, done.out) == (0, "herald  nothing new\nFetched from 1 source: nothing new.\n")
    assert written(tmp_path) == before


def test_a_feed_without_an_etag_brings_nothing_twice(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, MILL)
        paper.fetch()
        before = written(tmp_path)
        paper.web.asked.clear()
        told = paper.told()
        assert paper.web.paths() == ["/feed.xml"]
    assert (told["new"], told["unchanged"]) == (0, 2)
    assert written(tmp_path) == before


def test_a_quiet_run_on_the_next_day_changes_the_days_of_the_feed_alone(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, etag='"1"')
        paper.fetch()
        before = written(tmp_path)
        paper.fetch(day="2026-06-02")
    after = written(tmp_path)
    assert {name for name in after if after[name] != before.get(name)} == {"fetched/feeds.jsonl"}
    assert b'"tried":"2026-06-02","succeeded":"2026-06-02","etag":"\\"1\\""' in after["fetched/feeds.jsonl"]


def test_one_new_article_brings_one_file_and_touches_no_other(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(MILL)
        paper.fetch()
        before = paper.files
        paper.offer(BRIDGE, MILL)
        told = paper.told()
    assert [(one["action"], one["path"], one["text"]) for one in told["articles"]] == [("new", BRIDGE_FILE, "page")]
    assert {name: text for name, text in paper.files.items() if name in before} == before
    assert len(paper.files) == 2


def test_of_many_new_articles_the_newest_come_first_and_the_rest_in_the_next_run(tmp_path: Path) -> None:
    """As long as some are left, the feed is asked in full: an ETag would hide them."""
    with outlet(tmp_path, fetching="articles = 2\n") as paper:
        items = [Item(f"plan{day}", f"{day} May 2026 09:00:00 GMT") for day in (20, 28, 24, 26, 22)]
        paper.offer(*items, etag='"1"')
        first = paper.told()
        assert (first["new"], first["later"]) == (2, 3)
        assert [path[:18] for path in paper.files] == ["herald/2026/05/26-", "herald/2026/05/28-"]
        paper.fetch()
        last = paper.told()
        assert (last["new"], last["later"], len(paper.files)) == (1, 0, 5)
        assert paper.told()["unchanged"] == 0  # 304


def test_articles_older_than_the_site_wants_are_left_where_they_are(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(Item("castle", "Fri, 01 May 2026 09:00:00 GMT"), BRIDGE)
        told = paper.told()
    assert (told["new"], told["old"]) == (1, 1)


def test_an_entry_that_changed_updates_its_file_at_its_old_path(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        changed = replace(BRIDGE, title="Lowfield votes for its bridge", paragraphs=(*story("bridge"), "It was late."))
        paper.web.table.pop(BRIDGE.path)
        paper.offer(changed)
        told = paper.told(day="2026-06-02")
    assert [(one["action"], one["path"]) for one in told["articles"]] == [("updated", BRIDGE_FILE)]
    assert 'title: "Lowfield votes for its bridge"' in paper.files[BRIDGE_FILE]
    assert "It was late." in paper.files[BRIDGE_FILE]
    assert "fetched: 2026-06-02" in paper.files[BRIDGE_FILE]


def test_an_entry_that_changed_where_the_article_does_not_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        before = paper.files
        paper.offer(replace(BRIDGE, teaser="12 comments"))
        told = paper.told(day="2026-06-02")
        assert (told["updated"], told["unchanged"]) == (0, 1)
        paper.web.asked.clear()
        paper.fetch(day="2026-06-03")
        assert paper.web.paths() == ["/feed.xml"]
    assert paper.files == before


def test_a_file_that_the_editor_touched_is_never_changed_and_the_run_says_so_once(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        file = tmp_path / "content" / BRIDGE_FILE
        file.write_text(file.read_text() + "\nA line of the editor's.\n")
        before = paper.files
        paper.web.asked.clear()
        paper.offer(replace(BRIDGE, title="Another headline"))
        done = paper.fetch()
        assert paper.web.paths() == ["/feed.xml"]
        assert f"note: content/{BRIDGE_FILE}: has changed at its source; you changed the file, so it stays" in done.err
        assert "stays" not in paper.fetch().err
    assert paper.files == before


def test_a_file_that_the_editor_deleted_or_moved_does_not_come_back(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE, MILL)
        paper.fetch()
        content = tmp_path / "content"
        (content / BRIDGE_FILE).unlink()
        (content / MILL_FILE).rename(content / "mill.md")
        paper.offer(replace(BRIDGE, title="Another headline"), replace(MILL, title="And another"))
        told = paper.told()
        assert (told["new"], told["updated"], told["left"]) == (0, 0, 0)
    assert paper.files.keys() == {"mill.md"}


def test_an_article_that_somebody_put_into_the_content_folder_is_not_fetched(tmp_path: Path) -> None:
    """Its address in the file is as it was copied from a browser; the feed has another form of it."""
    with outlet(tmp_path) as paper:
        address = f"{paper.base}/news/bridge.html?utm_source=mail#top"
        paper.folder.put("own/bridge.md", f"---\ntitle: By hand\ndate: 2026-05-31\nurl: {address}\n---\n\nMine.")
        paper.offer(BRIDGE)
        told = paper.told()
        assert (told["new"], told["unchanged"], paper.web.paths()) == (0, 1, ["/feed.xml"])
        (tmp_path / "content/own/bridge.md").unlink()
        assert paper.told()["new"] == 0
    assert paper.files == {}


def test_an_article_in_two_feeds_of_a_source_and_in_another_source_is_written_once(tmp_path: Path) -> None:
    with serving() as web:
        base = f"http://127.0.0.1:{web.port}"
        other = replace(BRIDGE, guid="another name for it")
        web.table |= {"/feed.xml": page(rss([BRIDGE], base)), "/all.xml": page(rss([other, MILL], base))}
        web.table |= {one.path: page(one.html()) for one in (BRIDGE, MILL)}
        two = source(base).replace('"\n\n', '"\n').replace('/feed.xml"', '/feed.xml", "' + base + '/all.xml"]')
        two = two.replace('feed = "', 'feed = ["') + source(base, "wire", path="/all.xml")
        folder = make(tmp_path, {}, '\n[fetch]\npause = 0\nprivate = ["127.0.0.0/8"]\n' + two)
        done = fetch(folder)
        again = fetch(folder)
    assert articles(folder).keys() == {BRIDGE_FILE, MILL_FILE}
    assert done.out.splitlines()[:2] == ["herald  2 new, 1 known", "wire    2 known"]
    assert again.out.splitlines()[:2] == ["herald  3 known", "wire    2 known"]


def test_a_run_that_was_cut_off_before_its_record_finds_its_files_again(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        before = paper.files
        (tmp_path / "fetched/articles/herald.jsonl").unlink()
        assert paper.told()["new"] == 0
    assert paper.files == before
    assert BRIDGE_FILE.encode() in paper.record["articles/herald.jsonl"]


def test_somebody_who_ends_a_run_finds_all_its_files_on_record(tmp_path: Path) -> None:
    """What is being taken is finished, what was not begun is left, and the next run brings it."""
    with serving() as web:
        base = f"http://127.0.0.1:{web.port}"
        sources = [f"s{number}" for number in range(4)]
        items = {key: Item(f"plan-{key}") for key in sources}
        web.table |= {f"/{key}.xml": page(rss([one], base)) for key, one in items.items()}
        web.table |= {one.path: page(one.html()) for one in items.values()}
        begun = threading.Event()

        def second(handler: Handler) -> None:
            begun.set()
            page(items["s1"].html())(handler)

        web.table[items["s1"].path] = second
        toml = "".join(source(base, key, path=f"/{key}.xml") for key in sources)
        folder = make(tmp_path, {}, FETCH + "threads = 1\n" + toml)

        def end(stage: str, done: int, total: int) -> None:
            if stage == "take":
                assert begun.wait(PATIENCE)
                raise KeyboardInterrupt

        asker = Client(Limits("t", pause=0, private=["127.0.0.0/8"]))
        with pytest.raises(KeyboardInterrupt):
            fetch_all(folder.config, asker, Errand(NOW), end)
        on_record = {one.path for one in read_fetched(tmp_path).kept.values()}
        assert len(on_record) >= 2
        assert articles(folder).keys() == on_record
        fetch(folder)
        assert len(articles(folder)) == len(read_fetched(tmp_path).kept) == 4


def test_a_dry_run_says_what_it_would_take_and_writes_nothing(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        done = paper.fetch("--dry-run")
        assert paper.web.paths() == ["/feed.xml"]
    assert done.out.splitlines()[0] == "herald  1 new"
    assert re.fullmatch(
        r"  new       Lowfield decides on its bridge  http://127\S+/bridge\.html", done.out.splitlines()[1]
    )
    assert done.out.splitlines()[2:] == ["Would take from 1 source: 1 new.", "Now: digest fetch takes them."]
    assert paper.files == {} == paper.record


def test_a_link_in_the_content_folder_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    outside.mkdir()
    with outlet(site) as paper:
        (site / "content/herald").symlink_to(outside)
        paper.offer(BRIDGE)
        done = paper.fetch()
    assert done.code == 0
    assert "leads out of the content folder, and was not written" in done.err
    assert list(outside.rglob("*")) == []
