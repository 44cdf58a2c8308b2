"""``benchmarks/``: floors that only rise, a table that says what is broken, a corpus that is the same each time."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import peers_summary, press, quality, speed
from digest.cli.evaluate import eval_command
from digest.summarise import checks
from tests import sets
from tests.texts import article

FIRST_FLOORS = {
    ("clean_html", "f1"): 0.960,
    ("clean_text", "readability_js", "recovered"): 0.5,
    ("clean_text", "inscriptis", "recovered"): 0.8,
    ("clean_text", "html-text", "recovered"): 0.8,
    ("metadata", "date_accuracy"): 0.965,
    ("metadata", "author_f1"): 0.85,
    ("metadata", "title_exact"): 0.75,
    ("summary", "rouge1"): 0.295,
    ("summary", "rouge2"): 0.086,
    ("summary", "rougeLsum"): 0.263,
    ("summary", "receipts"): 1.0,
    ("summary", "other_receipts"): 1.0,
    ("stories", "b3"): 0.92,
    ("stories", "pair"): 0.88,
    ("duplicates", "b3"): 0.985,
}
"""The floors this project began with. They stand here so that nobody lowers one in floors.json by hand."""
FIRST_CEILING = 0.01
SCRAPERS = ("trafilatura", "readability_js", "news_please", "go_domdistiller", "boilerpipe", "inscriptis", "html-text")


def floors() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(quality.FLOORS.read_text(encoding="utf-8"))
    return table


def test_no_floor_is_below_the_first_one() -> None:
    now = {bound.key: bound for bound in quality.bounds(floors())}
    assert [key for key, floor in FIRST_FLOORS.items() if now[key].at_most or now[key].limit < floor] == []
    losses = [now["clean_text", name, "lost_over_raw"] for name in SCRAPERS]
    assert all(one.at_most and one.limit <= FIRST_CEILING for one in losses)
    assert all(now["clean_text", name, "recovered"].limit >= 0 for name in SCRAPERS)


def test_every_kind_of_set_has_its_command_and_its_floors() -> None:
    assert set(quality.SETS) <= set(eval_command.commands)
    measured = {name for names in quality.SETS.values() for name in names} | {"scraped"}
    assert measured == set(floors())


FLOORS = {"a": {"f1": {"floor": 0.9, "aim": 0.95}, "b": {"lost": {"ceiling": 0.01, "aim": 0.003}}}}


@pytest.mark.parametrize(
    ("f1", "lost", "floor", "ceiling"),
    [(0.92987, 0.00412, 0.929, 0.005), (0.85, 0.02, 0.9, 0.01), (0.9004, 0.0096, 0.9, 0.01), (None, None, 0.9, 0.01)],
)
def test_floors_rise_to_what_was_measured_and_never_sink(
    f1: float | None, lost: float | None, floor: float, ceiling: float
) -> None:
    new = quality.raised(FLOORS, {"a": {"f1": f1, "b": {"lost": lost}}})
    assert (new["a"]["f1"], new["a"]["b"]["lost"]) == (
        {"floor": floor, "aim": 0.95},
        {"ceiling": ceiling, "aim": 0.003},
    )
    assert FLOORS["a"]["f1"] == {"floor": 0.9, "aim": 0.95}


def test_a_floor_and_a_ceiling_break_on_their_own_sides() -> None:
    assert quality.broken(FLOORS, {"a": {"f1": 0.89, "b": {"lost": 0.011}}}) == [("a", "f1"), ("a", "b", "lost")]
    assert quality.broken(FLOORS, {"a": {"f1": 0.9, "b": {"lost": 0.01}}}) == []
    assert quality.broken(FLOORS, {"a": {"f1": None}}) == []


def test_the_way_to_the_aim_is_nothing_once_it_is_reached() -> None:
    rows = quality.table(FLOORS, {"a": {"f1": 0.93, "b": {"lost": 0.001}}})
    assert [(row[1], row[6]) for row in rows[1:]] == [("f1", "0.020"), ("lost", "0.000")]


def test_without_the_sets_one_plain_line_is_said_and_nothing_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quality.main(["clean", "--data", str(tmp_path / "data")]) == 0
    assert capsys.readouterr().out == f"no {tmp_path / 'data'} here: quality floors are not measured\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Sets of our own in ``data/``, and floors for them that hold but for one."""
    sets.clean_html(tmp_path / "data" / "clean_html")
    sets.clean_text(tmp_path / "data" / "clean_text")
    limits = {
        "clean_html": {"f1": {"floor": 0.5}},
        "clean_text": {"plain": {"recovered": {"floor": 0.99}, "lost_over_raw": {"ceiling": 0.01}}},
        "metadata": {"date_accuracy": {"floor": 0.9}},
    }
    (tmp_path / "floors.json").write_text(json.dumps(limits), encoding="utf-8")
    return tmp_path


