"""What a sentence needs to be read alone, and the small repairs that make it so: each is named, and can be done again.

A repair never adds a word that the article has not. What no repair mends is left, and another sentence taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.summarise.sentences import Sentence
from digest.texts import Phrased

_LINK = re.compile(
    r"(But|And|Yet|So|However|Meanwhile|Moreover|Nevertheless|Nonetheless|Still|Also|Then|Furthermore|Additionally"
    r"|Besides|In addition|At the same time|For example|For instance|As a result|On the other hand|Of course|Indeed"
    r"|In fact|In contrast|By contrast|Thus|Therefore)(,?) (?=\S)"
)
_POSTED = re.compile(r"(\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?) ?[:–—-]? (?=[\"“‘]?[A-Z])")
_BEFORE_COMMA = frozenset("Yet So Still Also Then Besides Thus Meanwhile Indeed Therefore".split())
"""Words that only before a comma join a sentence to the last one: "Still waters", "Then President"."""
_ELSEWHERE = re.compile(
    r"\b(?:as (?:seen|shown|mentioned|described|noted|stated|discussed) (?:above|below|earlier)|(?:seen|see|pictured"
    r"|shown|listed|given|printed) (?:above|below)|click (?:here|on)|scroll (?:down|up)"
    r"|sign up for (?:our|the)|this (?:article|column|page|video|graphic|chart"
    r"|map|photo)\b|read more|the (?:video|photo|picture|table|chart) (?:above|below))\b",
    re.IGNORECASE,
)
_ELSEWHERE_CUES = (
    " above",
    " below",
    " earlier",
    "click ",
    "scroll ",
    "sign up ",
    "this ",
    "read more",
    "the video ",
    "the photo ",
)
_POINTER = re.compile(
    r" ?\((?:pictured|above|below|left|right|(?:see|pictured) (?:below|above|left|right|chart|map|picture|table|video)"
    r"|file (?:photo|picture))\)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[.!?—–-] )[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,2}: ")
"""Who speaks next in a record of what was said."""
_SPEAKER = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.’-]+(?: [A-ZÀ-Þ.’-]+){0,3}(?: \([^)]*\))?: "
    r"|(?:[A-Z][\w.’-]*(?: [A-Z][\w.’-]+){0,2}): (?=(?:.*[ “])?(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b)"
)
"""Who speaks, before words of his own."""
_BARE = re.compile(r"‘(?:[^’]|’(?=\w))*’|'(?:[^']|'(?=\w))*'")
"""A quotation in single marks and nothing else."""
QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Dd]e|[Dd]a|[Dd]i|[Dd]el|[Vv]an|[Vv]on|[Dd]er|[Bb]in|[Aa]l) (?:[\w-]+-)?$")
"""Before a name that describes a thing, or is but the end of a name."""
_MORE_OF_A_NAME = re.compile(r" [A-ZÀ-Þ][\w.]")
_COURTESY = r"\bM(?:r|s|rs|iss)\.? "
_IN_FULL = re.compile(r"'(.+?)' in full: '(.+)'")
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔")
_CLOSERS = "\"'”’)]»› "
_JOINTS = " ,:–—-"
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf]")
"""A sign of a script that parts no words: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
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
    short = text.count(" ") < _FEWEST - 1 and _length(text) < _FEWEST
    if short or not text.rstrip(_CLOSERS).endswith(_ENDS) or (text[0].islower() and text[1:2].islower()):
        return False
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return False
    if ": " in text and (_SPEAKER.match(text) or (text.count(": ") > 1 and len(_LABEL.findall(text)) > 1)):
        return False
    if _BARE.fullmatch(text) or (text[0] == "(" and text[-1] == ")"):
        return False
    if quoted and _length(QUOTED.sub(" ", text)) < _FEWEST_OUTSIDE:
        return False
    return not _points_elsewhere(text)


