"""What several articles of one outlet share: taken where it is furniture, left where it may be news."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.clean.own import SourceRules
from digest.clean.repeated import RULE, repeats, without_repeated
from digest.clean.warned import over_budget
from digest.model import Article, Block, BlockKind, Removal, Source
from tests.sites import make, run
from tests.texts import article as made
from tests.texts import assert_covered, by_rule, kept

POST = Source("post", "Quayside Post")
NEWS = (
    (
        "A heron landed on the clock tower at noon and stayed until the market closed.",
        "Stallholders fed the heron herring, and the clock stopped at four minutes past two.",
        "The clockmaker climbed the tower with a ladder and found a nest behind the minute hand.",
    ),
    (
        "The mill at Harrow Bend will grind rye again after thirty years of standing still.",
        "Its wheel was lifted out of the river by two cranes and mended by a wheelwright.",
        "Bakers have ordered rye from the mill for every week up to the harvest festival.",
    ),
    (
        "Nobody bid for the lighthouse at the auction on Wednesday, not even its keeper.",
        "The auction house had named a price of four crowns and a promise to paint the door.",
        "The keeper said the lighthouse was damp, draughty and the best address in the bay.",
    ),
    (
        "Choirs from eleven villages sang on the frozen lake until the ice began to answer.",
        "A physicist explained that the ice rings like a bell when it is thinner than a hand.",
        "The choirs left the lake in good order, the basses first, and sang on from the bank.",
    ),
    (
        "The postman of Lower Fell has walked his round for the ten thousandth time.",
        "He counted the rounds in a notebook, with the weather and the name of every dog.",
        "The notebook of the postman will be shown in the school, opened at the dogs.",
    ),
)
IMPRINT = "Printed on seaweed paper by nine cousins who have never owned a photocopier or wished for one."
LABEL = "Reader offer"


def articles(*extra: tuple[tuple[str, ...], tuple[str, ...]], source: Source = POST) -> list[Article]:
    """An article for each of ``extra``: what stands before its news, and what stands after."""
    found = []
    for number, (before, after) in enumerate(extra):
        one = made(*before, *NEWS[number], *after, title=f"Headline {number}")
        found.append(replace(one, id=f"a{number}", path=f"{number}.txt", source=source))
    return found


def tails(*after: str, count: int = 3, source: Source = POST) -> list[Article]:
    return articles(*(((), after) for _ in range(count)), source=source)


def taken(found: list[Article]) -> list[list[str]]:
    return [by_rule(one).get(RULE, []) for one in found]


def test_a_line_at_the_end_of_three_articles_is_taken_and_says_in_how_many() -> None:
    found = without_repeated(tails(IMPRINT))
    assert taken(found) == [[IMPRINT]] * 3
    assert [kept(one) for one in found] == [list(news) for news in NEWS[:3]]
    assert {(one.group, one.why) for a in found for one in a.removals} == {
        ("boilerplate", "in 3 articles of this source")
    }


def test_two_articles_are_too_few() -> None:
    assert taken(without_repeated(tails(IMPRINT, count=2))) == [[], []]


def test_articles_of_other_outlets_and_of_no_known_outlet_do_not_count() -> None:
    others = [replace(one, source=Source(f"s{n}", "S")) for n, one in enumerate(tails(IMPRINT))]
    assert taken(without_repeated(others)) == [[]] * 3
    assert taken(without_repeated(tails(IMPRINT, source=Source("unknown", "Unknown source")))) == [[]] * 3


def test_background_that_speaks_of_what_its_articles_are_about_is_left_wherever_it_stands() -> None:
    strike = "The strike of the ferry crews on Merrow began in January, when the ferry company cut wages by a fifth."
    news = [
        (*some, f"Ferry crews on Merrow {did}, and the company says that wages stay cut while the strike lasts.")
        for some, did in zip(NEWS[:3], ("vote on Monday", "dance on the quay", "meet a mediator"), strict=True)
    ]
    found = [replace(made(*some, strike, title=f"Strike {n}"), id=f"a{n}", source=POST) for n, some in enumerate(news)]
    assert [(one.articles, one.edge) for one in repeats(found)] == [(3, 1.0)]
    assert taken(without_repeated(found)) == [[]] * 3


def test_copies_of_one_text_are_one_witness_and_a_changed_paragraph_does_not_hide_it() -> None:
    one = tails(IMPRINT, count=1)[0]
    changed = made(NEWS[0][0], NEWS[0][1], "The heron left at dusk, said a fishmonger who had watched it.", IMPRINT)
    copies = [one, replace(one, id="b"), replace(one, id="c"), replace(changed, id="d", source=POST)]
    assert taken(without_repeated(copies)) == [[]] * 4
    other = articles(((), ()), ((), (IMPRINT,)), ((), (IMPRINT,)))[1:]
    assert taken(without_repeated([*copies, *other])) == [[IMPRINT]] * 6
    assert "in 3 articles" in without_repeated([*copies, *other])[0].removals[0].why


def test_a_short_line_inside_the_story_needs_four_articles() -> None:
    def inside(count: int) -> list[Article]:
        found = []
        for number in range(count):
            first, *rest = NEWS[number]
            one = made(first, rest[0], LABEL, *rest, rest[1][:-1] + ", and so on.", title=f"Headline {number}")
            found.append(replace(one, id=f"a{number}", source=POST))
        return found

    assert taken(without_repeated(inside(3))) == [[]] * 3
    assert taken(without_repeated(inside(4))) == [[LABEL]] * 4


@pytest.mark.parametrize("line", ["What happens next", "Yes.", "Is it true?", "“We shall see”", "Monday"])
def test_subheads_answers_questions_and_quotations_inside_the_story_are_left(line: str) -> None:
    found = []
    for number in range(5):
        one = made(NEWS[number][0], NEWS[number][1], line, NEWS[number][2], NEWS[number][0], title=f"Headline {number}")
        found.append(replace(one, id=f"a{number}", source=POST))
    assert taken(without_repeated(found)) == [[]] * 5


@pytest.mark.parametrize("kind", ["heading", "table", "code"])
def test_headings_tables_and_code_are_left(kind: BlockKind) -> None:
    found = [
        replace(made(*NEWS[n], LABEL, kinds=("paragraph",) * 3 + (kind,)), id=f"a{n}", source=POST) for n in range(4)
    ]
    assert taken(without_repeated(found)) == [[]] * 4


def test_offsets_count_in_the_new_text_and_every_character_stays_accounted_for() -> None:
    found = articles(*(((IMPRINT,), (LABEL,)) for _ in range(4)))
    bodies = [one.text for one in found]
    for one, body in zip(without_repeated(found), bodies, strict=True):
        assert taken([one]) == [[IMPRINT, LABEL]]
        assert_covered(one, body)
        assert one.text == "\n\n".join(kept(one))
        assert all(one.text[block.at :].startswith(block.text) for block in one.blocks)
        assert list(one.removals) == sorted(one.removals, key=lambda cut: cut.start)


def dated(found: list[Article], *days: str | None) -> list[Article]:
    return [replace(one, dated=replace(one.dated, value=day)) for one, day in zip(found, days, strict=True)]


def test_an_article_is_judged_by_those_of_its_day_and_before_and_one_without_a_day_by_all() -> None:
    found = dated(tails(IMPRINT, count=5), "2026-03-04", "2026-03-03", None, "2026-03-05T09:00:00", "2026-03-05")
    assert taken(without_repeated(found)) == [[], [], [IMPRINT], [IMPRINT], [IMPRINT]]
    assert taken(without_repeated(dated(tails(IMPRINT), "2026-03-04", None, "2026-03-03"))) == [[], [IMPRINT], []]


def test_what_stands_in_more_articles_than_are_compared_says_so() -> None:
    days = [f"2026-03-{day:02}" for day in range(1, 32)]
    found = [replace(tails(IMPRINT, count=5)[n % 5], id=f"d{n}") for n in range(31)]
    found = [replace(one, blocks=(*made(f"{words(n)}.").blocks, *one.blocks[-1:])) for n, one in enumerate(found)]
    why = [cut.why for one in without_repeated(dated(found, *days)) for cut in one.removals]
    assert why[0] == "in 3 articles of this source"
    assert why[-1] == "in 25 or more articles of this source"


def words(seed: int) -> str:
    return " ".join("abcdefghijklmnop"[(seed * 7 + n * n * (seed + 3)) % 16] * 3 + str(seed) for n in range(25))


LINES = (IMPRINT, LABEL, "Join the harbour club today", NEWS[4][2])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.integers(0, 3), st.lists(st.sampled_from(LINES), max_size=3), st.booleans()),
        min_size=4,
        max_size=14,
    ),
    st.integers(1, 9),
)
def test_articles_of_later_days_and_of_none_change_no_word_of_earlier_ones(
    some: list[tuple[int, int, list[str], bool]], last: int
) -> None:
    found = []
    for number, (day, news, lines, other) in enumerate(some):
        one = made(*NEWS[news], f"It was the {words(number)}.", *lines, title=f"Headline {number}")
        source = Source("courier", "Hill Courier") if other else POST
        value = f"2026-03-0{day}" if day < 9 else None
        found.append(replace(one, id=f"a{number}", source=source, dated=replace(one.dated, value=value)))
    early = [one for one in found if (one.dated.value or "9") <= f"2026-03-0{last}"]
    assert without_repeated(early) == [one for one in without_repeated(found) if one.id in {e.id for e in early}]


def test_order_and_articles_that_share_nothing_are_untouched() -> None:
    found = [*tails(IMPRINT), *(replace(one, id=f"z{one.id}") for one in tails(count=5)[3:])]
    again = without_repeated(found)
    assert [one.id for one in again] == [one.id for one in found]
    assert again[3:] == found[3:]


def test_a_block_that_an_editor_holds_stays_in_its_article_only() -> None:
    first, *rest = tails(IMPRINT, count=4)
    blocks: tuple[Block, ...] = (*first.blocks[:-1], replace(first.blocks[-1], held=True))
    assert taken(without_repeated([replace(first, blocks=blocks), *rest])) == [[], [IMPRINT], [IMPRINT], [IMPRINT]]


def test_a_source_whose_rules_put_it_off_is_left_alone() -> None:
    off = SourceRules("rules/post.toml", "post", off=frozenset({RULE}))
    assert taken(without_repeated(tails(IMPRINT), own=[off])) == [[]] * 3
    assert taken(without_repeated(tails(IMPRINT), own=[replace(off, source="other")])) == [[IMPRINT]] * 3


def test_an_article_of_which_too_little_would_be_left_is_not_touched_and_says_so() -> None:
    short = replace(made("Nothing else.", IMPRINT, title="Short"), id="short", source=POST)
    found = without_repeated([*tails(IMPRINT), short])
    assert taken(found) == [[IMPRINT]] * 3 + [[]]
    assert "all but 2 of its words" in found[-1].notes[0]


def test_the_budget_warning_counts_these_cuts_once() -> None:
    menu = "Home News Sport Weather Shop " * 13
    cut = Removal(menu.strip(), "menu-line", "navigation", 900, 900 + len(menu) - 1)
    found = [
        replace(one, removals=(cut,), warnings=("another", *over_budget([cut], one.text, 0.05)))
        for one in tails(IMPRINT)
    ]
    assert ["51% of its words" in text for text in found[0].warnings] == [False, True]
    again = without_repeated(found, budget=0.05)[0]
    assert [text == "another" or "65% of its words" in text for text in again.warnings] == [True, True]
    assert without_repeated(tails(IMPRINT), budget=0.9)[0].warnings == ()


def test_what_only_the_company_of_other_articles_brings_about_is_a_note() -> None:
    """Nobody could foresee it who put the article there, and a schedule would stand still for it."""
    told = without_repeated(tails(IMPRINT * 6), budget=0.05)[0]
    assert told.warnings == ()
    assert "more than the 5% allowed" in told.notes[0]


def test_a_headline_made_of_the_first_sentence_is_made_anew_where_that_was_furniture() -> None:
    found = articles(*(((IMPRINT,), ()) for _ in range(3)))
    found = [replace(one, title=replace(one.title, value=IMPRINT, origin="first sentence")) for one in found]
    assert without_repeated(found)[1].title.value == NEWS[1][0]


def test_the_work_grows_with_the_number_of_articles_not_with_its_square() -> None:
    """Counted, not timed: a hundred copies are compared with a few neighbours each."""
    one = tails(IMPRINT, count=1)[0]
    found = repeats([replace(one, id=f"c{n}") for n in range(400)] + tails(IMPRINT, count=4)[1:])
    assert {line.articles for line in found if line.text == IMPRINT} == {4}


def test_in_a_language_without_a_list_of_common_words_long_words_tell() -> None:
    after = "Cet article a été relu par la rédaction avant sa publication."
    news = ("Un héron a dormi sur la tour.", "La meule tourne à nouveau au bord de la rivière.", "Le facteur a marché.")
    found = [
        replace(made(one, "Il a plu sur la ville.", after, title=f"Titre {n}"), id=f"a{n}", source=POST, language="fr")
        for n, one in enumerate(news)
    ]
    assert taken(without_repeated(found)) == [[after]] * 3


def text_of(number: int, *after: str) -> str:
    return "\n\n".join([f"Headline of story number {number}", *NEWS[number], *after]) + "\n"


def test_the_filters_and_the_build_take_the_files_they_are_given_as_the_set(tmp_path: Path) -> None:
    names = [f"post/2026-03-01-{n}.txt" for n in range(3)]
    toml = '[[source]]\nkey = "post"\nname = "Quayside Post"\n'
    site = make(tmp_path, {name: text_of(n, IMPRINT) for n, name in enumerate(names)}, toml)
    files = [f"content/{name}" for name in names]
    cleaned = run("clean", "--json", *files, cwd=tmp_path)
    rows = [json.loads(line) for line in cleaned.out.splitlines()]
    assert [row["path"] for row in rows] == files
    assert [[cut["why"] for cut in row["removed"] if cut["rule"] == RULE] for row in rows] == [
        ["in 3 articles of this source"]
    ] * 3
    alone = json.loads(run("clean", "--json", files[0], cwd=tmp_path).out)
    assert IMPRINT in alone["text"]
    assert IMPRINT not in run("summarise", "--json", *files, cwd=tmp_path).out
    assert run("stories", "--json", "content", cwd=tmp_path).code == 0
    assert [by_rule(m.article).get(RULE) for m in site.members.values()] == [[IMPRINT]] * 3
    page = site.html[site.page(names[0])].text_content()
    said = "repeated-in-source: stands in several articles of this source (in 3 articles of this source)"
    assert said in page
