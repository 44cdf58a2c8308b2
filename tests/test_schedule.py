"""The steps of the workflow that ``digest init --github`` makes, executed in order: two scheduled runs in a row, the
second with one new article, and a third with nothing new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.runner import Ran
from tests.schedules import CRACK, GLASS, MILL, scheduled


@dataclass(frozen=True)
class Seen:
    """What was there after a run."""

    ran: Ran
    pages: dict[str, bytes]
    head: str
    log: list[str]
    changed: set[str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Seen]]:
    """Three runs: two articles in the feed, one more, nothing more. Made once, for each takes seconds, as it does at
    GitHub: a clone, an installation and three commands."""
    with scheduled(tmp_path_factory.mktemp("schedule")) as paper:
        seen = []
        for stories in ((MILL, GLASS), (MILL, GLASS, CRACK), (MILL, GLASS, CRACK)):
            paper.tell(*stories)
            ran = paper.run()
            seen.append(Seen(ran, paper.pages(), paper.head(), paper.log(), paper.changed()))
        yield seen


ARTICLE = "2026/05/31/divers-find-second-crack-in-lowfield-bridge/index.html"
STORY = "stories/lowfield-bridge-closed-after-crack-is-found"


def test_a_run_is_green_and_publishes_at_the_address_that_pages_names(runs: list[Seen]) -> None:
    first = runs[0]
    assert first.ran.results == {"build": "success", "keep": "success", "deploy": "success"}, first.ran.log
    assert b"https://you.example/paper/" in first.pages["sitemap.xml"]
    assert not any(b"elsewhere" in data for data in first.pages.values())
    assert "2026/05/28/old-paper-mill-in-harwick-to-become-flats/index.html" in first.pages


def test_each_run_commits_what_it_fetched_and_published_under_the_robots_name(runs: list[Seen]) -> None:
    assert runs[1].log == [
        "R. Editor: Begin the paper",
        *["github-actions[bot]: Keep what was fetched and published [skip ci]"] * 2,
    ]
    assert runs[0].changed == {
        "content/tarn/2026/05/28-old-paper-mill-in-harwick-to-become-flats.md",
        "content/tarn/2026/05/29-glass-that-remembers-is-on-show-in-the-customs-house.md",
        "fetched/articles/tarn.jsonl",
        "fetched/feeds.jsonl",
        "ledger/2026-05.jsonl",
        "ledger/entities.jsonl",
        "ledger/undated.jsonl",
    }
    assert runs[1].changed == {
        "content/tarn/2026/05/31-divers-find-second-crack-in-lowfield-bridge.md",
        "fetched/articles/tarn.jsonl",
        "ledger/2026-05.jsonl",
    }


def test_one_new_article_adds_its_page_its_edition_and_their_data_and_takes_nothing_away(runs: list[Seen]) -> None:
    before, after = runs[0].pages, runs[1].pages
    (data,) = {name for name in set(after) - set(before) if name.startswith("data/articles/")}
    assert set(after) - set(before) == {
        ARTICLE,
        data,
        "data/editions/2026-05-31.json",
        *(f"2026/05/31/{name}" for name in ("index.html", "edition.mail.html", "edition.md", "edition.txt")),
    }
    assert set(before) <= set(after)


EDITION = {
    *("index.html", "archive/index.html", "a-z/index.html", "status.json"),
    *("2026/index.html", "2026/05/index.html", "2026/05/stories/index.html"),
    *("2026/week-22/index.html", "2026/week-22/week.epub"),
}
"""The front page, what lists editions and titles, and the month, the year and the week of the new one."""
FEEDS = {
    f"{where}{name}" for where in ("", "sources/tarn/", f"{STORY}/") for name in ("feed.xml", "rss.xml", "feed.json")
}
SEARCH = {"search/index.html", "search-data.js", "sitemap.xml", "news-sitemap.xml", "data/digest.jsonl"}
ITS_STORY = {
    f"{STORY}/index.html",
    "data/stories/lowfield-bridge-closed-after-crack-is-found.json",
    "stories/index.html",
}
ITS_SOURCE = {"sources/index.html", "sources/tarn/index.html"}
NEIGHBOURS = {
    "2026/05/29/index.html",  # the edition before it now has a next
    "2026/05/20/index.html",  # its story goes on after that edition
    "2026/05/20/lowfield-bridge-closed-after-crack-is-found/index.html",  # the story's earlier article leads to it
    "stories/glass-that-remembers-is-on-show-in-the-customs-house/index.html",  # related stories
    "data/stories/glass-that-remembers-is-on-show-in-the-customs-house.json",
    "stories/old-paper-mill-in-harwick-to-become-flats/index.html",
}


def test_one_new_article_changes_exactly_the_pages_that_tell_of_it(runs: list[Seen]) -> None:
    before, after = runs[0].pages, runs[1].pages
    changed = {name for name in before if before[name] != after[name]}
    assert changed == EDITION | FEEDS | SEARCH | ITS_STORY | ITS_SOURCE | NEIGHBOURS


def test_articles_that_have_nothing_to_do_with_it_stay_as_they_were(runs: list[Seen]) -> None:
    before, after = runs[0].pages, runs[1].pages
    for name in (
        "2026/05/21/a-choir-without-a-conductor/index.html",
        "2026/05/28/old-paper-mill-in-harwick-to-become-flats/index.html",
        "2026/05/29/glass-that-remembers-is-on-show-in-the-customs-house/index.html",
        "stories/a-choir-without-a-conductor/index.html",
    ):
        assert after[name] == before[name]


def test_a_run_with_nothing_new_commits_nothing_and_changes_no_byte(runs: list[Seen]) -> None:
    second, third = runs[1], runs[2]
    assert third.ran.results == {"build": "success", "keep": "skipped", "deploy": "success"}
    assert third.head == second.head
    assert third.pages == second.pages


def test_the_summary_says_what_is_new_and_which_edition_it_made(runs: list[Seen]) -> None:
    words = runs[1].ran.summary
    assert "1 new, 2 known; 2 of 2 sources asked, 0 of them failing." in words
    assert "- Divers find second crack in Lowfield bridge · content/tarn/" in words.replace(
        "· tarn/", "· content/tarn/"
    )
    assert "Newest edition: **2026-05-31**" in words
    assert "### Check" in words
    assert "Committed as" in words
    assert "Nothing new" not in words


def test_no_token_stands_in_what_a_run_says_or_leaves_behind(runs: list[Seen]) -> None:
    for one in runs:
        assert "a-token-of-the-tests" not in one.ran.log + one.ran.summary
