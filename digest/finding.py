"""The index of pagefind, for papers that are too large for digest's own search: made by its program, in a folder of
its own, of small pages that hold of each article no more than the paper may show."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from digest import border
from digest.config import FILE_NAME, Config
from digest.errors import MachineError, SettingsError
from digest.model import File, Member, Site
from digest.pages import paths
from digest.pages.search import oldest
from digest.pages.shown import shown_blocks
from digest.texts import texts

_FOLDER = "pagefind"
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.*", "*.pf_meta", "*/*.pf_*")
"""What a page of ours asks for. The rest, some 400 KB, are forms and lists that it has of its own."""


def ready(config: Config) -> None:
    """Raises :class:`SettingsError` where ``config`` wants pagefind and it is not here."""
    if _wanted(config):
        _program()


def indexed(site: Site, config: Config) -> list[File]:
    """The files below ``pagefind/`` for the articles of ``site`` that ``config`` wants searched: none where it wants
    digest's own search. Raises :class:`SettingsError` as :func:`ready` does, :class:`MachineError` where it fails."""
    if not _wanted(config):
        return []
    program, language = _program(), config.site.language.partition("-")[0]
    first = oldest(site, config.search.days)
    members = [one for story in site.stories for one in story.members]
    members = [one for one in members if first is None or (one.day and one.day >= first)]
    with TemporaryDirectory() as folder:
        for path, text in _records(site, members, config):
            target = Path(folder, "site", path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        _run(program, ["--site", "site", "--output-path", "made", "--force-language", language, "--silent"], folder)
        made = Path(folder, "made")
        found = sorted({path for pattern in _NEEDED for path in made.glob(pattern)})
        return [
            File(border.out_path(f"{_FOLDER}/{path.relative_to(made).as_posix()}"), path.read_bytes()) for path in found
        ]


def _wanted(config: Config) -> bool:
    return config.site.scripts and config.search.engine == "pagefind"


def _program() -> Path:
    try:
        from pagefind.service import get_executable  # noqa: PLC0415 (an extra that few have)

        found = get_executable()
    except (ImportError, FileNotFoundError):
        found = None
    if found is None:
        hint = "install it: pip install 'news-digest[search]'"
        raise SettingsError("the search engine 'pagefind' is not installed", where=FILE_NAME, hint=hint)
    return Path(found)


def _run(program: Path, options: list[str], folder: str) -> None:
    """Runs ``program`` where no settings but ``options`` reach it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(  # noqa: S603 (the package's own program, with options of ours)
            [program, *options], cwd=folder, env=environment, capture_output=True, check=False
        )
    except OSError as error:
        raise MachineError(f"cannot be started: {error.strerror or error}", where=str(program)) from error
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        hint = 'set engine to "own" below [search] to build without it'
        raise MachineError(f"made no index: {said[-1] if said else done.returncode}", where=str(program), hint=hint)


def _records(site: Site, members: Iterable[Member], config: Config) -> Iterable[tuple[str, str]]:
    """For each member its page's path and a page of what it is to be found by."""
    topics: dict[str, list[str]] = {}
    for topic in site.topics:
        for one in topic.articles:
            topics.setdefault(one, []).append(topic.name)
    words = texts(config.site.language, config.folder("templates"))
    for member in members:
        day = words.short_day(member.day) if member.day else words("search.undated")
        by = f"{member.article.source.name}{words('mark.comma')}{day}"
        yield str(paths.article(member)), _record(member, by, topics)


def _record(member: Member, by: str, topics: Mapping[str, list[str]]) -> str:
    article = member.article
    labels = [article.source.name, *topics.get(article.id, ())]
    parts = [*_shown(member), ". ".join(labels)]
    return (
        f"<!doctype html><html><body><h1 data-pagefind-ignore>{escape(article.title.value)}</h1>"
        f'<p data-pagefind-meta="by" data-pagefind-ignore>{escape(by)}</p>'
        + "".join(f"<p>{escape(part)}</p>\n" for part in parts)
        + "</body></html>"
    )


def _shown(member: Member) -> list[str]:
    """The text of ``member`` as far as its outlet's policy lets it be shown, and what its summary says beside it."""
    article, summary = member.article, member.summary
    blocks = [block.text for block in shown_blocks(article)]
    points = () if article.source.text == "none" else (summary.lede, *summary.sentences)
    whole = "\n".join(blocks)
    return [*(text for text in dict.fromkeys(point.text for point in points) if text not in whole), *blocks]
