"""The demonstration that comes with digest: it builds without an error and shows everything there is to show."""

from __future__ import annotations

import pytest

from tests.sites import Folder

WHOLE = {
    "the Isolde": [
        "beacon/2026/03/03/isolde-wire.txt",
        "chronicle/2026-03-03-isolde-aground.txt",
        "gazette/2026-03-03-isolde.txt",
        "ibs/isolde-rescue.txt",
        "ibs/2026-03-04-boom.txt",
        "chronicle/2026-03-04-buoy.html",
        "beacon/2026-03-09-refloated.txt",
        "chronicle/2026-03-17-inquiry.txt",
        "ibs/2026-03-31-captain.html",
        "chronicle/2026-04-14-report.md",
    ],
    "the barrier": [
        "chronicle/2026-03-02-barrier-bill.md",
        "mbj/2026-03-10-audit.txt",
        "beacon/2026-03-17-vote.txt",
        "quayside/2026-03-17-vote.txt",
        "ibs/2026-03-17-nine-hours.html",
        "chronicle/2026-03-24-petition.txt",
        "beacon/2026-04-15-referendum.txt",
        "chronicle/2026-04-28-poll.html",
    ],
    "the fish": [
        "tidemark/2026-03-16-upstream.eml",
        "chronicle/2026-03-24-valve.txt",
        "beacon/2026-04-02-ban-lifted.txt",
        "chronicle/2026-04-14-fine.md",
    ],
    "the strike": [
        "chronicle/2026-03-03-ballot.txt",
        "ibs/2026-03-10-strike-day.txt",
        "quayside/2026-03-10-parents.txt",
        "beacon/2026-03-24-talks.txt",
        "tidemark/2026-03-24-mediator.eml",
        "chronicle/2026-03-31-deal.txt",
        "ibs/2026-04-08-accept.md",
    ],
    "the ship": [
        "quayside/2026-03-03-timbers.txt",
        "chronicle/2026-03-05-hull.md",
        "chronicle/2026-03-16-cargo.txt",
        "ibs/2026-03-16-jars.html",
    ],
    "the mayor": [
        "chronicle/2026-03-05-ashe.txt",
        "tidemark/2026-03-05-launch.eml",
        "ibs/2026-03-09-candidates.txt",
        "chronicle/2026-03-24-debate.md",
        "beacon/2026-04-02-poll.txt",
        "ibs/2026-04-14-count.html",
        "beacon/2026-04-15-recount.txt",
        "quayside/2026-04-28-first-week.txt",
    ],
}
"""The articles of each running story that the finder joins, and one that is joined by hand. What it leaves apart,
though a reader would not, is how a strike or a river's fish look to a columnist, and where a ship's story turns to its
oak, a letter and its owners."""


def story_of(folder: Folder, path: str) -> str:
    """The slug of the story with the article in ``path``, or none."""
    found = [s.slug for s in folder.made.site.stories if path in {m.article.path for m in s.members}]
    return found[0] if found else ""


def test_it_builds_without_any_error(demo: Folder) -> None:
    assert [one for one in demo.made.skipped if one.stage != "withhold"] == []


def test_it_is_large_enough_to_show_a_paper(demo: Folder) -> None:
    counts = demo.made.counts
    assert counts["used"] >= 60
    assert counts["editions"] >= 16
    assert len(demo.made.site.sources) >= 8


def test_it_has_every_kind_of_file(demo: Folder) -> None:
    assert {member.article.kind for member in demo.members.values()} == {"txt", "md", "html", "feed", "eml"}


def test_a_draft_and_an_article_still_to_come_are_withheld(demo: Folder) -> None:
    withheld = {one.item: one.why for one in demo.made.skipped}
    assert "draft" in withheld["chronicle/2026-04-28-drydock.md"]
    assert "2099-01-01" in withheld["chronicle/2099-01-01-centenary.md"]


def test_one_undated_article_takes_its_day_from_its_story(demo: Folder) -> None:
    approximate = {path: member.day for path, member in demo.members.items() if member.article.dated.approximate}
    assert {path: f"{day}" for path, day in approximate.items()} == {"ibs/isolde-rescue.txt": "2026-03-03"}


def test_a_correction_is_found(demo: Folder) -> None:
    (text,) = demo.members["chronicle/2026-04-14-report.md"].article.corrections
    assert "11 February" in text


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("quayside/2026-03-17-vote.txt", "beacon/2026-03-17-vote.txt"),
        ("gazette/2026-03-03-isolde.txt", "beacon/2026/03/03/isolde-wire.txt"),
        ("chronicle/2026-03-31-deal.txt", "beacon/2026-03-31-deal.txt"),
        ("gazette/2026-04-15-recount.txt", "beacon/2026-04-15-recount.txt"),
    ],
)
def test_the_agency_s_texts_are_seen_as_copies_of_the_agency(demo: Folder, copy: str, original: str) -> None:
    assert demo.members[copy].duplicate_of == demo.members[original].article.id
    assert demo.members[original].duplicate_of is None


@pytest.mark.parametrize("name", WHOLE)
def test_a_running_story_is_whole(demo: Folder, name: str) -> None:
    found = {path: story_of(demo, path) for path in WHOLE[name]}
    assert set(found.values()) == {found[WHOLE[name][0]]}, found


def test_the_running_stories_are_not_one(demo: Folder) -> None:
    assert len({story_of(demo, paths[0]) for paths in WHOLE.values()}) == len(WHOLE)


@pytest.mark.parametrize(
    "path", ["gazette/2026-03-10-seal.txt", "ibs/2026-03-02-chess.txt", "gazette/2026-04-14-cheese.txt"]
)
def test_what_stands_alone_stays_alone(demo: Folder, path: str) -> None:
    slug = story_of(demo, path)
    assert [len(s.members) for s in demo.made.site.stories if s.slug == slug] == [1]


@pytest.mark.parametrize(
    ("day", "lead"),
    [
        ("2026-03-03", "chronicle/2026-03-03-isolde-aground.txt"),
        ("2026-03-16", "tidemark/2026-03-16-upstream.eml"),
        ("2026-03-31", "chronicle/2026-03-31-deal.txt"),
        ("2026-04-14", "chronicle/2026-04-14-report.md"),
    ],
)
def test_the_news_leads_not_the_colour_of_one_outlet(demo: Folder, day: str, lead: str) -> None:
    edition = next(one for one in demo.made.site.editions if f"{one.day}" == day)
    assert lead in {member.article.path for member in edition.entries[0].members}


def test_each_article_s_outlet_is_the_one_whose_folder_it_lies_in(demo: Folder) -> None:
    assert {p: m.article.source.key for p, m in demo.members.items() if m.article.source.key != p.split("/")[0]} == {}
