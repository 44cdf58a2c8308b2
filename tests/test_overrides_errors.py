"""What is wrong in overrides is told all at once, each with file, line and what was meant, and nothing is built."""

from __future__ import annotations

import pytest

from digest.errors import ContentError
from tests.conftest import Command, SiteMaker
from tests.sites import Folder
from tests.test_overrides import FILES, FIRST, UNION, WHEEL, override


@pytest.fixture
def paper(site: SiteMaker) -> Folder:
    """A site of three stories on three days."""
    return site(FILES)


def errors(folder: Folder) -> list[str]:
    """What is wrong, a line each."""
    with pytest.raises(ContentError) as found:
        folder.again()
    return str(found.value).splitlines()


def pin(story: str, tier: str = "lead") -> str:
    return f'[[pin]]\nstory = "{story}"\ntier = "{tier}"\n'


def drop(what: str, kind: str = "article") -> str:
    return f'[[drop]]\n{kind} = "{what}"\n'


WRONG = {
    "unknown article": (
        '[[drop]]\nreason = "x"\narticle = "c/chese.md"\n',
        "overrides/2026-03-04.toml:3: there is no article 'c/chese.md'; did you mean 'c/cheese.md'?",
    ),
    "unknown story": (
        f'\n[[pin]]\nstory = "{WHEEL}s"\n',
        f"overrides/2026-03-04.toml:3: there is no story '{WHEEL}s'; did you mean '{WHEEL}'?",
    ),
    "unknown page": (
        drop("https://paper.example/2026/03/04/cheese-rolls/"),
        "overrides/2026-03-04.toml:2: there is no article 'https://paper.example/2026/03/04/cheese-rolls/'; "
        "did you mean '2026/03/04/cheese-rolls-through-vineyard'?",
    ),
    "unknown in a list": (
        f'[[merge]]\nstories = ["{WHEEL}", "nothing-at-all"]\n',
        "overrides/2026-03-04.toml:2: there is no story 'nothing-at-all'",
    ),
    "a story for an article": (
        f'[[split]]\narticles = ["{WHEEL}"]\n',
        f"overrides/2026-03-04.toml:2: '{WHEEL}' is a story; name an article",
    ),
    "unknown setting": (
        drop("c/cheese.md") + 'reson = "x"\n',
        "overrides/2026-03-04.toml:3: unknown setting 'drop.reson'; did you mean 'reason'?",
    ),
    "unknown table": (
        '[[dorp]]\narticle = "c/cheese.md"\n',
        "overrides/2026-03-04.toml:1: unknown setting 'dorp'; did you mean 'drop'?",
    ),
    "wrong tier": (
        pin(WHEEL, "top"),
        "overrides/2026-03-04.toml:3: 'pin.tier' is the text 'top'; 'lead', 'key' or 'brief' is wanted",
    ),
    "wrong type": (
        '[[retitle]]\narticle = "c/cheese.md"\ntitle = 3\n',
        "overrides/2026-03-04.toml:3: 'retitle.title' is the number 3; text in quotes is wanted",
    ),
    "no date": (
        '[[redate]]\narticle = "c/cheese.md"\ndate = "2026-03-05"\n',
        "overrides/2026-03-04.toml:3: 'redate.date': is no date; write it without quotes",
    ),
    "a date that is not": (
        '[[redate]]\narticle = "c/cheese.md"\ndate = 2026-13-45\n',
        "overrides/2026-03-04.toml:3: there is no date 2026-13-45 (write a day of the calendar, as 2025-03-17 or 2025",
    ),
    "a date written otherwise": (
        '[[redate]]\r\narticle = "c/cheese.md"\r\ndate = 5.3.2026  # Thursday\r\n',
        "overrides/2026-03-04.toml:3: there is no date 5.3.2026 (write a day of the calendar, as 2025-03-17 or",
    ),
    "no TOML after a date": (
        '[[redate]]\narticle = "c/cheese.md"\ndate = 2026-03-05 or so\n',
        "overrides/2026-03-04.toml: is not TOML: Expected newline or end of document after a statement (at line 3",
    ),
    "neither": (
        '[[retitle]]\ntitle = "x"\n',
        "overrides/2026-03-04.toml:1: 'retitle.story': is missing, and so is 'article'; write just one of the two",
    ),
    "both": (
        drop("c/cheese.md") + f'story = "{WHEEL}"\n',
        "overrides/2026-03-04.toml:3: 'drop.story': stands beside 'article'; write just one of the two",
    ),
    "missing": ('[[correct]]\narticle = "c/cheese.md"\nwas = "x"\n', "'correct.now' is missing"),
    "one story to merge": (
        f'[[merge]]\nstories = ["{WHEEL}"]\n',
        "overrides/2026-03-04.toml:2: 'merge.stories': names fewer than two stories",
    ),
    "no article to split": (
        "[[split]]\narticles = []\n",
        "overrides/2026-03-04.toml:2: 'split.articles': names no article",
    ),
    "an empty title": (
        '[[retitle]]\narticle = "c/cheese.md"\ntitle = " "\n',
        "overrides/2026-03-04.toml:3: 'retitle.title': says nothing",
    ),
    "no address": (
        drop("http://[cheese"),
        "overrides/2026-03-04.toml:2: there is no article 'http://[cheese'",
    ),
    "not TOML": ("[[drop]]\narticle = \n", "overrides/2026-03-04.toml: is not TOML: Invalid value (at line 2"),
    "a correction that changes nothing": (
        '[[correct]]\narticle = "c/cheese.md"\nwas = "40"\nnow = " 40"\n',
        "overrides/2026-03-04.toml:4: 'correct.now': says just what 'was' says; write what is right, or take this",
    ),
    "a split of two stories": (
        '[[split]]\narticles = ["a/buoy.md", "b/ferry.md", "b/strike.md"]\n',
        f"overrides/2026-03-04.toml:2: 'a/buoy.md' stands in the story '{FIRST}', and 'b/strike.md' in '{UNION}'; one "
        "[[split]] takes from one story: write one for each of them, and join the two new stories with a [[merge]]",
    ),
    "words that nobody said": (
        '[[correct]]\narticle = "c/cheese.md"\nwas = "a 14-kilogram wheel"\nnow = "x"\n',
        "overrides/2026-03-04.toml:3: 'a 14-kilogram wheel' stands nowhere in c/cheese.md; the nearest is: "
        "'A cheesemaker rolled a 40-kilogram wheel of curd",
    ),
    "words that stand only inside of others": (
        '[[correct]]\narticle = "c/cheese.md"\nwas = "41-kilogram"\nnow = "0-kilogram"\n',
        "overrides/2026-03-04.toml:3: '41-kilogram' stands nowhere in c/cheese.md; the nearest is: ",
    ),
}


