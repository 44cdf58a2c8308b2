"""A preview in a process of its own, and what a browser would ask of it."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from threading import Event
from typing import IO, Any, TypeVar
from urllib.parse import urlsplit

import pytest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.processes import environment
from tests.sites import Folder

Given = TypeVar("Given")
PATIENCE = 60.0
"""Seconds after which a preview that has not answered is taken to be broken; nothing is measured with it."""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(/\S*)")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the preview sent."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Preview:
    """A preview at ``port`` below ``base``."""

    process: subprocess.Popen[str]
    port: int
    base: str

    @property
    def address(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """The reply to a question; ``path`` is below the site's base unless it begins with a slash."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path if path.startswith("/") else self.base + path, headers=named)
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def wait_for(self, path: str, *words: str, gone: str = "") -> str:
        """The text of a page as soon as it has ``words`` and not what is to be ``gone``; gives up after many
        askings."""
        pause, text = Event(), ""
        for _ in range(int(PATIENCE / 0.1)):
            text = self.ask(path).text
            if all(word in text for word in words) and not (gone and gone in text):
                return text
            pause.wait(0.1)
        pytest.fail(f"the preview never showed {words} at {path}; the last it showed: {text[-600:]!r}")

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Its exit code, and what it said until then and after."""
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@contextmanager
def preview(folder: Folder, *options: str) -> Iterator[Preview]:
    """A preview of ``folder`` that has built once, ended whatever happens. It takes any port that is free."""
    with started(folder, *options) as process:
        found = _ADDRESS.search(_line(process.stdout))
        assert found, process.communicate()[1] if process.poll() is not None else "it says no address"
        yield Preview(process, int(found[1]), found[2])


@contextmanager
def started(folder: Folder, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A preview's process, ended whatever happens."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "digest",
        "serve",
        *(options if "--port" in options else ("--port", "0", *options)),
    ]
    with subprocess.Popen(
        command, cwd=folder.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def _line(stream: IO[str] | None) -> str:
    return stream.readline() if stream else ""


class OpenPage:
    """A page that is open in a browser, as livereload's script opens it; ``of`` is the state that it was made of."""

    def __init__(self, of: str, connection: WebSocketClientConnection) -> None:
        self.of, self.connection, self.closed = of, connection, False

    async def message(self) -> dict[str, object] | None:
        """The next message; None where the socket is closed."""
        text = await asyncio.wait_for(self.connection.read_message(), PATIENCE)
        self.closed = text is None
        return json.loads(text) if text else None

    async def reloaded(self) -> bool:
        """Whether the next message loads the page anew."""
        message = await self.message()
        return message is not None and message["command"] == "reload"


def state_of(text: str) -> str:
    """Of which state of the site a page is."""
    found = re.search(r'data-of="([^"]+)"', text)
    assert found, text[-400:]
    return found[1]


@asynccontextmanager
async def opened(preview: Preview, of: str = "") -> AsyncIterator[OpenPage]:
    """A page that is open, of the state of now unless it is of another; closed at the end."""
    of = of or state_of(preview.ask("").text)
    connection = await websocket_connect(f"ws://{urlsplit(preview.address).netloc}/livereload")
    await connection.write_message(json.dumps({"command": "hello", "protocols": []}))
    page = OpenPage(of, connection)
    try:
        message = await page.message()
        assert message is not None
        assert message["command"] == "hello"
        plugins = {"digest": {"of": of}}
        await connection.write_message(json.dumps({"command": "info", "url": preview.address, "plugins": plugins}))
        yield page
    finally:
        connection.close()
        while not page.closed:
            await page.message()


def awaited(what: Coroutine[Any, Any, Given]) -> Given:
    """What ``what`` gives, in a thread of its own: in this one the loop of a test's browser may be running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, what).result()
