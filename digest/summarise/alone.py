"""What a sentence needs to be read alone, and the small repairs that make it so: each is named, and can be done again.

A repair never adds a word that the article has not. What no repair mends is left, and another sentence taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.summarise.sentences import Sentence
from digest.words import STOP

_OPENERS = "\"“‘«„'( "
_LEANING = frozenset(
    """he she they it this that these those his her their its him them such so then thus neither nor or both another
    here there because instead otherwise similarly likewise either hence therefore accordingly consequently nonetheless
    nevertheless conversely indeed anyway again too afterwards afterward thereafter besides""".split()
)
"""What a sentence that goes on with another begins with."""
_FREE = re.compile(
    r"it (?:is|was|has been|will be|would be|remains|became) (?:\w+ ){0,2}(?:unclear|clear|known|likely|unlikely"
    r"|possible|impossible|expected|hoped|feared|believed|understood|thought|hard|difficult|easy|time)\b"
    r"|there (?:is|are|was|were|will|has|have|had)\b|th(?:is|ese|at) (?:week|month|year|summer|winter|spring|autumn"
    r"|morning|season|days)\b|those (?:who|with|in|of)\b|so far\b|both (?-i:[A-Z])|here’?'?s how\b",
    re.IGNORECASE,
)
"""What begins like that and is complete all the same."""
_GOES_ON = re.compile(
    r"(?:(?:\w+ ){0,2}(?:minute|moment|hour|day|week|month|year|decade)s? (?:later|earlier|before|after(?:wards?)?)\b"
    r"(?! the)"
    r"|the (?:next|following|previous|same) (?:day|morning|evening|night|week|month|year)\b"
    r"|the (?:latter|duo|trio|pair|move|incident|announcement|comments|remarks|news|changes?)\b"
    r"|as it turned out\b"
    r"|(?:first|second|third|fourth|finally|lastly|secondly|thirdly|next|last)(?: of all)?,"
    r"|the (?:two (?:men|women|sides|leaders|countries|companies|parties))\b"
    r"|(?:earlier|later|at the time|by then|until then|since then|after that|before that|in turn|in response|the first"
    r"|the second|a third|the answer|the reason|the result|one|two|three|others|some)"
    r",? (?:said|says|is|was|were"
    r"|that day\b|that\b)|(?:later|by then|since then|after that|before that|in turn|in response|for one|in other"
    r" words),)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:(?:one|some|many|most|all|each|none|both|two|three|few|several|any) of (?:them|these|those)\b"
    r"|(?:that|the) same (?!time|day|sex|name|year|week|age|way|thing)\w|th(?:is|ese|ose) (?!week|month|year|summer|winter"
    r"|spring|autumn|fall|morning|season|days|country|nation|world|time|evening|afternoon|weekend|decade|century|who|with"
    r"|in|of|at|from)[a-z])",
    re.IGNORECASE,
)
_EARLY = 60
"""Characters from the beginning of a sentence in which "this plan" points back, not at what the sentence said."""
_ASKED = re.compile(r"[A-Z][^,“\"]{1,40}(?:, [^,“\"]{2,40},)? asked(?: at| in| on| during|,|\.)")
"""Who asked what stands before."""
_LINK = re.compile(
    r"(But|And|Yet|So|However|Meanwhile|Moreover|Nevertheless|Nonetheless|Still|Also|Then|Furthermore|Additionally"
    r"|Besides|In addition|At the same time|For example|For instance|As a result|On the other hand|Of course|Indeed"
    r"|In fact|In contrast|By contrast|Thus|Therefore)(,?) (?=\S)"
)
_POSTED = re.compile(r"(\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)[:–—-]? (?=[\"“‘]?[A-Z])")
_BEFORE_COMMA = frozenset("Yet So Still Also Then Besides Thus Meanwhile Indeed Therefore".split())
"""Words that only before a comma join a sentence to the last one: "Still waters", "Then President"."""
_ELSEWHERE = re.compile(
    r"\b(?:as (?:seen|shown|mentioned|described|noted|stated|discussed) (?:above|below|earlier)|(?:seen|see|pictured"
    r"|shown|listed|given|printed) (?:above|below)|click (?:here|on)|this (?:article|column|page|video|graphic|chart"
    r"|map|photo)\b|read more|the (?:video|photo|picture|table|chart) (?:above|below))\b",
    re.IGNORECASE,
)
_ELSEWHERE_CUES = (" above", " below", " earlier", "click ", "this ", "read more", "the video ", "the photo ")
_POINTER = re.compile(
    r" ?\((?:pictured|above|below|left|right|(?:see|pictured) (?:below|above|left|right|chart|map|picture|table|video)"
    r"|file (?:photo|picture))\)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"[\w’']+")
_CONTRACTED = re.compile(r"[’'](?:s|ll|re|ve|d)$")
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|they)\b", re.IGNORECASE)
_PRONOUN_STARTS = (" he", " she", " hi", " they")
_SAYS_SO = re.compile(r", (?:he|she) (?:said|says|added|explained|noted|told|wrote|continued|argued|warned)\b")
_NOUN = re.compile(
    r"\b(?:the|an?|one|every|each|any|another|my|your|no|some|who|whose|anyone|everyone|someone|nobody|one’s) \w{2,}"
    r"|\b[a-z]{3,}s\b"
)
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
_LABEL = re.compile(r"(?:^|[.!?—–-] )[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,2}: ")
"""Who speaks next in a record of what was said."""
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_DROPPED = re.compile(r"dropped (leading )?'(.+)'")
_IN_FULL = re.compile(r"'(.+?)' in full: '(.+)'")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔")
_CLOSERS = "\"'”’)]»› "
_JOINTS = " ,:–—-"
_FEWEST = 6
_FEWEST_OUTSIDE = 2
"""Words beside a quotation that may say whose it is."""


def fit(parts: Sequence[Sentence]) -> list[bool]:
    """For each sentence whether it is whole: ended, long enough, in no quotation that it does not open and close
    itself, and pointing at nothing outside it."""
    found: list[bool] = []
    block, opened = -1, False
    for one in parts:
        opened = opened and one.block == block
        block = one.block
        text = one.text
        quoted = '"' in text or "“" in text or "”" in text or "«" in text or "»" in text
        halved = quoted and _halved(text)
        found.append(not opened and not halved and _whole(text, quoted=quoted))
        opened = opened != halved
    return found


def _halved(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”") or text.count("«") != text.count("»")


def _whole(text: str, *, quoted: bool) -> bool:
    if text.count(" ") < _FEWEST - 1 or not text.rstrip(_CLOSERS).endswith(_ENDS) or text.count("(") != text.count(")"):
        return False
    if text.count(": ") > 1 and len(_LABEL.findall(text)) > 1:
        return False
    if quoted and len(_QUOTED.sub(" ", text).split()) < _FEWEST_OUTSIDE:
        return False
    low = text.lower()
    return not (any(cue in low for cue in _ELSEWHERE_CUES) and _ELSEWHERE.search(text))


def unquoted(text: str) -> str:
    """``text`` without what it quotes, which may be anybody's hope."""
    return _QUOTED.sub("“”", text) if "“" in text or '"' in text or "«" in text else text


