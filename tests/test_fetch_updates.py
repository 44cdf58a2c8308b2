"""``digest fetch`` where an article changes at its source: what its readers know stays, and nothing is made worse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digest.fetched import read_fetched
from tests.outlets import Item, Outlet, outlet, story
from tests.sites import run
from tests.web_server import Reply, page

BRIDGE = Item("bridge")
PATH = "herald/2026/05/31-lowfield-decides-on-its-bridge.md"
MORE = (*story("bridge"), "The vote was late in the evening, and nobody who spoke had expected it to pass.")
TEASER = "The council of Lowfield met on Tuesday evening to speak about a bridge, and decided on it."


def renewed(paper: Outlet, item: Item) -> None:
    """Offers ``item`` with its page made anew."""
    paper.web.table.pop(item.path, None)
    paper.offer(item)


def test_an_update_with_a_new_date_keeps_the_first_and_stays_published(tmp_path: Path) -> None:
    """With both, the file would have two dates, and a build would withhold an article that has readers."""
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        renewed(paper, replace(BRIDGE, published="Mon, 01 Jun 2026 08:00:00 GMT", paragraphs=MORE, teaser="Updated"))
        told = paper.told(day="2026-06-02")
    assert (told["updated"], told["held"], [*paper.files]) == (1, 0, [PATH])
    assert "date: 2026-05-31T10:00:00+00:00\n" in paper.files[PATH]
    assert "The vote was late" in paper.files[PATH]
    assert "draft" not in paper.files[PATH]


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (page("no", status=403), "its page does not let digest in (403)"),
        (page("no", status=404), "its page has nothing at this address (404)"),
        (page(replace(BRIDGE, paragraphs=(story("bridge")[0], "Subscribe now to read on.")).html()), "less text now"),
    ],
    ids=["403", "404", "paywall"],
)
def test_an_update_that_is_blocked_or_has_much_less_text_leaves_the_file_and_says_so_once(
    tmp_path: Path, reply: Reply, why: str
) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        before = paper.files
        paper.web.table[BRIDGE.path] = reply
        paper.offer(replace(BRIDGE, teaser=TEASER))
        done = paper.fetch(day="2026-06-02")
        assert f"note: content/{PATH}: has changed at its source; " in done.err
        assert why in done.err
        assert "has changed" not in paper.fetch(day="2026-06-03").err
    assert paper.files == before


def test_the_feeds_own_text_does_not_take_the_place_of_a_page_that_is_blocked_now(tmp_path: Path) -> None:
    """Not even where it is nearly as long: it is another text than the one that was published."""
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        before = paper.files
        paper.web.table[BRIDGE.path] = page("no", status=403)
        paper.offer(replace(BRIDGE, teaser=" ".join(MORE)))
        assert paper.told(day="2026-06-02")["left"] == 1
    assert paper.files == before


@pytest.mark.parametrize("teaser", [TEASER, " "], ids=["a teaser", "a bare link"])
def test_an_update_whose_page_does_not_answer_waits_for_two_days_and_is_left_out(tmp_path: Path, teaser: str) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        before = paper.files
        paper.web.table[BRIDGE.path] = page("busy", status=503)
        paper.offer(replace(BRIDGE, teaser=teaser, title="Corrected"))
        states = [paper.told(day=f"2026-06-0{day}") for day in (2, 3, 4, 5)]
    assert [(one["waiting"], one["left"]) for one in states] == [(1, 0), (1, 0), (0, 1), (0, 0)]
    assert paper.files == before


def test_an_update_whose_page_answers_again_is_taken(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        paper.web.table[BRIDGE.path] = page("busy", status=503)
        paper.offer(replace(BRIDGE, teaser=TEASER))
        assert paper.told(day="2026-06-02")["waiting"] == 1
        renewed(paper, replace(BRIDGE, teaser=TEASER, paragraphs=MORE))
        assert paper.told(day="2026-06-03")["updated"] == 1
    assert [one.since for one in read_fetched(tmp_path).kept.values()] == [""]


def test_an_article_that_always_had_the_feeds_text_is_updated_with_it(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.web.table[BRIDGE.path] = page("no", status=403)
        paper.offer(replace(BRIDGE, teaser=TEASER))
        paper.fetch()
        paper.offer(replace(BRIDGE, teaser=f"{TEASER} It was late."))
        assert paper.told()["updated"] == 1
    assert "It was late." in paper.files[PATH]


def test_a_draft_without_a_date_stays_one_when_its_entry_changes(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(replace(BRIDGE, published=""))
        paper.fetch()
        before = paper.files
        paper.offer(replace(BRIDGE, published="", teaser="12 comments"))
        paper.fetch(day="2026-06-04")
        assert paper.files == before
        mended = (*story("bridge")[:3], "Nobody who spoke had expected it to pass so late, and many stayed to hear it.")
        renewed(paper, replace(BRIDGE, teaser="13 comments", paragraphs=mended))
        assert paper.told(day="2026-06-05")["updated"] == 1
    (text,) = paper.files.values()
    assert "date: 2026-05-31T10:00:00+00:00\n" in text
    assert "draft" not in text


def test_a_correction_under_a_new_id_updates_the_file(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(replace(BRIDGE, guid="old-1"))
        paper.fetch()
        renewed(paper, replace(BRIDGE, guid="new-1", title="Corrected headline", paragraphs=MORE))
        assert paper.told()["updated"] == 1
        renewed(paper, replace(BRIDGE, guid="new-1", title="Corrected twice", paragraphs=(*MORE, "And more.")))
        assert paper.told()["updated"] == 1
    assert "And more." in paper.files[PATH]


@pytest.mark.parametrize(("second", "addressed"), [(31, 2), (30, 1)])
def test_another_article_at_the_address_of_an_older_one_does_not_replace_it(
    tmp_path: Path, second: int, addressed: int
) -> None:
    """The only entry of a feed is the forecast, which stands at one address every day. Of two of one day one has no
    address in its file, or a build would take them for one article saved twice."""
    rain = "Rain falls over Lowfield all day, says Ida Marsh, who keeps the weather station on the mill's roof."
    fog = "Fog lies in the valleys until noon; no ferry leaves before two, and then only for those on foot."
    with outlet(tmp_path, 'take = "feed"') as paper:
        for day, said in ((30, rain), (second, fog)):
            item = Item("today", f"{day} May 2026 09:00:00 GMT", "Weather", said, guid=said[:4])
            paper.offer(item)
            paper.fetch()
    first = "herald/2026/05/30-weather.md"
    assert paper.files.keys() == {first, first.replace("30", "31") if second == 31 else first.replace(".md", "-2.md")}
    assert "Rain falls" in paper.files[first]
    assert sum("\nurl: " in text for text in paper.files.values()) == addressed


def test_a_source_that_was_given_another_key_knows_its_articles_and_updates_them(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        toml = paper.folder.toml
        toml.write_text(toml.read_text().replace('key = "herald"', 'key = "lowfield"'))
        assert paper.told()["unchanged"] == 1
        renewed(paper, replace(BRIDGE, paragraphs=MORE, title="Corrected"))
        assert paper.told()["updated"] == 1
    assert [*paper.files] == [PATH]
    assert "The vote was late" in paper.files[PATH]


def test_updates_of_files_that_are_not_on_record_are_left_out_with_a_note(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        (tmp_path / "fetched/articles/herald.jsonl").unlink()
        paper.fetch()
        renewed(paper, replace(BRIDGE, paragraphs=MORE, title="Corrected"))
        done = paper.fetch()
        assert f"{PATH}: has changed at its source; digest did not write the file, so it stays" in done.err
        assert "has changed" not in paper.fetch().err


def test_an_edit_made_while_the_page_is_asked_is_not_written_over(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        file = tmp_path / "content" / PATH
        changed = page(replace(BRIDGE, paragraphs=MORE).html())

        def edited(handler: object) -> None:
            file.write_text("Mine.")
            changed(handler)  # type: ignore[arg-type]

        paper.web.table[BRIDGE.path] = edited
        paper.offer(replace(BRIDGE, title="Corrected"))
        done = paper.fetch()
    assert "you changed the file, so it stays" in done.err
    assert file.read_text() == "Mine."


def test_an_updated_article_is_built_at_its_address(tmp_path: Path) -> None:
    with outlet(tmp_path) as paper:
        paper.offer(BRIDGE)
        paper.fetch()
        assert run("build", "--strict", cwd=tmp_path).code == 0
        pages = {path.relative_to(tmp_path / "output") for path in (tmp_path / "output/2026").rglob("index.html")}
        renewed(paper, replace(BRIDGE, published="Mon, 01 Jun 2026 08:00:00 GMT", paragraphs=MORE, teaser="Updated"))
        paper.fetch(day="2026-06-02")
    assert run("build", "--strict", cwd=tmp_path).code == 0
    after = {path.relative_to(tmp_path / "output") for path in (tmp_path / "output/2026").rglob("index.html")}
    assert pages <= after
