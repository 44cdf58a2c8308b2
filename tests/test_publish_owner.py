"""Publishing touches nothing of the owner's repository, and none of the owner's settings touches a byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.publish import NOBODY
from tests.published import BRANCH, TOML, Paper, files, paper
from tests.sites import run

WHOLE = {str(file.path): file.data for file in files()}


@pytest.fixture
def own(tmp_path: Path) -> Paper:
    return paper(tmp_path)


def hook(folder: Path, name: str, text: str) -> Path:
    """A hook that runs ``text``."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_a_dirty_tree_its_index_and_all_branches_stay_as_they_are(own: Paper) -> None:
    (own.site.root / "content" / "ferry.md").write_text("half written")
    (own.site.root / "staged.txt").write_text("staged")
    own.git("add", "staged.txt")
    (own.site.root / "new.txt").write_text("new")
    before = own.owners()
    assert own.publish().code == 0
    own.build(changed=True)
    assert own.publish().code == 0
    assert own.owners() == before
    assert own.git("for-each-ref", "--format=%(refname)") == "refs/heads/main"


def test_a_detached_head_stays_detached(own: Paper) -> None:
    own.git("checkout", "-q", "--detach")
    before = own.owners()
    assert own.publish().code == 0
    assert own.owners() == before
    assert own.published() == WHOLE


def test_a_worktree_knows_the_remotes_of_its_repository(own: Paper) -> None:
    second = own.home / "second tree"
    own.git("worktree", "add", "-q", str(second), "-b", "work")
    there = Paper(type(own.site)(second), own.remote, own.home)
    there.build()
    before = there.owners()
    assert there.publish().code == 0
    assert there.owners() == before
    assert own.published() == WHOLE


def test_a_site_in_a_folder_of_a_repository_is_published_alone(own: Paper) -> None:
    below = own.site.root / "papers" / "weekly"
    below.mkdir(parents=True)
    for name in ("content", "digest.toml", "output"):
        (own.site.root / name).rename(below / name)
    assert Paper(type(own.site)(below), own.remote, own.home).publish().code == 0
    assert own.published() == WHOLE


def test_no_repository_is_needed_where_the_remote_is_an_address(own: Paper) -> None:
    (own.site.root / ".git").rename(own.home / "old.git")
    assert own.publish("--remote", "../paper.git").code == 0
    assert own.publish("--remote", own.remote.as_uri()).out.startswith("Nothing to publish")
    assert own.published() == WHOLE
    assert not (own.site.root / ".git").exists()


def test_a_path_as_remote_counts_from_where_the_command_is_given(own: Paper) -> None:
    done = own.publish("-c", own.site.toml, "--remote", own.remote.name, cwd=own.remote.parent)
    assert done.code == 0
    assert own.published() == WHOLE


def test_folders_with_spaces_and_letters_of_all_kinds_are_like_others(tmp_path: Path) -> None:
    own = paper(tmp_path / "Ünser schönes\tBlatt", name="газета 'heute'")
    assert own.publish().code == 0
    assert own.published() == WHOLE


def test_who_has_no_name_in_git_is_nobody(own: Paper) -> None:
    assert own.publish(env={"EMAIL": "", "GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": ""}).code == 0
    assert own.there("log", "-1", "--format=%an|%ae|%cn|%ce", BRANCH) == "|".join(NOBODY * 2)


@pytest.mark.parametrize(
    "settings",
    [
        "[user]\nname = E\nemail = e@e.example\nsigningkey = none\n[commit]\ngpgsign = true\n[tag]\ngpgsign = true\n"
        "[push]\ngpgSign = true\n[gpg]\nprogram = false\n",
        "[core]\nautocrlf = true\nsafecrlf = true\neol = crlf\nquotePath = true\n",
        '[core]\nattributesFile = ATTRIBUTES\n[filter "ruin"]\nclean = "tr a-z A-Z"\nsmudge = false\nrequired = true\n',
        "[core]\nhooksPath = HOOKS\n",
        "[color]\nui = always\nremote = always\npush = always\n",
        "[push]\nfollowTags = true\nrecurseSubmodules = check\npushOption = x\n[init]\ntemplateDir = HOOKS\n",
        "[i18n]\ncommitEncoding = latin1\n[user]\nuseConfigOnly = true\n[safe]\nbareRepository = explicit\n",
    ],
    ids=["signing", "endings", "filters", "hooks", "colours", "pushing", "words"],
)
@pytest.mark.parametrize("whose", ["person", "repository"])
def test_no_setting_of_the_owner_changes_a_byte_or_stops_it(own: Paper, settings: str, whose: str) -> None:
    attributes = own.home / "attributes"
    attributes.write_text("*.html filter=ruin\n* text=auto eol=crlf\n")
    (own.site.root / ".gitattributes").write_text(attributes.read_text())
    hooks = own.home / "hooks"
    for name in ("pre-push", "pre-commit", "post-index-change", "post-commit"):
        hook(hooks, name, "echo stopped >&2; exit 1")
    text = settings.replace("ATTRIBUTES", str(attributes)).replace("HOOKS", str(hooks))
    place = own.home / ".gitconfig" if whose == "person" else own.site.root / ".git" / "config"
    with place.open("a") as file:
        file.write(text)
    done = own.publish()
    assert (done.code, done.err) == (0, "")
    assert own.published() == WHOLE