def _points_elsewhere(text: str) -> bool:
    """Whether ``text`` speaks of the page on which it stood; the pattern is asked only where a cue of it stands."""
    low = text.lower()
    for cue in _ELSEWHERE_CUES:
        if cue in low:
            return bool(_ELSEWHERE.search(text))
    return False


def _length(text: str) -> int:
    """How many words ``text`` has, about: where none are parted by blanks, two signs count as one."""
    parted = len(text.split())
    return parted if parted >= _FEWEST or text.isascii() else parted + len(_DENSE.findall(text)) // 2


def unquoted(text: str) -> str:
    """``text`` without what it quotes, which may be anybody's hope."""
    return QUOTED.sub("“”", text) if "“" in text or '"' in text or "«" in text else text


def asks(text: str) -> bool:
    """Whether ``text`` is a question."""
    return text.rstrip(_CLOSERS).endswith(("?", "？", "؟"))


def unlinked(text: str) -> tuple[str, str]:
    """``text`` without the word that joins it to the sentence before, or without the time at which it was posted in a
    live report, and the edit's name ("" where there is none)."""
    match = _LINK.match(text) or _POSTED.match(text)
    if not match or (match.re is _LINK and match[1] in _BEFORE_COMMA and not match[2]):
        return text, ""
    rest = text[match.end(1) :].lstrip(_JOINTS)
    return rest[:1].upper() + rest[1:], Phrased("edit.opener", words=match[1])


def unpointed(text: str) -> tuple[str, str]:
    """``text`` without a remark in brackets that points at a picture, and the edit's name ("" where there is none)."""
    match = _POINTER.search(text) if "(" in text else None
    if not match:
        return text, ""
    return f"{text[: match.start()]}{text[match.end() :]}", Phrased("edit.dropped", words=match[0].strip())


def in_quotation(text: str, at: int) -> bool:
    """Whether place ``at`` of ``text`` lies within quotation marks."""
    return any(match.start() < at < match.end() for match in QUOTED.finditer(text))


def may_name(text: str, short: str) -> bool:
    """Whether ``short`` first stands in ``text`` where its full name may be written: not within quotation marks,
    not as "the Reed plan", and not in the name of somebody else."""
    at = place_of(text, short)
    return (
        at >= 0
        and not in_quotation(text, at)
        and not (_ARTICLE.search(text, 0, at) or _MORE_OF_A_NAME.match(text, at + len(short)))
    )


def in_full(text: str, short: str, full: str) -> tuple[str, str]:
    """``text`` with the name ``short``, and "Mr" before it, written as ``full`` where it comes first, and the edit's
    name."""
    courtesy = re.search(f"{_COURTESY}$", text[: place_of(text, short)])
    short = f"{courtesy[0]}{short}" if courtesy else short
    edit = Phrased("edit.in_full", short=short, full=full)
    return redone(text, edit), edit


def redone(text: str, edit: str) -> str:
    """``text`` after the change that ``edit`` names, or "" where it names none that would be made there."""
    for repair in (unlinked, unpointed):
        changed, name = repair(text)
        if name == edit:
            return changed
    short, full = written_out(edit)
    last = re.sub(f"^{_COURTESY}", "", short)
    if last and " " not in last and full.endswith(f" {last}") and may_name(text, short):
        at = place_of(text, short)
        return f"{text[:at]}{full}{text[at + len(short) :]}"
    return ""


def written_out(edit: str) -> tuple[str, str]:
    """The name that ``edit`` writes out, as it stood and in full; two empty texts where it writes out none."""
    named = _IN_FULL.fullmatch(edit)
    return (named[1], named[2]) if named else ("", "")


def place_of(text: str, name: str) -> int:
    """Where ``name`` first stands in ``text`` as a word or words of its own, or -1."""
    at = text.find(name)
    while at >= 0:
        after = text[at + len(name) : at + len(name) + 1]
        if not (text[at - 1 : at] or " ").isalnum() and not after.isalnum() and after != "-":
            return at
        at = text.find(name, at + 1)
    return -1
