"""Which sentences are chosen together: each thing once, the same on every machine, in any language, at any length."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from digest.summarise import Extractive, checks, sentences
from digest.summarise.features import FEATURES, WORD_FEATURES
from digest.summarise.ranking import Ranked, weights
from tests.processes import process
from tests.sites import DEMO
from tests.test_summarise import LONG, assert_receipts_hold
from tests.texts import article, clean


def test_every_weight_has_a_feature_and_every_feature_a_weight() -> None:
    table = json.loads(files("digest.summarise").joinpath("weights.json").read_text(encoding="utf-8"))["weights"]
    assert sorted(table["sentence"]) == sorted(FEATURES)
    assert sorted(table["words"]) == sorted(WORD_FEATURES)
    assert len(weights().sentence) == len(set(FEATURES))
    assert sorted(name for name, _ in weights().of_sentences()) == sorted(FEATURES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The council of Kessock refused on Monday to pay for a new handle for the lamp on the head.",
            "On Monday the council of Kessock has refused to pay for a new handle for the lamp on the head.",
        ),
        (
            "Eleven boats of the Sund Line were lost off Tarn in the storm of Sunday night.",
            "Eleven boats of the Sund Line were lost off Tarn in the storm of Sunday night, the coastguard said.",
        ),
    ],
)
def test_two_sentences_alike_are_told_once(one: str, other: str) -> None:
    third = "A boy of nine brought an old handle back to the keeper on Tuesday and was given a bun."
    text = article(one, other, third, title="News from the sound")
    for points in (Extractive(3)(text).sentences, Extractive(3)(text).points):
        told = [point.text for point in points]
        assert len({one, other} & set(told)) == 1
        assert third in told


def test_two_sentences_that_share_only_their_subject_are_both_told() -> None:
    one = "The council of Kessock refused on Monday to pay for a new handle for the lamp."
    other = "The council of Kessock will sell the north pier to a museum in the spring."
    told = {point.text for point in Extractive(3)(article(one, other, title="News")).sentences}
    assert told == {one, other}


def test_the_headline_repeated_as_a_line_is_no_summary() -> None:
    title = "Handle of the lamp on Tarn Head taken again"
    one = article(
        f"{title}.",
        "The keeper found on Monday that somebody had been up the stairs with a spanner in the night.",
        "A boy of nine was seen on the beach with something of brass below his coat.",
        title=title,
    )
    summary = Extractive(2)(one)
    assert f"{title}." not in [point.text for point in (*summary.sentences, *summary.points, summary.lede)]
    assert Extractive(2)(article(f"{title}.", title=title)).brief == f"{title}."


@pytest.mark.parametrize("limit", [1, 12, 30, 47, 80])
@pytest.mark.parametrize("count", [1, 3, 8])
def test_a_summary_has_no_more_words_than_allowed_unless_it_is_one_sentence(count: int, limit: int) -> None:
    points = Extractive(count, limit)(LONG).sentences
    assert 1 <= len(points) <= count
    assert len(points) == 1 or sum(len(point.text.split()) for point in points) <= limit


def test_the_order_in_which_candidates_are_offered_decides_nothing() -> None:
    parts = sentences(LONG)
    ranked = Ranked.of(LONG.title.value, parts, weights())
    numbers = list(range(len(parts)))
    assert ranked.best([], numbers) == ranked.best([], numbers[::-1])
    assert ranked.best([1], numbers) == ranked.best([1], numbers[::-1])
    assert ranked.best([], []) == ()


def test_the_hash_seed_decides_nothing() -> None:
    made = [
        process("summarise", DEMO, "--json", "--sentences", "4", cwd=DEMO.parent, env={"PYTHONHASHSEED": seed})
        for seed in ("0", "1")
    ]
    assert made[0].out == made[1].out
    assert len([line for line in made[0].out.splitlines() if '"receipts"' in line]) > 10


def test_a_hundred_thousand_words_are_summarised() -> None:
    one = article(*[f"{text} Boat {n} came in." for n in range(700) for text in LONG.text.split("\n\n")])
    assert len(one.text.split()) > 100_000
    summary = Extractive(3)(one)
    assert len(summary.sentences) == 3
    assert all(checks(point, {one.id: one}) for point in summary.sentences)


def test_a_hundred_thousand_sentences_are_summarised() -> None:
    one = article(*[f"Boat {n} sailed. Lamp {n + 1} went out." for n in range(50_000)])
    assert len(sentences(one)) == 100_000
    summary = Extractive(3)(one)
    assert summary.sentences
    assert all(checks(point, {one.id: one}) for point in summary.sentences)


ABROAD = {
    "Chinese": (
        "zh",
        "北港的灯塔看守人周一早上发现灯的把手被人拿走了。镇议会拒绝再付钱买一个新的把手。",
        "一个九岁的男孩周二把旧把手送了回来。看守人给了他一个面包和十二枚硬币。灯在黄昏时又亮了。",
    ),
    "Arabic": (
        "ar",
        "اكتشف حارس المنارة صباح الاثنين أن مقبض المصباح قد اختفى. رفض مجلس البلدة دفع ثمن مقبض جديد هذا العام.",
        "أعاد صبي في التاسعة المقبض القديم يوم الثلاثاء. هل سيضيء المصباح مرة أخرى؟ عادت القوارب كلها إلى الميناء.",
    ),
    "Hindi": (
        "hi",
        "दीपस्तंभ के रखवाले ने सोमवार की सुबह देखा कि दीपक का हत्था गायब था। नगर परिषद ने नया हत्था खरीदने से इनकार कर दिया।",
        "नौ साल के एक लड़के ने मंगलवार को पुराना हत्था लौटा दिया। शाम को दीपक फिर से जलाया गया और ग्यारह नावें लौट आईं।",
    ),
    "German": (
        "de",
        "Der Wärter der Lampe von Tarn fand am 3. März, dass die Kurbel fehlte. Der Rat von Kessock zahlt keine neue.",
        "Ein Junge brachte die alte Kurbel am Dienstag zurück. „Wir haben keine Kurbel“, sagte Henna Voß.",
    ),
}


def test_half_a_quotation_in_chinese_is_not_chosen_where_there_is_a_whole_sentence() -> None:
    """Words are not parted by blanks there, and a sentence is long enough all the same."""
    one = replace(
        article(
            "“灯已经三个晚上没有亮了。议会里没有人来看过。”看守人周一说。",
            "镇议会拒绝再付钱买一个新的把手。",
            title="灯塔",
        ),
        language="zh",
    )
    assert [point.text for point in Extractive(1)(one).sentences] == ["镇议会拒绝再付钱买一个新的把手。"]


@pytest.mark.parametrize("name", ABROAD)
def test_an_article_in_another_language_gives_whole_sentences_with_receipts_that_hold(name: str) -> None:
    language, *paragraphs = ABROAD[name]
    one = replace(article(*paragraphs, title=name), language=language)
    summary = Extractive(3)(one)
    assert_receipts_hold(summary)
    assert len(summary.sentences) >= 2
    whole = {part.text for part in sentences(one)}
    assert len(whole) >= 4
    assert {point.text for point in summary.sentences} <= whole
    assert all(point.text[-1] in ".。؟।”" for point in summary.sentences)


def test_the_demonstration_has_no_summary_that_says_a_thing_twice() -> None:
    for path in sorted(Path(DEMO).rglob("*.txt")):
        told = [point.text for point in Extractive(5)(clean(path.read_bytes())).sentences]
        assert len(told) == len(set(told))
