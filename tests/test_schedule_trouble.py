"""A scheduled run in trouble: sources down, builds that fail, and others who push meanwhile. Each executes the steps of
the workflow, which takes seconds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runner import git
from tests.schedules import CRACK, GLASS, MILL, Schedule, scheduled

CONTENT = "content/tarn/2026/05/31-divers-find-second-crack-in-lowfield-bridge.md"
SHORT = "---\ntitle: A text too short\ndate: 2026-05-30\n---\n\nNobody knows.\n"
LONGER = (
    SHORT
    + """
Nobody knew for how long the clock of the customs house had stood still when the clerk wound it up again.

It strikes the hours only, and a minute late, because the clerk is a careful man who likes to be asked.
"""
)
LETTER = (
    "---\ntitle: A letter to the paper\ndate: 2026-05-30\nsource: tarn\n---\n\nThe bells of Lowfield ring too early.\n"
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Schedule]:
    """A paper that was published once."""
    with scheduled(tmp_path_factory.mktemp("schedule"), install=False) as paper:
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
    paper.push("content/short.md", SHORT)
    before = paper.pages()
    ran = paper.run()
    assert ran.results == {"build": "failure", "keep": "success", "deploy": "skipped"}
    assert paper.pages() == before
    assert "short.md" in ran.summary
    assert "nothing was published: the site stands as it was" in ran.summary
    assert CONTENT in paper.changed()
    assert not any(name.startswith("ledger/") for name in paper.changed())
    paper.push("content/short.md", LONGER)
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


def test_what_somebody_pushes_between_checkout_and_commit_stays_and_the_commit_gets_in(paper: Schedule) -> None:
    def meanwhile(_job: str, step: str) -> None:
        if step == "Build":
            paper.push("content/letter.md", LETTER)

    paper.home.meanwhile = meanwhile
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "success", "deploy": "success"}, ran.log
    assert paper.log()[-2:] == [
        "R. Editor: Write letter.md",
        "github-actions[bot]: Keep what was fetched and published [skip ci]",
    ]
    assert CONTENT in paper.changed()
    assert "letter" in git(paper.home.remote, "show", "main:content/letter.md")


def test_a_push_that_comes_first_by_a_moment_is_tried_again_on_top_of_it(paper: Schedule) -> None:
    """The remote takes somebody else's commit while it is asked to take ours, and refuses ours, once."""
    paper.push("content/letter.md", LETTER)
    late = paper.head()
    git(paper.home.remote, "update-ref", "refs/heads/main", f"{late}~1")
    hook = paper.home.remote / "hooks" / "pre-receive"
    hook.write_text(
        f'#!/bin/sh\nunset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/main {late}\nrm "$0"\nexit 1\n',
        encoding="utf-8",
    )
    hook.chmod(0o755)
    ran = paper.run()
    assert ran.green, ran.log
    assert not hook.exists()
    assert paper.log()[-2:] == [
        "R. Editor: Write letter.md",
        "github-actions[bot]: Keep what was fetched and published [skip ci]",
    ]


def test_where_both_changed_a_file_theirs_stands_and_nothing_is_published_until_the_next_run(paper: Schedule) -> None:
    mine = LETTER.replace("A letter to the paper", "My own words on the bridge")

    def meanwhile(_job: str, step: str) -> None:
        if step == "Take over what is to be committed":
            paper.push(CONTENT, mine)

    before = paper.pages()
    paper.home.meanwhile = meanwhile
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "success", "deploy": "skipped"}, ran.log
    assert "::warning::Somebody changed the same files" in ran.log
    assert "this run published nothing" in ran.summary
    assert paper.pages() == before
    assert git(paper.home.remote, "show", f"main:{CONTENT}") == mine


def test_a_branch_that_takes_no_push_makes_the_run_red_and_nothing_is_published(paper: Schedule) -> None:
    hook = paper.home.remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    before = paper.pages()
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "failure", "deploy": "skipped"}
    assert "::error::The commit could not be pushed to main." in ran.log
    assert paper.pages() == before


def test_what_a_build_hands_over_outside_of_the_folders_that_are_kept_is_not_committed(paper: Schedule) -> None:
    """A program that was led astray while it read a stranger's text must not reach the workflow or the settings."""

    def meanwhile(job: str, step: str) -> None:
        if (job, step) == ("build", "Pack what is to be committed"):
            workspace = paper.home.root / f"run-{paper.home.runs}" / "build" / "workspace"
            (workspace / "requirements.txt").write_text("something-else\n", encoding="utf-8")
            git(workspace, "add", "requirements.txt")

    paper.home.meanwhile = meanwhile
    ran = paper.run()
    assert ran.green, ran.log
    assert CONTENT in paper.changed()
    assert "requirements.txt" not in paper.changed()
