"""The commit that holds a site and nothing else, made in a store of its own and put on a branch of a remote.

The owner's repository is only asked where its remotes lie: no file, index, object or branch of it is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from digest.errors import OutputError, SettingsError
from digest.git import Git, with_settings
from digest.hosts import FILE, weight
from digest.publish.asking import printed
from digest.publish.changes import Changes, compare
from digest.publish.site import STATUS, Built, Status, named, refuse_busy, refuse_forgetful, status_of
from digest.publish.target import Target

NOBODY = ("digest", "digest@localhost")
CNAME = "CNAME"
LIST = ".digest-files"
"""What digest published on the branch, a path a line: all else there was put by hand. CNAME has the domain behind it,
after a tab, for the host writes that file, too."""
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII)
_PLAIN, _SHA256 = "100644", 64
_BEGINNINGS = frozenset({CNAME, ".nojekyll"})
"""What a branch may hold that was only made to be published to."""
_PATIENCE = (("http.lowSpeedLimit", "1"), ("http.lowSpeedTime", "300"))
_SETTINGS = (
    *(("core.autocrlf", "false"), ("core.bare", "true")),
    *(("push.followTags", "false"), ("push.recurseSubmodules", "no"), ("push.pushOption", "")),
    *(("gc.auto", "0"), ("maintenance.auto", "false"), ("submodule.recurse", "false")),
    *(("color.ui", "false"), ("color.push", "false"), ("color.transport", "false"), ("color.remote", "false")),
    ("i18n.commitEncoding", "utf-8"),
)
"""What of the owner's own settings must not change a byte, ask a question or start a program."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for: a ``domain`` of its own, that whatever stands on the branch is replaced (``force``), and the
    time and the person (name, mail) that the commit names."""

    when: datetime
    who: tuple[str, str] = NOBODY
    domain: str | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """What the branch holds: its ``commit``, empty where there is no such branch; mode and blob of each file by path;
    what its site says of itself, and what its CNAME holds. ``ours`` are the files that digest put there, all where
    none says; the domain is ``own`` where it is still the one that digest put there."""

    commit: str
    files: Mapping[str, str]
    status: Status | None
    domain: str | None
    ours: frozenset[str] = frozenset()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """A ``commit`` that can be sent in place of the one ``before``, with what it changes there. ``domain`` is its own
    domain, ``kept`` whether it was only taken over from the branch, as the files ``by_hand`` were."""

    commit: str
    before: str
    changes: Changes
    domain: str | None
    kept: bool
    by_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Store:
    """A bare repository for one publication, which is thrown away. ``git`` is set to it; ``target`` is where to, and
    ``tip`` the commit that was there when it was opened, empty where there was no such branch."""

    git: Git
    target: Target
    tip: str

    @classmethod
    @contextmanager
    def open(cls, git: Git, target: Target) -> Iterator[Store]:
        """A store for ``target``; raises a :class:`DigestError` where the remote does not answer."""
        with TemporaryDirectory(prefix="digest-publish-") as folder:
            Path(folder, "hooks").mkdir()
            settings = [*_PATIENCE, *target.settings, *_SETTINGS, ("core.hooksPath", f"{folder}/hooks")]
            there = git.within(target.folder, with_settings(git.environment, settings), target.secrets)
            tip = _tip(there, target)
            store = _made(there, f"{folder}/store", "sha256" if len(tip) == _SHA256 else "sha1")
            if not tip and _hashes_otherwise(store, target):
                store = _made(there, f"{folder}/longer", "sha256")
            yield cls(store, target, tip)

    def before(self) -> Before:
        """What the branch holds now."""
        if not self.tip:
            return Before("", {}, None, None)
        name = f"refs/heads/{self.target.branch}"
        words = ("fetch", "-q", "--depth=1", "--filter=blob:none", "--no-tags", "--no-write-fetch-head", "--refmap=")
        fetched = f"+{name}:refs/digest/before"
        printed(self.git, *words, "--", self.target.remote, fetched, where=self.target.name)
        commit = printed(self.git, "rev-parse", "refs/digest/before").strip()
        tree = printed(self.git, "ls-tree", "-r", "-z", commit).split("\0")
        parts = [one.partition("\t") for one in tree if one]
        files = {path: " ".join(about.split()[::2]) for about, _, path in parts}
        status, domain, listed = (
            printed(self.git, "cat-file", "blob", f"{commit}:{name}") if name in files else ""
            for name in (STATUS, CNAME, LIST)
        )
        put = dict(line.partition("\t")[::2] for line in listed.splitlines())
        says, name = status_of(status.encode("utf-8", "replace")), domain.strip()
        return Before(commit, files, says, name or None, frozenset(put or files), bool(name) and put.get(CNAME) == name)

    def ready(self, site: Built, options: Options) -> Ready:
        """The commit of ``site``, with what it changes; raises :class:`SettingsError` where the branch holds what is
        not to be replaced, :class:`OutputError` where the site is being built meanwhile."""
        before = self.before()
        refuse(before, site, self.target, force=options.force)
        domain = options.domain or domain_kept(before, site.status, self.target)
        files = self._blobs(site, domain, own=before.own or options.domain is not None)
        kept = by_hand(before, files, site.status)
        refuse_busy(site)
        done = compare(
            *({path: blob for path, blob in one.items() if path != LIST} for one in (before.files, files | kept))
        )
        commit = self._commit(files | kept, done, site, options) if done else before.commit
        return Ready(commit, before.commit, done, domain, options.domain is None and domain is not None, tuple(kept))

    def send(self, ready: Ready) -> None:
        """Puts ``ready`` on the branch; raises :class:`MachineError` where that moved on since, or none may."""
        name = f"refs/heads/{self.target.branch}"
        lease = f"--force-with-lease={name}:{ready.before}"
        words = ("push", "-q", "--atomic", "--no-signed", lease, "--")
        printed(self.git, *words, self.target.remote, f"{ready.commit}:{name}", where=self.target.name)

    def _blobs(self, site: Built, domain: str | None, *, own: bool) -> dict[str, str]:
        """Mode and blob of each file by path; no filter, no attribute and no ending of lines touches a byte. The list
        names the domain where that is digest's ``own``."""
        paths = sorted(site.files)
        there = self.git.within(site.root, {}, self.target.secrets)
        listed = "".join(f"{path}\n" for path in paths)
        blobs = printed(there, "hash-object", "-w", "--no-filters", "--stdin-paths", data=listed).split()
        found = {str(path): f"{_PLAIN} {blob}" for path, blob in zip(paths, blobs, strict=True)}
        put = sorted([*paths, f"{CNAME}\t{domain}"] if domain and own else paths)
        more = {LIST: "".join(f"{line}\n" for line in put)} | ({CNAME: f"{domain}\n"} if domain else {})
        for name, text in more.items():
            blob = printed(self.git, "hash-object", "-w", "--no-filters", "--stdin", data=text).strip()
            found[name] = f"{_PLAIN} {blob}"
        return found

    def _commit(self, files: Mapping[str, str], done: Changes, site: Built, options: Options) -> str:
        listed = "".join(f"{about}\t{path}\0" for path, about in sorted(files.items()))
        printed(self.git, "update-index", "-z", "--index-info", data=listed)
        # What is kept was not fetched: the remote has it.
        tree = printed(self.git, "write-tree", "--missing-ok").strip()
        (name, mail), at = options.who, f"@{int(options.when.timestamp())} {options.when:%z}"
        person = {
            f"GIT_{which}_{what}": value
            for which in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", name), ("EMAIL", mail), ("DATE", at))
        }
        as_somebody = self.git.within(self.git.folder, person, self.target.secrets)
        return printed(as_somebody, "commit-tree", tree, "-F", "-", data=message(site.status, done)).strip()


