"""Words of a text, and the ones too common to say what it is about."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
STOPPED = re.compile(r"[.!?…。！？؟][\"'”’»)\]」]*$")
"""What a text ends with that ends as a sentence does."""

WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = tuple("january february march april may june july august september october november december".split())
CLEAR_MONTHS = frozenset(MONTHS) - {"may"}
"""The months whose names mean nothing else in small letters, but for a march."""

_STOP = """
a about above according across after afterwards again against ago ahead all almost alone along already also although
always am amid among an and another any anyone anything are aren't around as ask asked asks at away back be became
because become been before began behind being below besides between beyond both but by call called came can can't
cannot come comes could couldn't day days did didn't do does doesn't doing don't done down during each earlier early
eight either else end enough even ever every everyone everything few first five following for former four from full
further gave get gets getting give given go goes going gone got great had hadn't half has hasn't have haven't having
he he's her here herself high him himself his hour hours how however i if in including indeed instead into is isn't it
it's its itself just keep kept knew know known last late later least left less let like likely little long look looked
made main make makes making man many may maybe me mean means meant men might minute minutes mr mrs ms moment month
months more most much must my near nearly need needs never new news next nine no nobody none nor not nothing now of
off often on once one one's only onto or other others our out over own part people per perhaps place put put quite
rather really said same saw say saying says second see seem seemed seen set seven several shall she she's should
shouldn't show showed since six so some someone something sometimes soon still such take taken takes taking tell ten
than that that's the their theirs them themselves then there there's therefore these they they're thing things think
third this those though thought three through thus time times to today together told tomorrow too took toward towards
tried try trying turn turned two under until up upon us use used using very via want wanted wants was wasn't way we
we're we've week weeks well went were weren't what what's when where whether which while who whole whom whose why will
with within without woman women won't work worked working would wouldn't year years yes yesterday yet you you're your
yours monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december reuters reporters reported report statement spokesman spokeswoman spokesperson
"""
STOP = frozenset(_STOP.split())


def words(text: str) -> list[str]:
    """The words of ``text``, lower-case, in order; an apostrophe inside a word belongs to it."""
    return [fold(match) for match in WORD.findall(text)]


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """``word`` in lower case, with a straight apostrophe and without the English possessive."""
    lower = word.lower().replace("’", "'")
    return lower.removesuffix("'s")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """``word`` without the commonest English endings, so that 'talks', 'talked' and 'talking' meet.

    A light suffix stripper in the spirit of Harman's S-stemmer (JASIS 42(1), 1991), not Porter's: it must never make
    two unrelated names one, so short words stay as they are.
    """
    if len(word) <= 4:
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and not word.endswith("ss"):
            cut = word[: -len(ending)] + instead
            return cut if len(cut) >= 4 else word
    return word


def content_words(text: str) -> list[str]:
    """The stems of the words of ``text`` that say what it is about, in order."""
    return [stem(word) for word in words(text) if word not in STOP and len(word) > 1]
