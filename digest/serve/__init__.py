"""The preview: builds, shows the site from memory, builds anew after every change and loads the browser's pages anew.

It knows nothing of articles, but for ``paper``: it is handed somebody who builds. Nothing is written to the disk.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from digest.errors import MachineError
from digest.serve.answering import HOST, Desk, Live, application
from digest.serve.building import Builder, Previewed, Told
from digest.serve.shown import Now, Problem, Shown, StoppedError, Watched, Words

__all__ = ["Now", "Previewed", "Problem", "Shown", "StoppedError", "Watched", "Words", "claimed", "serve"]

_LAST_PORT = 65535
_TRIED = 50
_PATIENCE = 10.0
"""Seconds for a build that is under way when the preview ends; it stops at the next article or page."""


def claimed(port: int) -> socket.socket:
    """A socket of this machine alone at ``port`` (0: any that is free), which listens from now on; raises
    :class:`MachineError` with one that is free where it is taken."""
    try:
        return bind_sockets(port, HOST)[0]
    except OSError as error:
        free = next((one for one in range(port + 1, min(port + _TRIED, _LAST_PORT + 1)) if _is_free(one)), 0)
        hint = f"stop the program that has it, or show the site at another: digest serve --port {free}"
        raise MachineError(f"port {port} cannot be used: {error.strerror or error}", hint=hint) from error


def _is_free(port: int) -> bool:
    try:
        with bind_sockets(port, HOST)[0]:
            return True
    except OSError:
        return False


def serve(site: Previewed, at: socket.socket) -> None:
    """Shows ``site`` at the socket ``at`` until SIGINT or SIGTERM, and leaves nothing behind. It is the last that a
    process does: from then on these signals are not heeded. A build that fails is shown in the pages; what is raised
    here is a bug, or a :class:`MachineError`."""
    logging.getLogger("watchfiles").setLevel(logging.ERROR)
    with at:
        asyncio.run(_served(site, at))


async def _served(site: Previewed, at: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    over: asyncio.Future[None] = loop.create_future()
    desk = Desk(at.getsockname()[1])
    server = HTTPServer(application(desk))
    server.add_socket(at)

    def show(now: Now) -> None:
        _call(loop, partial(desk.show, now))

    builder = Builder(site, Told(show, lambda died: _call(loop, partial(_end, over, died))))
    told = _on_signals(loop, partial(_end, over, None))
    builder.start()
    try:
        await over
    finally:
        server.stop()
        Live.close_all()
        await server.close_all_connections()
        await asyncio.to_thread(builder.end, _PATIENCE)
        for one in told:
            loop.remove_signal_handler(one)
            signal.signal(one, signal.SIG_IGN)


def _end(over: asyncio.Future[None], died: BaseException | None) -> None:
    if not over.done():
        over.set_exception(died) if died else over.set_result(None)


def _call(loop: asyncio.AbstractEventLoop, what: Callable[[], None]) -> None:
    """Calls ``what`` in the thread of ``loop``, unless that is gone."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(what)


def _on_signals(loop: asyncio.AbstractEventLoop, end: Callable[[], None]) -> list[int]:
    """Calls ``end`` when this process is told to stop, and gives the signals; elsewhere Ctrl-C interrupts as ever."""
    told: list[int] = []
    with suppress(NotImplementedError):
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(one, end)
            told.append(one)
    return told
