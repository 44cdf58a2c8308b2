"""``digest check`` as it is given: what it prints, for people, scripts and workflows, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from digest.check import RULES
from digest.write import MANIFEST
from tests.checked import BRIDGE, EDITION, TOML, Copy, copy
from tests.output import begins, tables
from tests.sites import ROOT, Folder, make, run

MAIN = '<main id="main">'


def test_a_clean_paper_is_told_in_two_lines(spoiled: Copy) -> None:
    done = run("check", "--strict", cwd=spoiled.root)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Checked 40 pages and ")
    assert done.out.endswith("the newest article is of 2026-04-02.\nNothing is wrong.\n")


def test_findings_stand_by_rule_with_place_and_line_and_a_hint_once(spoiled: Copy) -> None:
    links = "".join(f'\n<a href="no-{n}/">x</a>' for n in range(30))
    spoiled.edit(EDITION, MAIN, f"{MAIN}{links}\n<img src='card.png' alt=''>")
    done = run("check", cwd=spoiled.root)
    lines = done.out.splitlines()
    assert done.code == 1
    assert lines[0] == "links: 30 errors"
    line = spoiled.text(EDITION)[: spoiled.text(EDITION).index("no-0/")].count("\n") + 1
    assert lines[1] == f"  error output/{EDITION}:{line}: a href: no-0/ leads to no file"
    assert "  and 5 more; --json lists them all" in lines
    assert done.out.count("build again") == 1
    assert "pictures: 1 warning" in lines
    assert lines[-1] == "30 errors, 1 warning."


def test_a_warning_fails_under_strict_alone_and_a_rule_can_be_left_out(spoiled: Copy) -> None:
    spoiled.edit(EDITION, MAIN, f"{MAIN}<img src='card.png' alt=''>")
    assert run("check", cwd=spoiled.root).code == 0
    assert run("check", "--strict", cwd=spoiled.root).code == 1
    assert run("check", "--strict", "--skip", "pictures", cwd=spoiled.root).code == 0
    wrong = run("check", "--skip", "picture", cwd=spoiled.root)
    assert wrong.code == 2
    assert "there is no rule 'picture'" in wrong.err


def test_scripts_get_an_object_a_finding_and_one_at_the_end(spoiled: Copy) -> None:
    spoiled.edit(EDITION, MAIN, f"{MAIN}\n<a href='no/'>x</a>")
    done = run("check", "--json", cwd=spoiled.root)
    finding, closing = tables(done.out)
    assert done.code == 1
    assert begins(finding, "schema", "rule", "level", "path", "line", "what", "hint")
    assert (finding["schema"], finding["rule"], finding["level"]) == (1, "links", "error")
    assert finding["path"] == EDITION and finding["line"] > 1
    assert begins(closing, "schema", "errors", "warnings", "notes", "rules", "files", "pages")
    assert (closing["errors"], closing["warnings"], closing["rules"]) == (1, 0, len(RULES))


def test_a_workflow_gets_annotations_with_file_and_line(spoiled: Copy) -> None:
    spoiled.edit(EDITION, MAIN, f"{MAIN}\n<a href='50%,no/'>x</a>")
    done = run("check", cwd=spoiled.root, env={"GITHUB_ACTIONS": "true"})
    line = spoiled.text(EDITION)[: spoiled.text(EDITION).index("50%")].count("\n") + 1
    (told,) = [row for row in done.err.splitlines() if row.startswith("::")]
    assert told.startswith(f"::error file=output/{EDITION},line={line}::{EDITION}: links: a href: 50%25,no/ leads")


def test_fresh_fails_where_the_newest_article_is_too_old(spoiled: Copy) -> None:
    assert run("check", "--fresh", "61d", cwd=spoiled.root).code == 0
    done = run("check", "--fresh", "36h", cwd=spoiled.root)
    assert done.code == 1
    assert "the newest article is of 2026-04-02, 59 days ago" in done.out
    assert run("check", "--fresh", "soon", cwd=spoiled.root).code == 2
    spoiled.remove("status.json")
    missing = run("check", "--fresh", "61d", cwd=spoiled.root)
    assert missing.code == 1
    assert "nobody can tell how fresh the site is" in missing.out


def test_where_nothing_is_built_it_says_how(tmp_path: Path, spoiled: Copy) -> None:
    folder = make(tmp_path / "new", {})
    for place in ((), ("output",), ("-o", "output")):
        done = run("check", *place, cwd=folder.root)
        assert done.code == 2
        assert "run 'digest build'" in done.err
        folder.output.mkdir(exist_ok=True)
    (spoiled.output / MANIFEST).write_text("{")
    assert run("check", cwd=spoiled.root).code == 2
    assert run("check", cwd=tmp_path).code == 2


def test_another_folder_and_another_address_can_be_named(spoiled: Copy) -> None:
    spoiled.output.rename(spoiled.root / "public")
    assert run("check", cwd=spoiled.root).code == 2
    for place in (("public",), ("-o", "public")):
        assert run("check", *place, cwd=spoiled.root).code == 0
    other = run("check", "public", "--base-url", "https://high.example/", cwd=spoiled.root)
    assert other.code == 1
    assert "was built for https://lowfield.example/repo/, and https://high.example/ is configured" in other.out


def test_a_preview_is_not_to_be_published(paper: Folder, tmp_path: Path) -> None:
    root = copy(paper, tmp_path).root
    run("build", "--drafts", cwd=root)
    done = run("check", cwd=root)
    assert done.code == 1
    assert "the site is a preview" in done.out


def test_every_rule_is_in_its_document_and_the_document_has_no_other() -> None:
    text = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    rows = [line.split("`")[1] for line in text.splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted([*RULES, "fresh", "external"])


def test_the_paper_of_the_tests_has_every_text_policy(paper: Folder) -> None:
    """Else the rules for receipts would be tried on half of what they are for."""
    tables_of = [json.loads(path.read_text()) for path in (paper.output / "data" / "articles").iterdir()]
    assert {one["outlet"]["text"] for one in tables_of} == {"full", "excerpt", "none"}
    assert "/repo/" in TOML and BRIDGE
