"""What the preview shows of a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from digest.build import Build
from digest.config import Config
from digest.model import Member, Site
from digest.pages import paths
from digest.printing import spoken
from digest.serve.shown import Problem, Shown, Words
from digest.texts import Texts, direction

ON_PURPOSE = frozenset({"withhold", "ignore"})
"""The stages that leave a file out because its editor wants it so."""


def shown(made: Build, files: Mapping[str, bytes], config: Config, known: AbstractSet[str]) -> Shown:
    """What is shown of the build ``made`` of the paper of ``config``, whose site has ``files``; warnings that are
    ``known`` are no news."""
    texts = spoken(config)
    problems = tuple(_problems(made, known))
    bare = frozenset(path for path in files if path.endswith(".mail.html"))
    late = {str(one.path): one for one in made.late}
    base = urlsplit(config.site.base_url).path
    return Shown(files, base, problems, dict(_audits(made.site)), bare, late, _words(texts, problems))


def _problems(made: Build, known: AbstractSet[str]) -> Iterator[Problem]:
    """What an editor who looks at the browser should know: what is left out, and warnings that are not ``known``."""
    yield from (Problem(one.why, one.item, one.hint) for one in made.skipped if one.stage not in ON_PURPOSE)
    yield from (Problem(text, kind="warning") for text in dict.fromkeys(made.warnings) if text not in known)


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
        texts("preview.page_failed"),
        texts("preview.page_comes"),
        texts("preview.close"),
    )
