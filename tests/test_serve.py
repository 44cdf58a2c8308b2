"""The preview: shows the site, sees a change, ends when it is told to."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from tests.conftest import SiteMaker
from tests.factories import CHEESE, FERRY
from tests.processes import environment
from tests.sites import SMALL, SMALL_TOML, Folder

PATIENCE = 20.0
"""Seconds after which a preview that has not answered is taken to be broken; nothing is measured with it."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@contextmanager
def preview(folder: Folder, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A preview in a process of its own, ended whatever happens."""
    command = [sys.executable, "-m", "digest", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=folder.root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def page(port: int, path: str) -> tuple[int, str]:
    """The status and text of a page; status 0 where nobody answers yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_for(port: int, path: str, *words: str) -> str:
    """The text of a page as soon as it has ``words``; asks until then, and gives up after many askings."""
    pause, text = Event(), ""
    for _ in range(int(PATIENCE / 0.1)):
        status, text = page(port, path)
        if status == 200 and all(word in text for word in words):
            return text
        pause.wait(0.1)
    pytest.fail(f"the preview never showed {words} at {path}; the last it showed: {text[:300]!r}")


def test_the_preview_shows_the_site_follows_a_change_and_ends_when_told(site: SiteMaker) -> None:
    folder = site(SMALL, SMALL_TOML)
    port = free_port()
    with preview(folder, port) as process:
        assert "Council budget passed" in wait_for(port, "", "The Lowfield Digest")
        assert page(port, "2026/03/04/")[0] == 200
        assert page(port, "no/such/page/")[0] == 404
        assert "words kept" in page(port, "2026/03/04/divers-find-second-crack-in-lowfield-bridge/audit/")[1]
        name = "herald/2026-03-06-hand.md"
        folder.put(name, SMALL[name].replace("Council budget passed", "Council budget thrown out"))
        wait_for(port, "", "Council budget thrown out")
        folder.put("herald/2026-03-07-new.md", f"---\ntitle: Council fair\ndate: 2026-03-07\n---\n\n{CHEESE}\n")
        wait_for(port, "2026/03/07/", "Council fair")
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) in {0, 130, -signal.SIGINT}
    assert not folder.output.exists()


def test_the_preview_keeps_the_last_good_site_while_the_settings_are_broken(site: SiteMaker) -> None:
    folder = site(SMALL, SMALL_TOML)
    port = free_port()
    with preview(folder, port) as process:
        wait_for(port, "", "The Lowfield Digest")
        folder.toml.write_text("[site\n", encoding="utf-8")
        folder.put("herald/touched.md", SMALL["herald/2026-03-06-hand.md"])
        wait_for(port, "", "The Lowfield Digest")
        folder.toml.write_text(SMALL_TOML.replace("Lowfield Digest", "Mended Digest"), encoding="utf-8")
        wait_for(port, "", "The Mended Digest")
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def test_a_port_that_is_taken_ends_with_3_and_says_what_to_do(site: SiteMaker) -> None:
    folder = site(SMALL, SMALL_TOML)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "digest", "serve", "--port", port]
        done = subprocess.run(
            command, cwd=folder.root, env=environment(), capture_output=True, timeout=PATIENCE * 3, check=False
        )
    assert done.returncode == 3
    assert f"error: port {port} cannot be used".encode() in done.stderr
    assert b"--port" in done.stderr
    assert done.stdout == b"", "nothing is built before that"


def test_the_preview_tells_its_warnings_and_nothing_of_its_server(site: SiteMaker) -> None:
    more = {"herald/ferry.txt": f"{FERRY}\n", "herald/ferry.txt.toml": 'drop = "Nobody wrote this"\n'}
    folder = site(SMALL | more, SMALL_TOML)
    port = free_port()
    command = [sys.executable, "-m", "digest", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=folder.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            wait_for(port, "", "The Lowfield Digest")
            assert page(port, "no/such/page/")[0] == 404
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            if process.poll() is None:
                process.kill()
    assert len(out.splitlines()) == 1
    assert "'drop' has no effect: no line is 'Nobody wrote this'" in err
    assert {line.partition(":")[0] for line in err.splitlines()} == {"warning"}
