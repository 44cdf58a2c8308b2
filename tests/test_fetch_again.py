"""``digest fetch`` run after run: what feeds call alike, what is cut off, what waits, and what cannot be written."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from digest.fetched import read_fetched
from tests.outlets import Item, Outlet, fetch, outlet, rss, source, story
from tests.web_server import Handler, page

BRIDGE, MILL, DAM = Item("bridge"), Item("mill"), Item("dam")
PATH = "herald/2026/05/31-lowfield-decides-on-its-bridge.md"
LAVA = (
    "Lava poured down the northern slope overnight, driving three thousand villagers towards the coast.",
    "Scientists at the observatory recorded forty tremors within an hour and raised the warning to red.",
    "Ferries carried families across the strait while ash closed both airports until further notice.",
)
VOLCANO = Item("volcano", "Mon, 01 Jun 2026 10:00:00 GMT", "Ash closes two airports", paragraphs=LAVA)


def entry(title: str, text: str, more: str = "", day: str = "31 May 2026") -> str:
    dated = f"<pubDate>{day}</pubDate>" if day else ""
    return f"<item><title>{title}</title>{more}{dated}<description>{text}</description></item>"


def offer(paper: Outlet, *items: str) -> None:
    """Puts a feed of ``items`` on the server as they stand."""
    feed = f"<rss version='2.0'><channel><title>H</title>{''.join(items)}</channel></rss>"
    paper.web.table["/feed.xml"] = page(feed, "application/rss+xml")


def rows(paper: Outlet) -> list[str]:
    """The names on record."""
    return sorted(one.name for one in read_fetched(paper.folder.root).kept.values())


@pytest.mark.parametrize("take", ["page", "feed"])
def test_another_article_under_the_id_of_an_older_one_does_not_replace_it(tmp_path: Path, take: str) -> None:
    """Nor does the older one come back when its file is deleted and its link is offered again."""
    with outlet(tmp_path, f'take = "{take}"') as paper:
        paper.offer(replace(BRIDGE, guid="latest", teaser=" ".join(story("bridge"))))
        paper.fetch()
        before = paper.files[PATH]
        paper.offer(replace(VOLCANO, guid="latest", teaser=" ".join(LAVA)))
        assert paper.told()["new"] == 1
        assert paper.files.keys() == {PATH, "herald/2026/06/01-ash-closes-two-airports.md"}
        assert paper.files[PATH] == before
        assert f'url: "{paper.base}{VOLCANO.path}"' in paper.files["herald/2026/06/01-ash-closes-two-airports.md"]
        (tmp_path / "content" / PATH).unlink()
        paper.offer(replace(BRIDGE, guid="x"))
        paper.fetch()
    assert PATH not in paper.files


@pytest.mark.parametrize("link", ["", "<link>{}/latest</link>"])
def test_an_id_and_a_link_that_are_always_the_latest_articles_bring_each(tmp_path: Path, link: str) -> None:
    """Once each, though the older one left its feed, and with a correction of the day."""
    with outlet(tmp_path, 'take = "feed"') as paper:
        more = f"<guid isPermaLink='false'>current</guid>{link.format(paper.base)}"
        offer(paper, entry("Budget approved", " ".join(story("bridge")), more))
        paper.fetch()
        before = paper.files
        for text, said in ((LAVA, "new"), ((*LAVA, "Nobody was hurt."), "updated"), ((*LAVA, "Nobody was hurt."), "")):
            offer(paper, entry("Ash closes two airports", " ".join(text), more, "1 June 2026"))
            told = paper.told()
            assert [one for one in ("new", "updated", "left") if told[one]] == ([said] if said else [])
        assert paper.files.items() > before.items()
        assert "Nobody was hurt." in paper.files["herald/2026/06/01-ash-closes-two-airports.md"]
        assert len(paper.files) == len(rows(paper)) == 2


@pytest.mark.parametrize(("day", "new"), [("31 May 2026", 0), ("30 May 2026", 1), ("", 1)])
def test_id_link_and_day_together_say_that_a_text_is_a_rewritten_one(tmp_path: Path, day: str, new: int) -> None:
    with outlet(tmp_path, 'take = "feed"') as paper:
        more = f"<guid isPermaLink='false'>current</guid><link>{paper.base}/latest</link>"
        offer(paper, entry("The latest", " ".join(story("bridge")), more))
        paper.fetch()
        offer(paper, entry("The latest", " ".join(LAVA * 2), more, day))
        told = paper.told()
    assert (told["new"] + told["held"], told["updated"]) == (new, 1 - new)


def test_a_day_on_which_an_article_was_changed_does_not_make_it_another(tmp_path: Path) -> None:
    """Many feeds in Atom say no other; a third of the text is new here."""
    with outlet(tmp_path, 'take = "feed"') as paper:
        for day, text in ((30, story("bridge")), (31, [*story("bridge")[:3], LAVA[0]])):
            atom = (
                f"<feed xmlns='http://www.w3.org/2005/Atom'><title>H</title><entry><id>urn:x:1</id><title>Bridge</title>"
                f"<link href='{paper.base}/b'/><updated>2026-05-{day}T09:00:00Z</updated>"
                f"<content type='text'>{' '.join(text)}</content></entry></feed>"
            )
            paper.web.table["/feed.xml"] = page(atom, "application/atom+xml")
            told = paper.told()
    assert (told["new"], told["updated"], len(paper.files)) == (0, 1, 1)


def test_an_id_that_moves_on_to_an_article_that_is_there_writes_none(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(replace(BRIDGE, guid="latest"), replace(VOLCANO, guid="v"))
        paper.fetch()
        before = paper.files
        paper.offer(replace(VOLCANO, guid="latest", teaser="New"))
        paper.fetch()
    assert paper.files == before


@pytest.mark.parametrize("day", ["31 May 2026", ""])
def test_an_entry_without_id_and_link_that_is_corrected_is_updated(tmp_path: Path, day: str) -> None:
    text = " ".join(story("bridge"))
    with outlet(tmp_path) as paper:
        for edit in ("", " Corrected.", " Corrected twice."):
            offer(paper, entry("Bridge news", text + edit, day=day))
            paper.fetch()
        assert len(paper.files) == 1
        assert "Corrected twice." in next(iter(paper.files.values()))
        offer(paper, entry("Bridge news", " ".join(LAVA), day=day))
        paper.fetch()
    assert len(paper.files) == 2, "title and date may be those of another"


def test_entries_without_id_and_link_that_share_title_and_date_are_told_apart(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        offer(paper, *(entry("Today", " ".join(text)) for text in (story("bridge"), LAVA)))
        assert (paper.told()["new"], paper.told()["unchanged"]) == (2, 2)


def test_ids_that_are_new_at_each_run_do_not_let_the_record_grow(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        for number in range(3):
            paper.offer(replace(BRIDGE, guid=f"id-{number}"), MILL)
            paper.fetch()
        assert rows(paper) == ["id-2", "mill"]
        paper.web.table[BRIDGE.path] = page(replace(BRIDGE, paragraphs=(*story("bridge"), "It was late.")).html())
        paper.offer(replace(BRIDGE, guid="id-3", teaser="Corrected"), MILL)
        assert paper.told()["updated"] == 1
        assert rows(paper) == ["id-3", "mill"]
        paper.offer(MILL)
        paper.fetch()
        assert rows(paper) == ["id-3", "mill"], "what left its feed stays on record"


def test_links_that_are_new_at_each_run_do_not_let_the_record_grow(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        canonical = f'<link rel="canonical" href="{paper.base}{BRIDGE.path}">'
        for number in range(4):
            path = f"/r/{number}"
            paper.web.table[path] = page(BRIDGE.html(canonical))
            link = f"<link>{paper.base}{path}</link><guid>id-{number}</guid>"
            offer(paper, entry(BRIDGE.headline, "Teaser", link))
            paper.fetch()
    assert (rows(paper), len(paper.files)) == (["id-0", "id-3"], 1)


def test_names_of_a_feed_that_did_not_answer_stay_on_record(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        toml, one = paper.folder.toml, f'feed = "{paper.base}/feed.xml"'
        toml.write_text(toml.read_text().replace(one, f'feed = ["{paper.base}/feed.xml", "{paper.base}/two.xml"]'))
        paper.offer(BRIDGE)
        paper.offer(replace(BRIDGE, guid="other"), path="/two.xml")
        paper.fetch()
        paper.web.table["/feed.xml"] = page("busy", status=503)
        paper.fetch()
    assert rows(paper) == ["bridge", "other"]


def test_pages_of_another_host_than_the_feeds_are_left_alone_until_their_server_said(tmp_path: Path) -> None:
    """In later runs too, by all sources; then the article comes, and the wait leaves the record."""
    with outlet(tmp_path / "site") as paper, outlet(tmp_path / "pages") as other:
        base = other.base.replace("127.0.0.1", "localhost")
        private = paper.folder.toml.read_text().replace('["127.0.0.0/8"]', '["127.0.0.0/8", "::1"]')
        paper.folder.toml.write_text(private + source(paper.base, "wire", path="/wire.xml"))
        feeds = {"/feed.xml": rss([BRIDGE], base), "/wire.xml": rss([MILL], base)}
        paper.web.table |= {path: page(feed, "application/rss+xml") for path, feed in feeds.items()}
        busy = page("busy", status=429, Retry_After="86400")
        other.web.table |= {BRIDGE.path: busy, MILL.path: busy}
        paper.fetch("--source", "herald")
        record = paper.record
        assert other.web.paths() == [BRIDGE.path]
        done = paper.fetch()
        assert "its server asked not to be asked before 2026-06-02T12:00:00+00:00" in done.err
        assert other.web.paths() == [BRIDGE.path]
        assert b"not_before" in record["articles/herald.jsonl"]
        other.web.table |= {BRIDGE.path: page(BRIDGE.html()), MILL.path: page(MILL.html())}
        assert paper.told(day="2026-06-03")["new"] == 1
    assert b"not_before" not in b"".join(data for name, data in paper.record.items() if name != "feeds.jsonl")


def test_an_article_that_waits_and_leaves_its_feed_is_told_once_and_may_come_back(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table[BRIDGE.path] = page("broken", status=503)
        paper.offer(BRIDGE, MILL)
        assert paper.told()["waiting"] == 1
        paper.web.table["/feed.xml"] = page("busy", status=503)
        assert "left its feed" not in paper.fetch().err, "nobody knows what it offers"
        paper.offer(MILL)
        note = f"note: herald: '{paper.base}{BRIDGE.path}' was not taken: it left its feed before its page answered"
        assert note in paper.fetch(day="2026-06-02").err
        assert "left its feed" not in paper.fetch(day="2026-06-02").err
        paper.web.table[BRIDGE.path] = page(BRIDGE.html())
        paper.offer(BRIDGE, MILL)
        assert paper.told(day="2026-06-03")["new"] == 1


def test_an_article_that_waits_under_an_old_id_is_not_lost(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table[BRIDGE.path] = page("broken", status=503)
        paper.offer(replace(BRIDGE, guid="1"))
        paper.fetch()
        paper.offer(replace(BRIDGE, guid="2"))
        told = paper.told()
    assert (told["waiting"], told["refused"], rows(paper)) == (1, 0, ["2"])


def test_a_record_that_cannot_be_written_costs_its_source_alone(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        toml = paper.folder.toml
        toml.write_text(toml.read_text() + source(paper.base, "wire", path="/wire.xml"))
        paper.offer(BRIDGE, etag='"1"')
        paper.offer(MILL, path="/wire.xml")
        target = tmp_path / "fetched/articles/herald.jsonl"
        answer = page(BRIDGE.html())

        def blocked(handler: Handler) -> None:
            target.mkdir(parents=True)
            answer(handler)

        paper.web.table[BRIDGE.path] = blocked
        done = paper.fetch()
        assert done.code == 3
        assert "wire    1 new" in done.out
        assert "error: herald: fetched/articles/herald.jsonl: cannot be written" in done.err
        assert "articles/wire.jsonl" in paper.record
        assert b"herald" not in paper.record["feeds.jsonl"]
        target.rmdir()
        assert paper.told()["unchanged"] == 1
    assert len(paper.files) == 2


def test_where_nothing_can_be_put_down_nothing_is_written_and_the_hint_is_true(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        (tmp_path / "fetched").write_text("x")
        paper.offer(BRIDGE)
        done = paper.fetch()
    assert (done.code, paper.files) == (3, {})
    assert "check that the disk has room and that you may write there" in done.err
    assert "is in the content folder" not in done.err


def test_what_cannot_be_read_of_a_run_that_was_cut_off_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        begun = tmp_path / "fetched/articles/herald.begun"
        begun.mkdir(parents=True)
        paper.offer(BRIDGE)
        done = paper.fetch()
        assert (done.code, paper.web.asked) == (3, [])
        assert "fetched/articles/herald.begun: cannot be read" in done.err
        shutil.rmtree(begun)
        assert fetch(paper.folder).code == 0