@pytest.mark.parametrize("kind", list(WRONG))
def test_what_is_wrong_is_told_with_file_line_and_what_was_meant(paper: Folder, kind: str) -> None:
    tables, told = WRONG[kind]
    (found,) = errors(override(paper, "2026-03-04", tables))
    assert told in found


def test_a_story_without_an_article_of_that_day_cannot_be_pinned_or_dropped_there(paper: Folder) -> None:
    override(paper, "2026-03-05", pin(WHEEL) + drop("c/cheese.md", "story"))
    told = "has no article of 2026-03-05, the day of this file; it has articles of 2026-03-04"
    assert errors(paper) == [
        f"overrides/2026-03-05.toml:2: the story '{WHEEL}' {told}",
        f"overrides/2026-03-05.toml:5: the story 'c/cheese.md' {told}",
    ]


WALL = "Page not found\n\nSorry, the page is not here.\n"


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("d/wall.txt", WALL, "is an error page, not an article"),
        ("d/broken.xml", "<rss><channel>", "is not a feed that can be read"),
    ],
)
@pytest.mark.parametrize("setting", ["article", "story"])
def test_of_a_file_that_was_not_used_it_is_said_why(
    paper: Folder, name: str, text: str, why: str, setting: str
) -> None:
    paper.put(name, text)
    (found,) = errors(override(paper, "2026-03-04", drop(name, setting)))
    assert found.startswith(f"overrides/2026-03-04.toml:2: '{name}' was not used: {why}")


