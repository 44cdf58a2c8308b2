"""The build as a whole: nothing lost without a word, a bad file costs itself, a failure costs nothing."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from digest.build import build
from digest.engine import Engine
from digest.errors import ContentError, SettingsError
from digest.request import Request
from tests.conftest import Command, SiteMaker
from tests.factories import CHEESE, FERRY, STRIKE
from tests.sites import NOW, SMALL, SMALL_TOML, Folder, written

GOOD = f"---\ntitle: Ferry\ndate: 2026-03-03\nsource: herald\n---\n\n{FERRY}"


def md(title: str, text: str = STRIKE, **keys: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in {"date": "2026-03-03", **keys}.items())
    return f"---\ntitle: {title}\n{lines}---\n\n{text}"


def skipped(folder: Folder) -> dict[str, tuple[str, str]]:
    return {one.item: (one.stage, one.why) for one in folder.made.skipped}


def accounted(folder: Folder) -> None:
    """Every file in the content folder is used or is named as left out."""
    files = {
        path.relative_to(folder.root / "content").as_posix()
        for path in (folder.root / "content").rglob("*")
        if (path.is_file() or path.is_symlink()) and "pages/" not in path.as_posix()
    }
    named = {one.item.partition("#")[0] for one in folder.made.skipped}
    assert files == set(folder.members) | named


def test_a_content_folder_without_an_article_is_an_error_and_takes_no_old_site_down(
    site: SiteMaker, digest: Command
) -> None:
    folder = site({"good.md": GOOD})
    assert digest("build", "-c", folder.toml).code == 0
    before = written(folder.output)
    (folder.root / "content" / "good.md").unlink()
    assert digest("build", "-c", folder.toml).code == 1
    assert written(folder.output) == before


def test_a_missing_content_folder_is_an_error_that_says_what_to_do(site: SiteMaker) -> None:
    folder = site({})
    (folder.root / "content").rmdir()
    with pytest.raises(ContentError) as caught:
        folder.again()
    assert "digest init" in caught.value.hint


BAD_FILES: dict[str, bytes] = {
    "binary.txt": bytes(range(256)) * 40,
    "broken.md": b"---\ntitle: [unclosed\n---\n\nText.",
    "endless.md": b"---\ntitle: never ends\n\nText text text.",
    "list.md": b"---\n- a\n- b\n---\n\nText.",
    "broken.xml": b"<rss><channel><item>",
    "page.xml": b"<html><body>no feed</body></html>",
    "broken.json": b"{",
    "other.json": b'{"a": 1}',
    "empty.txt": b"",
    "short.txt": b"Too short.",
    "empty.eml": b"",
    "blank.html": b"<html></html>",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_costs_itself_and_is_named_with_what_to_do(site: SiteMaker, name: str) -> None:
    folder = site({name: BAD_FILES[name], "good.md": GOOD})
    assert set(folder.members) == {"good.md"}
    (one,) = folder.made.skipped
    assert one.item.partition("#")[0] == name
    assert one.why
    assert one.hint


def test_a_file_that_cannot_be_read_costs_itself(site: SiteMaker) -> None:
    """A dangling link and a link out of the folder fail for every user, root too."""
    folder = site({"good.md": GOOD})
    (folder.root / "content" / "gone.txt").symlink_to(folder.root / "content" / "nowhere.txt")
    (folder.root / "content" / "out.txt").symlink_to(folder.toml)
    assert set(skipped(folder)) == {"gone.txt", "out.txt"}
    assert set(folder.members) == {"good.md"}


def test_a_folder_named_like_a_file_is_a_folder(site: SiteMaker) -> None:
    folder = site({"trap.txt/inner.md": GOOD})
    assert set(folder.members) == {"trap.txt/inner.md"}
    assert folder.made.skipped == ()


def test_a_file_that_no_reader_knows_is_named_and_is_no_error(site: SiteMaker, digest: Command) -> None:
    folder = site({"photo.jpg": b"\xff\xd8", "good.md": GOOD})
    assert skipped(folder)["photo.jpg"][0] == "ignore"
    assert digest("build", "-c", folder.toml).code == 0


def test_drafts_future_and_expired_articles_are_withheld_each_with_why(site: SiteMaker) -> None:
    folder = site(
        {
            "draft.md": md("Draft", draft="true"),
            "future.md": md("Future", date="2026-06-02"),
            "hour.md": md("In an hour", date="2026-06-01T13:00:00+00:00"),
            "expired.md": md("Expired", expires="2026-05-31"),
            "today.md": md("Today", CHEESE, date="2026-06-01", expires="2026-06-01"),
        }
    )
    assert set(folder.members) == {"today.md"}
    why = {item: reason for item, (stage, reason) in skipped(folder).items() if stage == "withhold"}
    assert "draft" in why["draft.md"]
    assert "2026-06-02" in why["future.md"]
    assert "still to come" in why["hour.md"]
    assert "2026-05-31" in why["expired.md"]
    assert folder.made.counts["withheld"] == 4


def test_drafts_and_future_articles_are_shown_to_who_asks_for_them(site: SiteMaker) -> None:
    draft, future = md("Draft", draft="true"), md("Future", CHEESE, date="2026-06-02")
    folder = site({"good.md": GOOD, "draft.md": draft, "future.md": future})
    assert folder.again().counts["used"] == 1
    assert folder.again(drafts=True).counts["used"] == 2
    assert folder.again(future=True).counts["used"] == 2
    assert folder.again(drafts=True, future=True).counts["used"] == 3


def test_a_future_article_appears_when_its_day_has_come(site: SiteMaker) -> None:
    folder = site({"good.md": GOOD, "future.md": md("Future", date="2026-06-02")})
    assert folder.made.counts["used"] == 1
    assert build(folder.config, Request(NOW + timedelta(days=1))).counts["used"] == 2


def test_whether_a_day_has_come_is_decided_in_the_site_s_time_zone(site: SiteMaker) -> None:
    """At noon UTC on 1 June it is 2 June in Kiritimati."""
    toml = '[site]\ntime_zone = "Pacific/Kiritimati"\n'
    folder = site({"tomorrow.md": md("Tomorrow", date="2026-06-02")}, toml)
    there = build(folder.config, Request(NOW.astimezone(folder.config.zone)))
    assert there.counts["used"] == 1


def test_two_articles_with_one_headline_on_one_day_both_have_a_page_and_the_editor_is_told(site: SiteMaker) -> None:
    folder = site({"a.md": md("Twice", FERRY), "b.md": md("Twice", CHEESE)})
    assert folder.page("a.md") != folder.page("b.md")
    assert {folder.page("a.md"), folder.page("b.md")} <= set(folder.html)
    assert any(text.startswith("b.md") and "slug" in text for text in folder.made.notes)


def test_every_file_is_used_or_named(site: SiteMaker) -> None:
    accounted(site({**SMALL, **BAD_FILES, "photo.jpg": b"\xff", "draft.md": md("D", draft="yes")}, SMALL_TOML))


def test_the_counts_add_up(site: SiteMaker) -> None:
    folder = site({**SMALL, **BAD_FILES, "draft.md": md("D", draft="yes")}, SMALL_TOML)
    counts = folder.made.counts
    assert counts["used"] == len(folder.members)
    assert counts["used"] + counts["withheld"] + counts["skipped"] == counts["files"]
    assert counts["merged"] == 1
    assert counts["pages"] == len(
        [f for f in folder.files if f.endswith((".html", ".xml", "feed.json", ".epub")) or f == "robots.txt"]
    )


ENTRY = (
    "<entry><id>{id}</id><title>{title}</title><updated>2026-03-03T10:00:00Z</updated><content>{text}</content></entry>"
)
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>F</title><updated>2026-03-03T10:00:00Z</updated>{}</feed>'


def test_two_entries_of_a_feed_with_one_id_are_not_lost_without_a_word(site: SiteMaker) -> None:
    entries = ENTRY.format(id="x", title="One", text=FERRY) + ENTRY.format(id="x", title="Other", text=CHEESE)
    made = site({"f.xml": ATOM.format(entries)}).made
    titles = {m.article.title.value for story in made.site.stories for m in story.members}
    assert len(titles) + len(made.skipped) == 2
    members = [m for story in made.site.stories for m in story.members]
    assert len({m.article.id for m in members}) == len(members)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"pages/archive.md": "# Mine\n\nMy own archive."}, {}),
        ({"pages/stories.md": "# Mine\n\nMy own stories."}, {}),
        ({"a.md": md("A", FERRY, source="example.org")}, {"b.md": md("B", CHEESE, source="Example Org")}),
        ({"a.md": md("A", FERRY, tags="[2026]")}, {"pages/2026.md": "# Year\n\nA year."}),
    ],
)
def test_no_two_pages_have_one_address(site: SiteMaker, one: dict[str, str], other: dict[str, str]) -> None:
    """Who comes second gives way or is refused by name; a page is never lost behind another."""
    folder = site(one | other | {"good.md": GOOD})
    try:
        made = folder.made
    except (ContentError, SettingsError):
        return
    addresses = [file.path for file in made.files]
    assert sorted({path for path in addresses if addresses.count(path) > 1}) == []


def test_a_template_of_the_owner_s_that_is_wrong_leaves_the_old_site_as_it_was(
    site: SiteMaker, digest: Command
) -> None:
    folder = site({"good.md": GOOD})
    assert digest("build", "-c", folder.toml).code == 0
    before = written(folder.output)
    template = folder.root / "templates" / "article.html"
    template.parent.mkdir()
    template.write_text("{{ it.no_such_thing }}", encoding="utf-8")
    done = digest("build", "-c", folder.toml)
    assert done.code == 2
    assert "article.html" in done.err
    assert written(folder.output) == before


def test_strict_writes_nothing_on_a_warning_and_fails(site: SiteMaker, digest: Command) -> None:
    folder = site({"a.md": md("A ferry", FERRY, expires="soon")})
    done = digest("build", "--strict", "-c", folder.toml)
    assert done.code == 1
    assert not folder.output.exists()
    assert "nothing was written" in done.err
    assert digest("build", "-c", folder.toml).code == 0
    assert folder.output.exists()


def test_strict_writes_a_site_without_error_and_warning(site: SiteMaker, digest: Command) -> None:
    folder = site({"good.md": GOOD})
    assert digest("build", "--strict", "-c", folder.toml).code == 0
    assert (folder.output / "index.html").is_file()


def test_an_error_is_in_the_exit_code_and_the_rest_is_written(site: SiteMaker, digest: Command) -> None:
    folder = site({"good.md": GOOD, "broken.md": BAD_FILES["broken.md"]})
    done = digest("build", "--json", "-c", folder.toml)
    assert done.code == 1
    assert [one["item"] for one in json.loads(done.out)["left_out"]] == ["broken.md"]
    assert (folder.output / folder.page("good.md")).is_file()


@pytest.mark.parametrize("place", ["content", "content/output", "."])
def test_an_output_folder_that_would_be_read_as_articles_is_refused(
    site: SiteMaker, digest: Command, place: str
) -> None:
    folder = site({"good.md": GOOD})
    assert digest("build", "-c", folder.toml, "-o", folder.root / place).code == 2
    assert set(written(folder.root)) == {"digest.toml", "content/good.md"}


def nameless(folder: Folder) -> list[str]:
    return [note for note in folder.made.notes if "no known outlet" in note]


def test_articles_without_a_known_outlet_are_named_in_one_note_that_says_what_to_do(site: SiteMaker) -> None:
    (note,) = nameless(site({"bay/2026-03-01-wall.txt": f"Wall falls\n\n{STRIKE}", "good.md": GOOD}))
    assert note.startswith("1 article has no known outlet: bay/2026-03-01-wall.txt; say 'source:'")
    files = {f"bay/2026-03-0{day}-wall.txt": f"Wall {day} falls\n\n{STRIKE}" for day in range(1, 6)}
    (note,) = nameless(site({**files, "good.md": GOOD}))
    assert note.startswith("5 articles have no known outlet and count as one: bay/2026-03-01-wall.txt, ")
    assert "03-wall.txt and 2 more; say 'source:'" in note


@pytest.mark.parametrize(
    ("more", "toml"),
    [
        ({"bay/a.txt": f"source: The Quay\nWall falls\n\n{STRIKE}"}, ""),
        ({"bay/a.txt.toml": 'source = "The Quay"\n'}, ""),
        ({"bay/a.txt": md("Wall falls", source="The Quay")}, ""),
        ({}, '[[source]]\nkey = "bay"\nname = "The Bay"\n'),
    ],
)
def test_what_the_note_on_outlets_advises_makes_an_outlet_known(
    site: SiteMaker, more: dict[str, str], toml: str
) -> None:
    files = {"bay/a.txt": f"Wall falls\n\n{STRIKE}", "bay/b.txt": f"Cheese is cheap\n\n{CHEESE}"}
    assert [note[:10] for note in nameless(site(files))] == ["2 articles"]
    assert not any("bay/a.txt" in note for note in nameless(site({**files, **more}, toml)))


def test_a_build_reads_the_names_of_its_editor_and_of_its_ledger_once(site: SiteMaker) -> None:
    """What is changed while it runs waits for the next build, in every linking of this one."""
    folder = site({"a.md": md("Vote"), "b.md": md("Ferry", FERRY)})
    (folder.root / "overrides").mkdir()
    (folder.root / "overrides/2026-03-03.toml").write_text('[[drop]]\narticle = "b.md"\n', encoding="utf-8")
    (folder.root / "ledger").mkdir()
    broken = [folder.root / "entities.toml", folder.root / "ledger/entities.jsonl"]

    def change(stage: str, done: int, total: int) -> None:
        for path in broken if (stage, done) == ("summarise", total) else ():
            path.write_text("[[", encoding="utf-8")

    made = build(folder.config, Request(NOW), Engine(change))
    assert [story.title for story in made.site.stories] == ["Vote"]
    assert all(path.read_text(encoding="utf-8") == "[[" for path in broken)
    with pytest.raises(SettingsError):
        folder.again()
