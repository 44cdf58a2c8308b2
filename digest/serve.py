"""The preview: builds into a folder of its own, shows it, builds anew after every change and tells the browser."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from livereload import Server

from digest.errors import DigestError, MachineError

Rebuild = Callable[[Path], None]
Tell = Callable[[DigestError], None]


def serve(rebuild: Rebuild, watched: Sequence[str], tell: Tell, *, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Shows what ``rebuild`` puts into the folder it is given, until it is stopped; knows nothing of articles.

    ``rebuild`` runs at once and after every change of what ``watched`` (paths and patterns) names. What goes wrong in a
    later build is handed to ``tell`` and the last good site stays; what goes wrong in the first is raised, and
    :class:`MachineError` where the port is taken.
    """
    for name in ("livereload", "tornado.access"):
        logging.getLogger(name).setLevel(logging.ERROR)

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
        try:
            server.serve(root=str(root), host=host, port=port, restart_delay=0)
        except OSError as error:
            hint = f"another program has it; try --port {port + 1}"
            raise MachineError(f"port {port} cannot be used: {error.strerror or error}", hint=hint) from error
