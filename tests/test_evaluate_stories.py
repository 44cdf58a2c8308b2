"""``digest eval stories``: figures against an example worked out by hand, and both shapes of set in small."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.config import Config
from digest.evaluate import cases
from digest.evaluate.sets import ItemRow, NewsRow
from digest.evaluate.stories import b_cubed, meet, pairs
from digest.model import Article
from digest.stages import cleaner
from tests import sets
from tests.conftest import Command
from tests.output import begins, tables

FOG_AGAIN = (
    "Fog was thick when the ferry Marram struck the Gannet reef, its 41 passengers said on Wednesday.",
    "The coast guard said that two boats from Holm Point had taken all of them off the ferry within an hour.",
    "The hull of the Marram will be inspected in dry dock, and the company will run a smaller boat.",
)
LAMPS = (
    "The museum at Northmere will light the lamps of the old lighthouse again from May, its director said.",
    "Volunteers spent nine winters mending the lenses, which a collector had bought and given back.",
    "Visitors may climb the tower at dusk on Saturdays and see the keeper's log book.",
)


@pytest.fixture(autouse=True)
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No site's settings, no annotations: the commands run in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def news(name: str, story: str, sentences: tuple[str, ...], topic: str = "coast") -> dict[str, Any]:
    """A news text with an address among its sentences."""
    return {"id": name, "topic": topic, "story": story, "sentences": ["http://coast.example/1", *sentences]}


def item(name: str, story: str, title: str, body: str | None = None, day: str = "2026-03-04") -> dict[str, Any]:
    """An item of a feed that was published on ``day``."""
    row = {"id": name, "story": story, "source": "coast", "title": title, "published_at": f"{day}T08:00:00Z"}
    row["canonical_url"] = f"https://coast.example/{name}"
    return row if body is None else row | {"body_text": body}


TOLD = (news("fog", "ferry", sets.FOG), news("again", "ferry", FOG_AGAIN), news("lamps", "museum", LAMPS))


def test_b_cubed_and_pairs_are_those_worked_out_by_hand() -> None:
    """Found 111 22, of which people put A A B, B C: each of the five has so many of its own with it, of so many.

    Precision 2/3 2/3 1/3 1/2 1/2 is 8/15 on average, recall 1 1 1/2 1/2 1 is 4/5; their F is 16/25. Of the four pairs
    found one is right, of the two that people made one was found; their F is 1/3.
    """
    met = meet(["1", "1", "1", "2", "2"], ["A", "A", "B", "B", "C"])
    assert b_cubed(met) == pytest.approx({"b3_precision": 8 / 15, "b3_recall": 4 / 5, "b3": 16 / 25})
    assert pairs(met) == pytest.approx({"pair_precision": 1 / 4, "pair_recall": 1 / 2, "pair": 1 / 3})


def test_all_in_one_costs_precision_alone_and_each_alone_costs_recall_alone() -> None:
    gold = ["A", "A", "B", "B"]
    one, each = meet(["1"] * 4, gold), meet(["1", "2", "3", "4"], gold)
    assert (b_cubed(one)["b3_precision"], b_cubed(one)["b3_recall"]) == (0.5, 1.0)
    assert (b_cubed(each)["b3_precision"], b_cubed(each)["b3_recall"]) == (1.0, 0.5)
    assert pairs(one) == pytest.approx({"pair_precision": 1 / 3, "pair_recall": 1.0, "pair": 0.5})
    assert pairs(each) == {"pair_precision": None, "pair_recall": 0.0, "pair": 0.0}
    assert pairs(meet(["1", "2"], ["A", "B"])) == {"pair_precision": None, "pair_recall": None, "pair": None}


@given(st.lists(st.tuples(st.sampled_from("1234"), st.sampled_from("ABCD")), min_size=1, max_size=12))
def test_b_cubed_is_what_counting_article_by_article_gives(labels: list[tuple[str, str]]) -> None:
    found, gold = zip(*labels, strict=True)
    precision = [sum(b == one for b in labels) / found.count(one[0]) for one in labels]
    recall = [sum(b == one for b in labels) / gold.count(one[1]) for one in labels]
    own = b_cubed(meet(found, gold))
    assert own["b3_precision"] == pytest.approx(sum(precision) / len(labels))
    assert own["b3_recall"] == pytest.approx(sum(recall) / len(labels))


def test_news_texts_are_grouped_and_held_against_their_stories(tmp_path: Path, digest: Command) -> None:
    data = sets.put_rows(tmp_path / "set" / "coast.jsonl.gz", TOLD).parent
    (table,) = tables(digest("eval", "stories", data, "--json").out)
    assert begins(table, "schema", "set", "data", "articles", "refused", "stories", "found", "b3_precision")
    assert (table["set"], table["articles"], table["refused"]) == ("stories", 3, 0)
    assert (table["stories"], table["found"], table["mixed"], table["split"]) == (2, 2, 0, 0)
    assert (table["b3"], table["pair"]) == (1.0, 1.0)


def test_a_news_text_has_a_paragraph_a_sentence_and_no_bare_address() -> None:
    row = NewsRow.model_validate(TOLD[0])
    assert row.raw == "\n\n".join(sets.FOG) + "\n"
    assert row.title == sets.FOG[0]


def test_a_story_s_name_holds_within_its_topic(tmp_path: Path, digest: Command) -> None:
    rows = (news("fog", "1", sets.FOG), news("lamps", "1", LAMPS, topic="museums"))
    (table,) = tables(digest("eval", "stories", sets.put_rows(tmp_path / "a.jsonl", rows), "--json").out)
    assert (table["stories"], table["found"], table["b3"]) == (2, 2, 1.0)


def test_what_the_cleaner_refuses_is_a_story_of_its_own(tmp_path: Path, digest: Command) -> None:
    rows = (*TOLD, news("short", "ferry", ("Ferry strikes reef",)), news("none", "ferry", ()))
    data = sets.put_rows(tmp_path / "a.jsonl", rows)
    (table,) = tables(digest("eval", "stories", data, "--json", "--worst", "1").out)
    assert (table["refused"], table["stories"], table["found"], table["split"]) == (2, 2, 4, 1)
    assert table["b3_precision"] == 1.0
    assert table["b3_recall"] == pytest.approx((2 * 2 / 4 + 2 / 4 + 1) / 5)
    (case,) = table["worst"]["split"]
    assert (case["id"], case["score"]) == ("fog", (4 + 1 + 1) / 16)
    assert case["notes"][:3] == ["2 of 4, of story coast/ferry:", f"- {sets.FOG[0]}", f"- {FOG_AGAIN[0]}"]
    assert case["notes"][4] == "- Ferry strikes reef"
    assert case["notes"][5].startswith("refused: has ")


def test_a_story_that_mixes_two_is_listed_with_the_titles_of_both(tmp_path: Path, digest: Command) -> None:
    """People told the two reports of the ferry apart; digest does not."""
    data = sets.put_rows(tmp_path / "a.jsonl", (TOLD[0], TOLD[1] | {"story": "passengers"}, TOLD[2]))
    done = digest("eval", "stories", data, "--worst", "3").out
    _, _, told = done.partition("The worst of mixed:\n\n0.500  fog\n")
    assert told.splitlines()[0] == "  1 of 2, of story coast/ferry:"
    assert told.splitlines()[1].startswith("  - The ferry Marram struck")
    assert told.splitlines()[2] == "  1 of 2, of story coast/passengers:"
    assert "lamps" not in told
    assert "The worst of split" not in done
    (table,) = tables(digest("eval", "stories", data, "--json").out)
    assert (table["mixed"], table["split"], table["b3_precision"]) == (1, 0, round(2 / 3, 4))


def test_items_of_feeds_are_dated_and_so_kept_apart_where_months_lie_between(tmp_path: Path, digest: Command) -> None:
    title, body = "Ferry strikes reef in fog", " ".join(sets.FOG)
    rows = [
        item("one", "ferry", title, body),
        item("two", "ferry", title, body),
        item("later", "another", title, body, "2026-09-04"),
        item("bare", "museum", "Museum at Northmere lights the lamps of the old lighthouse again"),
    ]
    (table,) = tables(digest("eval", "stories", sets.put_rows(tmp_path / "a.jsonl", rows), "--json").out)
    assert (table["set"], table["articles"], table["stories"], table["found"]) == ("duplicates", 4, 3, 3)
    assert table["b3"] == 1.0


def test_the_settings_of_a_site_count(tmp_path: Path, digest: Command) -> None:
    rows = [
        item(day, "ferry", "Ferry strikes reef in fog", " ".join(sets.FOG), day) for day in ("2026-03-04", "2026-03-09")
    ]
    data = sets.put_rows(tmp_path / "a.jsonl", rows)
    site = '[site]\ntitle = "T"\nbase_url = "https://t.example/"\n[stories]\ndays = 2\n'
    (tmp_path / "digest.toml").write_text(site, encoding="utf-8")
    assert tables(digest("eval", "stories", data, "--json").out)[0]["found"] == 1
    assert tables(digest("eval", "stories", data, "--json", "-c", tmp_path / "digest.toml").out)[0]["found"] == 2


@pytest.mark.parametrize(
    "title",
    [
        "Ferry: all safe",
        "'Safe', she said: \"all\"",
        "# 41 safe",
        "--- safe ---",
        "- safe",
        "{safe}",
        "No",
        "Fähre 🛟 港",
        "a\n---\nb",
    ],
)
def test_any_title_of_an_item_comes_back_from_its_front_matter(title: str) -> None:
    row = ItemRow.model_validate(item("one", "ferry", title, " ".join(sets.FOG)))
    article = cases.cleaned(cleaner(Config()), 0, row.kind, row.raw.encode())
    assert isinstance(article, Article)
    assert article.title.value == " ".join(title.split())
    assert (article.title.origin, str(article.dated.day), article.url) == (
        "front matter",
        "2026-03-04",
        "https://coast.example/one",
    )
    assert article.text == " ".join(sets.FOG)


GOOD = {"news": TOLD[0], "item": item("one", "ferry", "Ferry strikes reef")}
BROKEN: dict[str, tuple[str, dict[str, Any], str]] = {
    "no story": ("news", {"id": "x", "topic": "t", "sentences": []}, "a.jsonl:2: 'story' is missing (a row"),
    "no sentences": ("news", {"id": "x", "topic": "t", "story": "s"}, "a.jsonl:2: 'sentences' is missing (a row"),
    "a text for sentences": ("news", TOLD[1] | {"sentences": "One."}, "a.jsonl:2: 'sentences': "),
    "an item among texts": ("news", GOOD["item"], "a.jsonl:2: 'topic' is missing (a row"),
    "a text among items": ("item", GOOD["news"], "a.jsonl:2: 'source' is missing (a row"),
    "no title": ("item", {"id": "x", "story": "s", "source": "c"}, "a.jsonl:2: 'title' is missing (a row"),
    "no date": ("item", GOOD["item"] | {"published_at": "Monday"}, "a.jsonl:2: 'published_at': "),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_row_is_told_with_its_place_and_what_to_do(tmp_path: Path, digest: Command, case: str) -> None:
    first, row, told = BROKEN[case]
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(GOOD[first])}\n{json.dumps(row)}", encoding="utf-8")
    done = digest("eval", "stories", tmp_path / "a.jsonl", "--json")
    assert (done.code, done.out) == (1, "")
    assert told in done.err
    assert done.err.rstrip().endswith(")")


def test_a_set_that_is_not_there_is_a_wrong_command(tmp_path: Path, digest: Command) -> None:
    done = digest("eval", "stories", tmp_path / "nowhere.jsonl")
    assert (done.code, done.out) == (2, "")
    assert "nowhere.jsonl: there is no such file or folder (name the folder" in done.err


def test_a_first_row_without_sentences_is_told_as_a_text_and_not_as_an_item(tmp_path: Path, digest: Command) -> None:
    data = sets.put_rows(tmp_path / "a.jsonl", [{"id": "x", "topic": "coast", "story": "ferry"}, TOLD[0]])
    assert "a.jsonl:1: 'sentences' is missing (a row" in digest("eval", "stories", data).err
