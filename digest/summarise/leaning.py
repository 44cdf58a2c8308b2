"""Which sentences need the one before them: they open with what stands for something named there, or speak of somebody
or something as known. The words are English.

Patterns with small letters only are for a text in small letters: one that minds the case passes over a place by its
first letter. For the same reason those that are searched for begin with a letter and look back from there for the edge
of a word.
"""

from __future__ import annotations

import re

from digest.summarise.alone import QUOTED, in_quotation, unlinked, unquoted
from digest.summarise.patterns import any_word, in_small
from digest.words import STOP

_OPENERS = "\"“‘«„'( "
_LEANING = frozenset(
    word + ending
    for word in """
    he she they it this that these those his her their its him them such so then thus neither nor or both another here
    there because instead otherwise similarly likewise either hence therefore accordingly consequently nonetheless
    nevertheless conversely indeed anyway again too afterwards afterward thereafter besides
    """.split()
    for ending in ("", *(mark + short for mark in "’'" for short in ("s", "ll", "re", "ve", "d")))
)
"""What a sentence that goes on with another begins with, also with a verb drawn to it: "he’s"."""
_FREE = re.compile(
    r"it (?:is|was|has been|will be|would be|remains|became)"
    r" (?!(?:the|an?|another) )(?:\w+ ){0,2}(?:unclear|clear|possible|impossible|hard|difficult|easy|time"
    r"|(?:known|likely|unlikely|expected|hoped|feared|believed|understood|thought)"
    r"(?= (?:that|whether|if|how|who|what|why|when|where|which)\b))\b"
    r"|it(?:[’']s| is| was) an? (?:\w+ ){1,4}(?:for (?:an?|the) .* )?to (?!him|her|them|it)\w|instead of\b"
    r"|there (?:is|are|was|were|will|has|have|had)\b|it took (?!him|her|them|us|me|it)(?:\w+ ){1,8}to\b"
    r"|it (?:is|was) (?-i:[A-Z][\w’-]+(?: [A-Z][\w’-]+)*) (?:who|that|which)\b|so (?:many|much|few|little)\b.* that\b"
    r"|th(?:is|ese|at) (?:week|month|year|summer|winter|spring|autumn"
    r"|morning|season|days)\b|those (?:who|with|in|of|making|earning|killed|injured|charged"
    r"|accused|arrested|responsible|affected)\b"
    r"|so far\b|both (?:the \w+ (?:\w+ )?and\b|(?-i:[A-Z]))"
    r"|here(?:[’']?s| is)"
    r" (?:how|why|what)\b",
    re.IGNORECASE,
)
"""What begins like that and is complete all the same."""
_GOES_ON = re.compile(
    r"(?:(?:\w+ ){0,2}(?:minute|moment|hour|day|week|month|year|decade)s? (?:later|earlier|afterwards?"
    r"|(?:before|after)(?:,| (?:this|that|it)))\b"
    r"|the (?:next|following|previous|same) (?:day|morning|evening|night|week|month|year)\b(?! of)"
    r"|the (?:latter|duo|trio|pair|couple|others?|\d+-year-old|answer|reason|result)\b(?! of)"
    r"|the (?:move|incident|announcement|comments|remarks|news|changes?)\b"
    r"(?! (?:of|to|that|at|in|on|by|for|from|about|is that|was that)\b)|as it turned out\b"
    r"|(?:first|second|third|fourth|finally|lastly|secondly|thirdly|next|last)(?: of all)?,"
    r"|the (?:two (?:men|women|sides|leaders|countries|companies|parties))\b"
    r"|(?:earlier|later|at the time|by then|until then|since then|after that|before that|in turn|in response"
    r"|the first"
    r"|the second|a third|one|two|three|others|some)"
    r",? (?:said|says|is|was|were"
    r"|that day\b|that\b)|(?:later|by then|since then|after that|before that|in turn|in response|for one|in other"
    r" words|at (?:the|that) time|no|yes|sure|true|right),)"
)
_THIS = (
    r"(?:is|ese|ose) (?!week|month|year|summer|winter|spring|autumn|fall|morning|season|days|country|nation"
    r"|world|time|evening|afternoon|weekend|decade|century"
    r"|who|with|in|of|at|from|whose|responsible|involved|affected|present|living|working|making|earning|under|on|killed"
    r"|injured|charged|accused|arrested|polled|surveyed|critical)[a-z]"
)
_THAT = r"at (?!of\b|the|day|week|month|year|he|she|they|it|a|an)[a-z]"
_POINTS_BACK = re.compile(
    r"\b(?:(?:one|some|many|most|all|each|none|both|two|three|few|several|any) of (?:them|these|those)\b"
    r"|(?:that|the) same (?!time|day|sex|name|year|week|age|way|thing|\w+ (?:of|as)\b)\w"
    rf"|th{_THIS}"
    r"|(?:of|under|with|for|from|by|at|on|to|after|before|against|about|into|through|during|despite|made"
    r"|endorsed|took|used"
    rf"|rejected|backed|passed|opposed|gave|had|left|challenged|shared?|met|keep|kept) th{_THAT}"
    r"|that (?:kind|sort|type) of\b"
    r"|(?:many|any|no|all|some|few|other|every) such [a-z])\w*"
)
_BACK_CUE = re.compile(rf"th(?:{_THIS}|{_THAT}|(?:at|e) same|(?:em|ese|ose)\b)")
"""What stands in all that points back, but for "such", so that a text is looked through for two letters only."""
_BEFORE_CUE = len("challenged ")
"""Characters before it that may belong to what points back."""
_ONCE_NAMED = re.compile(
    r"The (?:(?:new|latest|proposed|final|whole|first|second|two|three|four|five|alleged) )?"
    r"(?:decision|plan|proposal|speech|ruling|"
    r"verdict|agreement|deal|attack|blast|accident|crash|fire|shooting|killings?|arrests?|allegations?"
    r"|accusations?|claims?"
    r"|charges|issue|request|letter|statement|meeting|visit|trip|hearing|victims?|suspects?|group"
    r"|company|firm|film|book"
    r"|price|sale|cost|sum|money|order|result|match|game|driver|test"
    r"|poll|survey|study|report|lawsuit|suit|governor|senator|congressman|couple|men|women|man|woman"
    r"|boys?|girls?|spokes(?:man|woman|person)|officials?|officers?|authors?|researchers?)"
    r" (?!(?:is|was) that\b)(?:was|were|is|are|has|have|had|will|would|could|can|may|might|should|also|did"
    r"|does|came|comes|happened"
    r"|occurred"
    r"|took|said|says|added|told|follow(?:s|ed)|marks|marked|prompted|drew|sparked|surprised|found|finds"
    r"|shows|showed|represents|represented|includes?|included)\b"
)
"""Speaks of a thing as known of which it tells no more."""
_SOURCE = re.compile(
    r"the(?<!\wthe) (official|source|spokes(?:man|woman|person)|man|woman|officer|expert|analyst|witness|adviser"
    r"|lawyer)s? (?:said|says|added|told|explained|noted|wrote)\b"
)
"""Says whose words these are, for one who knows it already."""
_EARLY = 60
"""Characters from the beginning of a sentence in which "this plan" points back, not at what the sentence said."""
_AHEAD = 60
"""Characters more that the pattern is shown, so that it sees what follows."""
_NOUN = re.compile(
    r"\b(?:the|an?|one|every|each|any|another|my|your|no|some|who|whose|anyone|everyone|someone|nobody|one’s) \w{2,}"
    r"|\b[a-z]{3,}s\b|^[\"“]?(?:An?|Every|Each|Any|No|Any(?:one|body)|Every(?:one|body)|Some(?:one|body)|Nobody) \w+"
)
_BACK_AT_END = re.compile(r"(?:\bthat|\bboth|\b(?:has|have|had|gets?|got|wants?|needs?|sold|won) (\d[\d,]*))[.!]$")
"""Says at its end only "that", "both" or a bare number of what stands before."""
_SINCE_THEN = re.compile(r"\b(?:since|by|until|before|after) then\b")
_TOLD_WHEN = re.compile(r"\d|\b(?:when|after|before|in|on|last|ago|until|day)\b")
"""What may be the "then" of its own sentence."""
_HOUR = (
    r"(?:day|hours?|morning|afternoon|evening|night|noon|midnight|week|month|year|spring|summer|autumn|winter|\d{4})"
)
_IT_AT_A_TIME = re.compile(rf"(?:in|on|at|by|before|after|during|since|until) [^,“\"]{{0,40}}{_HOUR} (?=it\b)")
_THEM = re.compile(r"\bthem\b")
_SEVERAL = re.compile(rf"{_NOUN.pattern}|\band\b|\b[A-Z]\w+s\b")
_ASKED = re.compile(r"[A-Z][^,“\"]{1,40}(?:, [^,“\"]{2,40},)? asked(?: at| in| on| during|,|\.)")
"""Who asked what stands before."""
_FIRST = re.compile(r"[\w’']+")
_PRONOUN = re.compile(any_word("he she him his her hers they"))
_SAYS_SO = re.compile(r", (?:he|she|they) (?:said|says|added|explained|noted|told|wrote|continued|argued|warned)\b")
_SETTING = re.compile(
    r"(?:before|after|during|in|at|on|since|until|by|from|with|despite|throughout|for|according to|under|following"
    r"|amid|as)\b([^,“\"]*)(, )?",
    re.IGNORECASE,
)
"""What tells when or where before it tells who."""
_NAME_NEXT = re.compile(r"(?:(?:the|an?) )?(?:\w+ ){0,2}?[A-ZÀ-Þ][\w’'-]+")
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+")
_MYSELF = re.compile(any_word("I me my mine myself"))


