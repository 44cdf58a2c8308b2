"""What ``digest init --github`` adds to a site: a workflow that publishes it, and the files around it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest import __version__
from digest.config import Config
from digest.doctor.cron import hash_of, minute_of
from digest.doctor.installed import PACKAGE, place
from digest.errors import SettingsError
from digest.git import find_git

WORKFLOW = Path(".github/workflows/publish.yml")
STARTER = Path(__file__).parent.parent / "starter_github"

_PLAIN = re.compile(r"\w[\w./-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What is to be installed: the text of requirements.txt, and whether somebody has to look after it (``unsure``),
    for nobody but this machine may have that digest."""

    text: str
    unsure: bool = False


def cron(title: str, folder: str) -> str:
    """When the paper of that ``title`` in a folder of that name is made, every six hours: always the same for one
    paper, spread over all."""
    first = hash_of(title, folder) // 100 % 5 + 1
    return f"{minute_of(title, folder)} {','.join(str(hour) for hour in range(first, 24, 6))} * * *"


def times(when: str) -> str:
    """A schedule made by :func:`cron` as a person says it."""
    minute, hours = when.split()[:2]
    return ", ".join(f"{hour}:{minute:0>2}" for hour in hours.split(",")) + " UTC"


def schedule(folder: Path, config: Config) -> str:
    """The schedule of the site in ``folder``."""
    return cron(config.site.title, folder.resolve().name)


def branch(folder: Path) -> str | None:
    """The branch that is checked out in ``folder``, ``main`` where there is no repository yet, None where a commit is
    checked out and no branch."""
    git = find_git(folder) if (folder / ".git").exists() else None
    if git is None:
        return "main"
    return (git.ask("symbolic-ref", "--quiet", "--short", "HEAD") or "").strip() or None


def _pattern(name: str) -> str:
    """The branch ``name`` as a pattern that fits it alone, for a text in double quotes."""
    return json.dumps(re.sub(r"([*+?!\[\]])", r"\\\1", name), ensure_ascii=False)[1:-1]


def requirement(came_from: Mapping[str, Any] | None, version: str = __version__) -> Requirement:
    """What GitHub has to install to have this very digest."""
    head = "# What is installed to make this paper. To use a newer digest, change the line below.\n"
    if came_from is None:
        return Requirement(f"{head}{PACKAGE}=={version}\n")
    if there := place(came_from):
        return Requirement(f"{head}{PACKAGE} @ {there}\n")
    return Requirement(
        "# What is installed to make this paper. The digest that made this file was installed from a folder, which\n"
        "# nobody else can see. If this version is in no package registry, say below where it is to be had instead:\n"
        f"#   {PACKAGE} @ git+https://HOST/OWNER/REPOSITORY@COMMIT\n"
        f"{PACKAGE}=={version}\n",
        unsure=True,
    )


def files(folder: Path, config: Config, needs: Requirement) -> dict[Path, str]:
    """What a schedule on GitHub needs, by path below ``folder``; raises :class:`SettingsError` where a folder of the
    site cannot be named in a workflow."""
    values = _values(folder, config)
    found = {Path("requirements.txt"): needs.text}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            for name, value in values.items():
                text = text.replace(f"@{name}@", value)
            found[Path(path.relative_to(STARTER).as_posix().replace("dot.", "."))] = text
    return found


def missing(path: Path, text: str, *, begins: bool = False) -> list[str]:
    """The lines of ``text``, comments apart, that the file at ``path`` lacks, or with which none of its lines
    ``begins``."""
    there = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    wanted = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [one for one in wanted if not any(line.startswith(one) if begins else line == one for line in there)]


def _values(folder: Path, config: Config) -> dict[str, str]:
    folders = {name.upper(): value for name, value in config.folders.model_dump().items()}
    kept = {f"[folders] {name.lower()}": value for name, value in folders.items()}
    for name, value in (kept | {"[summary] cache": config.summary.cache}).items():
        if not _PLAIN.fullmatch(value) or ".." in value:
            hint = "name one inside the site's folder, of letters, digits and . / - _"
            raise SettingsError(f"{name} = {value!r} cannot stand in a workflow", hint=hint)
    paths = (folders["CONTENT"], "fetched", config.summary.cache)
    return folders | {
        "CRON": schedule(folder, config),
        "BRANCH": _pattern(branch(folder) or "main"),
        "KEPT": " ".join(paths),
        "OUTSIDE": " ".join(f"':!{one}'" for one in (*paths, "ledger")),
    }
