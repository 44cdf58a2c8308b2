"""Whether what one sentence says is to come, another tells as done: "will vote on the wall", "voted on the wall".

Knows English, and goes by the verb, what stands after it, and the day. Rather a preview told too long than one dropped
that is still to come.
"""

from __future__ import annotations

import re

from digest.summarise.agreement import one_word
from digest.words import WORD, content_words, fold, stem

_COMES = re.compile(
    r"\b(?:(?:will|shall)|(?:is|are|was|were) (?:(?:now|also|still|both|all) )?"
    r"(?:(?:due|expected|scheduled|set|planned|going) )?to)\b(?: (?:then|now|also|soon|later))* "
    r"(?:be (?P<done>[a-z]+ed|held|met|made|given|taken|paid|sold|built|won|brought|chosen)|(?P<verb>(?!be\b)[a-z]{2,}))\b"
)
_NOT_YET = re.compile(r"\b(?:again|tomorrow|next|second|another|not|never|no)\b|n[’']t\b", re.IGNORECASE)
_MAYBE = re.compile(
    r"\b(?:will|would|may|might|could|shall|if|not|never|no|to have|had|expected|due|before|until|ago|last|(?:19|20)\d\d)\b|n[’']t\b",
    re.IGNORECASE,
)
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TIMES = frozenset(
    stem(word)
    for word in (*_DAYS, *"noon midday midnight today tonight morning afternoon evening hour clock later soon".split())
)
_PAST = dict(
    pair.split("-")
    for pair in """meet-met hold-held begin-began leave-left speak-spoke give-gave take-took make-made come-came
    choose-chose sit-sat pay-paid win-won stand-stood sell-sold tell-told build-built bring-brought fly-flew""".split()
)
_FEWEST = 2


def comes_true(preview: str, result: str, *, later: bool) -> bool:
    """Whether ``result`` tells as done what ``preview`` says is to come; ``later``: on a later day. On
    one day a preview of another day, or of a second time, has not come true."""
    coming = _COMES.search(preview)
    if not coming or _MAYBE.search(result) or (not later and _NOT_YET.search(preview)):
        return False
    days, others = _days(preview), _days(result)
    if days and (others or not later) and days.isdisjoint(others):
        return False
    head, tail = _words(preview[: coming.start()]), _words(preview[coming.end() :])
    said = _words(result)
    done = {coming["done"]} if coming["done"] else _past(coming["verb"])
    if done.isdisjoint(map(fold, WORD.findall(result))) or len(tail | head) < _FEWEST:
        return False
    return tail <= said and 2 * len(head & said) >= len(head)


def _days(text: str) -> frozenset[str]:
    return _DAYS.intersection(map(fold, WORD.findall(text)))


def _words(text: str) -> frozenset[str]:
    return frozenset(one_word(word) for word in content_words(text) if word not in _TIMES and not word.isdigit())


def _past(verb: str) -> frozenset[str]:
    """What ``verb`` may be in the past."""
    regular = {f"{verb}ed", f"{verb}d", f"{verb}{verb[-1]}ed", f"{verb[:-1]}ied"}
    return frozenset({*regular, _PAST.get(verb, "")})