def test_what_was_not_used_is_never_what_was_meant(paper: Folder) -> None:
    paper.put("c/chese.txt", WALL)
    (found,) = errors(override(paper, "2026-03-04", drop("c/chese.tx")))
    assert found.endswith("there is no article 'c/chese.tx'; did you mean 'c/cheese.md'?")


@pytest.mark.parametrize("name", ["notes", "2026-3-4", "20260304", "2026-02-30"])
def test_a_file_whose_name_is_no_day_is_an_error(paper: Folder, name: str) -> None:
    override(paper, name, drop("c/cheese.md"))
    assert errors(paper) == [f"overrides/{name}.toml:1: its name is no day (call it after the day, as 2025-03-18.toml)"]


ONE, TWO = "overrides/2026-03-04.toml", "overrides/2026-03-05.toml"
RETITLE = '[[retitle]]\n{} = "{}"\ntitle = "{}"\n'
REDATE = '[[redate]]\narticle = "c/cheese.md"\ndate = {}\n'
CORRECT = '[[correct]]\narticle = "c/cheese.md"\nwas = "40"\nnow = "{}"\n'
SPLIT = '[[split]]\narticles = ["{}"]\n'
MERGE = '[[merge]]\nstories = ["{}", "{}"]\n'
AGAINST = {
    "pin and drop": (pin(WHEEL), drop("c/cheese.md")),
    "pin by article and drop": (pin("a/buoy.md"), drop("a/buoy.md")),
    "drop of a story and pin": (drop(WHEEL, "story"), ""),
    "merge and split": (MERGE.format(WHEEL, "a/buoy.md"), SPLIT.format("a/buoy.md")),
    "split and merge with the rest": (SPLIT.format("a/buoy.md"), MERGE.format(FIRST, "a/buoy.md")),
    "two headlines": (RETITLE.format("article", "c/cheese.md", "One"), RETITLE.format("article", "c/cheese.md", "Two")),
    "two titles": (RETITLE.format("story", WHEEL, "One"), RETITLE.format("story", "c/cheese.md", "Two")),
    "two dates": (REDATE.format("2026-03-06"), REDATE.format("2026-03-07")),
    "two corrections": (CORRECT.format("41"), CORRECT.format("42")),
    "two splits": (SPLIT.format("a/buoy.md"), '[[split]]\narticles = ["a/buoy.md", "b/ferry.md"]\n'),
    "merge of what is dropped": (MERGE.format(UNION, WHEEL), drop("c/cheese.md")),
    "drop and a headline": (drop("c/cheese.md"), RETITLE.format("article", "c/cheese.md", "One")),
    "drop and a date": (drop("c/cheese.md"), REDATE.format("2026-03-06")),
    "drop and a correction": (drop("c/cheese.md"), CORRECT.format("41")),
    "drop of all that say so and a correction": (
        drop("a/buoy.md"),
        f'[[correct]]\nstory = "{FIRST}"\nwas = "dark for a week"\nnow = "dark for long"\n',
    ),
    "drop and split": (drop("a/buoy.md"), '[[split]]\narticles = ["b/ferry.md", "a/buoy.md"]\n'),
    "drop of all of a story and its title": (drop("c/cheese.md"), RETITLE.format("story", WHEEL, "One")),
    "a correction of an article and of its story": (
        CORRECT.format("41"),
        f'[[correct]]\nstory = "{WHEEL}"\nwas = "40"\nnow = "42"\n',
    ),
    "two slugs": (MERGE.format(UNION, WHEEL), MERGE.format(WHEEL, UNION)),
    "two first names": (MERGE.format(UNION, WHEEL), MERGE.format(FIRST, WHEEL)),
}


EITHER_WAY = [(kind, turned) for kind in AGAINST for turned in (False, True) if not (turned and "pin" in kind)]
"""A pin is for the day of its file, so it stands in the first alone."""


@pytest.mark.parametrize(("kind", "turned"), [one for one in EITHER_WAY if AGAINST[one[0]][1]])
def test_a_contradiction_names_both_places(paper: Folder, kind: str, *, turned: bool) -> None:
    first, second = AGAINST[kind]
    override(paper, "2026-03-04", second if turned else first)
    found = errors(override(paper, "2026-03-05", first if turned else second))
    assert found
    assert all(f"{ONE}:1" in one and f"{TWO}:1" in one for one in found)


