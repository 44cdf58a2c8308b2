"""The domain of a published site (CNAME): whose it is, when it stays, and how it is given up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.publish.branch import LIST
from tests.published import BRANCH, TOML, Paper, paper
from tests.sites import run
from tests.test_publish_older import by_hand

AT_HOME = TOML.replace("https://paper.example/", "https://me.pages.example/paper/")
DOMAIN = '[publish]\ndomain = "paper.example"\n'


@pytest.fixture
def own(tmp_path: Path) -> Paper:
    return paper(tmp_path)


def test_a_domain_on_the_branch_is_kept_and_told(own: Paper) -> None:
    own.publish()
    by_hand(own, CNAME="paper.example")
    own.build(changed=True)
    done = own.publish()
    assert own.published()["CNAME"] == b"paper.example\n"
    assert "note: the branch has the domain paper.example (CNAME), which was kept" in done.err
    assert "to be without it, remove it in the host's settings" in done.err
    assert own.there("rev-list", "--count", BRANCH) == "1"
    assert json.loads(own.publish("--json").out)["domain"] == "paper.example"


def test_a_domain_that_the_site_was_not_built_for_is_a_warning(tmp_path: Path) -> None:
    done = paper(tmp_path, f'{TOML}[publish]\ndomain = "other.example"\n').publish()
    assert done.code == 0
    assert "warning: the domain is other.example, but the site was built for https://paper.example/" in done.err


def moved(own: Paper) -> None:
    """The paper gives its domain up and goes back to where its host puts it."""
    own.site.toml.write_text(AT_HOME)
    assert run("build", cwd=own.site.root).code == 0


def test_a_domain_that_digest_put_there_goes_when_it_is_given_up(tmp_path: Path) -> None:
    own = paper(tmp_path, TOML + DOMAIN)
    assert own.publish().code == 0
    assert own.published()["CNAME"] == b"paper.example\n"
    moved(own)
    refused = own.publish()
    assert (refused.code, "moved to https://me.pages.example/paper/ for good" in refused.err) == (2, True)
    done = own.publish("--force")
    assert (done.code, done.err) == (0, "")
    assert "Gone from there: CNAME." in done.out
    assert "CNAME" not in own.published()


def test_a_domain_that_digest_put_there_stays_while_the_site_is_built_for_it(tmp_path: Path) -> None:
    """Who takes only the setting out has a site at that address still."""
    own = paper(tmp_path, TOML + DOMAIN)
    own.publish()
    own.site.toml.write_text(TOML)
    for changed in (True, False):
        own.build(changed=changed)
        assert "which was kept" in own.publish().err
        assert own.published()["CNAME"] == b"paper.example\n"
    moved(own)
    assert own.publish("--force").code == 0
    assert "CNAME" not in own.published()


def test_a_domain_that_somebody_else_put_there_stays_when_the_paper_moves(own: Paper) -> None:
    own.publish()
    by_hand(own, CNAME="paper.example")
    moved(own)
    done = own.publish("--force")
    assert own.published(by_hand={"CNAME"})["CNAME"] == b"paper.example\n"
    assert "warning: the domain is paper.example, but the site was built for https://me.pages.example/" in done.err
    assert "delete CNAME there" in done.err


@pytest.mark.parametrize("told", [True, False])
def test_a_domain_chosen_at_the_host_in_place_of_digests_is_the_hosts(tmp_path: Path, *, told: bool) -> None:
    """GitHub's settings write it over the file that digest listed. A list of an older digest does not tell the domain,
    and what may be the host's is not taken away."""
    own = paper(tmp_path, TOML + DOMAIN)
    own.publish()
    listed = own.there("show", f"{BRANCH}:{LIST}")
    assert "CNAME\tpaper.example" in listed
    older = {} if told else {LIST: listed.replace("\tpaper.example", "")}
    by_hand(own, CNAME="news.example" if told else "paper.example\n", **older)
    own.site.toml.write_text(TOML if told else AT_HOME)
    assert run("build", cwd=own.site.root).code == 0
    done = own.publish("--force")
    domain = "news.example" if told else "paper.example"
    assert (done.code, "Gone from there" in done.out) == (0, False)
    assert f"the branch has the domain {domain} (CNAME), which was kept" in done.err
    assert f"warning: the domain is {domain}, but the site was built for" in done.err
    assert own.published(by_hand={"CNAME"})["CNAME"].strip() == domain.encode()


def test_a_domain_of_the_host_is_not_digests_own_for_having_been_published_over(own: Paper) -> None:
    own.publish()
    by_hand(own, CNAME="paper.example")
    own.build(changed=True)
    own.publish()
    assert "CNAME" not in own.there("show", f"{BRANCH}:{LIST}")
    moved(own)
    for _ in range(2):
        assert own.publish("--force").code == 0
        assert own.published(by_hand={"CNAME"})["CNAME"] == b"paper.example\n"


@pytest.mark.parametrize("text", ["a.example\nb.example", "a.example \x1b[2Jb.example", "https://a.example/", "\x07"])
def test_a_domain_on_the_branch_that_is_none_is_an_error_and_nothing_of_it_is_obeyed(own: Paper, text: str) -> None:
    own.publish()
    by_hand(own, CNAME=text)
    own.build(changed=True)
    done = own.publish()
    assert (done.code, done.out) == (2, "")
    assert "error: CNAME on gh-pages of origin" in done.err and "is no name of one host" in done.err
    assert done.err.rstrip("\n").isprintable()
    own.site.toml.write_text(TOML + DOMAIN)
    assert own.publish().code == 0


def test_names_on_the_branch_are_shown_and_not_obeyed(own: Paper) -> None:
    own.publish()
    name = "!a\x1b[2J\x07\nb.txt"
    by_hand(own, **{name: "x"})
    done = own.publish()
    assert "kept on the branch, where digest did not put it: !a\\x1b[2J\\x07\\nb.txt" in done.err
    assert all(line.isprintable() for line in done.err.splitlines())
    assert json.loads(own.publish("--json").out)["kept"] == [name]
    own.there("update-ref", "refs/heads/other", BRANCH)
    own.site.toml.write_text(AT_HOME)
    assert run("build", cwd=own.site.root).code == 0
    done = own.publish("--force", "--dry-run", "--branch", "other")
    assert "\\x1b[2J" in done.out
    assert all(line.isprintable() for line in done.out.splitlines())
