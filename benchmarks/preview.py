"""How long an edit takes to reach the browser: the demonstration in a folder of its own, a preview in a process of its
own, and the websocket of an open page."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tornado.websocket import WebSocketClientConnection, websocket_connect

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 60.0
_QUIET = 0.8
"""Seconds between two edits: each is measured alone."""

Edit = Callable[[Path], None]


def _written(name: str, change: Callable[[str], str]) -> Edit:
    """An edit of one file, made if it is not there."""

    def edit(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(change(text), encoding="utf-8")

    return edit


_ARTICLE = "content/chronicle/2026-03-02-barrier-bill.md"
_OTHER = "content/ibs/isolde-rescue.txt"
_NEW = "content/new/2026-04-02-fair.md"
_FRONT = "---\ntitle: A fair on the quay\ndate: 2026-04-02\nsource: chronicle\n---\n\n"
_DROP = f'[[drop]]\narticle = "{_ARTICLE.removeprefix("content/")}"\nreason = "told twice"\n'
_LOST = "{% extends 'base.html' %}{% block main %}<h1>Lost</h1>{% endblock %}\n"

EDITS: dict[str, Edit] = {
    "a sentence more": _written(_ARTICLE, lambda text: f"{text.rstrip()} Nobody was asked.\n"),
    "another headline": _written(_ARTICLE, lambda text: re.sub(r"(?m)^title: .*$", "title: Barrier bill again", text)),
    "another date": _written(_ARTICLE, lambda text: re.sub(r"(?m)^date: .*$", "date: 2026-03-03", text)),
    "a scraped text": _written(_OTHER, lambda text: f"{text.rstrip()}\n\nThe harbour was quiet on Sunday.\n"),
    "a new article in a new folder": _written(
        _NEW, lambda _: f"{_FRONT}The fair on the quay of Merrow opens on Friday.\n"
    ),
    "the article gone": lambda root: (root / _NEW).unlink(),
    "an override": _written("overrides/2026-03-02.toml", lambda _: _DROP),
    "an own style": _written("templates/static/own.css", lambda _: "body { margin-top: 1px }\n"),
    "an own template": _written("templates/404.html", lambda _: _LOST),
    "another tagline": _written("digest.toml", lambda text: text.replace("[site]", '[site]\nauthor = "Somebody"', 1)),
}
"""Edits of ten kinds, one after the other."""


def edits() -> dict[str, float]:
    """Seconds from each edit to the message that loads the page anew."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("content", "overrides"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "digest.toml", root)
        with _preview(root) as address:
            return asyncio.run(_measured(root, address))


@contextmanager
def _preview(root: Path) -> Iterator[str]:
    """The address of a preview of ``root``, once it has built."""
    command = [sys.executable, "-m", "digest", "serve", "--port", "0"]
    path = {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=root, env=os.environ | path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://\S+", line)
        try:
            yield found[0] if found else ""
        finally:
            process.terminate()


async def _measured(root: Path, address: str) -> dict[str, float]:
    taken = {}
    for name, edit in EDITS.items():
        page = await _opened(address)
        await asyncio.sleep(_QUIET)
        began = time.perf_counter()
        edit(root)
        await asyncio.wait_for(_reload(page), _PATIENCE)
        taken[name] = time.perf_counter() - began
        page.close()
    return taken


async def _opened(address: str) -> WebSocketClientConnection:
    """A page that is open, as livereload's script opens it."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 (our own server)
        of = re.search(r'data-of="([^"]+)"', answer.read().decode())
    page = await websocket_connect(f"ws://{address.split('/')[2]}/livereload")
    await page.write_message(json.dumps({"command": "hello", "protocols": []}))
    await page.read_message()
    plugins = {"digest": {"of": of[1] if of else ""}}
    await page.write_message(json.dumps({"command": "info", "url": address, "plugins": plugins}))
    return page


async def _reload(page: WebSocketClientConnection) -> None:
    """Returns with the message that loads the page anew."""
    while (message := await page.read_message()) is not None:
        if json.loads(message)["command"] == "reload":
            return
    raise ConnectionError("the preview has ended")
