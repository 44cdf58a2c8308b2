"""Two runs of ``digest fetch`` at once: the second stays out of the way of the first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from digest.errors import MachineError
from digest.fetch.alone import alone
from tests.outlets import Item, fetch, outlet
from tests.processes import environment
from tests.sites import make

_HOLDS = """
import sys
from pathlib import Path
from digest.fetch.alone import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Another run that is at work on the site in ``root``, killed at the end."""
    command = [sys.executable, "-c", _HOLDS, str(root)]
    with subprocess.Popen(
        command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_a_run_beside_another_asks_nobody_and_writes_nothing_and_the_next_one_goes(tmp_path: Path) -> None:
    """Also after one that was killed: the lock ends with its process, and leaves no file."""
    with outlet(tmp_path) as paper:
        paper.offer(Item("bridge"))
        with another(tmp_path):
            done = paper.fetch()
            assert (done.code, paper.web.asked, paper.files) == (3, [], {})
            assert "another 'digest fetch' is at work here" in done.err
            assert paper.fetch("--dry-run").code == 0
        assert paper.record == {}
        assert paper.fetch().code == 0
        assert len(paper.files) == 1


def test_a_site_is_held_once_and_another_one_beside_it(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with alone(tmp_path / "one"):
        with pytest.raises(MachineError, match="at work"), alone(tmp_path / "one"):
            pass
        with alone(tmp_path / "two"):
            pass
    with alone(tmp_path / "one"):
        pass


def test_where_the_folder_cannot_be_locked_there_is_no_lock(tmp_path: Path) -> None:
    """What is wrong with it is said where the record is read or written."""
    (tmp_path / "fetched").write_text("in the way", encoding="utf-8")
    with alone(tmp_path), alone(tmp_path):
        assert (tmp_path / "fetched").is_file()


def test_a_run_without_sources_leaves_no_folder(tmp_path: Path) -> None:
    assert fetch(make(tmp_path, {})).code == 0
    assert not (tmp_path / "fetched").exists()
