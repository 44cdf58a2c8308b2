"""Where a story stands in the text of a whole page: the model finds it, the cleaner takes the rest and says why."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC
from itertools import product
from math import isclose, isfinite
from operator import mul, sub
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean import Cleaner, place
from digest.clean.desk import Bounds, Desk, bounds, classes, drawn
from digest.clean.evidence import FEATURES, Page, evidence
from digest.clean.pieces import Piece
from digest.clean.place import Weights, divided, weights
from tests.pages import PAGES, Saved
from tests.sites import DEMO, make, run
from tests.texts import assert_covered, assert_in_place, clean, documents, kept

LANGUAGE = {"german": "de", "arabic": "ar"}
PEOPLE = {"comments": ("Mirel Ostrava",), "german": ("Henrike Polzin",), "list": ("Runa Tallis",)}
DAYS = {
    "arabic": "2026-05-12",
    "comments": "2026-05-14",
    "german": "2026-03-12",
    "list": "2026-10-09",
    "teasers": "2026-02-03T18:20:00+00:00",
}
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@each_page
def test_the_headline_and_the_first_and_last_line_of_a_page_s_story_are_found(page: Saved) -> None:
    found = place.find(page.lines, classes(page.lines, LANGUAGE.get(page.name, "en")))
    assert (found.first, found.last) == (page.first, page.last)
    assert page.lines[found.headline] == page.title
    assert 0 < found.headline < found.first


@each_page
def test_a_page_is_cleaned_to_its_story_headline_authors_and_date(page: Saved) -> None:
    article = clean(page.text)
    assert kept(article) == page.story
    assert (article.title.value, article.title.origin) == (page.title, "head")
    assert article.authors == PEOPLE.get(page.name, ())
    assert article.dated.value == DAYS[page.name]


@each_page
def test_what_is_taken_from_beside_the_story_says_on_which_side_it_stood(page: Saved) -> None:
    document = documents(page.text)[0]
    article = Cleaner(UTC)(document)
    outside = [one for one in article.removals if one.rule == "outside-story"]
    begin, end = article.blocks[0].start, article.blocks[-1].end
    assert {one.group for one in outside} == {"page"}
    for one in outside:
        side = "above" if one.end <= begin else "below"
        assert (one.start >= end) == (side == "below")
        stated, _, most = one.why.partition(", most by: ")
        assert stated == f"{side} the story of its page"
        assert 1 <= len(most.split("; ")) <= 2
        assert set(most.split("; ")) <= set(FEATURES)
    assert {one.why.split()[0] for one in outside} == {"above", "below"}
    assert_covered(article, document.body)
    assert_in_place(article, document.body)


@each_page
def test_the_evidence_that_is_named_against_a_line_is_what_weighs_most_against_it(page: Saved) -> None:
    groups = classes(page.lines, LANGUAGE.get(page.name, "en"))
    rows, by, found = evidence(Page.of(page.lines, groups)), weights(), place.find(page.lines, groups)
    assert sorted(found.why) == [at for at in range(len(rows)) if not found.first <= at <= found.last]
    for at, why in found.why.items():
        side = by.above if at < found.first else by.below
        said = dict(zip(FEATURES, map(mul, side, map(sub, rows[at], by.usual)), strict=True))
        most = sorted((one for one in said.values() if one > 0), reverse=True)[:2]
        assert [said[name] for name in why.split("; ")] == most


KEEP = "Three boats lost below the dark tower"
COMMENTS = next(page for page in PAGES if page.name == "comments")


def test_a_line_that_the_editor_keeps_stays_though_it_stands_outside_the_story() -> None:
    document = documents(COMMENTS.text)[0]
    held = Cleaner(UTC)(replace(document, meta=replace(document.meta, keep=(KEEP,))))
    assert kept(held) == [*COMMENTS.story, KEEP]
    assert held.blocks[-1].held


def test_a_line_kept_in_a_file_beside_a_page_stays(tmp_path: Path) -> None:
    folder = make(tmp_path, {"tarn/lamp.txt": COMMENTS.text, "tarn/lamp.txt.toml": f'keep = ["{KEEP}"]\n'}, "")
    table = json.loads(run("clean", "--json", "content/tarn/lamp.txt", cwd=folder.root).out)
    assert table["text"] == "\n\n".join([*COMMENTS.story, KEEP])


def test_a_site_that_turns_the_cut_off_keeps_what_no_other_rule_takes(tmp_path: Path) -> None:
    folder = make(tmp_path, {"tarn/lamp.txt": COMMENTS.text}, "")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "all.toml").write_text('off = ["outside-story"]\n', encoding="utf-8")
    table = json.loads(run("clean", "--json", "content/tarn/lamp.txt", cwd=folder.root).out)
    assert "outside-story" not in {one["rule"] for one in table["removed"]}
    assert "The lens was always the best thing in the tower." in table["text"]


TITLE = "Old lamp to be lit again"
PARAGRAPHS = COMMENTS.story
ROWS = [f"{name} {goals} {points}" for name, goals, points in zip(
    ("Tarn Rovers", "Ellerby Town", "Marl United", "Skerne Athletic", "Quarry Lads", "Lower Bridge", "Beck", "Moss"),
    range(41, 33, -1), range(60, 44, -2), strict=True)]  # fmt: skip
TALK = [
    "Why did you go back?", "Somebody had to, and I was the one who still had the key to the tower.",
    "Were you alone?", "There was the cat.", "And the lamp?", "It was where I had left it, under the stairs, in straw.",
    "What did it cost?", "Nothing.", "Nothing at all?", "One crown, then, and the rhubarb.",
    "Would you do it again?", "Ask me in the spring, when my back has forgotten the stairs.",
]  # fmt: skip
POEM = [
    "The lamp that was", "is lit once more,", "and all the boats", "are on the shore,", "the keeper sleeps,",
    "the cat is fed,", "the fog goes by", "above his head,", "and nobody", "is on the sea", "to ask the light",
    "what it may be.",
]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        PARAGRAPHS,
        [*PARAGRAPHS[:4], *ROWS, *PARAGRAPHS[4:]],
        [*PARAGRAPHS[:2], "Results", *ROWS],
        [PARAGRAPHS[0], *TALK],
        POEM,
    ],
    ids=["paragraphs", "table", "results", "interview", "poem"],
)
def test_a_text_without_furniture_loses_no_line_of_its_story(lines: list[str]) -> None:
    article = clean("\n\n".join([TITLE, *lines]))
    assert kept(article) == lines
    assert article.title.value == TITLE
    assert article.removals == ()
    assert look(TITLE, *lines)[:2] == (0 if lines is POEM else 1, len(lines))


def test_a_text_without_furniture_outside_its_story_is_not_taken_for_a_page() -> None:
    lines = [TITLE, *POEM, *PARAGRAPHS]
    found = place.find(lines, classes(lines))
    assert (found.first, found.last) == (len(POEM) + 1, len(lines) - 1)
    assert not look(*lines)[3]
    assert kept(clean("\n\n".join(lines))) == lines[1:]


def test_furniture_inside_a_story_does_not_make_a_text_a_page_as_the_same_below_it_does() -> None:
    share = ["Share this article"] * 6
    lines = [TITLE, *POEM, *PARAGRAPHS[:5], *share, *PARAGRAPHS[5:]]
    found = place.find(lines, classes(lines))
    assert (found.first, found.last) == (len(POEM) + 1, len(lines) - 1)
    assert not look(*lines)[3]
    assert look(TITLE, *POEM, *PARAGRAPHS, *share)[3]


def test_each_line_s_evidence_has_a_weight_of_each_kind_and_no_weight_is_left_over() -> None:
    table = json.loads(Path(place.__file__).with_name("place.json").read_text(encoding="utf-8"))["weights"]
    assert max(Counter(FEATURES).values()) == 1
    assert set(table) == set(Weights.__slots__)
    for name, row in table.items():
        assert set(row) == set(FEATURES), name
        assert all(isfinite(weight) for weight in row.values())
        assert getattr(weights(), name) == tuple(row[feature] for feature in FEATURES)


words = st.sampled_from(
    [*"The lamp harbour boats © 2026 10:40 — Reply Share Related … says: 12 灯台の灯は月曜 عاد".split()]
)
line = st.one_of(
    st.text(min_size=1, max_size=40),
    st.lists(words, min_size=1, max_size=30).map(" ".join),
    st.sampled_from([one for page in PAGES for one in page.lines]),
)
group = st.sampled_from([None, None, None, "comments", "share", "related", "caption", "page"])
texts = st.lists(st.tuples(line, group), min_size=1, max_size=40)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_the_evidence_of_any_text_is_a_finite_number_for_each_feature_and_its_story_lies_in_it(
    pairs: list[tuple[str, str | None]],
) -> None:
    lines, groups = [text for text, _ in pairs], [one for _, one in pairs]
    rows = evidence(Page.of(lines, groups))
    assert len(rows) == len(lines)
    assert all(len(row) == len(FEATURES) and all(map(isfinite, row)) for row in rows)
    found = place.find(lines, groups)
    assert 0 <= found.first <= found.last < len(lines)
    assert -1 <= found.headline < len(lines)


@settings(max_examples=60, deadline=None)
@given(texts, texts)
def test_a_text_is_divided_the_same_way_whatever_was_read_before_it(
    pairs: list[tuple[str, str | None]], other: list[tuple[str, str | None]]
) -> None:
    lines, groups = [text for text, _ in pairs], [one for _, one in pairs]
    before = (place.find(lines, groups), evidence(Page.of(lines, groups)))
    place.find([text for text, _ in other], [one for _, one in other])
    assert (place.find(lines, groups), evidence(Page.of(lines, groups))) == before


number = st.integers(-4, 4).map(float)
few = st.tuples(number, number, number, number)


def summed(rows: list[tuple[float, ...]], first: int, last: int) -> float:
    """The weight of the story standing from ``first`` to ``last``, where feature n is what weight n asks for."""
    above, below = sum(row[0] for row in rows[:first]), sum(row[1] for row in rows[last + 1 :])
    return above + below + rows[first][2] + (rows[last + 1][3] if last + 1 < len(rows) else 0.0)


@settings(max_examples=300, deadline=None)
@given(st.lists(few, min_size=1, max_size=7))
def test_the_division_of_a_text_is_the_one_with_the_highest_sum_of_all(rows: list[tuple[float, ...]]) -> None:
    by = Weights(*(tuple(float(column == at) for column in range(4)) for at in range(5)))
    count = len(rows)
    spans = [(first, last) for first, last in product(range(count), repeat=2) if first <= last]
    best = max(spans, key=lambda span: summed(rows, *span))
    first, last = divided(rows, by)
    low = min(one for one in range(count) if isclose(summed(rows, one, best[1]), summed(rows, *best)))
    sure = [at if summed(rows, at, best[1]) - summed(rows, 0, best[1]) >= 3 else 0 for at in range(best[1] + 1)]
    ends = [summed(rows, *best) - summed(rows, best[0], count - 1) >= 3]
    assert first == sure[low]
    assert last == (best[1] if ends[0] else count - 1)


def test_weights_are_multiplied_with_the_evidence_they_belong_to() -> None:
    rows = [(1.0, 0.0), (0.0, 1.0), (0.0, 1.0), (1.0, 0.0)]
    by = Weights((9.0, -9.0), (9.0, -9.0), *[(0.0, 0.0)] * 3)
    assert sum(map(mul, by.above, rows[0])) == 9.0
    assert divided(rows, by) == (1, 2)
    assert divided(rows, Weights((2.0, -9.0), (2.0, -9.0), *[(0.0, 0.0)] * 3)) == (0, 3)


def look(*lines: str) -> tuple[int, int, int, bool]:
    desk = Desk.of([Piece(text, 0, len(text), text) for text in lines], "en")
    found = bounds(desk, frozenset(), page=True)
    headline = found.drawn.headline if found.drawn else -1
    return found.first, found.last, headline, found.drawn is not None


@each_page
def test_a_story_drawn_on_a_page_neither_begins_nor_ends_on_furniture(page: Saved) -> None:
    first, last, _, is_drawn = look(*page.lines)
    assert is_drawn
    assert classes([page.lines[first], page.lines[last]], LANGUAGE.get(page.name, "en")) == [None, None]


def test_a_page_whose_story_seems_to_begin_with_its_headline_has_it_from_further_up_and_loses_no_line() -> None:
    document = documents((DEMO / "quayside" / "2026-04-22-cup-final.txt").read_bytes())[0]
    lines = [line.text for line in document.lines]
    found = place.find(lines, classes(lines))
    assert lines[found.first] == lines[found.headline] == "MERROW WANDERERS 3, NORTHREACH ROVERS 4"
    article = Cleaner(UTC)(document)
    assert article.title.value.startswith("GUTTED! Wanderers throw away")
    assert article.text.startswith("MERROW WANDERERS 3, NORTHREACH ROVERS 4\n\nThey had the ribbons on it.")


def test_a_story_is_drawn_within_the_furniture_at_its_ends_and_below_its_headline() -> None:
    told, taken = ("The lamp was lit.", None), ("", "share")
    left = [taken, taken, told, taken, told, taken]
    ends = place.Place(-1, 1, 5, {0: "words of the text"})
    assert drawn(ends, left) == Bounds(2, 4, ends)
    headed = [taken, ("Lamp lit", None), taken, told, told]
    assert drawn(place.Place(1, 1, 4, {}), headed) == Bounds(3, 4, place.Place(1, 1, 4, {}))
    assert drawn(place.Place(0, 0, 1, {}), [taken, taken]) == Bounds(0, 1, place.Place(0, 0, 1, {}))
