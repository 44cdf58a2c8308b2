"""The Method page: how the paper is made, from the rules and weights really used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from digest import border
from digest.clean import reasons, rules
from digest.link.phases import DEVELOPING
from digest.link.ranking import WEIGHTS
from digest.link.rollups import MOST, TIER
from digest.model import Page, RuleNote
from digest.pages import paths
from digest.pages.views import Views
from digest.summarise.ranking import weights


def method(views: Views) -> Iterator[Page]:
    """How the paper is made, from the rules and weights really used; and the page for what is not found."""
    groups: dict[str, list[str]] = defaultdict(list)
    notes = [RuleNote(rule.name, rule.group, rule.reason) for rule in rules()]
    for rule in (*notes, *views.site.rules):
        groups[rule.group] += [rule.reason] if rule.reason not in groups[rule.group] else []
    facts = {
        "title": views.texts("menu.method"),
        "groups": sorted(groups.items()),
        "rules": len(reasons(views.site.rules)),
        "weights": weights().of_sentences(),
        "words": weights().of_words(),
        "length": weights().length,
        "rank": [(views.texts.again(what), worth) for what, worth in WEIGHTS.rows()],
        "tier": TIER,
        "most": MOST,
        "developing": DEVELOPING,
    }
    if not any(page.slug == "method" for page in views.site.own):
        yield Page(paths.section("method"), "method.html", facts)
    yield Page(border.out_path("404.html"), "404.html", {"title": views.texts("archive.not_found")})
