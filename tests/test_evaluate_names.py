"""``digest eval names``: the figures of found names against marked ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.errors import ContentError, SettingsError
from digest.evaluate.names import evaluate
from tests.sites import run

CONLL = """-DOCSTART- O

Mayor O
Halvard I-PER
Reed I-PER
met O
`` O
Kessock I-ORG
Harbour I-ORG
Board I-ORG
'' O
in O
Germany I-LOC
. O

-DOCSTART- O

He O
left O
Gannet I-MISC
Day I-MISC
. O
"""


def figures(path: Path, text: str = CONLL) -> dict[str, float | int | None]:
    path.write_text(text, encoding="utf-8")
    return evaluate(path).parts[0].figures


def test_names_that_are_all_found_with_their_kind_score_one(tmp_path: Path) -> None:
    found = figures(tmp_path / "set.conll")
    assert (found["names"], found["untyped"], found["typed"]) == (4, 1.0, 1.0)


def test_a_wrong_kind_counts_in_the_typed_figure_alone(tmp_path: Path) -> None:
    found = figures(tmp_path / "set.conll", CONLL.replace("Germany I-LOC", "Germany I-ORG"))
    assert found["untyped"] == 1.0
    assert found["typed"] == pytest.approx(2 / 3)


def test_a_name_that_is_longer_than_marked_is_wrong(tmp_path: Path) -> None:
    found = figures(tmp_path / "set.conll", CONLL.replace("Reed I-PER", "Reed O"))
    assert found["untyped"] == pytest.approx(3 / 4)


def test_two_names_side_by_side_are_two_where_the_second_begins_anew(tmp_path: Path) -> None:
    found = figures(tmp_path / "set.conll", CONLL.replace("Reed I-PER", "Reed B-PER"))
    assert found["names"] == 5


def test_the_command_prints_the_figures_and_their_halves(tmp_path: Path) -> None:
    figures(tmp_path / "set.conll")
    done = run("eval", "names", "set.conll", "--json", cwd=tmp_path)
    table = json.loads(done.out)
    assert (table["set"], table["untyped"], table["typed"]) == ("names", 1.0, 1.0)
    assert set(table["halves"]) == {"even documents", "odd documents"}
    assert "untyped" in run("eval", "names", ".", "--worst", "1", cwd=tmp_path).out


def test_what_is_no_set_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        evaluate(tmp_path)
    with pytest.raises(ContentError) as caught:
        figures(tmp_path / "set.conll", "-DOCSTART- O\n\nalone\n")
    assert "set.conll:3" in str(caught.value)
