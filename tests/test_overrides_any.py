"""Any set of overrides that do not contradict each other is honoured, in whatever order files and tables stand."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.model import Site, Story
from tests.factories import CHEESE, FERRY, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER
from tests.sites import Folder, make
from tests.test_overrides import page

DAYS = ("2026-03-03", "2026-03-04", "2026-03-05")
_SUBJECTS = (
    "orchard pippins wasps cider ladders",
    "telescope comet lens astronomer parallax",
    "accordion waltz bellows reeds festival",
    "granite quarry blasting dust lorries",
    "otter holt riverbank spraint eels",
    "passport queue consulate stamp visa",
)
LONE = {
    f"lone/{number}.md": page(
        f"Word of {subject.split()[0]}",
        DAYS[number % 3],
        f"s{number}",
        "\n\n".join(f"The {one} of the {subject} were seen beside {subject} again." for one in subject.split()),
    )
    for number, subject in enumerate(_SUBJECTS)
}
SHARED = {
    "a/ferry.md": page("Ferry Isolde strikes reef", DAYS[0], "a", FERRY),
    "b/ferry.md": page("Ferry Isolde strikes reef", DAYS[0], "b", FERRY_OTHER),
    "a/buoy.md": page("Buoy was dark for a week", DAYS[1], "a", FERRY_AGAIN),
    "a/strike.md": page("Teachers vote to strike", DAYS[1], "a", STRIKE),
    "b/strike.md": page("Teachers vote to strike", DAYS[2], "b", STRIKE_OTHER),
    "c/cheese.md": page("Cheese rolls through vineyard", DAYS[2], "c", CHEESE),
}
TWINS = ("a/ferry.md", "b/ferry.md", "a/strike.md", "b/strike.md")
"""Those that share their headline with another of their story, of the same day and of another."""


@dataclass(frozen=True)
class Wish:
    """A table, the day of its file, and whether a site honours it."""

    day: str
    table: str
    honoured: Callable[[Site], bool]


def home(site: Site, path: str) -> Story | None:
    return next((one for one in site.stories if path in {m.article.path for m in one.members}), None)


def together(site: Site, one: str, other: str) -> bool:
    return home(site, one) is not None and home(site, one) == home(site, other)


def title(site: Site, path: str) -> str:
    return next(m.article.title.value for s in site.stories for m in s.members if m.article.path == path)


def pin(path: str, day: str) -> Wish:
    """The lone article at ``path`` leads its day."""

    def honoured(site: Site) -> bool:
        edition = next(one for one in site.editions if one.day.isoformat() == day)
        entry = next(one for one in edition.entries if one.story == home(site, path))
        return entry == edition.entries[0] and entry.tier == "lead" and bool(entry.edited)

    return Wish(day, f'[[pin]]\nstory = "{path}"\n', honoured)


def drop(path: str, day: str) -> Wish:
    return Wish(day, f'[[drop]]\narticle = "{path}"\n', lambda site: home(site, path) is None)


def retitle(path: str, day: str) -> Wish:
    table = f'[[retitle]]\narticle = "{path}"\ntitle = "By hand {path}"\n'
    return Wish(day, table, lambda site: title(site, path) == f"By hand {path}")


def retitle_twin(path: str, day: str) -> Wish:
    """The article at ``path`` has a headline that its story has just on the days when it speaks for it."""

    def honoured(site: Site) -> bool:
        story, new = home(site, path), f"By hand {path}"
        one = next(m.article for m in story.members if m.article.path == path) if story else None
        if not (story and one and one.title.value == new and story.title == story.accounts[-1].title):
            return False
        return all((each.title == new) == (each.speaker == one.id) for each in story.accounts)

    return Wish(day, retitle(path, day).table, honoured)


def retitle_story(path: str, day: str) -> Wish:
    table = f'[[retitle]]\nstory = "{path}"\ntitle = "Story {path}"\n'
    return Wish(day, table, lambda site: any(one.title == f"Story {path}" for one in site.stories))


def redate(path: str, day: str) -> Wish:
    def honoured(site: Site) -> bool:
        return any(m.article.path == path and str(m.day) == "2026-03-06" for s in site.stories for m in s.members)

    return Wish(day, f'[[redate]]\narticle = "{path}"\ndate = 2026-03-06\n', honoured)


def correct(path: str, day: str) -> Wish:
    table = f'[[correct]]\narticle = "{path}"\nwas = "of the"\nnow = "of a"\n'
    return Wish(day, table, lambda site: any(c.by_hand for s in [home(site, path)] if s for c in s.corrections))


ABOUT_ONE = (drop, retitle, retitle_story, redate, correct)
ABOUT_MANY = (
    Wish(DAYS[2], '[[split]]\narticles = ["a/buoy.md"]\n', lambda site: not together(site, "a/buoy.md", "a/ferry.md")),
    Wish(
        DAYS[0],
        '[[merge]]\nstories = ["c/cheese.md", "b/strike.md"]\n',
        lambda site: together(site, "c/cheese.md", "a/strike.md"),
    ),
)


@st.composite
def wishes(draw: st.DrawFn) -> tuple[list[Wish], list[Wish]]:
    """At most one wish about each lone article, one pin a day at most, any of the others and any headlines of the
    twins; and the same in another order."""
    chosen = [one for one in ABOUT_MANY if draw(st.booleans())]
    chosen += [retitle_twin(path, draw(st.sampled_from(DAYS))) for path in TWINS if draw(st.booleans())]
    pinned: set[str] = set()
    for number, path in enumerate(LONE):
        kind = draw(st.sampled_from([None, pin, *ABOUT_ONE]))
        own = DAYS[number % 3]
        if kind is pin and own not in pinned:
            pinned.add(own)
            chosen.append(pin(path, own))
        elif kind and kind is not pin:
            chosen.append(kind(path, draw(st.sampled_from(DAYS))))
    return chosen, draw(st.permutations(chosen))


def write(folder: Folder, chosen: Sequence[Wish]) -> Folder:
    """Writes ``chosen`` into the files of their days, in their order."""
    files: Mapping[str, list[str]] = defaultdict(list)
    for one in chosen:
        files[one.day].append(one.table)
    (folder.root / "overrides").mkdir(exist_ok=True)
    for day, tables in files.items():
        (folder.root / f"overrides/{day}.toml").write_text("".join(tables), encoding="utf-8")
    return Folder(folder.root)


@pytest.fixture(scope="module")
def content() -> dict[str, str]:
    return {**LONE, **SHARED}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(both=wishes())
def test_any_overrides_are_all_honoured_in_any_order_of_files_and_tables(
    content: dict[str, str], both: tuple[list[Wish], list[Wish]]
) -> None:
    chosen, shuffled = both
    with tempfile.TemporaryDirectory() as place:
        plain = write(make(Path(place) / "one", content), chosen)
        assert [one.table for one in chosen if not one.honoured(plain.made.site)] == []
        other = write(make(Path(place) / "two", content), shuffled)
        assert plain.files == other.files


def test_the_generated_site_has_a_story_for_each_lone_article(content: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        site = make(Path(place) / "one", content).made.site
        assert [len(one.members) for one in (home(site, path) for path in LONE) if one] == [1] * len(LONE)
        assert together(site, "a/buoy.md", "a/ferry.md")
        assert [title(site, path) for path in TWINS[::2]] == [title(site, path) for path in TWINS[1::2]]
        assert all(together(site, *TWINS[at : at + 2]) for at in (0, 2))
        assert not together(site, "c/cheese.md", "a/strike.md")
        assert len(site.stories) == len(LONE) + 3
