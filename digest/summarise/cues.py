"""The phrases by which English news says why something matters and what is still to come, as compiled patterns.

A phrase begins with letters, or looks ahead for some: what must not stand before it is looked for only where it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases of one kind; a sentence has one of them only if one of ``words`` stands in it between white space."""

    words: frozenset[str]
    pattern: re.Pattern[str]


def _cue(words: str, *phrases: str) -> Cue:
    return Cue(frozenset(words.split()), re.compile(rf"\b(?:{'|'.join(phrases)})\b"))


_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October"
    r"|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|(?:in|by|until|before|of|\d) May\b|May \d|tomorrow|tonight"
    r"|(?:next|this|coming) (?:week|weekend|month|year|spring|summer|autumn|fall|winter|evening|afternoon|days"
    r"|weeks|months)"
    r"|(?:in|over|within) the (?:coming|next|spring|summer|autumn|winter|fall|new year)|(?:by|before|at) the end of"
    r"|before the (?:summer|winter|spring|autumn)|(?:in|by|until|from|before) (?:late |early )?20\d\d"
    r"|within (?:\w+ ){1,2}(?:days|weeks|months|hours)|by (?:Easter|Christmas|summer|spring|autumn|winter|midnight))"
)
SOON = re.compile(rf"\b{_DAY}")
"""A point in time that may be still to come."""
_IS = r"(?:is|are|[’']s)(?: also| now| still| both| all| currently)?"
_SUBJECT = (
    r"(?:[Vv]ote|[Hh]earing|[Tt]rial|[Rr]uling|[Dd]ecision|[Vv]erdict|[Ee]lection|[Mm]eeting|[Tt]alks|[Ii]nquest"
    r"|[Ss]entencing"
    r"|[Aa]ppeal|[Dd]ebate|[Ss]ummit|[Ss]ession|[Rr]ound|[Pp]rimary|[Rr]eferendum|[Rr]eport|[Rr]eview|[Ii]nquiry"
    r"|[Ss]trike|[Bb]ill"
    r"|[Ll]aw|[Bb]an|[Cc]ase|[Ww]ork|[Rr]esults|[Pp]olls|[Dd]eadline)(?: (?:for|on|of|in) (?:[\w’-]+ ){0,3}[\w’-]+)?"
)
_NOT_A_VERB = "(?=plans |intends |hopes )" + "".join(
    rf"(?<!\b{word} )"
    for word in "no of the its his her their any new with and announced detailed has have had these he she they".split()
)
SCHEDULES = frozenset(
    "expected due scheduled slated planned set likely resume resumes continue continues begin begins start "
    "starts open opens takes take falls fall returns return deadline next comes goes go enters enter until".split()
)
"""Words of which a sentence has one that tells of something fixed."""
SCHEDULED = (
    _cue(
        "expected due scheduled slated planned set",
        rf"{_IS} (?:expected|due|scheduled|set|slated) to(?! be (?:a|an|the)\b)"
        r"(?! (?:the|an?|its|his|her|their|our|this|that|\w+ing)\b)",
        rf"{_IS} (?:due|scheduled|slated|planned|set|expected) (?:back )?(?:(?:for|in|on|by|before|later|at"
        rf"|after) )?.{{0,24}}{_DAY}",
        rf"{_IS} (?:due|expected) (?:within|later this|next) \w+",
    ),
    _cue(
        "resume resumes continue continues begin begins start starts open opens fall falls return returns is are",
        rf"{_SUBJECT} (?:resumes?|continues?|begins?|starts?|opens?|falls?|returns?|is|are) .{{0,30}}{_DAY}",
    ),
    _cue(
        "into effect polls until",
        r"(?:comes? into force|goes? into effect|enters? into force)",
        rf"(?:takes? effect|goe?s? to the polls|has until|have until) .{{0,30}}{_DAY}",
    ),
)
"""What is fixed, and so needs no other sign that it is still to come."""
MAY_COME = _cue(
    "will is are plans intends hopes hope must can goes go meet meets",
    r"(?=is to |are to )(?<!role )(?<!goal )(?<!aim )(?<!job )(?<!idea )(?<!point )(?:is|are) to (?!be (?:seen|blame)"
    r"|blame)(?:be )?[a-z]+",
    r"(?=will )(?<![Tt]he )(?<![Hh]is )(?<![Hh]er )(?<!own )(?<!good )(?<!free )(?<!living )"
    r"will (?:then |also |now |again |next )?"
    r"(?!of|be (?:missed|remembered)|have been|not)[a-z]+",
    rf"{_NOT_A_VERB}(?:plans|intends|hopes) to",
    rf"{_NOT_A_VERB}plans (?:a|an|another)",
    r"hope to [a-z]+ .{1,40} by",
    r"(?:must|can) [a-z]+ .{0,60}(?:by|before|until|within)",
    r"goe?s? to (?:the )?(?:\w+ )?(?:[Hh]ouse|[Ss]enate|floor|court|president|governor|voters|committee)",
    r"meets? (?:again )?on",
)
"""What is still to come where its sentence names a point in time."""
NOT_NEXT = re.compile(
    r"\b(?:last (?:week|month|year)|in (?:19\d\d|20[01]\d)|had (?:planned|said|been)|(?:was|were) (?:to|expected"
    r"|due|scheduled"
    r"|set)|years? ago|looking to|hoping to|be updated|[Tt]ickets"
    r"|[Ff]ans|of course|[Nn]ever|[Ii]f|(?:how|what|whether|who) .{1,80} will|believes?|thinks?"
    r"|argu(?:es|ing)|wondering|unclear|predicts?|against (?:his|her|their) will|will (?:face"
    r"|host) [A-Z]\w+ .{0,20}on"
    r"|[Nn]obody will|could|would|might|unlikely|no sign|indication"
    r"|since the)\b"
)
"""The past, sports, advice and what hangs on an if."""

