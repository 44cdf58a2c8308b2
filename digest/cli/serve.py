"""``digest serve``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import click

from digest import finding
from digest.build import Build, build
from digest.cli.common import (
    config_option,
    keep_answers,
    many,
    model_key,
    now,
    sentence,
    settings_path,
    site_config,
    tell,
    tell_all,
    with_base_url,
)
from digest.cli.ledger import site_ledger
from digest.config import Config
from digest.engine import Engine, Memory
from digest.errors import DigestError
from digest.fetched import FOLDER as FETCHED
from digest.ledger import FOLDER as LEDGER
from digest.link.entities.editor import FILE_NAME as ENTITIES
from digest.request import Request
from digest.serve import Problem, Shown, Watched, claimed, serve
from digest.serve.paper import ON_PURPOSE, shown


@click.command("serve")
@config_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Show it there; 0: any.")
@click.option("--drafts", is_flag=True, help="Show drafts too, marked as such.")
@click.option("--future", is_flag=True, help="Show articles that are still to come, marked as such.")
def serve_command(*, config_path: Path | None, port: int, drafts: bool, future: bool) -> int:
    """Show the site at http://127.0.0.1:8000/ and anew after every change, until Ctrl-C.

    It stands below the path of base_url, as it will when it is published. Nothing is written; the output folder is not
    used. Each article has a page more here, "audit": its raw text beside the clean one. What is wrong is shown in the
    pages too, and goes away when it is mended.
    """
    path = settings_path(config_path)
    if not path.is_file():
        site_config(path)
    at = claimed(port)
    preview = Preview(path.absolute(), at.getsockname()[1], drafts, future)
    preview.day()  # a SOURCE_DATE_EPOCH that is none is said now, not by the thread that builds
    serve(preview, at)
    return 0


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of a build: the ``errors`` for which files were left out and the ``warnings``, as they are told, and
    its ``files``."""

    errors: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def _report(made: Build, files: Mapping[str, bytes]) -> Report:
    errors = tuple((one.item, sentence(one)) for one in made.skipped if one.stage not in ON_PURPOSE)
    return Report(errors, tuple(dict.fromkeys(made.warnings)), files)


def news(before: Report, after: Report) -> tuple[dict[str, list[tuple[str, str]]], str]:
    """What ``after`` has to tell that ``before`` had not, by its kind, and in few words what happened to the files."""
    wrong = {item for item, _ in after.errors}
    mended = dict.fromkeys(item for item, _ in before.errors if item not in wrong)
    errors = [one for one in after.errors if one not in before.errors]
    warnings = [("", text) for text in after.warnings if text not in before.warnings]
    told = {"error": errors, "warning": warnings, "note": [(item, "is no longer left out") for item in mended]}
    changed = sum(before.files.get(path) != data for path, data in after.files.items())
    done = "changed" if before.files else "made"
    counts = f"{many(changed + len(before.files.keys() - after.files), 'file')} {done}"
    known = len(after.errors) - len(errors)
    return told, f"{counts}, {many(known, 'file')} left out as before" if known else counts


@dataclass(slots=True)
class Preview:
    """The site of the digest.toml at ``path`` as it is previewed, and what was told of it before: the warnings of the
    first build, which are no news, the report of the last, and why that failed if it did."""

    path: Path
    port: int
    drafts: bool
    future: bool
    memory: Memory = field(default_factory=Memory)
    known: frozenset[str] | None = None
    last: Report = field(default_factory=Report)
    why: Problem | None = None
    settings: Config = field(default_factory=Config)
    clock: Callable[[Config], datetime] = now

    def day(self) -> date:
        """The day that it is in the zone of the last settings that were sound."""
        return self.clock(self.settings).date()

    def watched(self) -> Watched:
        """What the next build reads, or would read with the last settings that were sound."""
        try:
            config = self.settings = site_config(self.path)
        except DigestError:
            config = self.settings
        root, folders = self.path.parent, config.folders
        inside = (folders.content, folders.templates, folders.rules, folders.overrides, LEDGER, FETCHED)
        files = (self.path, root / ENTITIES, root / config.summary.cache)
        return Watched(tuple(root / one for one in inside), files, (root / folders.output,))

    def build(self, going: Callable[[], None], wrote: Callable[[Path, bytes], None]) -> Shown:
        """The site in memory; what is new among the files left out and the warnings is told. A model's answers are put
        into their file, as in any build."""
        config = site_config(self.path)
        base = urlsplit(config.site.base_url).path
        config = with_base_url(config, f"http://127.0.0.1:{self.port}{base}")
        request = Request(
            self.clock(config), self.drafts, self.future, audit=True, ask=True, late=True, key=model_key()
        )
        engine = Engine(lambda *_: going(), memory=self.memory)
        made = build(config, request, engine, site_ledger(config))
        if made.answers is not None:
            wrote(config.root / config.summary.cache, made.answers)
        keep_answers(made.answers, config)
        files = {str(one.path): one.data for one in (*made.files, *finding.indexed(made.site, config))}
        self._tell(_report(made, files), many(made.counts["used"], "article"), base)
        self.known = frozenset(made.warnings) if self.known is None else self.known
        return shown(made, files, config, self.known)

    def _tell(self, report: Report, articles: str, base: str) -> None:
        """Tells what of ``report`` the last build had not, and where the site is."""
        told, counts = news(self.last, report)
        self.last, self.why = report, None
        for kind, lines in told.items():
            tell_all(kind, lines)
        click.echo(f"{articles}, {counts}: http://127.0.0.1:{self.port}{base} (Ctrl-C stops)")

    def failed(self, problem: Problem, trace: str) -> None:
        """Tells why a build failed, where that is not why the last failed."""
        if problem == self.why:
            return
        self.why = problem
        still = "the last good site is still shown" if self.last.files else "the preview waits until it is mended"
        error = DigestError(problem.what, where=problem.where, hint=problem.hint)
        tell("error", f"{error}; {still}")
        if trace:
            click.echo(trace, err=True)
