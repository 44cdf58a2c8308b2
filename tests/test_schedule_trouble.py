"""A scheduled run in trouble: sources that are down, builds that fail, settings that are wrong. Each executes the
steps of the workflow, which takes seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runner import git
from tests.schedules import CRACK, GLASS, MILL, Schedule, scheduled

CONTENT = "content/tarn/2026/05/31-divers-find-second-crack-in-lowfield-bridge.md"
EMPTY = "---\ntitle: The clock of the customs house goes again\ndate: 2026-05-30\n---\n"
CLOCK = """
Nobody knew for how long the clock of the customs house had stood still when the clerk wound it up again.

It strikes the hours only, and a minute late, because the clerk is a careful man who likes to be asked.
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Schedule]:
    """A paper that was published once."""
    with scheduled(tmp_path_factory.mktemp("schedule"), {"python": "# all is there\n"}) as paper:
        assert paper.run().green, paper.ran[0].log
        yield paper


@pytest.fixture
def paper(published: Schedule, tmp_path: Path) -> Schedule:
    """A copy of it, with one new article in its feed."""
    copy = published.fork(tmp_path)
    copy.tell(MILL, GLASS, CRACK)
    copy.tell(source="far")
    return copy


def test_a_run_stays_green_while_a_source_is_down_and_says_since_when(paper: Schedule) -> None:
    paper.fail("far")
    ran = paper.run()
    assert ran.green, ran.log
    assert "**Failing sources: 1**" in ran.summary
    assert "since 2026-06-01" in ran.summary
    assert CONTENT in paper.changed()
    assert '"since":"2026-06-01"' in git(paper.home.remote, "show", "main:fetched/feeds.jsonl").replace(" ", "")


def test_a_run_stays_green_while_every_source_is_down_and_keeps_saying_so(paper: Schedule) -> None:
    paper.fail("far")
    paper.fail("tarn")
    before = paper.pages()
    ran = paper.run()
    assert ran.green, ran.log
    assert "**Failing sources: 2**" in ran.summary
    assert {name for name in before if name.startswith("2026/")} <= set(paper.pages())


def test_a_run_whose_build_fails_publishes_nothing_is_red_and_says_why_and_what_was_fetched_is_kept(
    paper: Schedule,
) -> None:
    paper.push("content/clock.md", EMPTY)
    before = paper.pages()
    ran = paper.run()
    assert ran.results == {"build": "failure", "keep": "success", "deploy": "skipped"}
    assert paper.pages() == before
    assert "clock.md" in ran.summary
    assert "nothing was published: the site stands as it was" in ran.summary
    assert CONTENT in paper.changed()
    assert not any(name.startswith("ledger/") for name in paper.changed())
    paper.push("content/clock.md", EMPTY + CLOCK)
    again = paper.run()
    assert again.results == {"build": "success", "keep": "success", "deploy": "success"}, again.log
    assert "2026/05/31/divers-find-second-crack-in-lowfield-bridge/index.html" in paper.pages()


def test_a_run_whose_settings_are_wrong_is_red_and_the_summary_says_where(paper: Schedule) -> None:
    paper.push("digest.toml", "[site]\ntitel = 'Wrong'\n")
    before = paper.head()
    ran = paper.run()
    assert ran.results == {"build": "failure", "keep": "skipped", "deploy": "skipped"}
    assert "digest.toml" in ran.summary
    assert "titel" in ran.summary
    assert paper.head() == before


def patience(paper: Schedule, days: int) -> None:
    """Lets the owner wait so long for news, and no source tell any."""
    paper.tell(MILL)
    workflow = (paper.editor / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    changed, count = re.subn(r'DAYS: "\d+"', f'DAYS: "{days}"', workflow)
    assert count == 1
    paper.push(".github/workflows/publish.yml", changed)


def test_a_paper_whose_feeds_have_been_silent_for_days_is_published_and_the_run_is_red_and_names_them(
    paper: Schedule,
) -> None:
    """Its first run was long ago, and by the clock of these tests its newest article is three days old."""
    git(paper.editor, "pull", "-q", "--rebase")
    git(paper.editor, "commit", "-q", "--amend", "--no-edit", "--date=2026-01-01T12:00:00")
    git(paper.editor, "rebase", "-q", "--force-rebase", "--committer-date-is-author-date", "HEAD~1")
    git(paper.editor, "push", "-q", "--force")
    patience(paper, 2)
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "skipped", "deploy": "success", "fresh": "failure"}, ran.log
    assert "::error::Nothing new: the newest article is of 2026-05-29" in ran.jobs["fresh"].log
    assert "silent longest: Tarn Post (since 2026-05-29)" in ran.jobs["fresh"].summary
    assert ran.summary.count("### Check") == 1
    patience(paper, 4)
    assert paper.run().green


def test_a_paper_in_its_first_days_is_not_called_dead_for_its_old_articles(paper: Schedule) -> None:
    patience(paper, 2)
    ran = paper.run()
    assert ran.green, ran.log
    assert "fresh" not in ran.results


def test_a_paper_without_feeds_is_not_called_dead(paper: Schedule) -> None:
    settings = (paper.editor / "digest.toml").read_text("utf-8")
    patience(paper, 2)
    paper.push("digest.toml", re.sub(r"^(feed|take) = .*\n", "", settings, flags=re.MULTILINE))
    paper.push("fetched/feeds.jsonl", "")
    ran = paper.run()
    assert ran.green, ran.log
    assert "fresh" not in ran.results