@pytest.mark.parametrize("kind", [*AGAINST])
def test_a_contradiction_inside_one_file_is_told_too(paper: Folder, kind: str) -> None:
    first, second = AGAINST[kind]
    second = second or pin(WHEEL)
    found = errors(override(paper, "2026-03-04", first + second))
    line = first.count("\n") + 1
    assert found
    assert all(f"{ONE}:1" in one and f"{ONE}:{line}" in one for one in found)


def test_what_is_done_to_a_story_of_which_a_day_is_dropped_is_no_contradiction(paper: Folder) -> None:
    correct = f'[[correct]]\nstory = "{FIRST}"\nwas = "coastguard"\nnow = "coast guard"\n'
    tables = drop(FIRST, "story") + RETITLE.format("story", FIRST, "The Isolde") + correct
    (story,) = [one for one in override(paper, "2026-03-03", tables).again().site.stories if one.slug == FIRST]
    assert story.title == "The Isolde"
    assert [str(one.edition) for one in story.corrections] == ["2026-03-04"]


def test_two_tiers_of_one_story_are_a_contradiction(paper: Folder) -> None:
    (found,) = errors(override(paper, "2026-03-04", pin(WHEEL) + pin("c/cheese.md", "brief")))
    assert f"{ONE}:4" in found
    assert f"{ONE}:1" in found


def test_saying_the_same_twice_is_no_contradiction(paper: Folder) -> None:
    tables = [pin(WHEEL), RETITLE.format("story", UNION, "One"), REDATE.format("2026-03-04"), CORRECT.format("41")]
    override(paper, "2026-03-04", "".join([*tables, *tables]))
    assert paper.again().site


def test_all_that_is_wrong_in_all_files_is_told_at_once_in_order(paper: Folder, digest: Command) -> None:
    override(paper, "2026-03-05", '[[drop]]\narticle = "nothing"\n' + REDATE.format("2026-03-06"))
    override(paper, "2026-03-04", "[[pin]]\n")
    override(paper, "2026-03-06", REDATE.format("2026-03-07") + '[[merge]]\nstories = ["x", "y"]\n')
    override(paper, "someday", "")
    found = errors(paper)
    assert [one.partition(": ")[0].removeprefix("overrides/") for one in found] == [
        "2026-03-04.toml:1",
        "2026-03-05.toml:2",
        "2026-03-06.toml:1",
        "2026-03-06.toml:5",
        "2026-03-06.toml:5",
        "someday.toml:1",
    ]
    run = digest("build", "-c", paper.toml)
    assert run.code == 1
    assert all(one in run.err for one in found)
    assert not paper.output.exists()


def test_a_table_of_a_wrong_shape_and_a_file_that_is_no_toml_hide_nothing_else_that_is_wrong(paper: Folder) -> None:
    tables = [drop("nothing"), pin(WHEEL, "top"), '[[retitle]]\nstory = ""\nby = "x"\n', pin(FIRST), pin(FIRST, "key")]
    override(paper, "2026-03-04", "".join(tables) + REDATE.format("2026-03-07") + '[[dorp]]\nstory = "x"\n')
    override(paper, "2026-03-05", "[[drop]]\narticle = c/cheese.md\n")
    override(paper, "2026-03-06", REDATE.format("2026-03-08") + '[[retitle]]\narticle = "nothing"\n')
    override(paper, "someday", "[[drop]]\n")
    assert [one.partition(": ")[0].removeprefix("overrides/") for one in errors(paper)] == [
        "2026-03-04.toml:2",
        "2026-03-04.toml:5",
        "2026-03-04.toml:6",
        "2026-03-04.toml:7",
        "2026-03-04.toml:8",
        "2026-03-04.toml:12",
        "2026-03-04.toml:18",
        "2026-03-05.toml:2",
        "2026-03-06.toml:1",
        "2026-03-06.toml:4",
        "someday.toml:1",
        "someday.toml:1",
    ]
