"""URLs are forever: whatever comes on later days, no address that was ever published is without a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.build import Build, build
from digest.ledger import Ledger, seal
from digest.ledger.text import parsed
from digest.request import Request
from tests.factories import CHEESE, FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER
from tests.ledgers import story
from tests.sites import NOW, Folder, make

TEXTS = (FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER, CHEESE)
TITLES = ("Ferry strikes reef", "Teachers to strike", "A wager won", "What we know")
FIRST = date(2026, 3, 1)

Arrival = tuple[int, int, int, int]
"""How many days after the last one, which text, which headline, and which tag."""

arrivals = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, len(TEXTS) - 1), st.integers(0, len(TITLES) - 1), st.integers(0, 2)),
    min_size=2,
    max_size=6,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrivals=arrivals)
def test_no_address_of_the_ledger_is_without_a_page_whatever_comes_later(
    tmp_path_factory: pytest.TempPathFactory, arrivals: Sequence[Arrival]
) -> None:
    folder = make(tmp_path_factory.mktemp("paper"), {})
    ledger = Ledger()
    day = FIRST
    for number, (days, text, title, tag) in enumerate(arrivals):
        day += timedelta(days)
        article = story(TITLES[title], TEXTS[text], day.isoformat(), tags=f"[tag{tag}]")
        folder.put(f"{number % 3}/{number}.md", article)
        made = build(folder.config, Request(NOW), None, ledger)
        files = {str(file.path) for file in made.files}
        assert made.ledger
        before, ledger = ledger, parsed(made.ledger)
        assert set(before.urls) <= set(ledger.urls)
        paths = {url: f"{url}index.html" if not url or url.endswith("/") else url for url in ledger.urls}
        assert [url for url, path in paths.items() if path not in files] == []
        assert [text for text in made.warnings if "published" in text] == []


CLOSING = (
    "Sign up here to our morning mail for all that matters on the quay and beyond.",
    "Printed on seaweed paper by nine cousins who have never owned a photocopier.",
)
sealed_arrivals = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.integers(0, len(TEXTS) - 1),
        st.integers(0, len(TITLES) - 1),
        st.sampled_from(["herald", "herald", "courier"]),
        st.sets(st.sampled_from(CLOSING), min_size=1),
    ),
    min_size=3,
    max_size=6,
    unique_by=lambda one: one[1],
)


def built(folder: Folder, ledger: Ledger) -> tuple[Build, Ledger]:
    made = build(folder.config, Request(NOW), None, ledger)
    assert made.ledger is not None
    return made, parsed(made.ledger)


def told(made: Build) -> dict[str, tuple[object, ...]]:
    """The text, the slug and the story of each article, by its file."""
    return {
        m.article.path: (m.article.text, m.slug, s.slug, [one.article.path for one in s.members if one.day == m.day])
        for s in made.site.stories
        for m in s.members
    }


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(arrivals=sealed_arrivals)
def test_no_article_of_a_later_day_changes_a_word_a_story_or_an_address_of_a_sealed_day(
    tmp_path_factory: pytest.TempPathFactory, arrivals: Sequence[tuple[int, int, int, str, set[str]]]
) -> None:
    sources = "".join(f'[[source]]\nkey = "{key}"\nname = "The {key}"\n' for key in ("herald", "courier"))
    folder = make(tmp_path_factory.mktemp("paper"), {}, sources)
    ledger, day = Ledger(), FIRST
    before: dict[str, tuple[object, ...]] = {}
    for number, (days, text, title, source, closing) in enumerate(arrivals):
        day += timedelta(days)
        body = "\n\n".join([TEXTS[text], f"This is piece {number} of the file.", *sorted(closing)])
        folder.put(f"{number}.md", story(TITLES[title], body, day.isoformat(), source=source))
        made, ledger = built(folder, ledger)
        now = told(made)
        assert {path: now[path] for path in before} == before
        assert ledger.changes == {}
        assert made.warnings == ()
        before, ledger = now, seal(ledger, made.site, [day], day)


def test_a_closing_line_that_a_third_article_shares_later_stays_in_the_sealed_ones(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    sources = '[[source]]\nkey = "herald"\nname = "The herald"\n'
    folder = make(tmp_path_factory.mktemp("paper"), {}, sources)
    for number, text in enumerate((FERRY, CHEESE), 3):
        folder.put(f"{number}.md", story(TITLES[number - 3], f"{text}\n\n{CLOSING[0]}", f"2026-03-0{number}"))
    made, ledger = built(folder, Ledger())
    ledger = seal(ledger, made.site, [date(2026, 3, 3), date(2026, 3, 4)], date(2026, 3, 8))
    folder.put("9.md", story(TITLES[2], f"{STRIKE}\n\n{CLOSING[0]}", "2026-03-09"))
    after, grown = built(folder, ledger)
    assert (grown.changes, after.warnings, after.notes) == ({}, (), made.notes)
    kept = {one.article.path: CLOSING[0] in one.article.text for s in after.site.stories for one in s.members}
    assert kept == {"3.md": True, "4.md": True, "9.md": False}
