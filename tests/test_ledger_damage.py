"""A ledger that is damaged in any way is refused with its place and a way out, and not a byte of it is changed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from digest.ledger.text import parsed, texts
from tests.factories import CHEESE, FERRY_OTHER, STRIKE
from tests.ledgers import Paper, paper, story
from tests.sites import written

__all__ = ["paper"]

MARCH = "2026-03.jsonl"
FIRST = b'{"digest":"ledger","version":1}'
"""The first line of a file that does not count its lines: of an earlier digest."""
Damage = Callable[[list[bytes]], list[bytes]]


def changed(old: bytes, new: bytes) -> Damage:
    """A damage that puts ``new`` in the place of the first ``old``."""

    def damage(rows: list[bytes]) -> list[bytes]:
        text = b"\n".join(rows)
        assert old in text
        return text.replace(old, new, 1).split(b"\n")

    return damage


DAMAGES: dict[str, tuple[Damage, str, str]] = {
    "a line cut off": (lambda rows: [*rows[:3], rows[3][:20], *rows[4:]], ":4: is not JSON", "restore"),
    "the file cut off": (lambda rows: [*rows[:-2], rows[-2][:-9]], "", "restore"),
    "the last line end gone": (lambda rows: rows[:-1], "is cut off", "restore"),
    "an empty file": (lambda rows: [b""], ":1: is not the first line", "restore"),
    "no header": (lambda rows: rows[1:], ":1: is not the first line", "restore"),
    "another version": (changed(b'"version":2', b'"version":3'), ":1: has the version 3", "newer one"),
    "its first two lines alone": (lambda rows: [*rows[:2], b""], "lines, and there are 1 below it", "restore"),
    "the last line gone": (lambda rows: [*rows[:-2], b""], ":1: counts ", "git checkout BRANCH"),
    "a line taken out in the middle": (lambda rows: [*rows[:4], *rows[5:]], ":1: counts ", "git checkout BRANCH"),
    "an address in the place of another": (
        changed(b'"url":"2026/03/03/teachers', b'"url":"2026/03/03/preachers'),
        ":1: counts ",
        "git checkout BRANCH",
    ),
    "a count without a hash": (
        lambda rows: [rows[0].partition(b',"sha256"')[0] + b"}", *rows[1:]],
        ":1: is not written as digest writes",
        "restore",
    ),
    "two lines in each other's place": (
        lambda rows: [*rows[:4], rows[5], rows[4], *rows[6:]],
        ":6: stands out of its place",
        "restore",
    ),
    "a line twice": (lambda rows: [*rows[:4], rows[3], *rows[4:]], ":5: stands out of its place", "restore"),
    "a conflict": (
        lambda rows: [*rows[:4], b"<<<<<<< HEAD", rows[4], b"=======", b">>>>>>> other", *rows[5:]],
        ":5: holds a conflict",
        "git checkout",
    ),
    "line ends of Windows": (lambda rows: [row + b"\r" if row else row for row in rows], ":1: has the line", "-text"),
    "no UTF-8": (lambda rows: [*rows[:3], b"\xff" + rows[3], *rows[4:]], ":4: is not UTF-8", "restore"),
    "a mark at the beginning": (lambda rows: [b"\xef\xbb\xbf" + rows[0], *rows[1:]], ":1: is not the first", "restore"),
    "a word of a sealed edition": (
        changed(b"Ferry strikes reef in fog", b"Ferry sails past reef in fog"),
        "is not what was sealed",
        "restore",
    ),
    "the hash of a sealed edition": (changed(b'}],"sha256":"', b'}],"sha256":"0'), "is not what was sealed", "restore"),
    "the number of an edition as text": (changed(b'"number":1', b'"number":"1"'), "is no line of a ledger", "restore"),
    "a name nobody knows": (changed(b'{"url":', b'{"more":1,"url":'), "is not written as digest writes", "restore"),
    "a name that is missing": (changed(b',"is":"edition:2026-03-03"', b""), "is no line of a ledger", "restore"),
    "a line of another kind": (lambda rows: [rows[0], b"[1]", *rows[1:]], ":2: is no line of a ledger", "restore"),
    "an address that climbs": (changed(b'{"url":"2026/03/"', b'{"url":"../03/"'), "is no line of a ledger", "restore"),
    "an address of another month": (changed(b'{"url":"2026/03/"', b'{"url":"2026/02/"'), "belongs into", "restore"),
    "an address that is a file of ours": (
        changed(b'{"url":"2026/03/"', b'{"url":"2026/03/index.html"'),
        "is no page and no feed",
        "restore",
    ),
    "a feed that is there already": (
        changed(b'"with":["feed.json",', b'"with":["feed.json","feed.json",'),
        "too",
        "restore",
    ),
    "a deep nest": (lambda rows: [rows[0], b"[" * 100_000, *rows[1:]], ":2: is not JSON", "restore"),
    "a correction of what is not sealed": (
        lambda rows: [
            FIRST,
            b'{"correction":"2026-03-01","number":1,"on":"2026-03-10","story":"a","what":"lede","article":"a",'
            b'"before":"a","after":"b"}',
            *rows[1:],
        ],
        ":2: corrects the edition of 2026-03-01, which is not sealed",
        "restore",
    ),
    "a correction without those before it": (
        lambda rows: [
            rows[0],
            b'{"correction":"2026-03-03","number":2,"on":"2026-03-10","story":"a","what":"lede","article":"a",'
            b'"before":"a","after":"b"}',
            *rows[1:],
        ],
        ":2: correction 1 of 2026-03-03 is missing",
        "restore",
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_ledger_is_refused_with_its_place_and_stays_as_it_is(paper: Paper, name: str) -> None:
    damage, what, advice = DAMAGES[name]
    assert paper.on("2026-03-10", "seal").code == 0
    path = paper.ledger / MARCH
    path.write_bytes(b"\n".join(damage(path.read_bytes().split(b"\n"))))
    before = paper.kept, written(paper.folder.output)
    for arguments in (["build"], ["build", "--strict"], ["seal"], ["seal", "2026-03-04"]):
        done = paper.on("2026-03-12", *arguments)
        assert done.code == 1
        assert f"ledger/{MARCH}:" in done.err
        assert what in done.err
        assert advice in done.err
    assert (paper.kept, written(paper.folder.output)) == before


REED = b'{"slug":"halvard-reed","kind":"person","name":"Halvard Reed"}'
OF_ENTITIES: dict[str, tuple[Damage, str, str]] = {
    "cut off at a line": (lambda rows: [*rows[:2], b""], ":1: counts 3 lines, and there are 1", "git checkout BRANCH"),
    "emptied": (lambda _: [b""], ":1: is empty", "remove it where no name"),
    "no header": (lambda rows: rows[1:], ":1: is not the first line", "restore"),
    "another file of the ledger": (changed(b'"entities"', b'"ledger"'), ":1: is not the first line", "restore"),
    "a slug twice, of another kind": (
        lambda rows: [*rows[:3], REED.replace(b"person", b"place"), *rows[3:]],
        ":4: stands out of its place",
        "git checkout BRANCH",
    ),
    "a name nobody knows": (changed(b'{"slug"', b'{"more":1,"slug"'), ":2: is not written as", "restore"),
    "out of order": (lambda rows: [rows[0], rows[2], rows[1], *rows[3:]], ":3: stands out of its place", "restore"),
    "an empty line": (lambda rows: [*rows[:2], b"", *rows[2:]], ":3: is not JSON", "restore"),
    "line ends of Windows": (lambda rows: [row + b"\r" if row else row for row in rows], ":1: has the line", "-text"),
    "a conflict": (lambda rows: [rows[0], b"<<<<<<< HEAD", *rows[1:]], ":2: holds a conflict", "git checkout"),
    "a slug that climbs": (changed(b'"slug":"halvard-reed"', b'"slug":"../../evil"'), ": names no person", "restore"),
    "a slug that is none": (
        changed(b'"slug":"halvard-reed"', b'"slug":"Halvard Reed"'),
        ": names no person",
        "restore",
    ),
    "another name": (changed(b"Halvard", b"Harvard"), ":1: counts 3 other lines", "restore"),
    "no UTF-8": (lambda rows: [*rows[:2], b"\xff", *rows[2:]], ":3: is not UTF-8", "restore"),
}


@pytest.mark.parametrize("name", OF_ENTITIES)
def test_a_damaged_file_of_entities_is_refused_with_its_place_and_stays_as_it_is(paper: Paper, name: str) -> None:
    damage, what, advice = OF_ENTITIES[name]
    toml = '[[entity]]\nname = "Halvard Reed"\n[[entity]]\nname = "Isolde"\n[[entity]]\nname = "Gannet reef"\n'
    (paper.folder.root / "entities.toml").write_text(toml)
    paper.folder.put("quay.md", story("Back on the quay", FERRY_OTHER))
    paper.build()
    path = paper.ledger / "entities.jsonl"
    assert REED in path.read_bytes()
    path.write_bytes(b"\n".join(damage(path.read_bytes().split(b"\n"))))
    before = written(paper.ledger), written(paper.folder.output)
    for arguments in (["build"], ["seal"]):
        done = paper.on("2026-03-12", *arguments)
        assert done.code == 1
        assert "ledger/entities.jsonl:" in done.err
        assert what in done.err
        assert advice in done.err
    assert (written(paper.ledger), written(paper.folder.output)) == before


def test_an_address_in_two_files_is_refused(paper: Paper) -> None:
    rows = (paper.ledger / "undated.jsonl").read_bytes().splitlines(keepends=True)
    (paper.ledger / "2026-04.jsonl").write_bytes(b"".join([FIRST, b"\n", rows[2]]))
    done = paper.on("2026-03-12", "build")
    assert done.code == 1
    assert "ledger/undated.jsonl:3: " in done.err
    assert "stands in 2026-04.jsonl too" in done.err


def test_a_file_that_a_copy_tool_left_there_is_refused_and_other_files_are_not(paper: Paper) -> None:
    (paper.ledger / "README.md").write_text("Do not touch.")
    paper.build("2026-03-12")
    (paper.ledger / "2026-03 (1).jsonl").write_bytes((paper.ledger / MARCH).read_bytes())
    done = paper.on("2026-03-12", "build")
    assert done.code == 1
    assert "ledger/2026-03 (1).jsonl: is no file of a ledger" in done.err


def test_a_file_in_the_place_of_the_folder_is_an_error(paper: Paper) -> None:
    for path in paper.ledger.iterdir():
        path.unlink()
    paper.ledger.rmdir()
    paper.ledger.write_text("")
    assert paper.on("2026-03-12", "build").code == 2
    assert paper.ledger.read_text() == ""


def test_the_site_cannot_be_written_into_the_ledger(paper: Paper) -> None:
    before = paper.kept
    assert paper.on("2026-03-12", "build", "-o", str(paper.ledger)).code == 2
    assert paper.kept == before


def test_what_was_read_is_written_as_it_was(paper: Paper) -> None:
    assert paper.on("2026-03-10", "seal").code == 0
    assert texts(parsed(paper.kept)) == paper.kept


def earlier(paper: Paper) -> None:
    """Writes the files of the ledger as they were before they counted their lines."""
    for name, data in paper.kept.items():
        first, _, rest = data.partition(b"\n")
        assert b'"version":2,"lines":' in first
        (paper.ledger / name).write_bytes(FIRST + b"\n" + rest)


def test_a_ledger_of_the_first_version_is_read_and_counts_its_lines_from_then_on(paper: Paper) -> None:
    assert paper.on("2026-03-10", "seal").code == 0
    before = paper.kept
    earlier(paper)
    paper.build("2026-03-11", "--strict")
    assert paper.kept == before


def test_a_merge_of_two_branches_that_both_went_on_says_what_to_do_and_one_side_builds(paper: Paper) -> None:
    """As git merges them: both added a line at another place, which makes no conflict but in the first line."""
    common = paper.kept[MARCH].splitlines(keepends=True)
    paper.folder.put("a.md", story("A mill is sold", CHEESE.replace("curd", "rye"), "2026-03-06"))
    paper.build("2026-03-11")
    ours = paper.kept[MARCH]
    (paper.folder.root / "content" / "a.md").unlink()
    (paper.ledger / MARCH).write_bytes(b"".join(common))
    paper.folder.put("b.md", story("A mill is bought", STRIKE.replace("strike", "march"), "2026-03-07"))
    paper.build("2026-03-11")
    theirs = paper.kept[MARCH]
    both = sorted({*ours.splitlines(keepends=True)[1:], *theirs.splitlines(keepends=True)[1:]})
    heads = [ours.splitlines(keepends=True)[0], theirs.splitlines(keepends=True)[0]]
    paper.folder.put("a.md", story("A mill is sold", CHEESE.replace("curd", "rye"), "2026-03-06"))
    for first in (heads[:1], heads[1:], [b"<<<<<<< ours\n", heads[0], b"=======\n", heads[1], b">>>>>>> theirs\n"]):
        merged = b"".join([*first, *both])
        (paper.ledger / MARCH).write_bytes(merged)
        done = paper.on("2026-03-12", "build")
        assert done.code == 1
        assert f"ledger/{MARCH}:" in done.err
        assert "git checkout BRANCH -- FILE" in done.err
        assert paper.kept[MARCH] == merged
    (paper.ledger / MARCH).write_bytes(ours)
    paper.build("2026-03-12", "--strict")
    assert {json.loads(row)["url"] for row in both} <= set(paper.urls)
