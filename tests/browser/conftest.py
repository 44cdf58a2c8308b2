"""A real browser, and the demonstration written to disk for it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from digest.write import write
from tests.sites import Folder

pytest.importorskip("playwright.sync_api", reason="playwright is not installed; see CONTRIBUTING")

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ICON = "/favicon.ico"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def root(demo: Folder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration below ``paper/`` of a folder."""
    place = tmp_path_factory.mktemp("web")
    assert write(demo.made.files, place / "paper").skipped == ()
    return place


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        """A file; a browser asks for an icon of its own accord, and is told that there is none."""
        if self.path == ICON:
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test's output is its own."""


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """The address of a server here that shows the files below ``root``."""
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served(root: Path) -> Iterator[str]:
    """The address of the demonstration at ``/paper/`` of a server here."""
    with serving(root) as address:
        yield f"{address}paper/"


@pytest.fixture(params=["file", "http"])
def site(request: pytest.FixtureRequest, root: Path, served: str) -> str:
    """The address of the site: on the disk, and on a server below a path."""
    return served if request.param == "http" else f"{(root / 'paper').as_uri()}/"


@dataclass
class Watch:
    """What a page complained of, and the requests that it made elsewhere."""

    site: str
    complaints: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def over(self, page: Page) -> Page:
        """``page``, watched."""
        page.on("console", lambda one: self.complaints.append(one.text) if one.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", lambda one: self._failed(one.url, one.failure or ""))
        page.on("request", lambda one: self._request(one.url))
        return page

    def _failed(self, address: str, why: str) -> None:
        """A page that is left before its icon has come has nothing to complain of."""
        if not ("favicon" in address and why == "net::ERR_ABORTED"):
            self.complaints.append(f"{address} failed: {why}")

    def _request(self, address: str) -> None:
        if not address.startswith(self.site) and urlsplit(address).path != ICON:
            self.elsewhere.append(address)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader's own browser, which keeps what a page lets it keep."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    yield made
    made.close()


@pytest.fixture
def watch(site: str) -> Watch:
    return Watch(site)


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    return watch.over(context.new_page())