def asks(text: str) -> bool:
    """Whether ``text`` is a question."""
    return text.rstrip(_CLOSERS).endswith(("?", "？", "؟"))


def leans(text: str) -> bool:
    """Whether ``text``, without a word that joins it, still needs the sentence before: it opens with what stands for
    something named there, or speaks of somebody whom it has not named yet. Knows English."""
    rest = unlinked(text)[0].lstrip(_OPENERS)
    first = _FIRST.match(rest)
    if first and _CONTRACTED.sub("", first[0].lower()) in _LEANING:
        return not _FREE.match(rest)
    if _GOES_ON.match(rest) or _ASKED.match(rest):
        return True
    pointing = _POINTS_BACK.search(text, 0, _EARLY)
    return bool(pointing and not _in_quotation(text, pointing.start())) or _speaks_of_somebody(text)


def _speaks_of_somebody(text: str) -> bool:
    """Whether a pronoun stands outside quotation marks before anybody it could be."""
    if not any(start in text for start in _PRONOUN_STARTS):
        return False
    pronoun = _PRONOUN.search(text)
    if not pronoun:
        return False
    if '"' in text or "“" in text or "«" in text:
        text = _QUOTED.sub(" ", text)
        pronoun = _PRONOUN.search(text)
        if not pronoun:
            return False
    before = text[: pronoun.start()]
    if _NOUN.search(before) and not _SAYS_SO.match(text, pronoun.start() - len(", ")):
        return False
    return all(match[0].lower() in STOP for match in _CAPITAL.finditer(before))


