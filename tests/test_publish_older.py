"""An older state of the paper is not put over a newer one, and what others put on the branch stays there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.ledgers import story
from tests.published import BRANCH, Paper, files, paper
from tests.sites import run, written

LIGHT = """The lighthouse of Harwick was lit again on Friday, eleven years after its lamp went out for want of a keeper.

Volunteers had cleaned the lens by hand over two winters, and the council paid for a new motor. "My father kept this
light," said Ida Marsh, who turned the key. Ships will see it from fourteen miles away."""
MORE = story("Lighthouse is lit again", LIGHT, "2026-03-06")
ADDRESS = "2026/03/06/lighthouse-is-lit-again/"
SIGN = "google1234.html"


@pytest.fixture
def own(tmp_path: Path) -> Paper:
    made = paper(tmp_path)
    (made.site.root / "ledger").mkdir()
    return made


def build(own: Paper) -> None:
    assert run("build", cwd=own.site.root).code == 0


def behind(own: Paper) -> Paper:
    """The paper, which has published one article more than the other machine has (that gets the same remote)."""
    build(own)
    other = own.site.root.with_name("other")
    shutil.copytree(own.site.root, other)
    own.site.put("more.md", MORE)
    build(own)
    assert own.publish().code == 0
    return Paper(type(own.site)(other), own.remote, own.home)


def test_a_clone_that_was_left_behind_does_not_take_the_newer_edition_away(own: Paper) -> None:
    other = behind(own)
    before = own.there("rev-parse", BRANCH)
    done = other.publish()
    assert (done.code, done.out) == (2, "")
    assert "there stands a newer edition, of 2026-03-06; this site lacks" in done.err
    assert "git pull" in done.err
    assert own.there("rev-parse", BRANCH) == before
    other.site.put("more.md", MORE)
    build(other)
    assert other.publish().code == 0


def test_force_gives_the_addresses_up_and_names_what_is_gone(own: Paper) -> None:
    other = behind(own)
    done = other.publish("--force")
    assert done.code == 0
    assert "Gone from there: 2026/03/06/" in done.out
    assert f"{ADDRESS}index.html" not in own.published()


def test_an_article_that_is_missing_from_a_day_that_is_there_is_refused_as_well(own: Paper) -> None:
    """Another machine's article of an older day: no edition is newer, an address would be lost all the same."""
    build(own)
    other = own.site.root.with_name("other")
    shutil.copytree(own.site.root, other)
    own.site.put("more.md", MORE.replace("2026-03-06", "2026-03-04"))
    build(own)
    own.publish()
    done = Paper(type(own.site)(other), own.remote, own.home).publish()
    assert done.code == 2
    assert "this site lacks 5 addresses that readers have from there: 2026/03/04/lighthouse-is-lit-again/" in done.err
    assert "newer edition" not in done.err


def test_an_article_that_was_taken_out_leaves_a_word_and_needs_no_force(own: Paper) -> None:
    """Also the newest one, whose edition is gone with it: the ledger's page at its address explains that."""
    behind(own)
    (own.site.root / "content" / "more.md").unlink()
    build(own)
    assert own.publish().code == 0
    assert b"withdrawn" in own.published()[f"{ADDRESS}index.html"]


def test_an_article_that_was_taken_out_without_a_ledger_needs_force(own: Paper) -> None:
    behind(own)
    (own.site.root / "content" / "more.md").unlink()
    shutil.rmtree(own.site.root / "ledger")
    build(own)
    refused = own.publish()
    assert refused.code == 2
    assert "a build with the ledger leaves a word at each, and --force gives them up" in refused.err
    assert own.publish("--force").code == 0


def test_a_folder_is_not_set_back_either(own: Paper, tmp_path: Path) -> None:
    other, plain = behind(own), tmp_path / "plain"
    assert own.publish("--folder", plain).code == 0
    before = written(plain)
    done = other.publish("--folder", plain)
    assert (done.code, done.out) == (2, "")
    assert "there stands a newer edition, of 2026-03-06" in done.err
    assert written(plain) == before
    assert other.publish("--folder", plain, "--force").code == 0


def by_hand(own: Paper, **names: str) -> None:
    """Puts files on the published branch as the forge's own page does: by a commit on top."""
    clone = own.home / "clone"
    own.git("clone", "-q", "-b", BRANCH, str(own.remote), str(clone))
    for name, text in names.items():
        path = clone / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    own.git("add", "-A", at=clone)
    own.git("commit", "-q", "-m", "By hand", at=clone)
    own.git("push", "-q", at=clone)
    shutil.rmtree(clone)


@pytest.mark.parametrize("filters", ["true", "false"])
def test_what_was_put_on_the_branch_by_hand_is_kept_time_and_again(own: Paper, filters: str) -> None:
    own.there("config", "uploadpack.allowFilter", filters)
    own.publish()
    hand = {SIGN: "google", ".well-known/grüße.txt": "mine", "verify/me/index.html": "me"}
    by_hand(own, **hand)
    assert "Nothing to publish" in own.publish().out
    for changed in (True, False):
        own.build(changed=changed)
        done = own.publish()
        assert done.code == 0, done.err
        assert f"kept on the branch, where digest did not put it: .well-known/grüße.txt, {SIGN}, verify/me/" in done.err
        wanted = {str(one.path): one.data for one in files(changed=changed)}
        assert own.published(by_hand=hand.keys()) == wanted | {name: text.encode() for name, text in hand.items()}
    assert own.there("rev-list", "--count", BRANCH) == "1"
    assert own.there("fsck", "--strict", "--no-dangling") == ""
    assert json.loads(own.publish("--json", "--force").out)["kept"] == sorted(hand)


def test_what_is_in_the_way_of_a_page_gives_way(own: Paper) -> None:
    """A file where the site has a folder cannot stand there beside it."""
    own.publish()
    by_hand(own, **{"2026/03/06": "mine", SIGN: "google"})
    own.site.put("more.md", MORE)
    build(own)
    done = own.publish()
    assert (done.code, f"did not put it: {SIGN}\n" in done.err) == (0, True)
    published = own.published(by_hand={SIGN})
    assert f"{ADDRESS}index.html" in published
    assert SIGN in published
    assert "2026/03/06" not in published


def test_on_a_branch_that_does_not_say_what_digest_put_there_what_is_gone_is_named(own: Paper) -> None:
    """As an older digest published, or another tool the site that digest built."""
    own.publish()
    clone = own.home / "clone"
    own.git("clone", "-q", "-b", BRANCH, str(own.remote), str(clone))
    (clone / ".digest-files").unlink()
    (clone / SIGN).write_text("google")
    own.git("add", "-A", at=clone)
    own.git("commit", "-q", "-m", "By hand", at=clone)
    own.git("push", "-q", at=clone)
    done = own.publish()
    assert f"Gone from there: {SIGN}." in done.out