def identity(git: Git, environment: Mapping[str, str]) -> tuple[str, str]:
    """Name and mail of the owner as Git knows them, of nobody where it does not."""
    name = environment.get("GIT_AUTHOR_NAME") or git.run("config", "--get", "user.name").out
    mail = environment.get("GIT_AUTHOR_EMAIL") or git.run("config", "--get", "user.email").out
    return (name.strip(), mail.strip()) if name.strip() and mail.strip() else NOBODY


def message(status: Status, done: Changes) -> str:
    """What the commit of a site says."""
    edition = f"Publish the edition of {status.edition}" if status.edition else "Publish"
    return f"{edition}: {done.said}\n\n{status.title}, {status.base_url}\n"


def domain_kept(before: Before, ours: Status, target: Target) -> str | None:
    """The domain on the branch that stays where none is asked for: somebody else's, as GitHub writes it there when one
    is chosen in its settings, and digest's own while the site is built for it. Raises :class:`SettingsError` where it
    is no name of a host."""
    domain = before.domain
    if domain is None or (before.own and domain.lower() != urlsplit(ours.base_url).hostname):
        return None
    if not _HOST.fullmatch(domain):
        where = f"CNAME on {target.branch} of {target.name}"
        hint = "delete it there, or set domain below [publish], which takes its place"
        raise SettingsError(f"is no name of one host: {named([domain])}", where=where, hint=hint)
    return domain


