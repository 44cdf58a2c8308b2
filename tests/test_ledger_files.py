"""A file of the ledger that is gone is missed, for another names it."""

from __future__ import annotations

import pytest

from tests.factories import CHEESE
from tests.ledgers import Paper, paper, story
from tests.sites import written
from tests.test_ledger_damage import FIRST, MARCH

__all__ = ["paper"]


@pytest.mark.parametrize("name", [MARCH, "undated.jsonl"])
def test_a_file_of_the_ledger_that_is_gone_is_an_error_that_names_it_and_nothing_is_written(
    paper: Paper, name: str
) -> None:
    paper.folder.put("april.md", story("Mill to become flats", CHEESE, "2026-04-02"))
    paper.build("2026-04-10")
    assert paper.on("2026-04-10", "seal").code == 0
    lost = (paper.ledger / name).read_bytes()
    (paper.ledger / name).unlink()
    before = paper.kept, written(paper.folder.output)
    for arguments in (["build"], ["seal"], ["build", "--strict"]):
        done = paper.on("2026-04-12", *arguments)
        assert done.code == 1
        assert f"ledger/{name}: is gone" in done.err
        assert "restore it from git" in done.err
    assert (paper.kept, written(paper.folder.output)) == before
    (paper.ledger / name).write_bytes(lost)
    paper.build("2026-04-12", "--strict")


def test_a_ledger_that_is_emptied_begins_anew_and_one_from_before_months_were_named_names_them(paper: Paper) -> None:
    for path in paper.ledger.iterdir():
        path.unlink()
    paper.build("2026-03-12", "--strict")
    named = paper.kept
    path = paper.ledger / "undated.jsonl"
    rows = path.read_bytes().splitlines(keepends=True)
    assert rows[1] == b'{"month":"2026-03"}\n'
    path.write_bytes(b"".join([FIRST, b"\n", *rows[2:]]))
    paper.build("2026-03-12", "--strict")
    assert paper.kept == named


def test_a_sealed_edition_before_any_build_is_missed_too_when_its_file_is_gone(paper: Paper) -> None:
    for path in paper.ledger.iterdir():
        path.unlink()
    assert paper.on("2026-03-12", "seal").code == 0
    assert sorted(paper.kept) == [MARCH, "undated.jsonl"]
    (paper.ledger / MARCH).unlink()
    assert f"ledger/{MARCH}: is gone" in paper.on("2026-03-12", "build").err


def test_a_month_that_git_merged_in_and_the_other_file_does_not_name_is_read_and_named(paper: Paper) -> None:
    """As after taking the undated file of a branch that knew nothing of April."""
    before = paper.kept["undated.jsonl"]
    paper.folder.put("april.md", story("Mill to become flats", CHEESE, "2026-04-02"))
    paper.build("2026-04-10")
    after = paper.kept["undated.jsonl"]
    (paper.ledger / "undated.jsonl").write_bytes(before)
    paper.build("2026-04-10", "--strict")
    assert paper.kept["undated.jsonl"] == after


def test_a_month_may_be_named_in_the_one_file_alone_and_only_as_a_month(paper: Paper) -> None:
    for name, line, what in (
        (MARCH, b'{"month":"2026-03"}', "belongs into undated.jsonl"),
        ("undated.jsonl", b'{"month":"../03"}', "is no line of a ledger"),
        ("undated.jsonl", b'{"month":7}', "is no line of a ledger"),
    ):
        good = (paper.ledger / name).read_bytes()
        (paper.ledger / name).write_bytes(FIRST + b"\n" + line + b"\n")
        assert f"ledger/{name}:2: {what}" in paper.on("2026-03-12", "build").err
        (paper.ledger / name).write_bytes(good)
