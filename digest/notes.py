"""What a build says of itself: warnings, notes and counts, for the editor and for scripts."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from digest.clean.own import SourceRules
from digest.clean.sources import UNKNOWN
from digest.config import Config
from digest.errors import Skipped
from digest.model import Article, Member, Site, Source
from digest.summarise import NO_SENTENCE
from digest.texts import FILE_NAME, catalogue

_NAMED = 3
LEFT_OUT = "is a sample of 'digest init', left out now that there are articles of yours"
ONLY_SAMPLES = (
    "there are only the samples of 'digest init': they are recorded in no ledger, and are left out as soon as there is "
    "an article of yours"
)


def warnings(site: Site) -> list[str]:
    """What the cleaner was not sure of, by the articles' paths."""
    members = [member for story in site.stories for member in story.members]
    return [
        f"{m.article.path}: {text}"
        for m in sorted(members, key=lambda m: (m.article.path, m.article.id))
        for text in m.article.warnings
    ]


def notes(site: Site) -> list[str]:
    """What was inferred and is marked so, which an editor may want to know and need not mend."""
    members = [m for story in site.stories for m in story.members]
    turned = [
        f"{m.article.path}: a model's text was refused and the article's own sentences stand: {one.text!r}: {one.why}"
        for m in members
        for one in m.summary.refused
    ]
    found = [m.article for m in members if m.article.dated.approximate]
    whose = {"story": "the nearest article of its story", "first commit": "its first commit"}
    dates = [f"{a.path}: its date, {a.dated.value}, is that of {whose[a.dated.origin or '']}" for a in found]
    silent = [f"{m.article.path}: {NO_SENTENCE}" for m in members if not m.summary.sentences]
    said = [f"{m.article.path}: {text}" for m in members for text in m.article.notes]
    return [*sorted(turned), *sorted([*dates, *silent, *said]), *_nameless(members)]


def _nameless(members: Sequence[Member]) -> list[str]:
    """The articles whose outlet is not known: where they are more than one they count as a single witness."""
    found = [m.article.path for m in members if m.article.source == UNKNOWN]
    files = sorted(set(found))
    some = ", ".join(files[:_NAMED]) + (f" and {len(files) - _NAMED} more" if len(files) > _NAMED else "")
    count = "1 article has" if len(found) == 1 else f"{len(found)} articles have"
    text = (
        f"{count} no known outlet{' and count as one' * (len(found) > 1)}: {some}; say 'source:' in the head, the "
        "front matter or a .toml beside the file, or put [[source]] for the folder into digest.toml (docs/settings.md)"
    )
    return [text] if found else []


def waiting(own: Sequence[SourceRules]) -> list[str]:
    """The files with rules that nobody has decided on."""
    advice = "set 'accepted = true' or 'refused = true' in it"
    return [
        f"{one.file}: {one.waiting} {'rule waits' if one.waiting == 1 else 'rules wait'} for you; {advice}"
        for one in own
        if one.waiting
    ]


def strangers(own: Sequence[SourceRules], articles: Sequence[Article], known: Sequence[Source]) -> list[str]:
    """The files of rules for a source that neither an article nor digest.toml knows, with what may have been meant."""
    sources = {one.key: one for one in (*known, *(article.source for article in articles))}
    names = {name.casefold(): name for one in sources.values() for name in (one.name, one.key)}
    found: list[str] = []
    for one in own:
        if any(one.holds_for(source) for source in sources.values()):
            continue
        near = difflib.get_close_matches(one.source.casefold(), sorted(names), n=1)
        advice = f"did you mean '{names[near[0]]}'?" if near else "'digest list sources' shows those there are"
        found.append(f"{one.file}: no article is of the source '{one.source}', so nothing in it is used; {advice}")
    return found


def unspoken(config: Config) -> list[str]:
    """That the paper's own words are English where its language has no catalogue, neither ours nor the site's."""
    language, own = config.site.language, config.folder("templates") / FILE_NAME
    if catalogue(language) or catalogue(language.partition("-")[0]) or own.is_file():
        return []
    return [f"there is no catalogue of texts for '{language}': menus and labels are English; see docs/theme.md"]


def counts(
    payloads: Sequence[Any], documents: Sequence[Any], site: Site, skipped: Sequence[Skipped], pages: int
) -> dict[str, int]:
    """How many there are of each, for the last line of a build and for scripts."""
    members = [member for story in site.stories for member in story.members]
    return {
        "files": len(payloads),
        "read": len(documents),
        "used": len(members),
        "undated": sum(member.day is None for member in members),
        "merged": sum(member.duplicate_of is not None for member in members),
        "withheld": sum(one.stage == "withhold" for one in skipped),
        "skipped": sum(one.stage != "withhold" for one in skipped),
        "stories": len(site.stories),
        "editions": len(site.editions),
        "pages": pages,
        "modelled": sum(member.summary.method == "model" for member in members),
        "refused": sum(bool(member.summary.refused) for member in members),
        "unanswered": sum(bool(member.summary.unanswered) for member in members),
    }
