"""``digest explain``: where an article stands in the paper as it is published, and why there."""

from __future__ import annotations

import pytest

from tests.conftest import Command, SiteMaker
from tests.factories import CHEESE, FERRY, FERRY_OTHER
from tests.output import tables
from tests.sites import Folder, Run
from tests.test_overrides import override, page


@pytest.fixture(autouse=True)
def _no_workflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a workflow of GitHub notes would have its form."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def explained(folder: Folder, digest: Command, name: str, *more: str) -> Run:
    """What the command says of the content file ``name``."""
    return digest("explain", folder.root / "content" / name, "-c", folder.toml, *more)


def facts(out: str, name: str) -> list[str]:
    """What the heads of explained articles say under ``name``."""
    return [line[12:] for line in out.splitlines() if line.startswith(f"  {name:<10}")]


def test_a_copy_is_explained_though_its_original_stands_in_another_story(site: SiteMaker, digest: Command) -> None:
    early = page("Ferry on the reef", "2026-03-03", "a", FERRY)
    folder = site({"a/1.md": early, "b/2.md": page("The ferry again", "2026-03-04", "b", FERRY)})
    override(folder, "2026-03-04", '[[split]]\narticles = ["b/2.md"]\n')
    done = explained(folder, digest, "b/2.md")
    assert done.code == 0
    assert facts(done.out, "copy of") == ["a/1.md"]
    assert len(folder.made.site.stories) == 2


def test_a_pinned_story_without_news_is_said_to_lead_and_one_not_pinned_to_be_unchanged(
    site: SiteMaker, digest: Command
) -> None:
    files = {
        "a/1.md": page("Ferry", "2026-03-03", "a", FERRY),
        "b/2.md": page("Ferry b", "2026-03-04", "b", FERRY),
        "c/3.md": page("Cheese", "2026-03-04", "c", CHEESE),
    }
    folder = site(files)
    (rank,) = facts(explained(folder, digest, "b/2.md").out, "rank")
    assert rank == "listed as unchanged: only text of an earlier day"
    override(folder, "2026-03-04", '[[pin]]\nstory = "b/2.md"\n')
    (rank,) = facts(explained(folder, digest, "b/2.md").out, "rank")
    assert rank.startswith("lead, score 0: only text of an earlier day; pinned by hand")


@pytest.fixture
def with_draft(site: SiteMaker) -> Folder:
    """A story of one article, and a draft that would be its second."""
    draft = page("Back on the quay", "2026-03-03\ndraft: true", "b", FERRY_OTHER)
    return site({"a/1.md": page("Ferry", "2026-03-03", "a", FERRY), "b/2.md": draft})


def test_what_is_published_is_explained_as_it_is_published(with_draft: Folder, digest: Command) -> None:
    done = explained(with_draft, digest, "a/1.md")
    assert facts(done.out, "story") == ["ferry: 1 article, it stands alone"]
    assert done.err == ""
    story = tables(digest("explain", with_draft.root / "content/a/1.md", "-c", with_draft.toml, "--json").out)[0][
        "story"
    ]
    assert story["witnesses"] == 1


@pytest.mark.parametrize("others", ["*.none", "1.md"])
@pytest.mark.parametrize("asked", ["content/b/2.md", "2026/03/03/back-on-the-quay/"])
def test_what_is_withheld_is_explained_as_a_preview_has_it_and_that_is_said(
    with_draft: Folder, digest: Command, asked: str, others: str
) -> None:
    for path in with_draft.config.folder("content").rglob(others):
        path.unlink()
    what = with_draft.root / asked if asked.startswith("content") else asked
    done = digest("explain", what, "-c", with_draft.toml)
    assert done.code == 0
    (story,) = facts(done.out, "story")
    assert story.startswith("ferry: 2 articles" if others == "*.none" else "back-on-the-quay: 1 article")
    assert done.err == "note: b/2.md: is a draft; this is how a build with --drafts and --future shows it\n"


def test_of_a_feed_what_is_published_is_explained_and_what_is_still_to_come(site: SiteMaker, digest: Command) -> None:
    entries = "".join(
        f"<item><guid>{n}</guid><title>{n}</title><description>{t}</description><pubDate>{day}</pubDate></item>"
        for n, t, day in [
            ("Now", FERRY, "Tue, 03 Mar 2026 09:00:00 GMT"),
            ("Later", CHEESE, "Tue, 03 Mar 2099 09:00:00 GMT"),
        ]
    )
    folder = site({"f.xml": f"<rss version='2.0'><channel><title>Wire</title>{entries}</channel></rss>"})
    done = explained(folder, digest, "f.xml")
    assert [line for line in done.out.splitlines() if line in {"Now", "Later"}] == ["Now", "Later"]
    assert "f.xml: is dated 2099-03-03, still to come; this is how" in done.err
