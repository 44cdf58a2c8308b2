"""Same input, same bytes: whatever the folder, the hash seed, the time zone, the locale, the order of files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import SiteMaker
from tests.processes import process
from tests.sites import NOW, SMALL, SMALL_TOML, Folder, demonstration, make, run, written

MACHINES = [
    {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
]


def on_a_machine(root: Path, machine: dict[str, str]) -> dict[str, bytes]:
    """The files that a build in a process with these settings writes."""
    done = process("build", "-o", root / "made", cwd=root, env=machine)
    assert done.code == 0, done.err
    return written(root / "made")


def test_two_builds_in_two_folders_give_the_same_bytes(site: SiteMaker) -> None:
    one, other = site(SMALL, SMALL_TOML, name="one"), site(SMALL, SMALL_TOML, name="a/longer way/two")
    assert one.files == other.files
    assert one.made.warnings == other.made.warnings


def test_the_order_in_which_files_were_made_does_not_matter(site: SiteMaker) -> None:
    backwards = dict(reversed(SMALL.items()))
    assert site(SMALL, SMALL_TOML, name="one").files == site(backwards, SMALL_TOML, name="two").files


def test_two_builds_one_after_the_other_give_the_same_bytes(small: Folder) -> None:
    """Nothing is remembered from one build to the next."""
    assert {str(file.path): file.data for file in small.again().files} == small.files


def test_hash_seed_time_zone_and_locale_do_not_matter(tmp_path: Path, demo: Folder) -> None:
    results = []
    for number, machine in enumerate(MACHINES):
        root = tmp_path / str(number)
        shutil.copytree(demo.root, root, ignore=shutil.ignore_patterns("output", ".*"))
        results.append(on_a_machine(root, machine))
    assert results[0] == results[1]
    assert {path: data for path, data in results[0].items() if not path.startswith(".digest")} == demo.files


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2", "3", "random"])
def test_more_hash_seeds_do_not_matter_either(tmp_path: Path, demo: Folder, seed: str) -> None:
    made = on_a_machine(demonstration(tmp_path).root, {"PYTHONHASHSEED": seed, "TZ": "Asia/Kathmandu"})
    assert {path: data for path, data in made.items() if not path.startswith(".digest")} == demo.files


def test_no_file_tells_where_or_when_it_was_made(demo: Folder) -> None:
    marks = [str(demo.root).encode(), NOW.date().isoformat().encode(), b"1 June 2026"]
    assert [(path, mark) for path, data in demo.files.items() for mark in marks if mark in data] == []


def test_a_later_build_time_changes_nothing_that_was_not_waiting_for_it(tmp_path: Path) -> None:
    """The clock decides only what is still to come."""
    root = make(tmp_path, SMALL, SMALL_TOML).root
    first = run("build", "--json", cwd=root, env={"SOURCE_DATE_EPOCH": "1780000000"})
    later = run("build", "--json", cwd=root, env={"SOURCE_DATE_EPOCH": "1990000000"})
    assert (first.code, later.code) == (0, 0)
    assert json.loads(first.out)["written"] > 0
    assert json.loads(later.out)["written"] == 0
