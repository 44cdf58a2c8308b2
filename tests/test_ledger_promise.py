"""URLs are forever: whatever comes on later days, no address that was ever published is without a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.build import build
from digest.ledger import Ledger
from digest.ledger.text import parsed
from digest.request import Request
from tests.factories import CHEESE, FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER
from tests.ledgers import story
from tests.sites import NOW, make

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
