"""Workflow files that are broken, hostile or odd cost no crash and no time, and what is changed in one is proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.doctor.finding import Edit, Finding, Place
from digest.doctor.mend import mend
from digest.doctor.observe import LARGEST
from digest.doctor.yamls import applied, doubled, get, inserted, parsed, replaced, said, says_no_more
from tests.doctors import PATH, WORKFLOW, Patient, healthy


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    return healthy(tmp_path / "paper")


def bomb(depth: int) -> str:
    """Nine to the power of ``depth`` words, were the anchors multiplied out."""
    rows = ['a0: &a0 ["x", "x"]'] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join([*rows, f"on: *a{depth - 1}", f"jobs: *a{depth - 1}", ""])


BROKEN: dict[str, tuple[str | bytes, str]] = {
    "a tab": ("on:\n\tpush:\n", "is no YAML"),
    "an open bracket": ("on: [push\njobs: {}\n", "is no YAML"),
    "an unknown anchor": ("on: *nowhere\n", "is no YAML"),
    "two documents": ("on: push\n---\non: push\n", "is no YAML"),
    "a control character": ("on: \x00push\n", "is no YAML"),
    "too deep": ("[" * 20_000, "is no YAML"),
    "no UTF-8": (b"on: \xff\xfe\n", "no text in UTF-8"),
    "a megabyte": ("# " + "x" * 1_000_000, "was not read"),
    "nothing": ("", "has no settings"),
    "a list": ("- on\n", "has no settings"),
    "a name twice": ("on: push\non: push\n", "says 'on' twice"),
}


@pytest.mark.parametrize(("text", "what"), BROKEN.values(), ids=BROKEN)
def test_a_broken_workflow_is_an_error_of_its_own_and_the_rest_is_looked_at(
    patient: Patient, text: str | bytes, what: str
) -> None:
    patient.put(".github/workflows/broken.yml", text)
    patient.spoil("17 5", "0 5")
    found = {row["finding"]: row for row in patient.found()}
    assert set(found) == {"workflow", "schedule"}
    assert what in found["workflow"]["what"] and found["workflow"]["level"] == "error"


def test_a_tab_is_told_with_its_line(patient: Patient) -> None:
    patient.put(".github/workflows/broken.yml", "name: x\non:\n\tpush:\n")
    assert (patient.one("workflow")["path"], patient.one("workflow")["line"]) == (".github/workflows/broken.yml", 3)


HARMLESS = {
    "a bomb of anchors": bomb(40),
    "a table within itself": "on: &a [*a]\njobs: &b {x: *b, steps: &c [*c]}\n",
    "shapes that nobody expects": "on: {schedule: {cron: [1]}}\n"
    "jobs: {a: [], b: {steps: {uses: []}}, c: {steps: [1, {run: {}}]}}",
    "a few jobs a thousand times": "x:\n  steps: &s\n"
    + "  - run: digest build\n" * 1500
    + "jobs:\n"
    + "".join(f"  j{n}: {{steps: *s}}\n" for n in range(1500)),
    "keys that are tables": "? {a: b}\n: c\non: push\n",
    "a date and a number": "on: 2026-01-01\njobs: 3\n",
}


@pytest.mark.parametrize("text", HARMLESS.values(), ids=HARMLESS)
def test_an_odd_workflow_is_read_in_no_more_than_its_size(patient: Patient, text: str) -> None:
    patient.put(".github/workflows/odd.yml", text)
    assert patient.found() == []


def test_a_link_is_not_followed(patient: Patient, tmp_path: Path) -> None:
    away = tmp_path / "away.yml"
    away.write_text(WORKFLOW.replace("17 5", "0 5"))
    patient.workflow.unlink()
    patient.workflow.symlink_to(away)
    assert "a link is not followed" in next(row["what"] for row in patient.found() if row["finding"] == "workflow")
    patient.doctor("--fix")
    assert "0 5" in away.read_text()


def test_a_file_of_the_largest_size_is_read(patient: Patient) -> None:
    patient.put(PATH, WORKFLOW.replace("17 5", "0 5") + "#" * (LARGEST - len(WORKFLOW)))
    assert patient.one("schedule")["line"] == 5


def test_other_line_ends_and_a_byte_order_mark_stay(patient: Patient) -> None:
    text = WORKFLOW.replace("  workflow_dispatch:\n", "").replace("17 5", "0 5").replace("\n", "\r\n")
    patient.put(PATH, b"\xef\xbb\xbf" + text.encode())
    patient.doctor("--fix")
    after = patient.workflow.read_bytes().decode()
    assert after.startswith("\ufeff# Keeps") and after.count("\n") == after.count("\r\n") == text.count("\n") + 1
    assert patient.found() == []


def test_a_file_with_anchors_is_never_changed(patient: Patient) -> None:
    """One line of it may stand for several."""
    patient.spoil('"17 5 * * *"', '&when "0 5 * * *"')
    text = patient.spoil("name: Publish", "name: Publish\nenv: {WHEN: *when}".replace("\nenv: {WHEN: *when}", ""))
    patient.put(PATH, text + "    env: {WHEN: *when}\n")
    assert not patient.one("schedule")["fixable"]


def test_a_value_that_is_said_in_two_places_is_never_changed() -> None:
    text = "a: &both {v: 1}\nb: *both\n"
    assert replaced("f", text, get(parsed(text), "a", "v"), "2", "done") is None
    assert replaced("f", text.replace("*both", "c"), get(parsed(text), "a", "v"), "2", "done") is not None


def test_lines_that_are_put_in_end_as_the_others_do() -> None:
    text = "- uses: checkout # why\r\n  name: x\r\n"
    tree = parsed(text)
    assert tree is not None
    edit = inserted("f", text, tree.value[0], ("with:", "  depth: 0"), "done")
    assert edit is not None
    assert applied(text, edit) == "- uses: checkout # why\r\n  with:\r\n    depth: 0\r\n  name: x\r\n"


def test_several_faults_of_a_file_are_mended_at_once(patient: Patient) -> None:
    patient.spoil("17 5", "0 5")
    patient.spoil("  workflow_dispatch:\n", "")
    patient.spoil("progress: false", "progress: true")
    patient.spoil('version: "3.13"', 'version: "3.8"')
    ran = patient.doctor("--fix")
    assert ran.out.count("changed ") == 4
    after = patient.workflow.read_text()
    assert sorted(after.splitlines()) != sorted(WORKFLOW.splitlines())
    assert patient.found() == []


def test_a_mended_file_keeps_its_rights_to_be_run_and_read(patient: Patient) -> None:
    patient.spoil("17 5", "0 5")
    patient.workflow.chmod(0o751)
    patient.doctor("--fix")
    assert patient.workflow.stat().st_mode & 0o777 == 0o751


def test_a_scalar_is_replaced_in_its_quotes() -> None:
    tree = parsed("a: 'x' # why\nb: \"y\"\nc: z\n")
    for name, after in (("a", "a: 'new' # why"), ("b", 'b: "new"'), ("c", "c: new")):
        text = "a: 'x' # why\nb: \"y\"\nc: z\n"
        edit = replaced("f", text, get(tree, name), "new", "done")
        assert edit and after in applied(text, edit)


HOSTILE = ("x: y", "a # b", "'", '"', "- a", "*a", "&a b", "\n", "{", "[a, b]", "? a", "!!int 3", "%")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_that_would_say_something_else_is_refused(value: str) -> None:
    """The proof: the file is read before and after, and nothing but the value may differ."""
    text = "a: plain\nb: 1\n"
    edit = replaced("f", text, get(parsed(text), "a"), value, "done")
    assert edit is None or said(get(parsed(applied(text, edit)), "a")) == value


@pytest.mark.parametrize("table", ["{a: 1}", "[a]", "a", "''"])
def test_nothing_is_put_into_what_is_not_written_line_by_line(table: str) -> None:
    text = f"on: {table}\n"
    assert inserted("f", text, get(parsed(text), "on"), ("new:",), "done") is None


def test_a_change_that_says_more_than_it_claims_is_no_change() -> None:
    text = "a: 1\nb: 2\n"
    honest = Edit("f", 3, 4, "9", "done", ("9",))
    assert says_no_more(text, honest)
    for lie in (
        Edit("f", 3, 9, "9", "done", ("9",)),
        Edit("f", 3, 4, "9\nc: 3", "done", ("9",)),
        Edit("f", 3, 9, "9\nb: 3", "done", ("9",)),
        Edit("f", 0, 10, "", "done", ("9",)),
        Edit("f", 3, 4, "{9: 1}", "done", ("9",)),
        Edit("f", 3, 4, "9", "done", ("8",)),
        Edit("f", 3, 4, "[", "done", ("[",)),
    ):
        assert not says_no_more(text, lie), lie


def test_a_change_that_no_longer_fits_its_file_is_left_out(tmp_path: Path) -> None:
    """Somebody saved the file meanwhile."""
    (tmp_path / "f.yml").write_text("z: [1, 2]\n")
    stale = Finding("x", "error", Place("f.yml"), "w", "y", "f", Edit("f.yml", 3, 4, "9", "done", ("9",)))
    assert mend([stale], tmp_path) == ()
    assert (tmp_path / "f.yml").read_text() == "z: [1, 2]\n"


def test_a_name_twice_is_found_where_tables_share_their_parts() -> None:
    tree = parsed("a: &a {x: 1}\nb: *a\nc: {d: {e: 1, e: 2}}\n")
    found = doubled(tree)
    assert found is not None and found.value == "e"
    assert doubled(parsed(bomb(50)), depth=60) is None


def test_a_workflow_that_cannot_be_read_is_the_only_thing_told_and_not_answered_by_init(patient: Patient) -> None:
    """It may be the one that keeps the paper, and 'digest init --github' leaves what is there."""
    patient.workflow.write_text("a: [")
    assert patient.one("workflow")["fix"] == "mend it, or move it away and run 'digest init --github'"
