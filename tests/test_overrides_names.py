"""How a hand names articles and stories, and that what it decided holds and touches nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from digest.engine import Engine
from digest.errors import ContentError
from digest.ingest import gather, read
from digest.link.wishes import Wishes
from digest.linking import linker
from digest.overrides.names import Table
from digest.pages import paths
from digest.request import Request, withhold
from digest.stages import cleaner
from tests.conftest import Command, SiteMaker
from tests.factories import CHEESE, FERRY_AGAIN, FERRY_OTHER, STRIKE, STRIKE_OTHER
from tests.sites import NOW, Folder, xml
from tests.test_overrides import (
    CORRECT,
    FILES,
    FIRST,
    TOLD,
    UNION,
    WAS,
    WHEEL,
    edition,
    override,
    page,
    stories,
    text,
)


@pytest.fixture
def paper(site: SiteMaker) -> Folder:
    """A site of three stories on three days, built before there is any override."""
    folder = site(FILES)
    assert folder.files
    return folder


@pytest.mark.parametrize("kind", ["path", "id", "page", "address"])
def test_an_article_is_named_by_its_path_its_id_or_its_page(paper: Folder, kind: str) -> None:
    known = {
        "path": "c/cheese.md",
        "id": paper.members["c/cheese.md"].article.id,
        "page": "/2026/03/04/cheese-rolls-through-vineyard/",
        "address": "https://paper.example/2026/03/04/cheese-rolls-through-vineyard/index.html",
    }
    folder = override(paper, "2026-03-04", f'[[drop]]\narticle = "{known[kind]}"\n')
    assert "c/cheese.md" not in folder.members


@pytest.mark.parametrize(
    "name", [WHEEL, f"/stories/{WHEEL}/", "c/cheese.md", "/2026/03/04/cheese-rolls-through-vineyard/"]
)
def test_a_story_is_named_by_its_slug_its_page_or_an_article(paper: Folder, name: str) -> None:
    folder = override(paper, "2026-03-04", f'[[pin]]\nstory = "{name}"\n')
    assert edition(folder, "2026-03-04")[0] == (WHEEL, "lead")


@pytest.mark.parametrize("paper", ["demo", "small"])
def test_every_story_is_found_by_its_slug_and_every_article_by_its_page(
    request: pytest.FixtureRequest, paper: str
) -> None:
    """Slugs depend on copies, guessed dates and time: an override must find them as the pages have them, whatever else
    was merged by hand."""
    demo: Folder = request.getfixturevalue(paper)
    config = demo.config
    documents = [one for item in gather(config.folder("content"))[0] for one in read(item)]
    articles, _ = Engine().map("clean", cleaner(config), documents, lambda one: one.key)
    shown = withhold(articles, Request(NOW))[0]
    table = Table(linker(config).names(shown, {}, Wishes()))
    merged = {one.slug for one in table.stories} - {one.slug for one in demo.made.site.stories}
    assert merged <= {"popcorn-for-breakfast-cinema-opens-at-9am-as-strike-leaves-thousands"}
    assert {one.slug for one in demo.made.site.stories} <= {one.slug for one in table.stories}
    assert set(table.pages) == {
        paths.pretty(paths.article(m)).strip("/") for s in demo.made.site.stories for m in s.members
    }


def test_an_entry_of_a_feed_is_named_with_its_file(site: SiteMaker) -> None:
    entries = "".join(
        f"<item><guid>{n}</guid><title>Entry {n}</title><pubDate>Wed, 04 Mar 2026 09:00:00 GMT</pubDate>"
        f"<description>{body}</description></item>"
        for n, body in (("one", CHEESE), ("two", STRIKE))
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>{entries}</channel></rss>'
    folder = override(site({"f.xml": feed, **FILES}), "2026-03-04", '[[drop]]\narticle = "f.xml#two"\n')
    assert [
        m.article.title.value for s in folder.made.site.stories for m in s.members if m.article.path == "f.xml"
    ] == ["Entry one"]


def test_what_is_withheld_today_may_still_be_named(paper: Folder) -> None:
    paper.put("d/late.md", page("A thing to come", "2099-01-01", "d", CHEESE))
    wish = '[[retitle]]\narticle = "d/late.md"\ntitle = "Later"\n[[pin]]\nstory = "a-thing-to-come"\n'
    folder = override(paper, "2099-01-01", wish)
    assert "d/late.md" not in folder.members
    assert edition(folder, "2026-03-04") == edition(paper, "2026-03-04")


def test_explain_says_what_was_edited(paper: Folder, digest: Command) -> None:
    override(paper, "2026-03-04", '[[retitle]]\narticle = "c/cheese.md"\ntitle = "Curd"\nreason = "Shorter."\n')
    run = digest("explain", paper.root / "content/c/cheese.md", "-c", paper.toml)
    assert run.code == 0
    assert "headline given (overrides/2026-03-04.toml): Shorter." in " ".join(run.out.split())
    run = digest("explain", paper.root / "content/c/cheese.md", "-c", paper.toml, "--json")
    assert json.loads(run.out)["edited"] == ["headline given (overrides/2026-03-04.toml): Shorter."]


def test_the_folder_of_overrides_may_have_another_name(site: SiteMaker) -> None:
    folder = site(FILES, '[folders]\noverrides = "desk"\n')
    (folder.root / "desk").mkdir()
    (folder.root / "desk/2026-03-04.toml").write_text('[[drop]]\narticle = "c/cheese.md"\n', encoding="utf-8")
    assert "c/cheese.md" not in folder.members


ALL: Mapping[str, str] = {
    "2026-03-03": '[[retitle]]\narticle = "b/ferry.md"\ntitle = "Quay"\n[[split]]\narticles = ["a/buoy.md"]\n',
    "2026-03-04": f'[[pin]]\nstory = "{WHEEL}"\n[[merge]]\nstories = ["{WHEEL}", "{UNION}"]\n',
    "2026-03-05": CORRECT,
}


def test_overrides_hold_in_a_later_build_with_more_articles(paper: Folder) -> None:
    for day, tables in ALL.items():
        override(paper, day, tables)
    paper.put(
        "d/ferry.md", page("Isolde towed off the Gannet reef", "2026-03-06", "d", FERRY_OTHER + "\n\nShe floats.")
    )
    paper.put("d/strike.md", page("Teachers return", "2026-03-07", "d", STRIKE_OTHER + "\n\nClassrooms are open."))
    folder = Folder(paper.root)
    assert stories(folder)[WHEEL] >= {"c/cheese.md", "a/strike.md", "b/strike.md"}
    assert stories(folder)[FIRST] >= {"a/ferry.md", "b/ferry.md"}
    assert "a/buoy.md" not in stories(folder)[FIRST]
    assert edition(folder, "2026-03-04")[0] == (WHEEL, "lead")
    assert folder.members["b/ferry.md"].article.title.value == "Quay"
    assert TOLD in text(folder, folder.page("a/ferry.md"))


SPLITS = '[[split]]\narticles = ["a/buoy.md"]\n[[split]]\narticles = ["b/strike.md"]\n'
NEW = ("buoy-was-dark-for-a-week", "strike-next-week-over-wages")


@pytest.mark.parametrize(
    "tables",
    [
        SPLITS + f'[[merge]]\nstories = ["{NEW[0]}", "{NEW[1]}"]\n',
        f'[[split]]\narticles = ["a/buoy.md", "b/strike.md"]\n[[merge]]\nstories = ["{FIRST}", "{UNION}"]\n',
    ],
)
def test_articles_of_two_stories_make_one_where_a_merge_says_so(paper: Folder, tables: str) -> None:
    found = stories(override(paper, "2026-03-05", tables))
    assert found[NEW[0]] == {"a/buoy.md", "b/strike.md"}


def test_an_article_that_its_date_by_hand_brings_into_a_story_may_be_split_from_it_with_another(paper: Folder) -> None:
    paper.put("d/buoy.md", FILES["a/buoy.md"].replace("2026-03-04", "2025-03-04").replace("source: a", "source: d"))
    split = '[[split]]\narticles = ["d/buoy.md", "a/buoy.md"]\n'
    with pytest.raises(ContentError, match="one \\[\\[split\\]\\] takes from one story"):
        override(paper, "2026-03-05", split).again()
    dated = '[[redate]]\narticle = "d/buoy.md"\ndate = 2026-03-04\n'
    assert {"a/buoy.md", "d/buoy.md"} in stories(override(paper, "2026-03-05", split + dated)).values()


def test_a_later_article_goes_to_that_part_of_a_split_story_that_it_is_most_like(paper: Folder) -> None:
    override(paper, "2026-03-04", '[[split]]\narticles = ["a/buoy.md"]\n')
    paper.put("d/buoy.md", page("Why the buoy was dark", "2026-03-05", "d", FERRY_AGAIN + "\n\nThe lamp is mended."))
    paper.put("d/quay.md", page("At the quay", "2026-03-06", "d", FERRY_OTHER + "\n\nTea was made."))
    found = stories(Folder(paper.root))
    assert {"a/buoy.md", "d/buoy.md"} in found.values()
    assert found[FIRST] == {"a/ferry.md", "b/ferry.md", "d/quay.md"}


@pytest.mark.parametrize(
    ("wish", "concerned"),
    [
        (f'[[pin]]\nstory = "{WHEEL}"\n', {"2026/03/04"}),
        ('[[retitle]]\narticle = "b/strike.md"\ntitle = "Next week"\n', {"2026/03/05", "2026/03/04/teachers"}),
        (
            CORRECT.replace("a/ferry.md", "a/buoy.md").replace(WAS, "dark for a week"),
            {"2026/03/04", "2026/03/03/ferry", "2026/03/03/back"},
        ),
        ('[[drop]]\narticle = "c/cheese.md"\n', {"2026/03/04"}),
    ],
)
def test_an_override_changes_no_page_of_a_day_that_it_does_not_concern(
    paper: Folder, wish: str, concerned: set[str]
) -> None:
    folder = override(paper, "2026-03-04", wish)
    days = [path for path in paper.files if path.startswith("2026/03/0") and "/card." not in path]
    changed = {path for path in days if folder.files.get(path) != paper.files[path]}  # a card shows the days before too
    assert changed
    assert [path for path in changed if not any(path.startswith(day) for day in concerned)] == []


def test_a_date_given_by_hand_settles_what_was_warned_of(site: SiteMaker) -> None:
    folder = site({"a/2026-03-01-cheese.md": page("Cheese rolls", "2026-03-04", "a", CHEESE)})
    assert "two dates" in " ".join(folder.made.warnings)
    override(folder, "2026-03-04", '[[redate]]\narticle = "a/2026-03-01-cheese.md"\ndate = 2026-03-04\n')
    assert Folder(folder.root).made.warnings == ()


def test_markup_in_an_override_is_text_on_every_page(paper: Folder) -> None:
    evil = "<script>alert(1)</script>]]>&\\u0007"
    tables = f'[[retitle]]\narticle = "c/cheese.md"\ntitle = "{evil}"\nreason = "{evil}"\n'
    tables += f'[[correct]]\narticle = "c/cheese.md"\nwas = "curd"\nnow = "{evil}"\nby = "{evil}"\n'
    folder = override(paper, "2026-03-04", tables)
    assert not [path for path, data in folder.files.items() if path.endswith(".html") and b"<script>" in data]
    assert all(xml(data) is not None for path, data in folder.files.items() if path.endswith(".xml"))
    assert "<script>alert(1)</script>]]>&" in text(folder, folder.page("c/cheese.md"))


def test_no_title_or_reason_given_by_hand_can_turn_a_line(paper: Folder) -> None:
    tables = '[[retitle]]\narticle = "c/cheese.md"\ntitle = "Curd \\u202edruc\\u2066"\nreason = "So \\u202e it is"\n'
    folder = override(paper, "2026-03-04", tables)
    assert folder.members["c/cheese.md"].article.title.value == "Curd druc"
    assert not [path for path, data in folder.files.items() if "\u202e" in data.decode(errors="ignore")]


def test_explain_says_of_a_dropped_file_that_it_was_dropped_and_where(paper: Folder, digest: Command) -> None:
    override(paper, "2026-03-04", '[[drop]]\narticle = "c/cheese.md"\nreason = "An advertisement."\n')
    run = digest("explain", paper.root / "content/c/cheese.md", "-c", paper.toml)
    assert run.code == 1
    assert "was dropped by hand (overrides/2026-03-04.toml): An advertisement." in run.err
