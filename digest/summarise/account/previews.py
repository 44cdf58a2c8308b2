"""Whether what one sentence says is to come, another tells as done: "will vote on the wall", "voted on the wall".

Knows English, and goes by the verb, what stands after it, and the day. Rather a preview told too long than one dropped
that is still to come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.summarise.account.agreement import fact
from digest.summarise.account.counts import without_speaker
from digest.words import WEEKDAYS, WORD, fold, stem

_COMES = re.compile(
    r"\b(?:(?:will|shall)|(?:is|are|was|were) (?:(?:now|also|still|both|all) )?"
    r"(?:(?:due|expected|scheduled|set|planned|going) )?to)\b(?: (?:then|now|also|soon|later))* "
    r"(?:be (?P<done>[a-z]+ed|held|met|made|given|taken|paid|sold|built|won|brought|chosen"
    r"|cut|set|hit|put|shut)"
    r"|(?P<verb>(?!be\b)[a-z]{2,}))\b"
)
_NOT_YET = re.compile(r"\b(?:again|tomorrow|next|second|another|not|never|no)\b|n[’']t\b", re.IGNORECASE)
_MAYBE = re.compile(
    r"\b(?:will|would|may|might|could|shall|if|not|never|no|to have|had|expected|due|before|until|ago|last|refused"
    r"|earlier|whether"
    r"|(?:19|20)\d\d)\b|n[’']t\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\bto \w+")
"""Where a verb is the same in the past, "to cut" is not done yet."""
_DAYS = frozenset(WEEKDAYS)
_TIMES = frozenset(
    stem(word)
    for word in (*_DAYS, *"noon midday midnight today tonight morning afternoon evening hour clock later soon".split())
)
_PAST = dict(
    pair.split("-")
    for pair in """meet-met hold-held begin-began leave-left speak-spoke give-gave take-took make-made come-came
    choose-chose sit-sat pay-paid win-won stand-stood sell-sold tell-told build-built bring-brought fly-flew
    cut-cut set-set hit-hit
    put-put shut-shut""".split()
)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Preview:
    """What a sentence says is to come: the verb as it is once it is ``done``, the words before and after it, the days
    named, and whether it is of ``another`` day or time than the next."""

    done: frozenset[str]
    head: frozenset[str]
    tail: frozenset[str]
    days: frozenset[str]
    another: bool

    def came(self, text: str, said: frozenset[str], *, later: bool) -> bool:
        """Whether ``text``, whose words are ``said``, tells it as done; ``later``: on a later day. On one day what
        is to come on another day, or a second time, has not come."""
        if not self.tail <= said or not self.head <= said or (self.another and not later):
            return False
        words = frozenset(map(fold, WORD.findall(text)))
        days = _DAYS & words
        if self.days and (days or not later) and self.days.isdisjoint(days):
            return False
        done = map(fold, WORD.findall(_TO_DO.sub("", text)))
        return not self.done.isdisjoint(done) and not _MAYBE.search(text)


def preview(text: str) -> Preview | None:
    """What ``text`` says is to come, if it says of what; who says so is no part of it."""
    text = without_speaker(text)
    coming = _COMES.search(text)
    if not coming:
        return None
    head, tail = fact(text[: coming.start()]).words - _TIMES, fact(text[coming.end() :]).words - _TIMES
    done = frozenset({coming["done"]}) if coming["done"] else _past(coming["verb"])
    days = _DAYS.intersection(map(fold, WORD.findall(text)))
    return Preview(done, head, tail, days, bool(_NOT_YET.search(text))) if len(head | tail) >= _FEWEST else None


def _past(verb: str) -> frozenset[str]:
    """What ``verb`` may be in the past."""
    regular = {f"{verb}ed", f"{verb}d", f"{verb}{verb[-1]}ed", f"{verb[:-1]}ied"}
    return frozenset({*regular, _PAST.get(verb, "")})
