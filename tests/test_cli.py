"""The command line: what each command prints, in which order of keys, and with which code it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import __version__
from digest.cli import COMMANDS
from tests.conftest import Command, SiteMaker
from tests.factories import FERRY
from tests.output import RAW, begins, tables
from tests.processes import process
from tests.sites import Folder, written


def test_help_names_every_command_with_a_line_on_it(digest: Command) -> None:
    done = digest("--help")
    assert done.code == 0
    for name, (_, line) in COMMANDS.items():
        assert name in done.out
        assert line in " ".join(done.out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(digest: Command, name: str) -> None:
    done = digest(name, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage: digest {name}")
    assert len(done.out.splitlines()) > 3


def test_without_a_command_the_help_is_shown(digest: Command) -> None:
    assert "build" in digest().out


def test_the_version_is_told(digest: Command) -> None:
    assert __version__ in digest("--version").out


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["build", "--nonsense"], ["list"], ["list", "nonsense"], ["clean"], ["summarise", "--words", "x"]],
)
def test_a_command_that_is_wrong_ends_with_2_and_says_why(digest: Command, arguments: list[str]) -> None:
    done = digest(*arguments)
    assert done.code == 2
    assert done.err.strip()
    assert done.out == ""


def test_a_folder_without_a_site_ends_with_2_and_says_what_to_do(
    digest: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = digest("build")
    assert done.code == 2
    assert "digest init" in done.err


def test_a_wrong_setting_ends_with_2_and_names_its_line(here: Folder, digest: Command) -> None:
    here.toml.write_text('[site]\ntittle = "x"\n', encoding="utf-8")
    done = digest("build")
    assert done.code == 2
    assert "digest.toml:2:" in done.err


def test_an_address_that_is_none_ends_with_2(here: Folder, digest: Command) -> None:
    assert digest("build", "--base-url", "nowhere").code == 2


def test_build_says_what_it_did_as_one_object(here: Folder, digest: Command) -> None:
    first, second = digest("build", "--json"), digest("build", "--json")
    assert (first.code, second.code) == (0, 0)
    (table,), (again,) = tables(first.out), tables(second.out)
    order = ["schema", "files", "read", "used", "merged", "withheld", "skipped", "stories", "editions", "pages"]
    assert begins(table, *order, "written", "unchanged", "removed", "seconds", "peak_memory_bytes", "warnings")
    assert table["used"] == 8
    assert table["written"] == len(written(here.output)) - 1
    assert (again["written"], again["unchanged"]) == (0, table["written"])


def test_build_puts_the_site_where_it_is_told_and_under_the_address_it_is_told(here: Folder, digest: Command) -> None:
    assert digest("build", "-o", "elsewhere", "--base-url", "https://other.example/x").code == 0
    assert not here.output.exists()
    assert b"https://other.example/x/" in (here.root / "elsewhere" / "feed.xml").read_bytes()


def test_build_tells_a_person_what_was_read_and_written(here: Folder, digest: Command) -> None:
    done = digest("build")
    assert "8 used" in done.out
    assert "apples.txt" in done.err
    assert done.err.startswith("warning:")


def test_in_a_github_workflow_trouble_is_an_annotation(
    here: Folder, digest: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert digest("build").err.startswith("::warning")


@pytest.mark.parametrize("what", ["editions", "stories", "articles", "sources", "topics"])
def test_list_gives_an_object_a_line(here: Folder, digest: Command, what: str) -> None:
    done = digest("list", what, "--json")
    assert done.code == 0
    found = tables(done.out)
    expected = {"editions": 5, "stories": 6, "articles": 8, "sources": 4, "topics": 6}
    assert len(found) == expected[what]
    assert all(begins(table, "schema") for table in found)
    assert len(digest("list", what).out.splitlines()) == len(found)


@pytest.mark.parametrize("what", ["editions", "stories", "articles", "sources", "topics"])
def test_list_prints_what_a_person_reads_and_nothing_of_the_program(here: Folder, digest: Command, what: str) -> None:
    shown = digest("list", what).out
    assert [sign for sign in ("{", "}", "['", "[]", "None") if sign in shown] == []


def test_a_list_without_a_row_says_so_and_when_there_will_be_some(site: SiteMaker, digest: Command) -> None:
    folder = site({"a.txt": f"Ferry late\n\n2026-03-03\n\n{FERRY}\n"})
    done = digest("list", "entities", "-c", str(folder.toml))
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("note: there are none yet: a name has a page as soon as enough articles give it")
    assert digest("list", "entities", "-c", str(folder.toml), "--json").err == ""


def test_list_stories_prints_slug_title_days_articles_and_witnesses(here: Folder, digest: Command) -> None:
    (bridge,) = [line for line in digest("list", "stories").out.splitlines() if "second crack" in line]
    (story,) = [one for one in here.made.site.stories if len(one.members) > 1]
    days = "2026-03-03 to 2026-03-04"
    assert bridge == f"{story.slug}  {story.title}  {days}  2 independent sources  3 articles"


def test_list_articles_names_pages_that_the_build_makes(here: Folder, digest: Command) -> None:
    found = tables(digest("list", "articles", "--json").out)
    assert begins(found[0], "schema", "id", "date", "source", "title", "page", "path")
    assert {f"{one['page']}index.html" for one in found} <= set(here.files)


def test_explain_names_the_file_of_which_an_article_is_a_copy(here: Folder, digest: Command) -> None:
    pair = ("herald/2026-03-03-bridge-copy.txt", "wire/2026-03-03-bridge.txt")
    copy, first = sorted(pair, key=lambda name: here.members[name].duplicate_of is None)
    assert f"copy of   {first}" in digest("explain", copy).out


@pytest.mark.parametrize("way", ["file", "path in content", "page", "address", "audit page", "id"])
def test_explain_takes_a_file_a_page_an_address_or_an_id(here: Folder, digest: Command, way: str) -> None:
    name = "herald/2026-03-04-bridge.md"
    page = here.page(name).removesuffix("index.html")
    asked = {
        "file": f"content/{name}",
        "path in content": name,
        "page": page,
        "address": f"https://lowfield.example/paper/{page}",
        "audit page": f"http://127.0.0.1:8000/paper/{page}audit/index.html",
        "id": here.members[name].article.id,
    }
    done = digest("explain", asked[way])
    assert done.code == 0
    assert "Divers find second crack in Lowfield bridge" in done.out
    assert "front matter" in done.out
    assert "2 articles" in done.out or "3 articles" in done.out


def test_explain_shows_what_was_taken_and_by_which_rule(here: Folder, digest: Command) -> None:
    here.put("raw.txt", RAW)
    out = digest("explain", "content/raw.txt").out
    assert "- Read full news in source page   [source-page-pointer" in out


def test_explain_says_why_a_file_is_no_article(here: Folder, digest: Command) -> None:
    here.put("short.txt", "Too short.")
    done = digest("explain", "content/short.txt")
    assert done.code == 1
    assert "short.txt" in done.err
    assert digest("explain", "nonsense").code == 1


def test_explain_as_an_object_holds_article_story_and_rank(here: Folder, digest: Command) -> None:
    (table,) = tables(digest("explain", "wire/2026-03-03-bridge.txt", "--json").out)
    assert begins(table, "schema", "path", "id", "title")
    assert table["story"]["witnesses"] == 2
    assert table["rank"]


def test_init_makes_a_site_that_builds_and_is_never_made_over(tmp_path: Path) -> None:
    assert process("init", "paper", cwd=tmp_path).code == 0
    root = tmp_path / "paper"
    assert process("build", "--strict", cwd=root).code == 0
    assert (root / "output" / "index.html").is_file()
    before = written(root)
    again = process("init", "paper", cwd=tmp_path)
    assert again.code == 2
    assert "digest build" in again.err
    assert written(root) == before


def test_init_changes_no_file_that_is_there(digest: Command, tmp_path: Path) -> None:
    mine = tmp_path / ".gitignore"
    mine.write_text("mine\n", encoding="utf-8")
    assert digest("init", tmp_path).code == 0
    assert mine.read_text(encoding="utf-8") == "mine\n"


def test_the_time_it_is_can_be_stated(here: Folder, digest: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    here.put("new.md", f"---\ntitle: New\ndate: 2026-06-05\n---\n\n{FERRY}")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")  # 28 May 2026
    assert tables(digest("build", "--json").out)[0]["withheld"] == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")  # 21 September 2026
    assert tables(digest("build", "--json").out)[0]["withheld"] == 0


@pytest.mark.parametrize("stated", ["", "yesterday", "1e9", "99999999999999999999"])
def test_a_stated_time_that_is_none_ends_with_2(
    here: Folder, digest: Command, monkeypatch: pytest.MonkeyPatch, stated: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert digest("build").code == 2
