"""The cleaning rules in other languages than English: a file for each, and one for what they share."""

from __future__ import annotations

from digest.clean.languages import de, es, fr, it, pt
from digest.clean.languages.shapes import headings
from digest.clean.languages.shared import SHARED
from digest.clean.promotion import HEADINGS
from digest.clean.rules import Rule

PACKS: tuple[Rule, ...] = (*de.RULES, *es.RULES, *fr.RULES, *it.RULES, *pt.RULES, *SHARED)
SIGNATURES = {"de": de.SIGNATURE, "es": es.SIGNATURE, "fr": fr.SIGNATURE, "it": it.SIGNATURE, "pt": pt.SIGNATURE}
"""How each language signs an article; those that are not here sign as the English do."""
LISTS = headings(HEADINGS, de.HEADINGS, es.HEADINGS, fr.HEADINGS, it.HEADINGS, pt.HEADINGS)
"""Headings of lists of other articles, in all languages: what follows one up to the next sentence is taken too."""
