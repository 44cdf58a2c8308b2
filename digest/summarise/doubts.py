"""What makes it doubtful that the person named beside a quotation spoke its words: denials, parts played, other voices.

A wrong speaker is worse than none, so each of these only takes a speaker away.
"""

from __future__ import annotations

import re

_OTHER_VERBS = (
    r"\b(?:sang|sung|sings?|chant(?:ed|s|ing)|shout(?:ed|s|ing)|reads?|reading|cried|cries|yell(?:ed|s)|scream(?:ed|s)"
    r"|whisper(?:ed|s)|heard|overheard|hears|goes|went|ran|runs|printed|spelled|painted|scrawled|engraved)\b"
)
_OTHER = re.compile(_OTHER_VERBS)
_DOUBT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|never|neither|nor|nobody|no one|nothing|playing|plays|played by|quot(?:es|ed|ing)"
    r"|misquot(?:es|ed|ing)|in the voice of|as saying|imitat(?:es|ed|ing)|impersonat(?:es|ed|ing)|pretend(?:s|ed|ing)"
    r"|falsely|allegedly|supposedly|asked (?:whether|if)|not (?:say|said|heard)|(?:didn|hadn|wasn)[’']t"
    r"|the (?:words|phrase|slogan|motto)|entitled|titled|known as|nicknamed|dubbed)\b"
)
_FOR_ANOTHER = re.compile(
    r"\b(?:quoting|playing|imitating|impersonating|reading (?:from|out)|as saying|in the voice of)\b"
)
_ASIDE = re.compile(r",? (?:who|which|whose)\b[^,]*,|^\W*(?:When |If )?[Aa]sked\b[^,“”\"]*,")
_GOES_ON = re.compile(r",?\s*(?:and|but|as|while|before|after|when|which|who|to|in|on|at|for|with|from|of)\b")
_CLAUSE = re.compile(r"[,\s]*[^,.;:!?“”\"]*")
_SENTENCE = re.compile(r"[^.;:!?“”\"]*")
_LINKED = re.compile(r" (?:of|for|from|in|on|by) ")
_TOLD_OF = ("ed", "seen", "underneath", "shown", "read", "states")
_PIECE = re.compile(
    r"[’']s$|\b(?:is|are|was|were|gets|and|or|just|also|then|only|--)$|\b(?:is|are|was|were|gets) |^[A-Z]-[A-Z]|[“”\"]"
)
_THINGS = frozenset(
    """
    account ad advert affidavit agreement analysis article ban bill biography blog boat book briefing caption
    complaint copy diary document documents draft email emails excerpt ferry filing filings footage headline
    indictment invitation law lawsuit leaflet letter letters list log manuscript memo message messages minutes
    motion narrative note notes notice page pages paper papers petition plan poll post poster proposal record
    recording records regulations release report reports response review ruling ship sign song statement
    statements story study summary survey text texts transcript transcripts tweet tweets vessel video website
    yacht
    """.split()
)


def denied(clause: str) -> bool:
    """Whether the ``clause`` before a quotation denies, or lays in another's mouth, what it says somebody said."""
    return bool(_DOUBT.search(_ASIDE.sub(" ,", clause)))


def another_voice(between: str) -> bool:
    """Whether the text ``between`` a verb of saying and the words quoted has another source for these: "the sign
    reads"."""
    return bool(_OTHER.search(between) or _DOUBT.search(between))


def denied_after(rest: str) -> bool:
    """Whether ``rest``, the text after a quotation, takes back that those named there speak for themselves."""
    first = _CLAUSE.match(rest)
    whole = _SENTENCE.match(rest)
    return bool((first and _DOUBT.search(first[0])) or (whole and _FOR_ANOTHER.search(whole[0])))


def is_open(text: str, opens: int, after: int) -> bool:
    """Whether the sentence around the quotation from ``opens`` to ``after`` can go on after it."""
    end = text[opens:after].rstrip('”"»“ ')[-1:]
    return end in {",", "?", "!", "—", "–", "…", "-"} or text.startswith(",", after)


def told_after(rest: str, says: re.Pattern[str]) -> bool:
    """Whether ``rest``, the text after a quotation that goes on with its sentence, tells who uttered it, by a verb of
    ``says`` or by another."""
    if _GOES_ON.match(rest):
        return False
    whole = _SENTENCE.match(rest)
    return bool(whole and (_OTHER.search(whole[0]) or says.search(whole[0])))


def is_nobody(role: str) -> bool:
    """Whether ``role`` is no person or body: what somebody wrote or sails ("a report", "the letter seen"), a
    possessive, or a piece of a clause."""
    words = [word.strip(",.’'") for word in _LINKED.split(role)[0].lower().split()]
    thing = words[-1] in _THINGS or (words[-1].endswith(_TOLD_OF) and not _THINGS.isdisjoint(words))
    return thing or bool(_PIECE.search(role))