_MANY = r"(?:more than |about |some |nearly |almost |an estimated |up to |around |as many as |roughly )?"
_SPAN = (
    rf"(?:{_MANY}(?:\w+ )?(?:years|decades|centuries)"
    r"|(?:a |the )?(?:\w+ )?(?:century|decade|generation|history|memory))"
)
_GREAT = (
    r"(?:largest|biggest|worst|deadliest|highest|lowest|longest"
    r"|most (?:serious|expensive|significant|important|powerful|deadly))"
)
_WHOSE = r"(?:the |its |their |now |one of )*(?:\w+[’']s? )?(?:(?:second|third)[- ])?"
_PLACE = (
    r"(?:the (?:\w+ ){0,2}(?:country|world|city|region|state|nation|county|parish(?:es)?|history)"
    r"|\w+ (?:years|decades))"
)
_EXPERTS = (
    r"(?:[Cc]ritics|[Ee]xperts|[Aa]nalysts|[Ee]conomists|[Ss]cientists|[Dd]octors|[Cc]ampaigners|[Rr]esearchers"
    r"|[Pp]ilots"
    r"|[Oo]pponents|[Aa]ctivists|[Ee]ngineers)[^,;.]{0,20}"
)
_HARM = (
    r"(?:risk|threat|impossible|damage|destroy|kill|harm|hurt|collapse|leave|worsen?|danger|recession|force"
    r"|deadly|cost|lose"
    r"|drive|not withstand|take decades)"
)
MATTERS = (
    _cue(
        "first",
        rf"for the first time (?:since|ever|in {_SPAN})",
        r"[Ff]irst time since",
        rf"the first\b[^,;]{{0,50}} (?:since \d\d\d\d|in {_SPAN})",
        r"the first [^,;]{0,40}to [^,;]{1,60}since \d\d\d\d",
    ),
    _cue(
        "largest biggest worst highest lowest deadliest longest most record",
        rf"(?:is|was|are|were|marks?|becomes?|became|reached|hit|at) {_WHOSE}{_GREAT}\b[^,;]{{0,80}} "
        rf"(?:since|ever|on record|records|in {_PLACE})",
        r"(?:highest|lowest) level (?:in|since)",
        r"record (?:high|low)",
    ),
    _cue(
        "could would may might likely",
        r"(?:could|may|might) (?:also |then |well |still |eventually |potentially )?(?:lead to|result in"
        r"|mean (?:that|the))",
        r"(?<!that )(?<!they )(?:could|would|may|might) (?:also |then |well |still |eventually "
        r"|potentially )?(?:force|pave the way"
        r"|set a precedent"
        r"|open the door|undermine|threaten|jeopardi[sz]e|derail|trigger|worsen|deepen|reshape|affect|endanger"
        r"|cripple|destroy"
        r"|cost|save the lives|drive|hurt|hamper|disrupt|upend|be (?:affected|without)|lose (?:their"
        r"|access)|have to close)",
        r"likely to (?:deepen|worsen|fuel|affect|hurt|force|cost)",
    ),
    _cue(
        "leave leaves leaving deprives depriving lose",
        r"(?:would|could|will) leave [^,;]{2,60} (?:without|in control|vulnerable|unable|exposed)",
        r"leav(?:es|ing) [^,;]{2,60} (?:without|vulnerable|unable|exposed)",
        r"depriv(?:es|ing)",
        r"would lose their",
    ),
    _cue(
        "raises raising raised poses growing",
        r"(?:raises|raising|has raised|have raised|poses) (?:\w+ ){0,3}(?:risks?|fears?|questions?|concerns?"
        r"|alarm|prospect|stakes"
        r"|doubts|threat|possibility)",
        r"growing (?:pressure|concern|fears) (?:on|over|about|that|among)",
    ),
    _cue(
        "means",
        r"(?:[Rr]uling|[Dd]ecision|[Ll]aw|[Cc]hange|[Mm]ove|[Dd]eal|[Vv]ote|[Ee]rror|[Vv]erdict|[Dd]elay|[Pp]lan"
        r"|[Cc]losure|[Ff]ailure"
        r"|[Rr]esult|[Rr]ule|[Ll]oss|[Oo]utcome|[Ss]hutdown|[Oo]rder)(?: \w+){0,3} means",
        r"which means (?:that )?\w+",
    ),
    _cue(
        "critics experts analysts economists scientists doctors campaigners researchers pilots opponents "
        "activists engineers Critics Experts Analysts Economists Scientists Doctors Campaigners Researchers "
        "Pilots Opponents Activists Engineers",
        rf"{_EXPERTS}(?:(?:fear|worry|warn)\b.*(?:would|could|may|might|will)"
        rf"|(?:say|argue|said)\b.*(?:would|could|may|might|will)\b.*{_HARM}"
        r"|(?:say|said)\b.*would (?:leave|not|destroy))",
    ),
    _cue(
        "stake stake. stake, blow setback boost victory defeat",
        r"(?<!potential )(?:is|are|were|was) at stake",
        r"at stake (?:is|are)",
        r"[Ii]n a (?:\w+ )?blow to",
        r"is a (?:\w+ )?(?:blow|setback) (?:to|for)",
    ),
    _cue(
        "landmark precedent precedent. turning far-reaching implications consequences repercussions",
        r"(?<!hailed as a )landmark (?:\w+ )?(?:ruling|decision|case|deal|law|agreement|legislation|vote"
        r"|settlement|study|verdict)",
        r"sets? a (?:\w+ )?precedent",
        r"is a turning point",
        r"far-reaching (?:consequences|implications|effects)",
        r"(?:has|have|had) (?:\w+ ){0,2}(?:implications|consequences|repercussions) for",
    ),
    _cue(
        "threatens undermines endangers put puts",
        r"threatens (?:to|\w+ other)",
        r"undermines",
        r"endangers",
        r"puts? [^,;]{2,40} (?:at risk|in jeopardy)",
    ),
    _cue(
        "crucial vital pivotal critical essential significant important key",
        r"(?:is|are) (?:\w+ )?(?:crucial|vital|pivotal|critical|essential) (?:to|for|because)",
        r"(?:is|are) (?:\w+ )?(?:significant|important) because",
        r"considered (?:vital|crucial|key|critical) to",
    ),
    _cue("affects affecting affect", rf"(?:affects?|affecting) {_MANY}(?:thousands|millions|hundreds|\d)"),
    _cue(
        "account accounts half",
        rf"accounts? for {_MANY}(?:a|half|one|two|three|\d)",
        r"half of\b[^,;]{0,50} depend",
    ),
)
"""One pattern a kind of significance; a sentence weighs as many as it has."""
