"""Where pinned stories stand in an edition: first in their tier, in the order of the file; the others fill up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from digest.link import Tiers
from digest.model import Edition, Entry
from digest.overrides.tables import Order, Tier


def placed(edition: Edition, pins: Mapping[str, Order], tiers: Tiers) -> Edition:
    """``edition`` with the stories of ``pins`` (by slug, in the order of the file) in their tiers, news or not; a tier
    that pins have filled takes no other."""
    by_slug = {one.story.slug: one for one in edition.all}
    pinned = [_pinned(by_slug[slug], order) for slug, order in pins.items() if slug in by_slug]
    others = [one for one in edition.entries if one.story.slug not in pins]
    room: tuple[tuple[Tier, int], ...] = (("lead", tiers.lead), ("key", tiers.key), ("brief", len(by_slug)))
    placed: list[Entry] = []
    for tier, most in room:
        here = [one for one in pinned if one.tier == tier]
        free = max(0, most - len(here))
        here += [replace(one, tier=tier) for one in others[:free]]
        others = others[free:]
        placed += here
    unchanged = tuple(one for one in edition.unchanged if one.story.slug not in pins)
    return replace(edition, entries=tuple(placed), unchanged=unchanged)


def _pinned(entry: Entry, order: Order) -> Entry:
    why, said = order.told("pinned"), order.told(f"pinned_{order.table.tier}")
    return replace(entry, tier=order.table.tier, why=(*entry.why, why), edited=(said, *entry.edited))
