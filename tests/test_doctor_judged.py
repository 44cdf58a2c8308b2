"""Doctor's judgement of what was seen: sources, news, sizes, broken records; no disk and no Git are needed for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digest import __version__
from digest.config import Config
from digest.doctor import CHECKS, Finding, Seen, examine, tools
from digest.doctor.finding import LEVELS
from digest.doctor.freshness import newest, sources
from digest.doctor.observe import observe
from digest.doctor.seen import History, Output, Volume
from digest.doctor.sizes import sizes
from digest.errors import ContentError
from digest.fetched import Feed, Fetched
from tests.conftest import SiteMaker
from tests.doctors import DATED, TOML, UNDATED

FEED = "https://herald.example/feed"
TODAY = date(2026, 6, 1)
MEGA = 1024**2
CONFIG = Config.model_validate({"source": [{"key": "herald", "name": "Herald", "feed": FEED}], "edition": {"stale": 3}})
SEEN = Seen(CONFIG, TODAY, __version__)


def fed(**values: Any) -> Seen:
    """A paper whose one feed fares so."""
    feed = Feed("herald", FEED, **({"state": "good", "tried": "2026-06-01", "succeeded": "2026-06-01"} | values))
    return replace(SEEN, fetched=Fetched({("herald", FEED): feed}))


def told(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.level, one.what) for one in found]


FARES: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "well": ({}, []),
    "failing since yesterday": (
        {"state": "failing", "since": "2026-05-31", "why": "it said 503"},
        [("note", "the source 'herald' fails since 2026-05-31: it said 503")],
    ),
    "failing for days": (
        {"state": "failing", "since": "2026-05-20"},
        [("warning", "the source 'herald' fails since 2026-05-20")],
    ),
    "gone": (
        {"state": "gone", "since": "2026-05-31", "why": "410"},
        [("warning", "the source 'herald' is gone since 2026-05-31: 410")],
    ),
    "not asked for weeks": (
        {"tried": "2026-05-10", "succeeded": "2026-05-10"},
        [("warning", "the source 'herald' was last asked on 2026-05-10")],
    ),
    "not asked yet": ({"state": "new", "tried": "", "succeeded": ""}, [("note", "never fetched: herald")]),
    "moved": (
        {"moved": "https://new.example/"},
        [("note", "the source 'herald' has moved to https://new.example/")],
    ),
}


@pytest.mark.parametrize(("values", "found"), FARES.values(), ids=FARES)
def test_each_way_that_a_source_fares_is_told_once(values: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert told(list(sources(fed(**values)))) == found


def test_many_sources_that_were_never_fetched_are_one_finding() -> None:
    rows = [{"key": f"s{number}", "name": "S", "feed": f"{FEED}/{number}"} for number in range(8)]
    seen = replace(SEEN, config=Config.model_validate({"source": rows}))
    assert told(list(sources(seen))) == [("note", "never fetched: s0, s1, s2, s3, s4 and 3 more")]


def test_a_source_is_told_with_its_line_in_digest_toml() -> None:
    text = '[[source]]\nkey = "wire"\nname = "Wire"\n[[source]]\nname = "Herald"\nkey = "herald"\n'
    rows = [{"key": "wire", "name": "Wire"}, {"key": "herald", "name": "Herald", "feed": FEED}]
    config = Config.model_validate({"source": rows})
    found = list(sources(replace(fed(state="gone"), config=config, texts={"digest.toml": text})))
    assert [str(one.where) for one in found] == ["digest.toml:6"]


def test_a_source_that_left_digest_toml_is_nobodys_trouble() -> None:
    seen = fed(state="failing", since="2026-01-01")
    assert list(sources(replace(seen, config=Config()))) == []


def shown(**status: Any) -> Seen:
    return replace(SEEN, output=Output(there=True, nojekyll=True, status=status))


AGES = {
    "2026-05-29T10:00:00+00:00": [],
    "2026-05-28": [("warning", "the newest article of the site in output/ is 4 days old")],
    "": [],
    "no day": [],
}


@pytest.mark.parametrize(("day", "found"), AGES.items())
def test_a_paper_without_news_is_told_as_the_front_page_tells_it(day: str, found: list[tuple[str, str]]) -> None:
    assert told(list(newest(shown(newest=day)))) == found


def test_a_paper_that_wants_no_word_on_its_age_gets_none() -> None:
    seen = shown(newest="2020-01-01")
    assert list(newest(replace(seen, config=Config.model_validate({"edition": {"stale": 0}})))) == []


@pytest.mark.parametrize("rows", [None, 3, [3, None], [{"key": "herald", "newest": 7}], [{}]])
def test_a_status_of_another_shape_is_no_crash(rows: Any) -> None:
    assert list(newest(shown(newest="2026-06-01", sources=rows))) == []


def test_a_source_that_fell_silent_is_noted() -> None:
    seen = shown(newest="2026-06-01", sources=[{"key": "herald", "newest": "2026-03-01"}])
    assert told(list(newest(seen))) == [("note", "the source 'herald' has had nothing new since 2026-03-01")]


WEIGHTS: dict[str, tuple[Seen, list[str]]] = {
    "a light site": (replace(SEEN, output=Output(volume=Volume(800 * MEGA))), []),
    "a heavy site": (replace(SEEN, output=Output(volume=Volume(900 * MEGA))), ["warning"]),
    "too heavy a site": (replace(SEEN, output=Output(volume=Volume(1025 * MEGA))), ["error"]),
    "a large file": (replace(SEEN, content=Volume(60 * MEGA, (("film.mp4", 60 * MEGA),))), ["note"]),
    "too large a file": (replace(SEEN, content=Volume(101 * MEGA, (("film.mp4", 101 * MEGA),))), ["error"]),
    "heavy sources": (replace(SEEN, content=Volume(2000 * MEGA)), ["warning"]),
    "a heavy history": (replace(SEEN, git=History(inside=True, size=1100 * MEGA)), ["warning"]),
}


@pytest.mark.parametrize(("seen", "levels"), WEIGHTS.values(), ids=WEIGHTS)
def test_what_weighs_too_much_is_told(seen: Seen, levels: list[str]) -> None:
    assert [one.level for one in sizes(seen)] == levels


def test_every_check_is_asked_and_the_worst_comes_first() -> None:
    found = examine(replace(fed(state="gone"), git=History(inside=True, uncommitted={"ledger": 2, "content": 1})))
    assert [one.level for one in found] == sorted((one.level for one in found), key=LEVELS.index)
    assert {"sources", "uncommitted"} <= {one.name for one in found}


def test_every_finding_has_its_reason_and_what_to_do() -> None:
    seen = replace(
        fed(state="gone", moved="https://x.example/"),
        git=History(program=False),
        fetched_damage=ContentError("is damaged", hint="x"),
    )
    bad = [one for one in examine(seen) if one.level != "good"]
    assert len(bad) >= 4
    assert [one for one in bad if not (one.what and one.why and one.fix)] == []
    assert CHECKS


def test_the_built_site_tells_which_articles_hang_on_git(site: SiteMaker) -> None:
    """Where there is none, the files themselves are read."""
    folder = site({"herald/a.md": DATED, "herald/b.txt": UNDATED}, TOML)
    assert observe(folder.config, TODAY).undated == ("herald/b.txt",)
    folder.write()
    (folder.root / "content/herald/b.txt").unlink()
    seen = observe(folder.config, TODAY)
    assert seen.undated == ("herald/b.txt",)
    assert (seen.output.there, seen.output.nojekyll, seen.output.status["title"]) == (True, True, "The Lowfield Digest")


def test_what_stands_in_the_output_is_not_trusted(site: SiteMaker) -> None:
    folder = site({"herald/a.md": DATED}, TOML)
    output: Path = folder.output
    (output / "data").mkdir(parents=True)
    (output / "index.html").write_text("x")
    (output / "status.json").write_bytes(b"[" * 100_000)
    (output / "data/digest.jsonl").write_bytes(
        b'{"article":{"path":3,"date":{"value":null}}}\n\xff"value":null\n["value":null]\n{"article":4,"value":null}\n'
    )
    (output / "large").symlink_to("/dev/zero")
    seen = observe(folder.config, TODAY)
    assert (dict(seen.output.status), seen.undated) == ({}, ("3",))
    assert seen.output.volume.size < 200_000


@pytest.mark.parametrize("mine", [True, False])
def test_a_version_alone_is_not_enough_where_digest_came_from_a_folder(*, mine: bool) -> None:
    texts = {"requirements.txt": "news-digest==1.0\n"}
    found = list(tools.version(replace(SEEN, version="1.0", texts=texts, mine=mine)))
    assert [(one.level, "git+https://HOST" in one.fix) for one in found] == [("warning", True)] * mine
