"""What goes wrong between here and the remote is told in plain words, without passwords, and waits for nobody."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from digest.errors import MachineError, SettingsError
from digest.git import without_secrets
from digest.model import File
from digest.publish import Store, require_git, resolve_target
from digest.publish.trouble import secrets_of, shown, trouble
from digest.write import write
from tests.published import BRANCH, Paper, clean, files, paper
from tests.test_publish_owner import hook


@pytest.fixture
def own(tmp_path: Path) -> Paper:
    return paper(tmp_path)


@contextmanager
def server(status: int) -> Iterator[str]:
    """The host and port of a server that answers everything with ``status``."""

    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            if status == 401:
                self.send_header("WWW-Authenticate", 'Basic realm="paper"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    thread = Thread(target=running.serve_forever)
    thread.start()
    try:
        yield f"127.0.0.1:{running.server_port}"
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


@pytest.mark.parametrize(
    ("status", "said", "code"),
    [(401, "lets you not in", 3), (403, "lets you not in", 3), (404, "no Git repository", 2)],
)
@pytest.mark.parametrize("person", ["", "editor:s3cret-w0rd@", "ghp_0123456789abcdefghij@"])
def test_a_server_that_refuses_is_told_without_a_question_and_without_a_password(
    own: Paper, status: int, said: str, code: int, person: str
) -> None:
    with server(status) as host:
        own.git("remote", "set-url", "origin", f"http://{person}{host}/paper.git")
        done = own.publish()
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert f"http://{host}/paper.git" in done.err
    assert "s3cret" not in done.err + done.out
    assert "ghp_" not in done.err + done.out


def test_no_network_is_told(own: Paper) -> None:
    with server(500) as host:
        pass
    done = own.publish("--remote", f"http://editor:s3cret@{host}/paper.git", "--json")
    assert (done.code, done.out) == (3, "")
    assert "the remote cannot be reached" in done.err
    assert "s3cret" not in done.err


def test_a_hook_of_the_remote_that_refuses_is_quoted(own: Paper) -> None:
    hook(own.remote / "hooks", "pre-receive", "echo no room for papers >&2; exit 1")
    done = own.publish()
    assert (done.code, done.out) == (3, "")
    assert "the remote's own hook refused it. Git said: no room for papers" in done.err
    assert own.there("for-each-ref") == ""


def test_a_protected_branch_is_told_and_keeps_what_it_has(own: Paper) -> None:
    own.publish()
    before = own.there("rev-parse", BRANCH)
    own.there("config", "receive.denyNonFastForwards", "true")
    own.build(changed=True)
    done = own.publish()
    assert done.code == 3
    assert "the branch is protected" in done.err
    assert "allow force pushes" in done.err
    assert own.there("rev-parse", BRANCH) == before


def test_the_branch_that_the_remote_has_checked_out_is_told(own: Paper) -> None:
    other = own.home / "other"
    own.git("init", "-q", "-b", BRANCH, str(other))
    assert "has this branch checked out" in own.publish("--remote", other).err


def test_a_branch_that_would_have_to_lie_in_another_is_told(own: Paper) -> None:
    own.git("push", "-q", "origin", f"main:{BRANCH}/old")
    done = own.publish()
    assert done.code == 2
    assert "another branch there has a name" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--remote", "nobody"], "has no remote 'nobody' (git remote add nobody https://"),
        (["--remote", "no body"], "'no body' is no remote's name and no address"),
        (["--remote", "/no/where"], "there is no Git repository at that address"),
        (["--remote", "nonsense://x.example/y"], "Git cannot speak to such an address"),
        (["--remote", "--upload-pack=touch x"], "is no remote's name and no address"),
        (["--branch", "no branch"], "'no branch' is no name for a branch"),
        (["--branch", "-x"], "'-x' is no name for a branch"),
        (["--branch", "x", "--folder", "y"], "--folder goes with neither"),
    ],
)
def test_words_that_name_nothing_are_told(own: Paper, words: list[str], said: str) -> None:
    done = own.publish(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_no_repository_and_no_address_is_told_with_what_to_do(own: Paper) -> None:
    (own.site.root / ".git").rename(own.home / "old.git")
    done = own.publish()
    assert done.code == 2
    assert "is in no Git repository, which could know a remote 'origin'" in done.err
    assert "digest publish --remote https://" in done.err


def test_without_git_there_is_a_way_and_it_is_told(own: Paper, tmp_path: Path) -> None:
    nothing = tmp_path / "empty"
    nothing.mkdir()
    done = own.publish(env={"PATH": str(nothing)})
    assert (done.code, done.out) == (3, "")
    assert "Git is not installed, or not on the PATH" in done.err
    assert "--folder" in done.err
    assert own.publish("--folder", tmp_path / "plain", env={"PATH": str(nothing)}).code == 0


def test_a_git_that_is_too_old_is_told(own: Paper, tmp_path: Path) -> None:
    hook(tmp_path / "old", "git", "echo git version 2.25.1")
    done = own.publish(env={"PATH": str(tmp_path / "old")})
    assert done.code == 3
    assert "publishing takes Git 2.31 or newer" in done.err


def test_a_remote_that_never_answers_is_left_and_its_programs_are_ended(own: Paper) -> None:
    fifo = own.home / "fifo"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    silent = hook(own.home, "silent", f"exec 9<>{fifo}; echo begun >&9; sleep 600")
    environment = clean(own.home) | {"GIT_SSH_COMMAND": str(silent), "GIT_SSH_VARIANT": "simple"}
    program = require_git(own.site.root, environment)
    where = resolve_target(program, "ssh://nowhere.example/paper.git", BRANCH, own.site.root)
    with (
        pytest.raises(MachineError, match="had no end after 2 seconds"),
        Store.open(replace(program, seconds=2), where),
    ):
        pass
    try:
        if os.read(reader, 6):  # else this machine was so busy that it was ended before it began
            waiting = select.poll()
            waiting.register(reader, 0)
            assert waiting.poll(60_000) == [(reader, select.POLLHUP)]
    finally:
        os.close(reader)


def test_a_file_that_github_refuses_is_told_before_anything_is_sent(own: Paper) -> None:
    path = type(files()[0].path)("2026/large.bin")
    write([*files(), File(path, bytes(101 * 2**20))], own.site.output)
    done = own.publish("--remote", "git@github.com:you/paper.git", env={"GIT_SSH_COMMAND": "false"})
    assert done.code == 2
    assert "2026/large.bin: has 101 MB, and GitHub takes no file above 100 MB" in done.err


def test_in_a_workflow_trouble_is_an_annotation(own: Paper) -> None:
    def annotated(*words: str) -> str:
        return own.publish(*words, env={"GITHUB_ACTIONS": "true"}).err

    (own.site.output / "mine.txt").write_text("mine")
    assert annotated("--remote", "nobody").startswith("::error::")
    assert annotated().startswith("::warning::")


def test_in_a_workflow_what_stopped_it_stands_in_the_report(own: Paper, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    own.publish("--remote", "nobody", env={"GITHUB_STEP_SUMMARY": str(report)})
    assert "### Stopped" in report.read_text() and "has no remote 'nobody'" in report.read_text()


KNOWN = {
    "remote: error: GH001: Large files detected.\nremote: error: File x is 123.00 MB; this exceeds GitHub's file size "
    "limit of 100.00 MB\n ! [remote rejected] a -> b (pre-receive hook declined)": "no file as large",
    "remote: error: GH006: Protected branch update failed for refs/heads/gh-pages.": "the branch is protected",
    "remote: GitLab: You are not allowed to force push code to a protected branch on this project.\n"
    " ! [remote rejected] a -> b (pre-receive hook declined)": "the branch is protected",
    "remote: fatal: write error: No space left on device\nerror: remote unpack failed: index-pack abnormal": "is full",
    "ERROR: Permission to you/paper.git denied to other.\nfatal: Could not read from remote repository.": "not write",
    "git@git.example: Permission denied (publickey).\nfatal: Could not read from remote repository.": "lets you not in",
    "Host key verification failed.\nfatal: Could not read from remote repository.": "lets you not in",
    "fatal: unable to access 'https://git.example/': Could not resolve host: git.example": "cannot be reached",
    "ssh: connect to host git.example port 22: Network is unreachable": "cannot be reached",
    "remote: Repository not found.\nfatal: repository 'https://git.example/paper.git/' not found": "no Git repository",
    "remote: error: cannot lock ref 'refs/heads/gh-pages': is at aaa but expected bbb": "moved on while this ran",
    "fatal: detected dubious ownership in repository at '/srv/paper'": "belongs to somebody else",
    "something quite new": "git push failed. Git said: something quite new",
}


@pytest.mark.parametrize("err", KNOWN)
def test_what_hosts_say_is_told_in_plain_words_with_their_own_beside_them(err: str) -> None:
    told = trouble("push", err, "origin")
    assert isinstance(told, MachineError | SettingsError)
    assert KNOWN[err] in str(told)
    assert told.hint
    assert err.splitlines()[0].removeprefix("remote: ") in str(told)


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("https://you:pass@git.example/p.git", "https://git.example/p.git"),
        ("https://ghp_token@git.example/p.git?x=y#z", "https://git.example/p.git"),
        ("https://you:p@ss@git.example:8443/p", "https://git.example:8443/p"),
        ("git@git.example:you/paper.git", "git@git.example:you/paper.git"),
        ("https://[broken/p", "https://[broken/p"),
        ("../paper.git", "../paper.git"),
    ],
)
def test_an_address_is_shown_without_what_opens_it(address: str, seen: str) -> None:
    assert shown(address) == seen
    assert without_secrets(f"fatal: '{address}'", secrets_of(address)).count("pass") == 0
    assert without_secrets(f"fatal: '{address}'", secrets_of(address)).count("token") == 0
