"""What every test may use: the ``--slow`` switch, a maker of small sites, and three sites built once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.checked import Copy, built, copy
from tests.sites import SMALL, SMALL_TOML, Folder, Run, demonstration, in_process, make

SiteMaker = Callable[..., Folder]
Command = Callable[..., Run]

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
"""The same examples at every run, so that what passes here passes anywhere. ``make hunt`` looks for others."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", default=False, help="run the tests marked slow too")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes long; run with --slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    skip = pytest.mark.skip(reason="slow: run it with --slow")
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(skip)


@pytest.fixture
def site(tmp_path: Path) -> SiteMaker:
    """A maker of sites: ``site({"a.txt": "..."}, toml)`` gives a folder with these content files and settings."""

    def maker(files: Mapping[str, str | bytes], toml: str = "", name: str = "site") -> Folder:
        return make(tmp_path / name, files, toml)

    return maker


@pytest.fixture
def digest(capsysbinary: pytest.CaptureFixture[bytes]) -> Command:
    """The command line in this process: ``digest("build", "-c", path)`` gives exit code and output."""

    def command(*arguments: str | Path) -> Run:
        code = in_process([str(one) for one in arguments])
        out, err = capsysbinary.readouterr()
        return Run(code, out.decode(), err.decode())

    return command


@pytest.fixture
def here(site: SiteMaker, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """The small paper for this test alone, and the commands run in its folder."""
    folder: Folder = site(SMALL, SMALL_TOML)
    monkeypatch.chdir(folder.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A small paper with every kind of thing in it; only for reading."""
    return make(tmp_path_factory.mktemp("small"), SMALL, SMALL_TOML)


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A small built paper with a ledger; only for reading."""
    return built(tmp_path_factory.mktemp("checked") / "paper")


@pytest.fixture
def spoiled(paper: Folder, tmp_path: Path) -> Copy:
    """A copy of that paper for this test alone, to be spoiled."""
    return copy(paper, tmp_path)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The demonstration that comes with digest, copied so that no Git history tells on it; only for reading."""
    return demonstration(tmp_path_factory.mktemp("demo"))
