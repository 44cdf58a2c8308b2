"""What a scheduled run commits and pushes, whoever else pushes meanwhile. A script stands in for digest here: what it
writes does not matter, and the steps of the workflow take their time without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.runner import git
from tests.schedules import Schedule, scheduled

CONTENT = "content/tarn/new.md"
DIGEST = f"""
case "$1" in
  fetch)
    mkdir -p content/tarn fetched
    test -e {CONTENT} || echo News > {CONTENT}
    echo '{{}}' > fetched/feeds.jsonl ;;
  build)
    mkdir -p output ledger
    cat content/tarn/* > output/index.html
    printf '%s' "$DIGEST_LEDGER" > ledger/2026-05.jsonl ;;
  check) exit "${{DIGEST_CHECK:-0}}" ;;
esac
"""
LETTER = "The bells of Lowfield ring too early.\n"


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Schedule]:
    """A paper that was never published."""
    with scheduled(tmp_path, {"python": "", "digest": DIGEST}) as schedule:
        yield schedule


def test_a_run_commits_content_record_and_ledger_and_no_more(paper: Schedule) -> None:
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "success", "deploy": "success"}, ran.log
    assert paper.changed() == {CONTENT, "fetched/feeds.jsonl", "ledger/2026-05.jsonl"}
    assert b"News" in paper.pages()["index.html"]


def test_dead_links_are_told_and_stop_nothing_and_what_answered_is_known_to_the_next_run(paper: Schedule) -> None:
    ran = paper.run()
    assert ran.green, ran.log
    told = "a/index.html: external: https://gone.example/ is dead (404)"
    assert f"### Links that lead nowhere\n\n```\n{told}\n```\n" in ran.summary
    paper.run()
    known = next(paper.home.root.glob("cache-links-*")).read_text(encoding="utf-8")
    assert known == "digest check --external\n" * 2


def test_who_pushes_does_not_wait_for_the_links_to_other_sites(paper: Schedule) -> None:
    paper.home.event = "push"
    ran = paper.run()
    assert ran.green, ran.log
    assert "Links" not in ran.summary
    assert not list(paper.home.root.glob("cache-links-*"))


def test_a_run_whose_check_fails_keeps_what_was_fetched_and_records_no_address(paper: Schedule) -> None:
    paper.home.env = {**paper.home.env, "DIGEST_CHECK": "1"}
    ran = paper.run()
    assert ran.results == {"build": "failure", "keep": "success", "deploy": "skipped"}
    assert paper.changed() == {CONTENT, "fetched/feeds.jsonl"}
    assert not paper.home.pages.exists()


def test_what_somebody_pushes_between_checkout_and_commit_stays_and_is_published_by_a_run_that_starts_by_itself(
    paper: Schedule,
) -> None:
    def meanwhile(_job: str, step: str) -> None:
        if step == "Build":
            paper.home.meanwhile = lambda _job, _step: None
            paper.push("content/tarn/letter.md", LETTER)

    paper.home.meanwhile = meanwhile
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "success", "deploy": "skipped", "again": "success"}, ran.log
    assert paper.log()[-2:] == [
        "R. Editor: Write letter.md",
        "github-actions[bot]: Keep what was fetched and published [skip ci]",
    ]
    assert CONTENT in paper.changed()
    assert git(paper.home.remote, "show", "main:content/tarn/letter.md") == LETTER
    assert "Somebody pushed meanwhile. This run publishes nothing, and a new one starts by itself." in ran.summary
    assert paper.started()
    assert LETTER.encode() in paper.pages()["index.html"]
    assert not paper.started()


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
    assert "again" in ran.results
    assert paper.log()[-2:] == [
        "R. Editor: Write letter.md",
        "github-actions[bot]: Keep what was fetched and published [skip ci]",
    ]


def test_where_both_changed_a_file_theirs_stands_and_a_new_run_publishes_it(paper: Schedule) -> None:
    mine = "My own words.\n"

    def meanwhile(_job: str, step: str) -> None:
        if step == "Take over what is to be committed":
            paper.home.meanwhile = lambda _job, _step: None
            paper.push(CONTENT, mine)

    paper.home.meanwhile = meanwhile
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "success", "deploy": "skipped", "again": "success"}, ran.log
    assert "::warning::Somebody changed the same files" in ran.log
    assert "This run publishes nothing" in ran.summary
    assert not paper.home.pages.exists()
    assert git(paper.home.remote, "show", f"main:{CONTENT}") == mine
    assert paper.started()
    assert mine.encode() in paper.pages()["index.html"]
    assert not paper.started()


@pytest.mark.parametrize("step", ["Fetch", "Commit and push", "See that nobody pushed meanwhile"])
def test_of_two_runs_that_overlap_the_one_that_began_earlier_never_has_the_last_word(
    step: str, paper: Schedule
) -> None:
    """The correction is pushed while a run is at a step, and the run that this push starts overtakes it wholly."""

    def meanwhile(_job: str, now: str) -> None:
        if now == step:
            paper.home.meanwhile = lambda _job, _step: None
            paper.push("content/tarn/letter.md", LETTER)
            assert paper.run().results["deploy"] == "success"

    paper.home.meanwhile = meanwhile
    overtaken = paper.run()
    assert overtaken.results["again"] == "success", overtaken.log
    assert LETTER.encode() in paper.pages()["index.html"]
    assert paper.started()
    assert LETTER.encode() in paper.pages()["index.html"]
    assert not paper.started()


def test_a_publication_that_is_run_again_publishes_its_site_only_while_it_is_the_newest(paper: Schedule) -> None:
    ran = paper.run()
    second = paper.home.again(ran, "deploy", "again")
    assert second.results == ran.results
    paper.push("content/tarn/letter.md", LETTER)
    before = paper.pages()
    late = paper.home.again(second, "deploy", "again")
    assert paper.pages() == before
    assert "It is not published, and a new run starts by itself." in late.summary
    assert paper.started()
    assert LETTER.encode() in paper.pages()["index.html"]


def test_a_run_that_is_run_again_from_its_beginning_publishes_what_it_made_the_second_time(paper: Schedule) -> None:
    ran = paper.run()
    paper.push("content/tarn/letter.md", LETTER)
    again = paper.home.again(ran, *ran.jobs)
    assert again.green, again.log
    assert LETTER.encode() in paper.pages()["index.html"]


def test_a_ledger_that_another_run_wrote_meanwhile_is_never_merged_by_lines(paper: Schedule) -> None:
    """Its first line counts the others: one half of each would look well and be damaged."""
    lines = [f'{{"url":"2026/05/{number}/"}}\n' for number in range(10, 31)]
    paper.push("ledger/2026-05.jsonl", "".join(lines))
    theirs = "".join([*lines, *lines])

    def meanwhile(job: str, step: str) -> None:
        if (job, step) == ("keep", "Check out the newest state"):
            paper.home.meanwhile = lambda _job, _step: None
            paper.push("ledger/2026-05.jsonl", theirs)

    paper.home.env = {**paper.home.env, "DIGEST_LEDGER": '{"url":"2026/05/01/"}\n' + "".join(lines)}
    paper.home.meanwhile = meanwhile
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "success", "deploy": "skipped", "again": "success"}, ran.log
    assert git(paper.home.remote, "show", "main:ledger/2026-05.jsonl") == theirs


def test_a_branch_that_takes_no_push_makes_the_run_red_and_nothing_is_published(paper: Schedule) -> None:
    hook = paper.home.remote / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "failure", "deploy": "skipped"}
    assert "::error::The commit could not be pushed to main." in ran.log
    assert not paper.home.pages.exists()


def renamed(editor: Path) -> None:
    """The old name of a rename is a path too."""
    git(editor, "mv", "digest.toml", "content/tarn/letter.md")


def outside(editor: Path) -> None:
    (editor / "requirements.txt").write_text("something-else\n", encoding="utf-8")


def linked(editor: Path) -> None:
    (editor / "content" / "tarn" / "new.md").symlink_to("../../.git/config")


def nested(editor: Path) -> None:
    """A repository in the repository, and no file."""
    git(editor, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},content/tarn/new")


@pytest.mark.parametrize("astray", [renamed, outside, linked, nested])
def test_what_is_handed_over_may_touch_nothing_but_files_of_the_folders_that_are_kept(
    paper: Schedule, astray: Callable[[Path], None]
) -> None:
    """A program that was led astray while it read a stranger's text must not reach the workflow or the settings."""
    astray(paper.editor)
    if astray is not nested:
        git(paper.editor, "add", "-A")
    patch = git(paper.editor, "diff", "--cached", "--binary", "--full-index", "-M")
    assert patch
    before = paper.head()

    def meanwhile(job: str, step: str) -> None:
        if (job, step) == ("keep", "Commit and push"):
            handed = paper.home.root / f"run-{paper.home.runs}" / "keep" / "temp" / "news" / "news.patch"
            handed.write_text(patch, encoding="utf-8")

    paper.home.meanwhile = meanwhile
    ran = paper.run()
    assert ran.results == {"build": "success", "keep": "failure", "deploy": "skipped"}, ran.log
    assert "::error::A program of the build was led astray" in ran.log
    assert paper.head() == before
    assert not paper.home.pages.exists()
