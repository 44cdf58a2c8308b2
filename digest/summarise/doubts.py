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
_THINGS = frozenset(
    """
    account affidavit agreement analysis article bill biography blog book boat complaint copy diary document documents
    draft email emails excerpt ferry filing filings footage indictment invitation lawsuit leaflet letter letters list
    log manuscript memo message messages minutes motion note notes notice page pages paper papers petition plan poll
    post poster record records recording release report reports review ruling ship sign song statement statements
    story study summary survey text texts transcript transcripts tweet tweets video vessel website yacht
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


def told_after(rest: str, says: re.Pattern[str]) -> bool:
    """Whether ``rest``, the text after a quotation that goes on with its sentence, tells who uttered it, by a verb of
    ``says`` or by another."""
    if _GOES_ON.match(rest):
        return False
    whole = _SENTENCE.match(rest)
    return bool(whole and (_OTHER.search(whole[0]) or says.search(whole[0])))


def is_thing(role: str) -> bool:
    """Whether ``role`` is no person or body but what somebody wrote or sails: "a report", "the letter seen"."""
    return any(word.strip(",.’'").lower() in _THINGS for word in re.split(r" (?:of|for|from|in) ", role)[0].split())