def leans(text: str) -> bool:
    """Whether ``text``, without a word that joins it, still needs the sentence before: it opens with what stands for
    something named there, or speaks of somebody whom it has not named yet. Knows English."""
    told = unlinked(text)[0]
    low = in_small(told)
    rest, start = told.lstrip(_OPENERS), low.lstrip(_OPENERS)
    first = _FIRST.match(start)
    if first and first[0] in _LEANING:
        if not _FREE.match(rest):
            return True
    elif _GOES_ON.match(start) or (" asked" in rest and _ASKED.match(rest)):
        return True
    return (
        (rest.startswith("The ") and bool(_ONCE_NAMED.match(rest)))
        or _names_no_source(text)
        or _points_back(text)
        or _ends_back(told, low)
        or _speaks_of_it(start, rest)
        or _speaks_of_several(told, low)
        or _speaks_of_somebody(told, low)
        or _speaks_for_itself(text)
    )


def _ends_back(text: str, low: str) -> bool:
    """Whether the end of ``text`` is known only to one who has read what stands before."""
    ends = _BACK_AT_END.search(low) if low.endswith((".", "!")) else None
    if ends:
        told = ends[1] and any(map(str.isdigit, low[: ends.start()]))
        return not told and (" and " not in low or not low.endswith("both."))
    found = _SINCE_THEN.search(low) if " then" in low else None
    return bool(found and not _TOLD_WHEN.search(low, 0, found.start()) and not in_quotation(text, found.start()))


