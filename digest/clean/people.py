"""Rules for lines that name who wrote, where, and for whom: taken from the text, kept as metadata."""

from __future__ import annotations

import re

from digest.clean.rules import CASED, Rule, Spot, suffix, whole

_NAME = (
    r"(?:(?:Dr|Sir|Dame|Prof|Mr|Ms|Mrs)\.? )?(?:[^\W\d_a-z][\w’'.-]*)(?: (?:de|van|von|der|la|le|bin|"
    r"al|[^\W\d_a-z][\w’'.-]*)){0,4}"
)
_NAMES = rf"{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,5}}"
_PLACED = r",? (?:in|for|at) (?:the )?[A-Z][\w’' .-]{1,40}"
_ROLE = (
    r",? ?(?:[A-Z]{2,5} )?[\w’' &-]{0,50}\b(?:correspondent|editor|reporter|writer|columnist|staff|analyst|producer"
    r"|presenter)[\w’', &-]{0,30}"
)
BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ords by|[Ss]tory by|[Ww]ritten by|[Rr]eporting by):? "
    rf"(?:(?P<names>(?={_NAME}(?: | and |, ){_NAME}){_NAMES})(?:{_PLACED}|{_ROLE})?|(?P<name>{_NAME}){_ROLE})"
)
AGENCY_TAIL = re.compile(
    rf"\(?(?:Additional )?[Rr]eporting by (?P<names>{_NAMES})(?P<name>)(?:[,;] .{{3,120}})?(?:[;,.] ?(?:[Ee]diting|"
    rf"[Ww]riting) by {_NAMES})?\.?\)?"
)
_AGENCIES = (
    "AP|AFP|Reuters|REUTERS|PA|PA Media|UPI|dpa|ANSA|EFE|TASS|Xinhua|CNN|CBS News|CBS|Bloomberg|IANS|PTI|Kyodo|Yonhap"
)
_MONTH = r"(?:Jan|Feb|Mar|March|Apr|April|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_STATE = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_DAY = rf"(?:, {_MONTH} \d{{1,2}}(?:, \d{{4}})?)?"
_CAPITALS = rf"(?P<place>[A-Z][A-ZÀ-Þ.’' -]{{2,40}}{_STATE}){_DAY}(?: \((?P<agency>[A-Z][\w. /-]{{1,30}})\))?"
_PLACE = rf"(?P<place2>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}{_STATE}){_DAY}"
DATELINE = re.compile(
    rf"(?:{_CAPITALS} ?[-–—_]{{1,2}}\s+"
    rf"|{_PLACE} \((?P<agency2>{_AGENCIES})\) ?[-–—_]{{0,2}}\s*"
    rf"|\((?P<agency3>{_AGENCIES})\) ?[-–—_]{{0,2}}\s*)(?=\S)"
)


def _dateline(spot: Spot) -> tuple[int, int] | None:
    match = DATELINE.match(spot.text)
    return (0, match.end()) if match and len(spot.text) - match.end() > 30 else None


PEOPLE = (
    Rule(
        "byline",
        "byline",
        "names who wrote the article; kept as its authors",
        whole(BYLINE.pattern, flags=CASED),
        (
            "By Henry Moore",
            "By Dex Mallory at the Corn Exchange",
            "By Edda Tarn, harbour correspondent",
            "By Ann Lee and Bo Ek in Oslo",
            "By Beacon Press Agency",
        ),
        (
            "By Monday the harbour was open again.",
            "By Monday.",
            "By train it takes an hour",
            "From there the road climbs",
        ),
    ),
    Rule(
        "agency-tail",
        "agency",
        "names the agency's reporters and editors",
        whole(AGENCY_TAIL.pattern, flags=CASED),
        ("(Reporting by Lew Okafor; editing by Sanna Rike)", "Reporting by Ann Lee in Oslo; Editing by Bo Ek"),
        ("Reporting by the newspaper led to his arrest in May.",),
        "tail",
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
        ),
        (
            "He said — and nobody disagreed — that the ferry was late again.",
            "The BBC (British Broadcasting Corporation) said so.",
        ),
    ),
    Rule(
        "agency-credit",
        "agency",
        "says which agency the text is from",
        suffix(rf"\s+[—–-] ?(?:{_AGENCIES})\.?"),
        ("The inquiry opens on Monday. — AFP",),
        ("She works for the AFP.",),
        "tail",
    ),
)
