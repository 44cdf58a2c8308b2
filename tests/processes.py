"""The command line in a process of its own, for what only a process shows: its start, hash seed, locale and signals."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.sites import COLOURS, EPOCH, ROOT, Run


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment with a fixed time and without what could colour or annotate output."""
    kept = {name: value for name, value in os.environ.items() if name not in COLOURS}
    return kept | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT), **(extra or {})}


def process(*arguments: str | Path, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Run:
    """What the command line gives that is started anew in ``cwd``; where no start matters, ``run`` is quicker."""
    command = [sys.executable, "-m", "digest", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=cwd, env=environment(env), input=stdin, capture_output=True, check=False, timeout=120
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())
