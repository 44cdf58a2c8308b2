"""Feeds that are added to digest.toml: as tables at its end, with no byte of what stands there changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from digest import border
from digest.clean.sources import from_domain
from digest.config import Config, SourceSettings, load
from digest.errors import MachineError, SettingsError, Skipped
from digest.fetch.addresses import identity
from digest.fetch.compose import source_key
from digest.fetch.opml import Outline
from digest.ingest import OWN_PAGES
from digest.model import Url
from digest.toml import quoted

_LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class New:
    """A source to be added: its key, what it is called, and its feeds."""

    key: str
    name: str
    feeds: tuple[Url, ...]
    home: Url | None = None
    language: str = ""
    folders: tuple[str, ...] = ()


def new_sources(outlines: Iterable[Outline], known: Sequence[SourceSettings]) -> tuple[list[New], list[Skipped]]:
    """The sources that ``outlines`` would add to those that are ``known``, and those of them that are there. Feeds of
    one name with one page are those of one source, as are, where no page is stated, feeds of one name at one host."""
    there = {identity(address): one.key for one in known for text in one.feed if (address := border.url(text))}
    keys = {one.key for one in known}
    found: dict[tuple[str, str], New] = {}
    skipped: list[Skipped] = []
    for one in outlines:
        same = identity(one.feed)
        if same in there:
            skipped.append(Skipped("import", one.title or one.feed, f"is there: {there[same]} has its feed"))
            continue
        name = one.title or from_domain(border.host(one.home or one.feed)).name
        group = (name.casefold(), identity(one.home) if one.home else border.host(one.feed))
        if group in found:
            found[group] = replace(found[group], feeds=(*found[group].feeds, one.feed))
        else:
            key = _key(name, one, keys)
            keys.add(key)
            found[group] = New(key, name, (one.feed,), one.home, one.language, one.folders)
        there[same] = found[group].key
    return list(found.values()), skipped


def _key(name: str, one: Outline, taken: set[str]) -> str:
    """The host of its page, else its title, else one of the two with a number: what is none of ``taken``."""
    host = source_key(border.host(one.home or one.feed))[:_LONGEST_KEY].strip(".-")
    slug = border.slug(name, otherwise=host)
    free = (key for key in (host, slug) if key not in taken and key != OWN_PAGES)
    numbered = (key for number in range(2, len(taken) + 3) if (key := f"{slug}-{number}") not in taken)
    return next(free, None) or next(numbered)


def neighbours(new: Sequence[New], known: Sequence[SourceSettings]) -> dict[str, list[str]]:
    """The keys of sources that have their pages at one host, by the host, where one of them is ``new``. The feeds count
    for the page of a source that states none."""
    hosts: dict[str, list[str]] = {}
    pages = [(one.key, [one.home] if one.home else one.feed) for one in known]
    pages += [(one.key, [one.home] if one.home else one.feeds) for one in new]
    for key, addresses in pages:
        for host in sorted({border.host(page) for one in addresses if (page := border.url(one))}):
            hosts.setdefault(host, []).append(key)
    fresh = {one.key for one in new}
    return {host: keys for host, keys in hosts.items() if len(keys) > 1 and fresh & set(keys)}


def tables(sources: Iterable[New]) -> str:
    """``sources`` as tables of digest.toml, each with the folders it lay in as a remark."""
    return "\n".join("\n".join((*_lines(one), "")) for one in sources)


def _lines(one: New) -> Iterator[str]:
    if one.folders:
        yield f"# {' / '.join(one.folders)}"
    yield "[[source]]"
    yield f"key = {quoted(one.key)}"
    yield f"name = {quoted(one.name)}"
    if one.home:
        yield f"home = {quoted(one.home)}"
    if one.language:
        yield f"language = {quoted(one.language)}"
    feeds = [quoted(feed) for feed in one.feeds]
    yield f"feed = {feeds[0]}" if len(feeds) == 1 else f"feed = [{', '.join(feeds)}]"


def appended(data: bytes, text: str) -> bytes:
    """``data``, a TOML file, with ``text`` below an empty line at its end, in the line ends that it has."""
    end = "\r\n" if b"\r\n" in data else "\n"
    gap = "" if not data else end if data.endswith(b"\n") else end * 2
    return data + (gap + text.replace("\n", end)).encode()


def put(path: Path, data: bytes, *, dry: bool = False) -> Config:
    """Puts ``data`` into the configuration at ``path``, whole or not at all, once it loads; where it is ``dry``, it is
    only tried. Raises :class:`SettingsError` where it does not load, :class:`MachineError` where it cannot be
    written."""
    target = path.resolve()
    trial = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        trial.write_bytes(data)
        config = load(trial)
        if not dry:
            shutil.copymode(target, trial)
            trial.replace(target)
    except SettingsError as error:
        what = f"would not load with them, and was not changed: {str(error).replace(trial.name, target.name)}"
        hint = "if its sources are written as one list, write each as a table [[source]]"
        raise SettingsError(what, where=str(path), hint=hint) from None
    except OSError as error:
        hint = "check that the disk has room and that you may write there"
        raise MachineError(f"cannot be written: {error.strerror or error}", where=str(path), hint=hint) from error
    finally:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
    return config
