"""The index of pagefind: made with the site, of no more than the site may show, the same each time, and gone again."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from digest.finding import indexed
from tests.conftest import SiteMaker
from tests.sites import SMALL, SMALL_TOML, Folder, make, run, written

PAGEFIND = f'{SMALL_TOML}\n[search]\nengine = "pagefind"\n'


@pytest.fixture
def paper(site: SiteMaker) -> Folder:
    """The small site with pagefind for its search, not yet built."""
    return site(SMALL, PAGEFIND)


def built(folder: Folder, **env: str) -> dict[str, bytes]:
    """The files of the site as the command line builds it."""
    done = run("build", cwd=folder.root, env=env)
    assert (done.code, "error" in done.err) == (0, False), done.err
    return written(folder.output)


def set_to(folder: Folder, search: str) -> Folder:
    folder.toml.write_text(f"{SMALL_TOML}\n{search}", encoding="utf-8")
    return folder


def plain(data: bytes) -> bytes:
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def fragments(files: dict[str, bytes]) -> dict[str, str]:
    """What pagefind knows of each page: its text by its address."""
    found = [plain(data) for path, data in files.items() if path.endswith(".pf_fragment")]
    read = [json.loads(data[data.index(b"{") :]) for data in found]
    return {one["url"].strip("/"): f"{one['meta']['title']} {one['meta']['by']} {one['content']}" for one in read}


def test_a_site_is_indexed_to_the_same_bytes_whatever_the_order_of_its_files_and_the_environment(
    paper: Folder, tmp_path: Path
) -> None:
    other = make(tmp_path / "other", dict(reversed(SMALL.items())), PAGEFIND)
    assert built(paper) == built(other, PAGEFIND_EXCLUDE_SELECTORS="p", PAGEFIND_OUTPUT_PATH="elsewhere")


def test_every_article_is_in_the_index_under_the_address_of_its_page(paper: Folder) -> None:
    files = built(set_to(paper, '[search]\nengine = "pagefind"\ndays = 0\n'))
    known = fragments(files)
    assert known.keys() == {paper.page(path).removesuffix("/index.html") for path in paper.members}
    said = known[paper.page("herald/2026-03-04-bridge.md").removesuffix("/index.html")]
    for part in ("Divers find second crack", "Lowfield Herald, 4 March 2026", "Tom Ashby", "Transport"):
        assert part in said


def test_nothing_is_indexed_that_an_outlet_does_not_let_be_shown(paper: Folder) -> None:
    files = built(set_to(paper, '[search]\nengine = "pagefind"\ndays = 0\n'))
    known = fragments(files)
    assert "Tallis" not in " ".join(known.values())
    assert any("A choir without a conductor" in said for said in known.values())
    everything = b"".join(plain(data) for path, data in files.items() if path.startswith("pagefind/"))
    for word in (b"verwunschen", b"zitiert", b"eingeweckt"):
        assert word not in everything
    assert b"chimney" in everything


@pytest.mark.parametrize(("days", "first"), [(1, "2026/03/06"), (2, "2026/03/05"), (3, "2026/03/04")])
def test_only_the_last_days_up_to_the_newest_edition_are_indexed_and_the_page_says_since_when(
    paper: Folder, days: int, first: str
) -> None:
    files = built(set_to(paper, f'[search]\nengine = "pagefind"\ndays = {days}\n'))
    found = {path[:10] for path in fragments(files)}
    assert min(found) == first
    assert "undated/" not in "".join(found)
    assert f" {int(first[-2:])} March 2026 are searched" in files["search/index.html"].decode()


def test_the_index_holds_what_a_page_asks_for_and_none_of_pagefinds_own_forms(paper: Folder) -> None:
    names = {path for path in built(paper) if path.startswith("pagefind/")}
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/pagefind-worker.js"} <= names
    assert [path for path in names if path.endswith((".css", "ui.js", "highlight.js"))] == []


def test_the_setting_brings_its_files_and_takes_them_away_again(paper: Folder) -> None:
    def scripts(files: dict[str, bytes]) -> set[str]:
        return {re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in files if path.endswith(".js")}

    with_it = scripts(built(paper))
    without = scripts(built(set_to(paper, "")))
    assert with_it - without == {"static/finder.js", "pagefind/pagefind.js", "pagefind/pagefind-worker.js"}
    assert without - with_it == {"static/search.js", "search-data.js"}
    assert not (paper.output / "pagefind").exists()


def test_a_site_without_scripts_has_no_index_either(paper: Folder) -> None:
    toml = PAGEFIND.replace("[site]", "[site]\nscripts = false")
    paper.toml.write_text(toml, encoding="utf-8")
    files = built(paper)
    assert [path for path in files if path.startswith(("pagefind", "search")) or path.endswith(".js")] == []


def test_the_search_page_has_the_policy_of_every_other_page(paper: Folder) -> None:
    """pagefind compiles a program, but in a worker, which the page's policy does not reach."""
    policies = {str(root.xpath("//meta[@http-equiv]/@content")[0]) for root in paper.html.values()}
    assert len(policies) == 1
    assert "unsafe" not in "".join(policies)


def test_where_pagefind_is_not_installed_the_build_says_how_to_before_it_reads_anything(
    paper: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    shutil.rmtree(paper.root / "content")
    done = run("build", cwd=paper.root)
    assert done.code == 2
    assert "pip install 'news-digest[search]'" in done.err
    assert not paper.output.exists()


def test_where_pagefind_fails_the_build_says_so_and_writes_nothing(
    paper: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(shutil.which("false")))
    done = run("build", cwd=paper.root)
    assert done.code == 3
    assert "made no index" in done.err
    assert not paper.output.exists()


def test_own_search_needs_no_index(small: Folder) -> None:
    assert indexed(small.made.site, small.config) == []
