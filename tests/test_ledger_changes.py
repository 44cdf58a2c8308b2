"""What a sealed edition says otherwise is told once: whatever it becomes, and whatever it was in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from digest.ledger.changes import Paper, changes, standing
from digest.ledger.lines import Change, Sealed, SealedEntry, short_hash

DAY = date(2026, 3, 3)
Telling = tuple[int, int, int]
"""The entry in which an article stands (0: in none), and which headline and which text it has."""
tellings = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 2)), min_size=4, max_size=4)


def paper(telling: Sequence[Telling]) -> Paper:
    """The edition in which the articles a, b, c and d stand as ``telling`` says; the first of an entry leads it."""
    titles = {one: f"title {title} of {one}" for one, (_, title, _) in zip("abcd", telling, strict=True)}
    texts = {one: f"text {text} of {one}" for one, (_, _, text) in zip("abcd", telling, strict=True)}
    entries = []
    for number in (1, 2, 3):
        ids = [one for one, (entry, _, _) in zip("abcd", telling, strict=True) if entry == number]
        if ids:
            articles = tuple((one, short_hash(titles[one], texts[one])) for one in ids)
            entries.append(SealedEntry(f"story {number}", titles[ids[0]], f"lede of {texts[ids[0]]}", articles))
    return Paper(tuple(entries), titles, texts)


def seal(first: Paper) -> Sealed:
    return Sealed(DAY, 1, DAY, first.entries)


@given(st.lists(tellings, min_size=2, max_size=5))
def test_what_was_recorded_is_not_told_again_and_leads_from_the_sealed_edition_to_the_present_one(
    history: Sequence[Sequence[Telling]],
) -> None:
    sealed = seal(paper(history[0]))
    recorded: list[Change] = []
    for telling in history[1:]:
        now = paper(telling)
        recorded += changes(standing(sealed, recorded), now, frozenset(), {})
        after = standing(sealed, recorded)
        assert changes(after, now, frozenset(), {}) == []
        assert after.articles == {one: text for entry in now.entries for one, text in entry.articles}
        for entry in now.entries:
            said = after.entries[entry.story]
            assert (said.title, said.lede) == (entry.title, entry.lede)


@given(tellings)
def test_an_edition_that_says_what_was_sealed_has_no_corrections(telling: Sequence[Telling]) -> None:
    now = paper(telling)
    turned = replace(now, entries=now.entries[::-1])
    assert changes(standing(seal(now), ()), turned, frozenset(), {}) == []


def test_an_entry_given_up_for_another_and_one_begun_are_told_by_name() -> None:
    apart, together = (
        paper([(1, 0, 0), (2, 0, 0), (0, 0, 0), (0, 0, 0)]),
        paper([(1, 0, 0), (1, 0, 0)] + [(0, 0, 0)] * 2),
    )
    (up,) = changes(standing(seal(apart), ()), together, frozenset(), {})
    assert (up.what, up.story, up.before, up.after) == ("entry", "story 2", "title 0 of b", "")
    (begun,) = changes(standing(seal(together), ()), apart, frozenset(), {})
    assert (begun.what, begun.story, begun.before, begun.after) == ("entry", "story 2", "", "title 0 of b")


def test_a_headline_alone_is_not_told_as_a_changed_text_and_both_are_told_as_two() -> None:
    others = [(0, 0, 0)] * 3
    before = standing(seal(paper([(1, 0, 0), *others])), ())
    assert [one.what for one in changes(before, paper([(1, 1, 0), *others]), frozenset(), {})] == ["headline"]
    both = changes(before, paper([(1, 1, 1), *others]), frozenset(), {})
    assert [one.what for one in both] == ["headline", "lede", "text"]


def test_an_article_that_is_gone_is_named_by_its_headline_or_else_by_its_address() -> None:
    before = standing(seal(paper([(1, 0, 0), (1, 0, 0), (2, 0, 0), (0, 0, 0)])), ())
    now = paper([(1, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)])
    gone = changes(before, now, frozenset(), {"b": "2026/03/03/b/", "c": "2026/03/03/c/"})
    assert [(one.what, one.before) for one in gone] == [("removed", "2026/03/03/b/"), ("removed", "title 0 of c")]
    assert changes(before, now, frozenset("bc"), {}) == []
