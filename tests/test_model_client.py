"""How a model is asked, how its answers are read, and how they are kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from digest.config import Config, load
from digest.errors import SettingsError
from digest.summarise.answers import Answer, Line, Wanted, answers_text, load_answers, parse
from digest.summarise.client import Endpoint, ModelError
from tests import factories
from tests.model_server import body, says, serving

TEXT = (
    "The ferry Isolde struck the Gannet reef in thick fog on Monday evening with 153 passengers aboard, the coastguard "
    "said.\n\nLifeboats took every passenger off the ferry before midnight.\n\nInspectors have not said whether the "
    "light buoy was burning."
)
SHAPE: dict[str, Any] = {"type": "object"}


def ask(address: str, **settings: Any) -> str:
    return Endpoint(f"{address}/", "tiny-7", timeout=0.3, **settings).ask([], 10, SHAPE)


def test_a_try_that_may_help_is_made_again_after_the_pause_the_server_asks_for() -> None:
    pauses: list[float] = []
    busy, broken = body({}, 429, Retry_After="7"), body({}, 503, Retry_After="9999")
    with serving(busy, broken, says("at last")) as asked:
        assert ask(asked.address, sleep=pauses.append) == "at last"
    assert pauses == [7.0, 20.0]
    with serving(body({}, 500)) as asked, pytest.raises(ModelError):
        ask(asked.address, sleep=pauses.append)
    assert len(asked.questions) == 3
    assert pauses[2:] == [0.5, 1.0]


def test_a_try_that_cannot_help_is_not_made_again() -> None:
    with serving(body({}, 401)) as asked, pytest.raises(ModelError):
        ask(asked.address, sleep=lambda seconds: pytest.fail(f"slept {seconds}"))
    assert len(asked.questions) == 1


def test_a_server_that_knows_no_shapes_of_json_is_asked_without() -> None:
    with serving(body({}, 400), says("plain")) as asked:
        assert ask(asked.address, retries=0) == "plain"
    assert ["response_format" in one for one in asked.questions] == [True, False]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[{"text": "One.", "cites": [1]}]', 1),
        ('```json\n{"sentences": [{"text": "One.", "cites": [1]}, {"text": "Two.", "cites": [2, 2]}]}\n```', 2),
        ('Sure! [see below] Here: [{"text": "One.", "cites": [1]}] Anything else?', 1),
        ('[{"text": "One.", "cites": [1]}, {"text": "Two."}]', 0),
        ('[{"text": "One.", "cites": [true]}]', 0),
        ('[{"text": "   ", "cites": [1]}]', 0),
        ('[{"text": "One.", "cites": ["1"]}]', 0),
        ("[" * 100_000, 0),
        ('[{"text": "One.", "cites": [1]}] ' * 3, 1),
        ("[" + ", ".join(['{"text": "One.", "cites": [1]}'] * 9) + "]", 3),
        ("", 0),
    ],
)
def test_an_answer_is_read_whatever_stands_around_its_json(text: str, found: int) -> None:
    assert len(parse(text, 3)) == found


def test_a_changed_text_model_or_length_asks_anew_and_a_changed_address_does_not() -> None:
    article = factories.article("a/0.md", TEXT)
    key = Wanted("tiny-7", 3, 0).key(article)
    others = [Wanted("tiny-8"), Wanted("tiny-7", 2), Wanted("tiny-7", 3, 50)]
    assert len({key, *(one.key(article) for one in others)}) == 4
    assert key != Wanted("tiny-7").key(replace(article, text=TEXT + "x"))
    assert key == Wanted("tiny-7").key(replace(article, path="b/1.md"))


def test_the_file_of_answers_is_sorted_keeps_what_is_away_and_replaces_what_changed(tmp_path: Path) -> None:
    old = Answer("k1", "id-a", "a.md", (Line("Old.", (1,)),))
    away = Answer("k2", "id-z", "z.md", (Line("Away.", (1, 2)),))
    new = Answer("k3", "id-a", "a.md", (Line("Néw “one”.", (2,)),))
    odd = Answer("k4", "id-b", "b.md", (), "answers with no list")
    path = tmp_path / "summaries.jsonl"
    path.write_bytes(answers_text({"k1": old, "k2": away}, [odd, new]))
    assert path.read_text(encoding="utf-8").count("\n") == 3
    assert load_answers(path) == {"k3": new, "k4": odd, "k2": away}
    assert list(load_answers(path)) == ["k3", "k4", "k2"]


@pytest.mark.parametrize(
    "row", ["{", "[]", '{"key": "k"}', '{"key": "k", "article": "a", "path": "p", "lines": 3', "null"]
)
def test_a_damaged_file_of_answers_is_an_error_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "summaries.jsonl"
    path.write_text(f"{row}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="no answer of a model") as caught:
        load_answers(path)
    assert caught.value.where.endswith("summaries.jsonl:1")


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://models.example/v1", True),
        ("http://127.0.0.1:8080/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://192.168.1.20:11434/v1", True),
        ("http://models.example/v1", False),
        ("http://8.8.8.8/v1", False),
        ("file:///etc/passwd", False),
        ("https://user:word@models.example/v1", False),
    ],
)
def test_a_model_is_asked_over_https_or_in_one_s_own_network(tmp_path: Path, address: str, *, fits: bool) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(f'[summary]\nbase_url = "{address}"\nmodel = "m"\n', encoding="utf-8")
    try:
        config: Config | None = load(path)
    except SettingsError as error:
        config = None
        assert "base_url" in str(error)
    assert (config is not None) == fits
