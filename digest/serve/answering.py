"""The server of the preview: files from memory, on this machine and to its own pages alone."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files as packaged
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, unquote_to_bytes

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.web import Application, HTTPError, RequestHandler

from digest.errors import DigestError
from digest.serve.pages import ASSETS, LOST, dressed, empty
from digest.serve.shown import Now, Problem

HOST = "127.0.0.1"
_INDEX = "index.html"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".epub": "application/epub+zip",
    ".wasm": "application/wasm",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for a path: the file at ``path``, or where to look instead (``to``)."""

    status: int
    path: str = ""
    to: str = ""


def answer(now: Now, asked: str) -> Answer:
    """What is sent of the site that is shown ``now`` where ``asked`` is asked for: the path of an address, decoded."""
    files, base = now.shown.files, unquote(now.shown.base)
    if asked in {"/", base.rstrip("/")} and asked != base:
        return Answer(302, to=now.shown.base)
    path = asked.removeprefix(base) if asked.startswith(base) else None
    if path is None or not files:
        return Answer(404, LOST)
    if path in files:
        return Answer(200, path)
    if path.endswith("/") or not path:
        return Answer(200, path + _INDEX) if path + _INDEX in files else Answer(404, LOST)
    return Answer(302, to=f"{now.shown.base}{quote(path)}/") if f"{path}/{_INDEX}" in files else Answer(404, LOST)


@dataclass(slots=True)
class Desk:
    """What the server answers from. ``now`` is replaced whole after a build; ``ready`` is set with the first.
    ``run`` tells this preview from one that was here before it."""

    port: int
    now: Now = field(default_factory=Now)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    run: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def state(self) -> str:
        """By what a page knows of which state of the site it is."""
        return f"{self.run}-{self.now.number}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which this server may be asked for."""
        names = (HOST, "localhost")
        return tuple(f"{name}:{self.port}" for name in names) + (names if self.port == 80 else ())

    def show(self, now: Now) -> None:
        """From now on shows ``now``, and loads all pages anew."""
        self.now = now
        self.ready.set()
        Live.reload_all()


class Guarded(RequestHandler):
    """Answers this machine's own browser: a name that only leads here (DNS rebinding) and pages of other origins are
    refused, and so is what is no question."""

    SUPPORTED_METHODS: tuple[str, ...] = ("GET", "HEAD")
    desk: Desk

    def initialize(self, desk: Desk) -> None:
        """Tornado's own way to hand things over."""
        self.desk = desk

    def prepare(self) -> None:
        """Refuses whoever may not ask."""
        origin = self.request.headers.get("Origin")
        if self.request.host.lower() not in self.desk.hosts:
            raise HTTPError(421, reason="Ask for 127.0.0.1")
        if origin is not None and origin not in {f"http://{host}" for host in self.desk.hosts}:
            raise HTTPError(403, reason="Other origins may not ask")

    def set_default_headers(self) -> None:
        """Nothing is kept, guessed at, or shown inside pages of others."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Content-Security-Policy", "frame-ancestors 'none'")

    def compute_etag(self) -> None:
        """None: nothing is kept."""

    def write_error(self, status_code: int, **_: Any) -> None:
        """The reason in a line."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        if status_code == 405:
            self.set_header("Allow", ", ".join(self.SUPPORTED_METHODS))
        self.finish(f"{status_code} {self._reason}\n")

    async def head(self, *parts: str) -> None:
        """What a GET would have, without its body."""
        await self.get(*parts)

    async def get(self, *_: str) -> None:
        """To be said by each."""
        raise HTTPError(404)


