"""Publishing to a plain folder: only what differs is written, and nothing foreign or of the paper is touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from digest.write import MANIFEST
from tests.ledgers import PAPER
from tests.published import Paper, files, paper
from tests.sites import make, run, written

OLD = 1_000_000_000


@pytest.fixture
def own(tmp_path: Path) -> Paper:
    return paper(tmp_path)


def test_the_folder_holds_the_site_and_what_did_not_change_keeps_its_time(own: Paper, tmp_path: Path) -> None:
    """So that rsync, which looks at times, sends no more than what changed."""
    plain = tmp_path / "web root"
    assert f"{len(files())} files new" in own.publish("--folder", plain).out
    assert {k: v for k, v in written(plain).items() if k != MANIFEST} == {str(f.path): f.data for f in files()}
    for path in plain.rglob("*"):
        os.utime(path, (OLD, OLD))
    assert "Nothing to publish" in own.publish("--folder", plain).out
    assert json.loads(own.publish("--folder", plain, "--json").out)["written"] is False
    own.build(changed=True)
    assert own.publish("--folder", plain).code == 0
    fresh = {p.relative_to(plain).as_posix() for p in plain.rglob("*") if p.is_file() and p.stat().st_mtime != OLD}
    old, new = ({str(one.path): one.data for one in files(changed=which)} for which in (False, True))
    assert fresh == {MANIFEST} | {path for path in new if old.get(path) != new[path]}


def test_what_is_no_longer_part_is_removed_and_nothing_else(own: Paper, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    own.publish("--folder", plain)
    (plain / "mine.html").write_text("mine")
    (own.site.root / "content" / "cheese.md").unlink()
    run("build", cwd=own.site.root)
    told = json.loads(own.publish("--folder", plain, "--json", "--force").out)
    assert told["changed"]["removed"] > 0
    assert (plain / "mine.html").read_text() == "mine"
    gone = {one["path"] for one in told["changed"]["paths"] if one["change"] == "D"}
    assert not any((plain / path).exists() for path in gone)
    assert {p for p in written(plain) if p not in {MANIFEST, "mine.html"}} == written(own.site.output).keys() - {
        MANIFEST
    }


def test_a_dry_run_says_what_would_change_and_writes_nothing(own: Paper, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    done = own.publish("--folder", plain, "--dry-run")
    assert f"Would change in {plain}: {len(files())} files new. Nothing was written." in done.out
    assert not plain.exists()
    assert json.loads(own.publish("--folder", plain, "--dry-run", "--json").out)["written"] is False


@pytest.mark.parametrize(
    "folder", [".", "..", "output", "output/web", "content", "content/web", "ledger", "overrides/x", "fetched"]
)
def test_no_folder_of_the_paper_nor_one_around_them_is_written_to(own: Paper, folder: str) -> None:
    (own.site.root / "ledger").mkdir()
    before = written(own.site.root)
    done = own.publish("--folder", own.site.root / folder)
    assert (done.code, done.out) == (2, "")
    assert "lie in each other" in done.err
    assert written(own.site.root) == before


@pytest.mark.parametrize("folder", [".github/x", ".git", "web/.git", ".cache"])
def test_no_hidden_folder_of_the_paper_is_written_to(own: Paper, folder: str) -> None:
    before = written(own.site.root)
    done = own.publish("--folder", own.site.root / folder)
    assert (done.code, "lies in a hidden folder of the paper" in done.err) == (2, True)
    assert written(own.site.root) == before


def test_a_file_is_no_folder(own: Paper) -> None:
    assert "is no folder" in own.publish("--folder", own.site.toml).err


def test_another_paper_in_the_folder_is_left_alone_unless_it_is_meant(own: Paper, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    own.publish("--folder", plain)
    other = make(tmp_path / "other", PAPER, '[site]\ntitle = "Other paper"\nbase_url = "https://other.example/"\n')
    run("build", cwd=other.root)
    before = written(plain)
    done = run("publish", "--folder", str(plain), cwd=other.root)
    assert done.code == 2
    assert "there stands another site, 'Test paper' at https://paper.example/" in done.err
    assert written(plain) == before
    assert run("publish", "--folder", str(plain), "--force", cwd=other.root).code == 0
    assert written(plain)["index.html"] == written(other.root / "output")["index.html"]


@pytest.mark.parametrize("words", [(), ("--dry-run",), ("--force",)])
@pytest.mark.parametrize("name", ["index.html", "static", "feed.xml/x"])
def test_a_file_of_another_in_the_place_of_ours_is_foreseen_and_nothing_is_written(
    own: Paper, tmp_path: Path, name: str, words: tuple[str, ...]
) -> None:
    """Half a site is none. The folder was published to, so it is the file alone that is refused."""
    plain = tmp_path / "plain"
    (plain / name).parent.mkdir(parents=True)
    (plain / name).write_text("mine")
    (plain / MANIFEST).write_text('{"schema": 1, "files": {"gone.html": "0"}}')
    before = written(plain)
    done = own.publish("--folder", plain, *words)
    assert (done.code, done.out) == (2, "")
    assert "which digest did not put there" in done.err
    assert written(plain) == before


def test_a_folder_with_files_that_was_never_published_to_is_taken_only_where_it_is_meant(
    own: Paper, tmp_path: Path
) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "mine.txt").write_text("mine")
    done = own.publish("--folder", plain)
    assert (done.code, "it is not empty: mine.txt" in done.err) == (2, True)
    assert list(written(plain)) == ["mine.txt"]
    assert own.publish("--folder", plain, "--force").code == 0
    assert (plain / "mine.txt").read_text() == "mine"


def test_the_home_folder_is_known_by_its_sign(own: Paper) -> None:
    assert own.publish("--folder", "~/web").code == 0
    assert (own.home / "web" / "index.html").is_file()