def _speaks_of_it(start: str, rest: str) -> bool:
    """Whether a time and then "it" stand before any name: "On Tuesday it came out"."""
    found = _IT_AT_A_TIME.match(start) if " it " in start else None
    return bool(found and not _FREE.match(rest, found.end()))


def _speaks_of_several(text: str, low: str) -> bool:
    """Whether "them" stands outside quotation marks before any several it could be."""
    found = _THEM.search(low) if " them" in low else None
    return bool(found and not _SEVERAL.search(text, 0, found.start()) and not in_quotation(text, found.start()))


def _speaks_for_itself(text: str) -> bool:
    """Whether ``text`` says "I" outside quotation marks: nobody can tell who that is."""
    return ("I" in text or " m" in text) and bool(_MYSELF.search(unquoted(text)))


def _names_no_source(text: str) -> bool:
    """Whether ``text`` is by "the official" and has not told of one before."""
    found = _SOURCE.search(text) if " the " in text else None
    return bool(found and found[1] not in text[: found.start()] and not in_quotation(text, found.start()))


def _points_back(text: str) -> bool:
    """Whether "this plan" or "one of them" stands early in ``text``, outside quotation marks, and ``text`` has not told
    of it before."""
    head = in_small(text[: _EARLY + _AHEAD])
    cue = _BACK_CUE.search(head)
    such = head.find(" such ", 0, cue.start() if cue else len(head))
    if not cue and such < 0:
        return False
    begin = max(0, (cue.start() if cue and such < 0 else such) - _BEFORE_CUE)
    found = _POINTS_BACK.search(head, begin) if begin < _EARLY else None
    if not found or found.start() >= _EARLY or in_quotation(text, found.start()):
        return False
    return found[0].split()[-1] not in head[: found.start()].split()


def _speaks_of_somebody(text: str, low: str) -> bool:
    """Whether a pronoun stands outside quotation marks before anybody it could be; ``low`` is ``text`` in small
    letters."""
    if not (" he" in low or " she" in low or " hi" in low or " they" in low):
        return False
    pronoun = _PRONOUN.search(low)
    if not pronoun:
        return False
    if '"' in text or "“" in text or "«" in text:
        text = QUOTED.sub(" ", text)
        pronoun = _PRONOUN.search(in_small(text))
        if not pronoun:
            return False
    before = text[: pronoun.start()]
    setting = _SETTING.match(text)
    if setting and setting[2] and pronoun.start() <= setting.end():
        named = bool(_NAME_NEXT.match(text, setting.end())) if pronoun.start() < setting.end() else False
        return not named and _names_nobody(setting[1])
    if _NOUN.search(before) and not _SAYS_SO.match(text, pronoun.start() - len(", ")):
        return False
    return _names_nobody(before)


def _names_nobody(text: str) -> bool:
    return all(match[0].lower() in STOP for match in _CAPITAL.finditer(text))
