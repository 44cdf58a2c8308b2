"""``digest serve``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import click

from digest import finding
from digest.border import out_path
from digest.build import Build, build, drawn, spoken
from digest.cli.common import (
    config_option,
    keep_answers,
    many,
    model_key,
    now,
    sentence,
    site_config,
    tell,
    tell_all,
    with_base_url,
)
from digest.cli.ledger import site_ledger
from digest.config import FILE_NAME, Config
from digest.engine import Engine, Memory
from digest.errors import DigestError
from digest.fetched import FOLDER as FETCHED
from digest.ledger import FOLDER as LEDGER
from digest.link.entities.editor import FILE_NAME as ENTITIES
from digest.model import File, Member, Site
from digest.pages import paths
from digest.request import Request
from digest.serve import Problem, Shown, Watched, Words, claimed, serve
from digest.texts import Texts, direction

_NO_ERROR = frozenset({"withhold", "ignore"})


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
    path = config_path or Path(FILE_NAME)
    path = path / FILE_NAME if path.is_dir() else path
    if not path.is_file():
        site_config(path)
    at = claimed(port)
    serve(_Preview(path.absolute(), at.getsockname()[1], drafts, future), at)
    return 0


@dataclass(slots=True)
class _Preview:
    """The site of the digest.toml at ``path`` as it is previewed, and what was said of it before: the warnings of the
    first build, which are no news, and those of the last."""

    path: Path
    port: int
    drafts: bool
    future: bool
    memory: Memory = field(default_factory=Memory)
    first: frozenset[str] | None = None
    told: frozenset[str] = frozenset()
    files: Mapping[str, bytes] = field(default_factory=dict)
    settings: Config = field(default_factory=Config)

    def watched(self) -> Watched:
        """What the next build reads, or would read with the last settings that were sound."""
        try:
            config = self.settings = site_config(self.path)
        except DigestError:
            config = self.settings
        root, folders = self.path.parent, config.folders
        inside = (folders.content, folders.templates, folders.rules, folders.overrides, LEDGER, FETCHED)
        files = (self.path, root / ENTITIES)
        return Watched(tuple(root / one for one in inside), files, (root / folders.output,))

    def build(self, going: Callable[[], None]) -> Shown:
        """The site in memory; what is left out and what is new among the warnings is told."""
        config = site_config(self.path)
        base = urlsplit(config.site.base_url).path
        config = with_base_url(config, f"http://127.0.0.1:{self.port}{base}")
        request = Request(now(config), self.drafts, self.future, audit=True, ask=True, draw=False, key=model_key())
        engine = Engine(lambda *_: going(), memory=self.memory)
        made = build(config, request, engine, site_ledger(config))
        keep_answers(made.answers, config)
        files = {str(one.path): one.data for one in (*made.files, *finding.indexed(made.site, config))}
        problems = self._tell(made, files, base)
        bare = frozenset(path for path in files if path.endswith(".mail.html"))
        texts = spoken(config)
        late = frozenset(path for path, data in files.items() if path.endswith(".png") and not data)
        return Shown(files, base, problems, dict(_audits(made.site)), bare, late, _words(texts, problems))

    def late(self, shown: Shown, path: str) -> bytes:
        """The card for link previews at ``path``, drawn from the one beside it."""
        card = f"{path.removesuffix('png')}svg"
        return drawn(File(out_path(card), shown.files[card])).data

    def _tell(self, made: Build, files: Mapping[str, bytes], base: str) -> tuple[Problem, ...]:
        """Tells what was left out, the warnings that the last build had not, and what was built; gives what an editor
        who looks at the browser should know."""
        errors = [one for one in made.skipped if one.stage not in _NO_ERROR]
        warnings = tuple(dict.fromkeys(made.warnings))
        self.first = frozenset(warnings) if self.first is None else self.first
        tell_all("error", [(one.item, sentence(one)) for one in errors])
        tell_all("warning", [("", text) for text in warnings if text not in self.told])
        changed = sum(self.files.get(path) != data for path, data in files.items()) + len(self.files.keys() - files)
        self.told, self.files = frozenset(warnings), files
        where = f"http://127.0.0.1:{self.port}{base}"
        articles = many(made.counts["used"], "article")
        click.echo(f"{articles}, {many(changed, 'file')} changed: {where} (Ctrl-C stops)")
        fresh = [Problem(text, kind="warning") for text in warnings if text not in self.first]
        return (*(Problem(one.why, one.item, one.hint) for one in errors), *fresh)

    def failed(self, problem: Problem, trace: str) -> None:
        """Tells why a build failed."""
        still = "the last good site is still shown" if self.files else "the preview waits until it is mended"
        said = DigestError(problem.what, where=problem.where, hint=problem.hint)
        tell("error", f"{said}; {still}")
        if trace:
            click.echo(trace, err=True)


def _audits(site: Site) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The audit pages to go to from a page, by its path: from an article, a story, an edition, the front page."""
    for story in site.stories:
        yield str(paths.story(story)), _links(story.members)
        for member in story.members:
            yield str(paths.article(member)), _links([member])
    newest: Sequence[Member] = ()
    for edition in site.editions:
        members = [member for entry in edition.all for member in entry.members]
        newest = members if edition.entries else newest
        yield str(paths.edition(edition.day)), _links(members)
    yield str(paths.home()), _links(newest)


def _links(members: Sequence[Member]) -> tuple[tuple[str, str], ...]:
    return tuple((member.article.title.value, str(paths.audit(member))) for member in members)


def _words(texts: Texts, problems: Sequence[Problem]) -> Words:
    """What the preview says, in the site's language."""
    errors = sum(one.kind == "error" for one in problems)
    counts = [texts("preview.left_out", n=errors)] if errors else []
    counts += [texts("preview.warnings", n=len(problems) - errors)] if errors < len(problems) else []
    return Words(
        texts.language,
        direction(texts.language),
        texts("preview.bar"),
        texts.begun(texts("text.audit")),
        texts("mark.comma").join(counts),
        texts("preview.failed"),
        texts("preview.last_good"),
        texts("preview.none_yet"),
        texts("preview.close"),
    )
