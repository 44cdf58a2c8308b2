"""What the commands share: options, the site's configuration, the clock, and how trouble is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from digest import __version__, border
from digest.config import FILE_NAME, Config, load
from digest.engine import Engine, silent
from digest.errors import MachineError, SettingsError, Skipped
from digest.web import Limits
from digest.write import replace_whole

MOST_LINES = 25

config_option = click.option(
    "-c",
    "--config",
    "config_path",
    type=click.Path(path_type=Path),
    help="The site's digest.toml (the one here unless given).",
)
json_object_option = click.option("--json", "as_json", is_flag=True, help="One JSON object, for scripts.")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for scripts.")


def site_config(path: Path | None) -> Config:
    """The configuration at ``path``, or of the folder the command was given in."""
    return load(settings_path(path))


def settings_path(path: Path | None) -> Path:
    """The file that ``path`` means: one in that folder, or in the one the command was given in."""
    path = path or Path(FILE_NAME)
    return path / FILE_NAME if path.is_dir() else path


def any_config(path: Path | None) -> Config:
    """Like :func:`site_config`; where there is no site, the settings every site begins with."""
    return site_config(path) if path or Path(FILE_NAME).exists() else Config()


def content_name(path: Path, config: Config) -> str:
    """The path below the content folder, which names an article for ever; elsewhere, the file's own name."""
    content = config.folder("content")
    resolved = path.resolve()
    return resolved.relative_to(content).as_posix() if resolved.is_relative_to(content) else path.name


def from_here(path: str, config: Config) -> str:
    """A ``path`` below the content folder as it is called from here, so that it can be pasted."""
    whole, here = config.folder("content") / path, Path.cwd()
    return os.path.relpath(whole, here) if whole.is_relative_to(here) else str(whole)


def with_base_url(config: Config, base_url: str | None) -> Config:
    """``config`` for another address; raises :class:`SettingsError` where it is none."""
    if base_url is None:
        return config
    try:
        site = type(config.site)(**(config.site.model_dump() | {"base_url": base_url}))
    except ValueError:
        raise SettingsError(f"--base-url: {base_url!r} is not an http or https address") from None
    return config.model_copy(update={"site": site})


def now(config: Config) -> datetime:
    """The time it is for this build, in the site's zone: ``SOURCE_DATE_EPOCH`` where it is set, else the clock's."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if stated is None:
        return datetime.now(config.zone)
    try:
        return datetime.fromtimestamp(int(stated), config.zone)
    except (ValueError, OverflowError, OSError):
        raise SettingsError(f"SOURCE_DATE_EPOCH is no number of seconds: {stated!r}") from None


def limits(config: Config) -> Limits:
    """What a question may cost, as digest.toml sets it."""
    fetching, home = config.fetch, config.site.base_url
    agent = fetching.agent or f"digest/{__version__} (news-digest" + (")" if border.near(home) else f"; +{home})")
    return Limits(
        agent,
        seconds=fetching.seconds,
        most=fetching.most,
        redirects=fetching.redirects,
        retries=fetching.retries,
        pause=fetching.pause,
        private=fetching.private,
    )


def model_key() -> str:
    """The key for a model, from the environment alone, so that no file holds it."""
    return os.environ.get("DIGEST_MODEL_KEY", "").strip()


def keep_answers(answers: bytes | None, config: Config) -> None:
    """Puts a model's answers into the file that ``config`` names, where they differ; raises :class:`MachineError`."""
    path = config.root / config.summary.cache
    if answers is None or not config.root.is_absolute():
        return
    try:
        if (path.read_bytes() if path.exists() else b"") != answers:
            replace_whole(path, answers)
    except OSError as error:
        raise MachineError(f"cannot be written: {error.strerror or error}", where=str(path)) from error


def engine(*, quiet: bool) -> Engine:
    """An engine that shows a progress bar where a person watches."""
    if quiet or not sys.stderr.isatty():
        return Engine(silent)
    from digest.cli.progress import Bar  # noqa: PLC0415 (rich is only for a terminal)

    return Engine(Bar())


def tell(kind: str, text: str, file: str = "", *, place: tuple[str, int | None] | None = None) -> None:
    """One line of trouble on standard error; in a GitHub workflow as an annotation, of the ``place`` (a path from the
    repository's root and a line in it) where one is given."""
    command = {"error": "error", "warning": "warning", "note": "notice"}.get(kind)
    message = f"{file}: {text}" if file else text
    if command and annotating():
        click.echo(f"::{command}{_properties(place)}::{_escaped(message)}", err=True)
    else:
        click.secho(f"{kind}: ", err=True, nl=False, fg={"error": "red", "warning": "yellow"}.get(kind))
        click.echo(message, err=True)


def annotating() -> bool:
    """Whether trouble is told as annotations, for a GitHub workflow runs the command."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _properties(place: tuple[str, int | None] | None) -> str:
    """The place of an annotation as GitHub reads it."""
    if place is None or not place[0]:
        return ""
    path = _escaped(place[0]).replace(":", "%3A").replace(",", "%2C")
    return f" file={path}" + (f",line={place[1]}" if place[1] else "")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def tell_all(kind: str, lines: Iterable[tuple[str, str]]) -> None:
    """Every (file, text) of ``lines`` up to a number that can still be read, then how many more there are."""
    told = list(lines)
    for file, text in told[:MOST_LINES]:
        tell(kind, text, file)
    if len(told) > MOST_LINES:
        tell(kind, f"and {len(told) - MOST_LINES} more; --json lists them all")


def sentence(one: Skipped) -> str:
    """What happened to a skipped item and what to do."""
    return f"{one.why} ({one.hint})" if one.hint else one.why


def many(count: int, what: str) -> str:
    """``count`` of ``what``, in the plural where it is not one."""
    if count == 1:
        return f"1 {what}"
    return f"{count} {what[:-1]}ies" if what.endswith("y") else f"{count} {what}s"


def print_json(table: dict[str, Any]) -> None:
    """``table`` as one line on standard output, in UTF-8 whatever the locale."""
    from digest.contracts import line  # noqa: PLC0415 (only where JSON is asked for)

    sys.stdout.buffer.write(f"{line(table)}\n".encode())
    sys.stdout.buffer.flush()
