"""Publishing to a real bare repository: one commit, only what changed, and never over somebody else's."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from digest.errors import MachineError
from digest.ledger import read_ledger
from digest.publish import Options, Store, built, require_git, resolve_target
from tests.published import BRANCH, NAMED, Paper, clean, files, paper
from tests.sites import EPOCH, NOW


@pytest.fixture
def own(tmp_path: Path) -> Paper:
    return paper(tmp_path)


def test_the_first_publication_puts_every_file_of_the_site_on_a_new_branch_and_nothing_else(own: Paper) -> None:
    done = own.publish()
    assert (done.code, done.err) == (0, "")
    assert own.published() == {str(file.path): file.data for file in files()}
    assert f"{len(files())} files new" in done.out


def test_pages_runs_no_jekyll_over_it_and_no_file_may_be_run(own: Paper) -> None:
    own.publish()
    assert own.published()[".nojekyll"] == b""
    assert {line.split()[0] for line in own.there("ls-tree", "-r", BRANCH).splitlines()} == {"100644"}


def test_the_commit_names_edition_counts_owner_and_the_time_it_was_told(own: Paper) -> None:
    own.publish(env=NAMED)
    said = own.there("log", "-1", "--format=%an %ae %cn %at %ct%n%B", BRANCH)
    assert said.startswith(f"R. Editor editor@paper.example R. Editor {EPOCH} {EPOCH}\n")
    assert f"Publish the edition of 2026-03-05: {len(files())} files new" in said
    assert "Test paper, https://paper.example/" in said


def test_where_nothing_changed_nothing_is_sent(own: Paper) -> None:
    own.publish()
    before = own.there("rev-parse", BRANCH)
    done = own.publish(env={"SOURCE_DATE_EPOCH": str(int(EPOCH) + 9)})
    assert (done.code, done.err) == (0, "")
    assert "Nothing to publish" in done.out
    assert own.there("rev-parse", BRANCH) == before


def test_one_changed_article_publishes_exactly_the_pages_that_changed(own: Paper) -> None:
    own.publish()
    before = own.there("rev-parse", BRANCH)
    own.build(changed=True)
    told = json.loads(own.publish("--json").out)
    listed = own.there("diff", "--name-status", "--no-renames", before, BRANCH).splitlines()
    old, new = ({str(one.path): one.data for one in files(changed=which)} for which in (False, True))
    wanted = {path for path in old | new if old.get(path) != new.get(path)}
    assert {line.partition("\t")[2] for line in listed} == wanted
    assert "2026/03/03/ferry-strikes-reef-in-fog/index.html" not in wanted
    assert {f"{one['change']}\t{one['path']}" for one in told["changed"]["paths"]} == set(listed)


def test_a_branch_is_always_one_commit_and_what_was_before_is_not_reachable(own: Paper) -> None:
    own.publish()
    before = own.there("rev-parse", BRANCH)
    own.build(changed=True)
    own.publish()
    assert own.there("rev-list", "--count", BRANCH) == "1"
    assert f"unreachable commit {before}" in own.there("fsck", "--unreachable", "--no-reflogs")


@pytest.mark.parametrize("filters", ["true", "false"])
def test_only_new_bytes_are_sent_and_a_remote_may_send_all_or_only_what_it_is_asked_for(
    own: Paper, filters: str
) -> None:
    own.publish()
    own.there("config", "uploadpack.allowFilter", filters)
    own.there("config", "receive.unpackLimit", "1")
    packs = own.remote / "objects" / "pack"
    old = set(packs.glob("*.idx"))
    own.build(changed=True)
    assert own.publish().code == 0
    assert own.published() == {str(file.path): file.data for file in files(changed=True)}
    (pack,) = set(packs.glob("*.idx")) - old
    whole = own.there("rev-list", "--objects", BRANCH).splitlines()
    sent = re.findall(r" (?:blob|tree|commit) ", own.there("verify-pack", "-v", str(pack)))
    assert len(sent) < len(whole)


def test_a_dry_run_says_what_would_change_and_sends_nothing(own: Paper) -> None:
    done = own.publish("--dry-run")
    assert done.code == 0
    assert own.there("for-each-ref") == ""
    assert (
        f"Would publish to gh-pages of origin ({own.remote}): {len(files())} files new. Nothing was sent." in done.out
    )
    assert "  A .nojekyll" in done.out
    assert f"and {len(files()) - 20} more" in done.out
    assert json.loads(own.publish("--dry-run", "--json").out)["commit"] is None
    own.publish()
    assert "'digest build' takes in what changed since" in own.publish("--dry-run").out
    own.build(changed=True)
    assert "  M data/digest.jsonl" in own.publish("--dry-run").out


def test_scripts_get_one_object(own: Paper) -> None:
    first = json.loads(own.publish("--json").out)
    assert list(first) == ["schema", "branch", "remote", "commit", "before", "changed", "pushed", "domain", "kept"]
    assert (first["branch"], first["remote"], first["before"], first["pushed"]) == (BRANCH, str(own.remote), None, True)
    assert first["commit"] == own.there("rev-parse", BRANCH)
    assert (first["changed"]["added"], first["changed"]["changed"]) == (len(files()), 0)
    second = json.loads(own.publish("--json").out)
    assert (second["before"], second["commit"], second["pushed"]) == (first["commit"], first["commit"], False)
    assert second["changed"] == {"added": 0, "changed": 0, "removed": 0, "paths": []}


@pytest.mark.parametrize("meanwhile", ["moved", "made"])
def test_what_somebody_else_published_meanwhile_is_never_lost(own: Paper, tmp_path: Path, meanwhile: str) -> None:
    if meanwhile == "moved":
        own.publish()
        own.build(changed=True)
    program = require_git(own.site.root, clean(own.home))
    where = resolve_target(program, "origin", BRANCH, own.site.root)
    with Store.open(program, where) as store:
        ready = store.ready(built(own.site.config, read_ledger(own.site.root)), Options(NOW))
        theirs = own.git("commit-tree", own.git("write-tree"), "-m", "Theirs")
        own.git("push", "-q", "-f", "origin", f"{theirs}:refs/heads/{BRANCH}")
        with pytest.raises(MachineError, match="moved on while this ran") as caught:
            store.send(ready)
    assert caught.value.hint == "run it again"
    assert own.there("rev-parse", BRANCH) == theirs


def test_another_branch_of_the_remote_is_no_concern(own: Paper) -> None:
    own.git("push", "-q", "origin", "main")
    before = own.there("rev-parse", "main")
    own.publish("--branch", "site/live")
    own.there("symbolic-ref", "HEAD", "refs/heads/site/live")
    own.build(changed=True)
    assert own.publish("--branch", "site/live").code == 0
    assert own.there("rev-parse", "main") == before
    assert own.published("site/live") == {str(file.path): file.data for file in files(changed=True)}


def test_a_branch_whose_name_ends_alike_is_another(own: Paper) -> None:
    own.git("push", "-q", "origin", f"main:refs/heads/refs/heads/{BRANCH}")
    assert f"{len(files())} files new" in own.publish("--dry-run").out


def test_settings_name_remote_branch_and_domain(tmp_path: Path) -> None:
    toml = '[site]\ntitle = "Test paper"\nbase_url = "https://paper.example/"\n[publish]\nremote = "../paper.git"\n'
    own = paper(tmp_path, f'{toml}branch = "live"\ndomain = "paper.example"\n')
    own.git("remote", "remove", "origin")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = own.publish("-c", own.site.toml, cwd=elsewhere)
    assert (done.code, done.err) == (0, "")
    assert own.published("live")["CNAME"] == b"paper.example\n"