class Files(Guarded):
    """The files of the site. Before the first build is done, an answer waits for it."""

    async def get(self, *_: str) -> None:
        """A file, the index of a folder, or the site's own page for what is not there."""
        await self.desk.ready.wait()
        now, state = self.desk.now, self.desk.state
        asked = unquote_to_bytes(self.request.path).decode("utf-8", "replace")
        found = answer(now, asked)
        self.set_status(found.status)
        if found.to:
            self.set_header("Location", found.to + (f"?{self.request.query}" if self.request.query else ""))
            return
        data = now.shown.files.get(found.path)
        page = found.path.endswith(".html") and found.path not in now.shown.bare
        self.set_header("Content-Type", _type(found.path))
        try:
            if late := now.shown.late.get(found.path):
                data = (await asyncio.to_thread(late.make)).data
        except DigestError as error:
            self._fail(error, now if page else None, state)
            return
        if data is None:
            self.finish(empty(now, state))
        else:
            self.finish(dressed(data, found.path, now, state) if page else data)

    def _fail(self, error: DigestError, now: Now | None, state: str) -> None:
        """Says why the file that was asked for cannot be made; in a page, where there is ``now`` something to show."""
        self.set_status(500)
        if now:
            words = now.shown.words.of_page
            self.finish(empty(Now(replace(now.shown, files={}, words=words), Problem.of(error)), state))
        else:
            self.set_header("Content-Type", _TYPES[".txt"])
            self.finish(f"{error}\n")


class Asset(Guarded):
    """The preview's own style sheet and script."""

    async def get(self, *parts: str) -> None:
        """The file of that name."""
        self.set_header("Content-Type", _type(parts[0]))
        self.finish(_asset(parts[0]))


class Script(Guarded, LiveReloadJSHandler):  # type: ignore[misc]
    """Livereload's script, as it comes."""

    async def get(self, *_: str) -> None:
        """The script."""
        LiveReloadJSHandler.get(self)
        self.set_header("Content-Type", _type(".js"))


class Live(Guarded, LiveReloadHandler):  # type: ignore[misc]
    """A page that is open, at livereload's protocol. It is loaded anew after each change, and at once where it says
    that it is of an older state: what it missed while it was loading, or while there was no preview, it sees now.
    (Livereload's own ``check_origin`` lets all pass: ``prepare`` has refused the others.)"""

    SUPPORTED_METHODS = ("GET",)

    async def get(self, *parts: str) -> None:
        """Opens the socket."""
        await LiveReloadHandler.get(self, *parts)

    def on_message(self, message: str | bytes) -> None:
        """Livereload's handshake, and of which state the page is."""
        try:
            said = json.loads(message)
            of = said["plugins"]["digest"]["of"] if said["command"] == "info" else self.desk.state
        except (ValueError, KeyError, TypeError):
            of, said = "", {}
        if said:
            LiveReloadHandler.on_message(self, message)
        if of != self.desk.state:
            self.send_message(_RELOAD)

    @classmethod
    def reload_all(cls) -> None:
        """Loads every page anew that is open."""
        for waiter in tuple(LiveReloadHandler.waiters):
            waiter.send_message(_RELOAD)

    @classmethod
    def close_all(cls) -> None:
        """Takes leave of every page that is open."""
        for waiter in tuple(LiveReloadHandler.waiters):
            waiter.close(1001)


_RELOAD = {"command": "reload", "path": "*", "liveCSS": False, "liveImg": False}


def application(desk: Desk) -> Application:
    """All that is answered."""
    given = {"desk": desk}
    handlers: list[tuple[str, Callable[..., Any], dict[str, Any]]] = [
        ("/livereload", Live, given),
        (r"/livereload\.js", Script, given),
        (rf"{ASSETS}(preview\.(?:css|js))", Asset, given),
        ("/.*", Files, given),
    ]
    return Application(handlers, default_handler_class=Files, default_handler_args=given, log_function=_quietly)


def _quietly(_: RequestHandler) -> None:
    """What is asked for is nobody's business; what goes wrong is told elsewhere."""


@cache
def _asset(name: str) -> bytes:
    return packaged("digest.serve").joinpath(name).read_bytes()


def _type(path: str) -> str:
    return _TYPES.get(PurePosixPath(f"x{path}").suffix, "application/octet-stream")