def test_a_broken_floor_fails_the_run_and_a_set_that_is_missing_does_not(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["clean", "--data", str(own / "data"), "--floors", str(own / "floors.json")]
    assert quality.main(words) == 1
    out = capsys.readouterr().out
    assert "no metadata in" in out
    assert out.rstrip().endswith("1 broken: clean_text plain recovered")
    (row,) = [line for line in out.splitlines() if line.startswith("clean_text plain") and "recovered" in line]
    assert "BROKEN" in row


def test_raising_writes_the_better_floors_and_leaves_the_broken_one(own: Path) -> None:
    words = ["--data", str(own / "data"), "--floors", str(own / "floors.json"), "--raise"]
    assert quality.main(words) == 1
    new = json.loads((own / "floors.json").read_text(encoding="utf-8"))
    assert new["clean_html"]["f1"]["floor"] > 0.5
    assert new["clean_text"]["plain"] == {"recovered": {"floor": 0.99}, "lost_over_raw": {"ceiling": 0.0}}
    assert new["metadata"]["date_accuracy"]["floor"] == 0.9


def test_a_set_that_cannot_be_measured_ends_the_run_with_the_reason(own: Path) -> None:
    (own / "data" / "clean_text" / "plain.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        quality.main(["--data", str(own / "data"), "--floors", str(own / "floors.json")])
    assert "plain.jsonl:1: is no JSON" in str(stop.value)


def test_an_unknown_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        quality.main(["weather"])
    assert stop.value.code == 2
    assert "known: clean" in capsys.readouterr().err


@pytest.fixture
def told(tmp_path: Path) -> list[str]:
    """The words that measure a set of two summaries of our own; of its two floors the second is out of reach."""
    sets.summary(tmp_path / "data" / "summary")
    limits = {"summary": {"receipts": {"floor": 0.9}, "rouge1": {"floor": 0.99}}}
    (tmp_path / "floors.json").write_text(json.dumps(limits), encoding="utf-8")
    return ["summary", "--data", str(tmp_path / "data"), "--floors", str(tmp_path / "floors.json")]


def test_summaries_stand_beside_those_of_others_from_the_same_run(
    told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Both stories have three sentences, so the lead is what digest chooses; it has no receipts to show."""
    assert quality.main(told) == 1
    out = capsys.readouterr().out
    assert out.rstrip().endswith("1 broken: summary rouge1")
    row = next(line for line in out.splitlines() if line.startswith("summary  rouge1"))
    value = row.split()[2]
    assert row.replace(",", "").split()[3:9] == ["BROKEN", "0.990", "-", "-", "lead", value]
    assert "lead" not in next(line for line in out.splitlines() if line.startswith("summary  receipts"))
    ours, lead = (next(line for line in out.splitlines() if line.startswith(name)) for name in ("digest", "lead"))
    assert ours.split()[1:] == lead.split()[1:]
    assert "recovered by weights" not in out


def test_a_raised_floor_takes_nothing_over_from_the_peers(told: list[str], tmp_path: Path) -> None:
    assert quality.main([*told, "--raise"]) == 1
    new = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    assert new == {"summary": {"receipts": {"floor": 1.0}, "rouge1": {"floor": 0.99}}}


def test_a_peer_that_is_not_installed_is_told_of_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in [name for name in sys.modules if name.partition(".")[0] == "sumy"] + ["sumy", "sumy.models.dom"]:
        monkeypatch.setitem(sys.modules, module, None)
    assert peers_summary.main([str(sets.summary(tmp_path / "set")), "--json"]) == 0
    out, err = capsys.readouterr()
    assert list(json.loads(out)) == ["lead"]
    assert "sumy is not installed" in err


def test_every_peer_chooses_sentences_of_the_article_in_its_order() -> None:
    pytest.importorskip("sumy", reason="sumy is for the benchmark alone (extra bench)")
    story = (*sets.FOG, *sets.WALL, sets.STRANGE, sets.STRANGE)
    long = article(*story)
    for choose in peers_summary.peers().values():
        found = peers_summary.choosing(choose)(long)
        assert len(found.sentences) == 3
        assert all(checks(point, {long.id: long}) for point in found.sentences)
        starts = [point.receipts[0].start for point in found.sentences]
        assert starts == sorted(set(starts))


def test_without_the_package_that_measures_summaries_it_is_said_and_nothing_fails(
    told: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "rouge_score", None)
    assert quality.main(told) == 0
    assert "rouge_score is not installed: summary is not measured (pip install -e '.[eval]')" in capsys.readouterr().out


def test_the_corpus_for_speed_is_the_same_each_time_and_as_long_as_it_says() -> None:
    made = [speed.article(number) for number in range(20)]
    assert made == [speed.article(number) for number in range(20)]
    assert len(set(made)) == 20
    texts = [one.decode() for one in made]
    assert all(speed.WORDS <= len(text.split()) < speed.WORDS + 220 for text in texts)
    assert all("Advertisement" in text and "\n\nBy " in text for text in texts)


def test_the_made_up_press_is_the_same_each_time_and_tells_its_events_day_by_day() -> None:
    made = list(press.press(120))
    assert made == list(press.press(120))
    assert all(len(one.text.split()) == press.WORDS for one, _ in made)
    assert sorted(one.dated.value or "" for one, _ in made) == [one.dated.value for one, _ in made]
    assert len({one.dated.value for one, _ in made}) == 3
    assert all(len({event for _, event in made[at : at + press.A_DAY]}) <= press.AT_ONCE for at in (0, 50, 100))


def test_speed_prints_the_milliseconds_beside_the_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main(["clean", "--articles", "3", "--rounds", "1"]) == 0
    assert "ms CPU an article of 450 words (bar 0.8)" in capsys.readouterr().out


def test_speed_of_summaries_is_told_with_what_their_sentences_cost(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main(["summary", "--articles", "3", "--rounds", "1"]) == 0
    whole, split = capsys.readouterr().out.splitlines()
    assert "ms CPU an article of 450 words (bar 0.6)" in whole
    assert 0 < float(split.split()[-2]) < float(whole.split()[1])


def test_speed_of_linking_and_of_names_is_told_beside_the_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main(["link", "--articles", "100", "--rounds", "2"]) == 0
    assert speed.main(["names", "--articles", "3", "--rounds", "1"]) == 0
    whole, stories, names = capsys.readouterr().out.splitlines()
    parts = whole.partition("): ")[2].split(", ")
    assert [part.split()[0] for part in parts] == ["read", "copies", "stories", "related"]
    assert "link 100 articles: " in whole and "bars: 10,000 in 6 s" in whole
    assert "stories of " in stories and " MiB at most" in stories
    assert "ms CPU an article of 450 words (bar 0.6)" in names
