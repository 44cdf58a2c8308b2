"""A tiny fixed site, compared with what is on record: its list of files and its data (not its HTML).

A change here is a change for everybody who reads the data. If it is meant, renew the record and look at the difference:

    python -m tests.test_golden
"""

from __future__ import annotations

import difflib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from tests.sites import Folder

HERE = Path(__file__).parent / "golden"
RECORD = HERE / "expected.json"
RENEW = "if that is meant, run 'python -m tests.test_golden' and commit tests/golden/expected.json"


def golden(root: Path) -> Folder:
    """The golden site, copied into ``root`` so that no Git history tells on it."""
    for part in ("content", "overrides"):
        shutil.copytree(HERE / part, root / part)
    shutil.copy(HERE / "digest.toml", root / "digest.toml")
    return Folder(root)


def listing(folder: Folder) -> dict[str, Any]:
    """What is on record of a site: names of all files (without the hash in a name), and the data."""
    names = [f"static/{path.split('.')[0].split('/')[-1]}" if "static/" in path else path for path in folder.files]
    data = {path: json.loads(text) for path, text in folder.files.items() if path.startswith("data/editions")}
    data |= {path: json.loads(text) for path, text in folder.files.items() if path.startswith("data/stories")}
    data |= {path: json.loads(text) for path, text in folder.files.items() if path.startswith("data/articles")}
    return {
        "files": sorted(names),
        "data": data,
        "feed": json.loads(folder.files["feed.json"]),
        "warnings": list(folder.made.warnings),
        "skipped": [[one.stage, one.item, one.why] for one in folder.made.skipped],
    }


def as_text(table: dict[str, Any]) -> str:
    return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_the_golden_site_is_what_it_was(tmp_path: Path) -> None:
    expected, found = RECORD.read_text(encoding="utf-8"), as_text(listing(golden(tmp_path / "site")))
    changes = list(
        difflib.unified_diff(expected.splitlines(), found.splitlines(), "on record", "now", lineterm="", n=1)
    )
    assert expected == found, "\n".join([*changes[:60], f"{len(changes)} lines of difference; {RENEW}"])


def test_the_golden_site_shows_what_it_is_for(tmp_path: Path) -> None:
    """A record that is renewed without a look could be of an empty site."""
    folder = golden(tmp_path / "site")
    stories = sorted(len(story.members) for story in folder.made.site.stories)
    assert stories == [1, 1, 3]
    assert [m.article.path for m in folder.members.values() if m.duplicate_of] == ["alpha/2026-04-06-lighthouse.txt"]
    assert [m.article.path for m in folder.members.values() if m.day is None] == ["alpha/undated.txt"]
    assert folder.made.skipped == ()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        RECORD.write_text(as_text(listing(golden(Path(place) / "site"))), encoding="utf-8")