def test_no_hook_that_a_person_has_for_all_repositories_runs_in_the_store(own: Paper) -> None:
    """The remote lies on this machine and is the person's too: there they run."""
    for name in ("pre-push", "reference-transaction", "post-index-change"):
        text = f'case "$GIT_DIR" in *digest-publish*) echo {name} >> "{own.home}/ran"; exit 1;; esac'
        hook(own.home / "hooks", name, text)
    (own.home / ".gitconfig").write_text(f"[core]\nhooksPath = {own.home}/hooks\n")
    assert own.publish().code == 0
    own.build(changed=True)
    assert own.publish().code == 0
    assert not (own.home / "ran").exists()


def test_a_hook_of_the_owner_that_fails_is_not_asked(own: Paper) -> None:
    hook(own.site.root / ".git" / "hooks", "pre-push", "exit 1")
    assert own.publish().code == 0


def test_a_hook_that_publishes_another_paper_does_not_lead_it_astray(own: Paper, tmp_path: Path) -> None:
    other = paper(tmp_path / "other", name="else")
    env = {
        "GIT_DIR": str(other.site.root / ".git"),
        "GIT_INDEX_FILE": str(other.site.root / ".git" / "index"),
        "GIT_WORK_TREE": str(other.site.root),
        "GIT_OBJECT_DIRECTORY": str(other.site.root / ".git" / "objects"),
        "GIT_NAMESPACE": "x",
    }
    before = other.owners()
    assert own.publish(env=env).code == 0
    assert other.owners() == before
    assert own.published() == WHOLE
    assert other.there("for-each-ref") == ""


def test_settings_of_the_repository_and_of_the_environment_say_how_a_remote_is_reached(own: Paper) -> None:
    own.git("config", f"url.{own.remote.parent}/.insteadOf", "https://git.example/")
    own.git("remote", "set-url", "origin", "https://git.example/paper.git")
    assert json.loads(own.publish("--json").out)["pushed"] is True
    own.git("config", "--unset", f"url.{own.remote.parent}/.insteadOf")
    env = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{own.remote.parent}/.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://git.example/",
    }
    assert own.publish(env=env).out.startswith("Nothing to publish")


def test_a_remote_of_several_addresses_gets_it_at_each(own: Paper) -> None:
    second = own.remote.with_name("second.git")
    own.git("init", "-q", "--bare", str(second))
    own.git("remote", "set-url", "--add", "origin", str(second))
    assert own.publish().code == 0
    assert own.git("rev-parse", BRANCH, at=second) == own.there("rev-parse", BRANCH)


def test_a_repository_with_longer_hashes_is_one_like_others(own: Paper) -> None:
    longer = own.remote.with_name("longer.git")
    own.git("init", "-q", "--bare", "--object-format=sha256", str(longer))
    clone = own.home / "clone"
    own.git("init", "-q", "--object-format=sha256", "-b", BRANCH, str(clone))
    own.git("commit", "-q", "--allow-empty", "-m", "Begin", at=clone)
    own.git("push", "-q", str(longer), BRANCH, at=clone)
    done = own.publish("--remote", longer)
    assert (done.code, done.err) == (0, "")
    assert Paper(own.site, longer, own.home).published() == WHOLE


def test_an_empty_repository_with_longer_hashes_is_one_too(own: Paper) -> None:
    longer = own.remote.with_name("longer.git")
    own.git("init", "-q", "--bare", "--object-format=sha256", str(longer))
    done = own.publish("--remote", longer)
    assert (done.code, done.err) == (0, "")
    assert Paper(own.site, longer, own.home).published() == WHOLE


def test_a_build_and_a_publication_make_a_paper_go_out(own: Paper) -> None:
    """The commands as an owner gives them, one after the other."""
    (own.site.root / "ledger").mkdir()
    assert run("build", cwd=own.site.root).code == 0
    assert own.publish().code == 0
    assert own.published() == WHOLE
    assert TOML.split('"')[3].encode() in own.published()["status.json"]
