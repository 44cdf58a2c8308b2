"""What there is to publish: the files in the output folder that a build made, whole, of this site, and for readers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest import border
from digest.config import Config
from digest.errors import ContentError, MachineError, OutputError, SettingsError
from digest.git import visible
from digest.ledger import Ledger
from digest.ledger.lines import is_address
from digest.model import OutPath
from digest.pages import paths
from digest.write import Manifest, foreign, read_manifest

STATUS = "status.json"
_AGAIN = "run 'digest build', then publish"
_MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Status:
    """What a site says of itself in its ``status.json``; ``missing`` are the addresses of published articles whose
    files had a fault."""

    title: str
    base_url: str
    edition: str
    articles: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A site in ``root`` that may be published: the SHA-256 of each of its files by path, what it says of itself, and
    the files there that digest did not write, which are not published."""

    root: Path
    files: Mapping[OutPath, str]
    status: Status
    foreign: tuple[str, ...]


def status_of(data: bytes) -> Status | None:
    """What the ``status.json`` that holds ``data`` says, None where digest did not make it."""
    try:
        table = json.loads(data)
        if not isinstance(table["schema"], int) or "edition" not in table:
            return None
        title, base_url, edition = (border.plain(str(table[name] or "")) for name in ("title", "base_url", "edition"))
        return Status(title, base_url, edition, int(table["articles"]), tuple(map(str, table.get("missing", ()))))
    except (ValueError, KeyError, TypeError):
        return None


def built(config: Config, ledger: Ledger | None, *, anywhere: bool = False) -> Built:
    """The site in ``config``'s output folder; raises :class:`OutputError` where it is none that may be published,
    :class:`ContentError` where it lacks an address of ``ledger``. ``anywhere`` lets it have an address that only this
    machine knows."""
    root = config.folder("output")
    manifest = read_manifest(root)
    _refuse_unfinished(root, manifest)
    status = _status(root, manifest)
    _refuse_other(status, config)
    if not anywhere:
        _refuse_at_home(status.base_url)
    _refuse_lost(manifest.files, ledger)
    _refuse_missing(status)
    _refuse_changed(root, manifest.files)
    return Built(root, manifest.files, status, foreign(root, manifest.files))


def _refuse_unfinished(root: Path, manifest: Manifest) -> None:
    where = str(root)
    if not manifest.files:
        raise OutputError("holds no site that digest built", where=where, hint=_AGAIN)
    if not manifest.whole:
        raise OutputError("holds half a site: its last build was cut off", where=where, hint=_AGAIN)
    if manifest.preview or any(paths.is_audit(path) for path in manifest.files):
        what = "holds a preview (--drafts, --future or audit pages), which is for your eyes"
        raise OutputError(what, where=where, hint="run 'digest build' without --drafts and --future, then publish")


def _status(root: Path, manifest: Manifest) -> Status:
    if not {STATUS, "index.html"} <= manifest.files.keys():
        raise OutputError(f"has no front page or no {STATUS}, as every site has", where=str(root), hint=_AGAIN)
    try:
        status = status_of((root / STATUS).read_bytes())
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", where=str(root / STATUS), hint=_AGAIN) from error
    if status is None:
        raise OutputError("is not as digest writes it", where=str(root / STATUS), hint=_AGAIN)
    if not status.articles:
        raise OutputError("holds a site without one article", where=str(root), hint="an empty site is not published")
    return status


def _refuse_other(status: Status, config: Config) -> None:
    if status.base_url != config.site.base_url:
        what = f"the site was built for {status.base_url}, and digest.toml says {config.site.base_url}"
        raise OutputError(what, hint=f"{_AGAIN}; with --base-url for both where you mean another address")
    if status.title != config.site.title:
        what = f"the site was built as {status.title!r}, and digest.toml says {config.site.title!r}"
        raise OutputError(what, hint=_AGAIN)


def _refuse_at_home(base_url: str) -> None:
    if border.local(base_url):
        hint = (
            "set base_url below [site] to where the site will stand, build, then publish; --force publishes it as it is"
        )
        raise SettingsError(f"feeds and sitemap would lead to {base_url}, which only this machine knows", hint=hint)


def _refuse_lost(files: Mapping[OutPath, str], ledger: Ledger | None) -> None:
    """An address that was published stays: a build with the ledger sees to that, so one without it was another's."""
    urls = sorted(ledger.urls) if ledger else []
    lost = [url for url in urls if paths.file_of(url) not in files]
    if lost:
        what = f"the site lacks what the ledger says was published: {named(lost)}"
        raise ContentError(what, hint=f"{_AGAIN}: a build keeps every address that was published")


def _refuse_missing(status: Status) -> None:
    """Readers would lose for a slip of the pen what was published."""
    if status.missing:
        what = (
            f"published articles are away, for their files had a fault when the site was built: {named(status.missing)}"
        )
        raise ContentError(what, hint="'digest build' names the files: mend them, build again, then publish")


def _refuse_changed(root: Path, files: Mapping[OutPath, str]) -> None:
    missing: list[str] = []
    other: list[str] = []
    for path, known in sorted(files.items()):
        found = file_hash(border.inside(root, path))
        if found is None:
            missing.append(path)
        elif found != known:
            other.append(path)
    if missing:
        raise OutputError(f"lacks {named(missing)} of the site", where=str(root), hint=_AGAIN)
    if other:
        hint = "'digest build' makes them anew; what you want on a page belongs in content/, overrides/ or templates/"
        raise OutputError(f"holds {named(other)} changed since the build", where=str(root), hint=hint)


def file_hash(path: Path) -> str | None:
    """The SHA-256 of the file at ``path``, None where there is no plain file."""
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise MachineError(f"cannot be read: {error.strerror or error}", where=str(path)) from error


def named(names: Sequence[str]) -> str:
    """The first of ``names``, which are paths or addresses, and how many more there are."""
    rest = len(names) - _MOST_NAMES
    first = ", ".join(visible(name) or "the front page" for name in names[:_MOST_NAMES])
    return f"{first} and {rest} more" if rest > 0 else first


def refuse_forgetful(there: Status, before: Collection[str], ours: Built, where: str) -> None:
    """Raises :class:`SettingsError` where ``ours`` lacks addresses of the site ``there``, whose files are ``before``:
    it is an older state of the paper, or one without its ledger. A page that says what is gone is enough."""
    lost = sorted(url for path in before if is_address(url := paths.pretty(path)) and path not in ours.files)
    if not lost:
        return
    addresses = "one address" if len(lost) == 1 else f"{len(lost)} addresses"
    lacks = f"this site lacks {addresses} that readers have from there: {named(lost)}"
    newer = there.edition > ours.status.edition
    what = f"there stands a newer edition, of {there.edition}; {lacks}" if newer else lacks
    hint = (
        "take what another machine published (git pull, with content/ and ledger/), build again, then publish; where "
        "they are to be gone, a build with the ledger leaves a word at each, and --force gives them up for dead links"
    )
    raise SettingsError(what, where=where, hint=hint)


def refuse_busy(built: Built) -> None:
    """Raises :class:`OutputError` where a build began to write there since ``built`` was looked at."""
    if read_manifest(built.root).files != built.files:
        raise OutputError("is being built at this moment", where=str(built.root), hint="publish when that is done")
