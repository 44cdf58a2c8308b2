"""The report of a run in a GitHub workflow: written where GitHub asks for it, and safe whatever strangers write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digest.cli import summary
from tests.sites import SMALL, SMALL_TOML, Folder, make, run

DATED = {name: text for name, text in SMALL.items() if "apples" not in name}


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    return make(tmp_path / "paper", DATED, SMALL_TOML)


def report(site: Folder, *arguments: str) -> tuple[int, str]:
    """The exit code of a command in a workflow, and what it added to a report that others began."""
    path = site.root.parent / "report.md"
    path.write_text("before\n", encoding="utf-8")
    done = run(*arguments, cwd=site.root, env={"GITHUB_STEP_SUMMARY": str(path)})
    before, _, added = path.read_text(encoding="utf-8").partition("before\n")
    assert not before
    return done.code, added


def test_a_build_reports_its_edition_and_its_counts(site: Folder) -> None:
    code, words = report(site, "build", "--strict")
    assert code == 0
    assert words.startswith("### Build\n\nNewest edition: **2026-03-06**. 7 files, 7 articles: 7 used, 1 copied,")
    assert "Warnings" not in words


def test_a_build_that_strict_stopped_reports_each_reason(site: Folder) -> None:
    site.put("letter.txt", SMALL["herald/letters/apples.txt"])
    code, words = report(site, "build", "--strict")
    assert code == 1
    assert "**Nothing was written, because `--strict` allows no error and no warning.**" in words
    assert "**Warnings: 1**\n\n- letter.txt: it has no date" in words


def test_drafts_and_files_that_are_left_out_are_reported_with_what_to_do(site: Folder) -> None:
    site.put("draft.md", "---\ntitle: Not yet\ndate: 2026-03-07\ndraft: true\n---\n\nSome words of a draft.\n")
    site.put("empty.md", "---\ntitle: Nothing\ndate: 2026-03-07\n---\n")
    _, words = report(site, "build")
    assert "**Held back: 1**\n\n- **draft.md**: is a draft (build with --drafts to see it)" in words
    assert "**Left out: 1**\n\n- **empty.md**: " in words


def test_what_stops_a_command_is_reported_with_its_place_and_a_hint(site: Folder) -> None:
    site.toml.write_text("[site]\ntitel = 'x'\n", encoding="utf-8")
    code, words = report(site, "build")
    assert code == 2
    assert words.startswith("### Stopped\n\n")
    assert "digest.toml" in words
    assert "titel" in words


def test_the_answer_for_machines_is_the_same_with_a_report(site: Folder) -> None:
    assert "### Build" in report(site, "build", "--json")[1]


def test_outside_of_a_workflow_nothing_is_written(site: Folder) -> None:
    assert run("build", cwd=site.root).code == 0
    assert not list(site.root.rglob("report.md"))


def test_a_report_that_cannot_be_written_is_said_and_costs_itself_alone(site: Folder) -> None:
    done = run("build", cwd=site.root, env={"GITHUB_STEP_SUMMARY": str(site.root / "no" / "folder")})
    assert done.code == 0
    assert "cannot be written" in done.err
    assert (site.output / "index.html").is_file()


@pytest.mark.parametrize(
    ("stranger", "shown"),
    [
        ("<img src=x>", r"\<img src=x\>"),
        ("![](https://x.example/t.png)", r"\!\[\](https\://x.example/t.png)"),
        ("a\n\n# b", "a # b"),
        ("# b", r"\# b"),
        ("- b", r"\- b"),
        ("`code` *b* _c_ ~d~ | e", r"\`code\` \*b\* \_c\_ \~d\~ \| e"),
        ("@somebody &amp;", r"\@somebody \&amp;"),
        ("2026-05-31, plain (words): no more.", "2026-05-31, plain (words): no more."),
    ],
)
def test_a_strangers_words_are_shown_as_they_are_and_do_nothing(stranger: str, shown: str) -> None:
    assert summary.plain(stranger) == shown


def test_a_long_line_and_a_long_list_are_cut_and_say_so() -> None:
    assert summary.plain("x" * 1000) == "x" * 399 + "…"
    listed = summary.bullets("Warnings", [str(number) for number in range(100)])
    assert listed.startswith("\n**Warnings: 100**\n")
    assert listed.count("\n- ") == 26
    assert "- and 75 more\n" in listed


def fetched(**more: Any) -> dict[str, Any]:
    """What ``digest fetch --json`` says of one source."""
    feed = {"address": "https://far.example/feed", "since": None, "why": "", "hint": ""}
    source = {"key": "far", "articles": [], "feeds": [feed]}
    counts = dict.fromkeys(("new", "updated", "held", "refused", "unchanged", "failing"), 0)
    return {**counts, "asked": 1, "sources": [source], **more}


def test_a_fetch_with_nothing_new_says_so() -> None:
    assert summary.of_fetch(fetched()) == "### Fetch\n\nNothing new; 1 of 1 sources asked, 0 of them failing.\n"


def test_a_fetch_reports_what_is_new_held_refused_and_who_fails_since_when() -> None:
    table = fetched(new=1, held=1, failing=1)
    table["sources"][0]["feeds"] = [
        {"address": "https://far.example/feed", "since": "2026-05-28", "why": "answered 500", "hint": "wait"}
    ]
    table["sources"][0]["articles"] = [
        {"action": "held", "path": "far/b.md", "title": "B", "why": "has no day"},
        {"action": "new", "path": "far/a.md", "title": "A <b>", "why": ""},
        {"action": "refused", "path": None, "title": "C", "why": "is blocked"},
    ]
    words = summary.of_fetch(table)
    assert words.startswith("### Fetch\n\n1 new, 1 held back; 1 of 1 sources asked, 1 of them failing.\n")
    assert r"- **far**: https\://far.example/feed answered 500, since 2026-05-28 (wait)" in words
    assert "**New: 1**\n\n- A \\<b\\> · far/a.md\n" in words
    assert "**Held back as drafts, to be looked at: 1**\n\n- B · far/b.md: has no day\n" in words
    assert "**Refused: 1**\n\n- C · far: is blocked\n" in words


def test_a_check_reports_its_findings_by_how_bad_they_are() -> None:
    found: list[dict[str, Any]] = [
        {"rule": "links", "level": "error", "path": "index.html", "what": "leads nowhere", "hint": "mend it"},
        {"rule": "size", "level": "warning", "path": None, "what": "is large", "hint": ""},
    ]
    closing = {"pages": 9, "bytes": 1_250_000, "rules": 20, "newest": "2026-03-06"}
    assert summary.of_check(found, closing) == (
        "### Check\n\n9 pages, 1.2 MB, 20 rules; the newest article is of 2026-03-06.\n"
        "\n**Errors: 1**\n\n- links: **index.html**: leads nowhere (mend it)\n"
        "\n**Warnings: 1**\n\n- size: is large\n"
    )


def test_the_check_of_a_good_site_reports_no_error(site: Folder) -> None:
    assert run("build", cwd=site.root).code == 0
    code, words = report(site, "check")
    assert code == 0
    assert words.startswith("### Check\n\n")
    assert "Errors" not in words