def unlinked(text: str) -> tuple[str, str]:
    """``text`` without the word that joins it to the sentence before, or without the time at which it was posted in a
    live report, and the edit's name ("" where there is none)."""
    match = _LINK.match(text) or _POSTED.match(text)
    if not match or (match.re is _LINK and match[1] in _BEFORE_COMMA and not match[2]):
        return text, ""
    edit = f"dropped leading '{match[1]}'"
    return redone(text, edit), edit


def unpointed(text: str) -> tuple[str, str]:
    """``text`` without a remark in brackets that points at a picture, and the edit's name ("" where there is none)."""
    match = _POINTER.search(text) if "(" in text else None
    if not match:
        return text, ""
    edit = f"dropped '{match[0].strip()}'"
    return redone(text, edit), edit


def _in_quotation(text: str, at: int) -> bool:
    return any(match.start() < at < match.end() for match in _QUOTED.finditer(text))


def may_name(text: str, short: str) -> bool:
    """Whether ``short`` first stands in ``text`` where its full name may be written: not within quotation marks."""
    at = place_of(text, short)
    return at >= 0 and not _in_quotation(text, at)


def in_full(text: str, short: str, full: str) -> tuple[str, str]:
    """``text`` with the name ``short`` written as ``full`` where it comes first, and the edit's name."""
    edit = f"'{short}' in full: '{full}'"
    return redone(text, edit), edit


def redone(text: str, edit: str) -> str:
    """``text`` after the change that ``edit`` names, or "" where it names none that can be made there."""
    dropped = _DROPPED.fullmatch(edit)
    if dropped:
        return _without(text, dropped[2], leading=bool(dropped[1]))
    named = _IN_FULL.fullmatch(edit)
    if named and named[2].endswith(named[1]):
        at = place_of(text, named[1])
        return f"{text[:at]}{named[2]}{text[at + len(named[1]) :]}" if at >= 0 else ""
    return ""


def name_added(edit: str) -> str:
    """The full name that ``edit`` writes out, or ""."""
    named = _IN_FULL.fullmatch(edit)
    return named[2] if named else ""


def place_of(text: str, name: str) -> int:
    """Where ``name`` first stands in ``text`` as a word or words of its own, or -1."""
    at = text.find(name)
    while at >= 0:
        after = text[at + len(name) : at + len(name) + 1]
        if not (text[at - 1 : at] or " ").isalnum() and not after.isalnum() and after != "-":
            return at
        at = text.find(name, at + 1)
    return -1


def _without(text: str, words: str, *, leading: bool) -> str:
    if leading:
        rest = text[len(words) :].lstrip(_JOINTS)
        if not text.startswith(words) or rest == text[len(words) :]:
            return ""
        return rest[:1].upper() + rest[1:]
    at = text.find(words)
    if at < 0 or not _POINTER.fullmatch(words):
        return ""
    return f"{text[:at].rstrip()}{text[at + len(words) :]}"
