"""The preview: builds into a folder of its own, shows it, builds anew after every change and tells the browser."""

from __future__ import annotations

import logging
import socket
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from livereload import Server

from digest.errors import DigestError, MachineError
from digest.model import File

Rebuild = Callable[[Path], None]
Tell = Callable[[DigestError], None]
_LAST_PORT = 65535
_NONE_INSIDE, _INSIDE = b"script-src 'self'", b"script-src 'self' 'unsafe-inline'"


def serve(rebuild: Rebuild, watched: Sequence[str], tell: Tell, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Shows what ``rebuild`` puts into the folder it is given, until it is stopped; knows nothing of articles.

    ``rebuild`` runs at once and after every change of what ``watched`` (paths and patterns) names. What goes wrong in a
    later build is handed to ``tell`` and the last good site stays; what goes wrong in the first is raised, and
    :class:`MachineError` where the port is taken.
    """
    _claim(host, port)
    logging.getLogger("tornado").setLevel(logging.ERROR)
    logging.getLogger("livereload").addFilter(lambda record: record.levelno >= logging.ERROR)

    with tempfile.TemporaryDirectory(prefix="digest-preview-") as folder:
        root = Path(folder)
        rebuild(root)

        def again() -> None:
            try:
                rebuild(root)
            except DigestError as error:
                tell(error)

        server = Server()
        for path in watched:
            server.watch(path, again)
        server.serve(root=str(root), host=host, port=port, restart_delay=0)


def live(files: Sequence[File]) -> list[File]:
    """``files`` with pages in which the script runs that the preview writes into them to load them anew: their own
    policy lets none run that stands in a page."""
    return [
        replace(one, data=one.data.replace(_NONE_INSIDE, _INSIDE, 1)) if one.path.endswith(".html") else one
        for one in files
    ]


def _claim(host: str, port: int) -> None:
    """Raises :class:`MachineError` where nobody can listen at ``port``, before any work is done."""
    try:
        with socket.socket() as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind((host, port))
            one.listen()
    except OSError as error:
        other = port + 1 if port < _LAST_PORT else port - 1
        hint = f"stop the program that has it, or show the site at another: digest serve --port {other}"
        raise MachineError(f"port {port} cannot be used: {error.strerror or error}", hint=hint) from error
