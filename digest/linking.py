"""The linker as digest.toml sets it."""

from __future__ import annotations

from dataclasses import replace

from digest.config import Config
from digest.ledger import FOLDER
from digest.link import Linker, StoryFinder, Subject, Tiers
from digest.link.embedders import embedder
from digest.link.entities import EntityFinder, kept, load_editor


def linker(config: Config) -> Linker:
    """The linker as ``config`` sets it."""
    entities = EntityFinder(config.entities.articles, config.entities.days, finder=config.entities.finder)
    if config.root.is_absolute():
        entities = replace(entities, editor=load_editor(config.root), registry=kept(config.root / FOLDER))
    return Linker(
        StoryFinder(config.stories.likeness, config.stories.days, embedder(config.stories.embed)),
        Tiers(config.edition.lead, config.edition.key),
        tuple(Subject(one.name, one.words, one.least) for one in config.topic),
        entities,
    )