def by_hand(before: Before, files: Mapping[str, str], ours: Status) -> dict[str, str]:
    """What somebody put beside the site on its branch, as a search engine's sign of ownership, and stays there: what
    digest did not publish, and is not in the way of ``files``. Nothing where another site stood there."""
    if before.status is None or before.status.base_url != ours.base_url:
        return {}
    folders = {str(parent) for path in files for parent in PurePosixPath(path).parents}
    found = {path: about for path, about in sorted(before.files.items()) if path not in before.ours | files.keys()}
    return {
        path: about
        for path, about in found.items()
        if path not in {LIST, *folders} and not any(str(up) in files for up in PurePosixPath(path).parents)
    }


def refuse(before: Before, site: Built, target: Target, *, force: bool) -> None:
    """Raises :class:`SettingsError` where ``before`` is not an earlier state of ``site``. ``force`` replaces another
    site, a newer state, and what digest did not publish, but never the sources of one."""
    where = f"{target.branch} of {target.name}"
    sources = sorted(path for path in before.files if path.rpartition("/")[2] == "digest.toml")
    if sources:
        hint = "publish to another with --branch; gh-pages is what it is called as a rule"
        raise SettingsError(f"this branch holds the sources of a paper ({named(sources[:1])})", where=where, hint=hint)
    if force or before.files.keys() <= _BEGINNINGS:
        return
    if before.status is None:
        what = (
            f"this branch holds {len(before.files)} files that digest did not publish, and they would be gone from it"
        )
        raise SettingsError(what, where=where, hint="publish to another with --branch, or replace them with --force")
    refuse_other_site(before.status, site.status, where)
    refuse_forgetful(before.status, before.ours & before.files.keys(), site, where)


def refuse_other_site(there: Status, ours: Status, where: str) -> None:
    """Raises :class:`SettingsError` where the site ``there`` has another address than ``ours``."""
    if there.base_url != ours.base_url:
        what = f"there stands another site, {there.title!r} at {there.base_url}; this one is for {ours.base_url}"
        hint = f"if it is the same paper and moved to {ours.base_url} for good, replace it with --force"
        raise SettingsError(what, where=where, hint=hint)


def refuse_large(site: Built, target: Target) -> None:
    """Raises :class:`OutputError` where ``site`` has a file that GitHub would refuse, and it is to go there."""
    if not (urlsplit(target.address).hostname or target.address.partition(":")[0]).endswith("github.com"):
        return
    for path in sorted(site.files):
        size = (site.root / path).stat().st_size
        if size > FILE:
            hint = "make it smaller, or publish elsewhere: --folder gives plain files"
            what = f"has {weight(size)}, and GitHub takes no file above {weight(FILE)}"
            raise OutputError(what, where=path, hint=hint)


def _made(git: Git, home: str, kind: str) -> Git:
    """Git in a new bare repository, whose hashes are of that ``kind``."""
    printed(git, "init", "-q", "--bare", "--template=", f"--object-format={kind}", home)
    return git.within(git.folder, {"GIT_DIR": home, "GIT_INDEX_FILE": f"{home}/index"}, git.secrets)


def _hashes_otherwise(store: Git, target: Target) -> bool:
    """Whether the remote has hashes of another kind than ``store``: an empty one tells only whoever begins a push. What
    else may be wrong with that is told when there is something to send."""
    blob = printed(store, "hash-object", "-w", "--stdin").strip()
    done = store.run("push", "-q", "--dry-run", "--", target.remote, f"{blob}:refs/digest/kind")
    return done.code != 0 and "hash algorithm" in done.err


def _tip(git: Git, target: Target) -> str:
    """The commit at the tip of the branch, empty where there is no such branch."""
    name = f"refs/heads/{target.branch}"
    listed = printed(git, "ls-remote", "--", target.remote, name, where=target.name)
    found = (line.partition("\t") for line in listed.splitlines())
    return next((commit for commit, _, ref in found if ref == name), "")
