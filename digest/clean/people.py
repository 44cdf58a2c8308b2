"""Rules for lines that name who wrote, where, and for whom: taken from the text, kept as metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.clean.rules import CASED, EVERY, LONGEST, Find, Rule, Spot, suffix, whole
from digest.press import AGENCIES, AGENCIES_ABROAD, ROLES

_NAME = (
    r"(?:(?:Dr|Sir|Dame|Prof|Mr|Ms|Mrs)\.? )?(?:[^\W\d_a-z][\w’'.-]*)(?: (?:de|van|von|der|la|le|bin|"
    r"al|da|do|dos|di|du|del|della|dell|den|zu|[^\W\d_a-z][\w’'.-]*)){0,4}"
)
_NAMES = rf"{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,5}}"


@dataclass(frozen=True, slots=True)
class Signature:
    """How a language signs its articles: the words before the names (``rest`` are the names), between the names,
    before the place, and of the roles that follow a name."""

    by: re.Pattern[str]
    joint: re.Pattern[str]
    where: re.Pattern[str]
    role: re.Pattern[str]

    @classmethod
    def of(cls, by: str, joint: str, where: str, role: str) -> Signature:
        """The signature made of these patterns, without the names, places and spaces around them."""
        return cls(
            re.compile(rf"(?:{by}):? (?P<rest>\S.{{1,160}})"),
            re.compile(rf",? (?:{joint}) |, | & | [|•·] "),
            re.compile(rf" (?:{where}) [A-ZÀ-Þ][\w’' .-]{{1,40}}$"),
            re.compile(rf"\b(?:{role})s?\b", re.IGNORECASE),
        )


ENGLISH_SIGNATURE = Signature.of(
    "[Bb]y|BY|(?i:(?:words|text|story|report|interview|review|analysis|essay|comment|opinion)"
    r"(?: (?:and|&) (?:photo(?:graph)?s|photography|pictures|images|video))? by|(?:written|reported|reviewed|compiled|"
    r"interviewed) by|as told to|(?:words|text)(?=:))",
    "and",
    "(?:in|for|at)(?: the)?",
    ROLES["en"],
)
_WITH_PICTURES = re.compile(
    r"(?:[,;.|/&]| and| und| et| y| e)? ?(?:photo(?:graph)?s?|photography|pictures?|images?|illustrations?|video|"
    r"fotos?|bild(?:er)?|fotografie|fotografía)(?: by| von| par| de| di|\s?:) .{2,80}$",
    re.IGNORECASE,
)
"""What a byline says of the pictures."""
_ONE_NAME = re.compile(_NAME)
_FIRST_NAME = re.compile(rf"(?=\S+ ){_NAME}|[A-Z]{{2,5}}|Reuters|Bloomberg")
_AFTER = re.compile(r"(?:in|at|for) (?:the )?[A-Z][\w’' .-]{1,40}|agencies|wire services")
_SIGNED = re.compile(
    rf"(?!(?:In|At|On|By|From|As|The|An?) )(?=\S+ )(?P<name>{_NAME}), (?!(?:the|an?|his|her|its|their|our|former) )"
    r"(?:[\w’'&-]+ ){0,4}(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Cc]olumnist)"
    r"(?:,? (?:in|at|for) (?:the )?[A-Z][\w’' .-]{1,40})?"
)
"""A name and a role without a "By"."""


def authors(line: str, signature: Signature = ENGLISH_SIGNATURE) -> tuple[str, ...]:
    """The people (or the agency) that a byline names, without their roles and places; none where it is no byline."""
    signed = _SIGNED.fullmatch(line)
    if signed:
        return (_written(signed["name"]),)
    match = signature.by.fullmatch(line)
    names: list[str] = []
    for part in signature.joint.split(_WITH_PICTURES.sub("", match["rest"])) if match else []:
        if names and _AFTER.fullmatch(part):
            continue
        bare = signature.where.sub("", part)
        role = signature.role.search(bare)
        if role:
            before = _ONE_NAME.match(bare[: role.start()].strip())
            if not names and not (before and _FIRST_NAME.fullmatch(before[0])):
                return ()
            names += [_written(before[0])] if before and not names else []
        elif (_ONE_NAME if names else _FIRST_NAME).fullmatch(bare):
            names.append(_written(bare))
        else:
            return ()
    return tuple(dict.fromkeys(names))


def _written(name: str) -> str:
    """``name`` as it is written outside a byline in capitals."""
    return name.title() if name.isupper() and " " in name else name


def byline(signature: Signature) -> Find:
    """Takes a line that is a byline and nothing else; one that names a role and no "By" only above the story, where no
    guest or speaker is introduced so."""

    def find(spot: Spot) -> tuple[int, int] | None:
        if len(spot.text) > LONGEST or (spot.zone != "head" and _SIGNED.fullmatch(spot.text)):
            return None
        return (0, len(spot.text)) if authors(spot.text, signature) else None

    return find


_SENT = rf"{_NAME}(?: in (?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+){{0,2}})?"
AGENCY_TAIL = re.compile(
    rf"\(?(?:Additional )?[Rr]eporting by (?P<names>{_SENT}(?:(?:, | and | & |, and ){_SENT}){{0,5}})"
    r"(?:[,;] .{3,120})?"
    rf"(?:[;,.] ?(?:[Ee]diting|[Ww]riting) by {_NAMES})?\.?\)?"
)
_LONGEST_TOWN = 4
_MONTH = r"(?:Jan|Feb|Mar|March|Apr|April|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_STATE = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_DAY = rf"(?:, {_MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
_CAPITALS = rf"(?P<place>[A-Z][A-ZÀ-Þ.’' -]{{2,40}}{_STATE}){_DAY}(?: \((?P<agency>[A-Z][\w. /-]{{1,30}})\))?"
_PLACE = rf"(?P<place2>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}{_STATE}){_DAY}"
_TOWN = r"[A-ZÀ-Þ][\w.’'-]+(?:[ /](?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.’'-]+){0,3}"
_WHEN = r"(?:, ?\d{1,2}\.? (?:de )?[A-Za-zä-û]{3,9}\.?(?:,? (?:de )?\d{4})?)"
DATELINE = re.compile(
    rf"(?:(?P<place4>{_TOWN}){_WHEN}? \((?P<agency4>{AGENCIES_ABROAD})(?:[/,][\w /,-]{{1,20}})?\)\.? ?[-–—]{{1,2}}\s*"
    rf"|\((?P<agency5>{AGENCIES_ABROAD})\) ?[-–—] ?(?P<place5>{_TOWN}){_WHEN}? ?[-–—]{{1,2}}\s+"
    rf"|\((?P<agency6>{AGENCIES_ABROAD})(?:/[\w /,-]{{1,20}})?\) ?[-–—]{{1,2}}\s+"
    rf"|{_CAPITALS} ?[-–—_]{{1,2}}\s+"
    rf"|{_PLACE} \((?P<agency2>{AGENCIES})\) ?[-–—_]{{0,2}}\s*"
    rf"|\((?P<agency3>{AGENCIES})\) ?[-–—_]{{0,2}}\s*)(?=\S)"
)


_NO_TOWN = re.compile(r"(?:NO|THE|AN?|AND|BUT|OR|MY|HIS|HER|OUR|IN|AT|ON)\b|.*\b(?:AND|THE|OF|V\.)\b")
_BEGINS = re.compile(r"[“\"‘'(]?[^\W_a-zß-ÿ]")


def _dateline(spot: Spot) -> tuple[int, int] | None:
    match = DATELINE.match(spot.text)
    if not match or len(spot.text) - match.end() <= 30:
        return None
    if match["place"] and not match["agency"] and not _may_be_town(match["place"], spot.text[match.end() :]):
        return None
    town = (match["place"] or "").partition(",")[0]
    return (0, match.end()) if len(town.split()) <= _LONGEST_TOWN else None


def _may_be_town(place: str, rest: str) -> bool:
    """Whether the capitals ``place``, with no agency behind them, may be where the story was written: no word of theirs
    is small elsewhere, and the ``rest`` begins as sentences do."""
    return not _NO_TOWN.match(place) and _BEGINS.match(rest) is not None


def names_agency(dateline: str) -> bool:
    """Whether a ``dateline`` names its agency, as only datelines do; without one it may be capitals and a dash."""
    return "(" in dateline


_OF_NAMES = (
    "and|also|of|the|in|at|from|for|with|de|van|von|der|la|del|bin|al|writers?|reporters?|correspondents?|editors?|"
    "researchers?|journalists?|producers?|staff|news|sports|national|freelance|special|colleagues"
)
_NAMED = rf"(?:[^\W\d_a-z][\w.’'&/-]*|(?:{_OF_NAMES})\b|&)"
_HELPED = (
    rf"(?!(?:Nobody|None|No|He|She|It|We|They|I|This|That|These|Those|All|Some)\b)(?=(?:[Tt]he )?[^\W\d_a-z])"
    rf"{_NAMED}(?:[,;]? {_NAMED}){{0,40}}"
)

_MADE = (
    "[Pp]hotograph(?:y|ed)|[Ii]llustrat(?:ions?|ed)|[Dd]rawings?|[Gg]raphics?|[Mm]aps?|[Aa]rtwork|[Vv]ideo|[Ee]dited|"
    "[Pp]roduced|[Ff]act-checked|PHOTOGRAPHY|ILLUSTRATIONS?|GRAPHICS?|EDITED"
)

PEOPLE = (
    Rule(
        "byline",
        "byline",
        "names who wrote the article; kept as its authors",
        byline(ENGLISH_SIGNATURE),
        (
            "By Ann Stone",
            "By Dex Mallory at the Corn Exchange",
            "By Edda Tarn, harbour correspondent",
            "By Ann Lee and Bo Ek in Oslo",
            "By Beacon Press Agency",
            "Interview by Ann Stone",
            "Words by Ann Stone, photographs by Bo Ek",
            "Story and photos by Bo Ek",
            "Words: Ann Stone",
        ),
        (
            "Interview by phone",
            "Words by the sea",
            "Report by Friday",
            "By Monday the harbour was open again.",
            "By Monday.",
            "By train it takes an hour",
            "From there the road climbs",
        ),
        cues="by told words text correspondent editor reporter writer columnist",
        longest=200,
    ),
    Rule(
        "made-by",
        "credit",
        "names who made the pictures, or who helped",
        whole(rf"(?:{_MADE})(?: (?:by|BY)|:) (?=\S+ \S){_NAMES}(?: (?:for|/) \S.{{1,40}})?", flags=CASED),
        (
            "Photography by Bo Ek",
            "Illustrations: Ann Lee and Bo Ek",
            "Edited by Edda Tarn",
            "Graphics by Bo Ek for the Beacon",
        ),
        ("Video by candlelight", "Illustrated by the sea", "Edited by Monday", "Maps: a history of the islands in ten"),
        "edge",
        cues="photography photographed illustration illustrations illustrated drawing drawings graphic graphics map "
        "maps artwork video edited produced fact",
        longest=160,
    ),
    Rule(
        "contributors",
        "agency",
        "names those who helped with the report",
        whole(
            rf"\W*{_HELPED} contributed (?:to (?:this (?:report|article|story|piece|post|column)|the (?:report|"
            rf"article))"
            rf"|(?:to )?(?:the )?reporting|research)(?: (?:from|in) {_NAMED}(?:[,;]? {_NAMED}){{0,12}})?\.?",
            rf"\W*(?:[Cc]ontributing|CONTRIBUTING)(?: (?:writers?|reporters?))?: ?{_HELPED}\.?",
            rf"\W*[Ww]ith (?:assistance|reporting|files|additional reporting|contributions) (?:by|from) {_HELPED}\.?",
            flags=CASED,
        ),
        (
            "The Beacon Press Agency contributed to this report.",
            "⦁ A.B. Stone contributed to this report.",
            "— With assistance by Ann Lee, and Bo Ek",
            "Contributing: Ann W. Stone, The Saltby Chronicle",
            "Edda Tarn contributed reporting from Northreach.",
        ),
        (
            "Nobody contributed to this report until the storm came, the clerk said.",
            "The storm contributed to this.",
            "With files from 1974 in his hand, he went to court.",
            "With assistance by Norway, the ferry reached the quay at dawn.",
        ),
        "edge",
        cues="contributed contributing assistance reporting files contributions",
    ),
    Rule(
        "agency-tail",
        "agency",
        "names the agency's reporters and editors",
        whole(AGENCY_TAIL.pattern, flags=CASED),
        ("(Reporting by Lew Okafor; editing by Sanna Rike)", "Reporting by Ann Lee in Oslo; Editing by Bo Ek"),
        ("Reporting by the newspaper led to his arrest in May.",),
        "tail",
        cues="reporting",
    ),
    Rule(
        "dateline",
        "dateline",
        "names the place and the agency; kept as the article's place",
        _dateline,
        (
            "PORT MERROW (BPA) — The ferry ran aground on Monday evening.",
            "(Reuters) - The company said on Friday that it would close.",
            "KYIV, March 17 (Reuters) - Talks about a truce went on into the night.",
            "NORTHREACH — A seal walked into the post office on Tuesday.",
            "BERLIN (dpa) - Die Fähre lief am Montagabend vor dem Hafen auf Grund.",
            "Saltburg/Kiel (dpa/lno) - Die Fähre lief am Montagabend auf Grund.",
            "Paris (AFP) – Le ferry s'est échoué lundi soir devant le port.",
            "Madrid, 17 mar (EFE).- El ferry encalló el lunes por la noche.",
            "Lisboa, 17 mar 2026 (Lusa) – O ferry encalhou na segunda-feira à noite.",
            "(ANSA) - ROMA, 17 MAR - Il traghetto si è arenato lunedì sera.",
        ),
        (
            "He said — and nobody disagreed — that the ferry was late again.",
            "The BBC (British Broadcasting Corporation) said so.",
            "THE STATE OF THE FERRIES - A report of nine hundred pages says it all.",
            "Artificial General Intelligence (AGI) is still a long way off, she said.",
            "NO COMMENT - the police chief told reporters when he was asked who had put out the lamp.",
            "WAR AND PEACE - A novel that nobody on the islands has read to its end, says the library.",
        ),
        languages=EVERY,
        cues="- – — _ (",
    ),
    Rule(
        "agency-credit",
        "agency",
        "says which agency the text is from",
        suffix(rf"\s+[—–-] ?(?:{AGENCIES})\.?"),
        ("The inquiry opens on Monday. — AFP",),
        ("She works for the AFP.",),
        "tail",
        cues="ap afp reuters pa upi dpa ansa efe tass xinhua cnn cbs bloomberg ians pti kyodo yonhap",
    ),
)
