"""Rules for the furniture of a page: buttons, menus, counts, contact lines. None of it is part of the story."""

from __future__ import annotations

import re

from digest.clean.rules import EVERY, LONGEST, Rule, Spot, one_each, one_of, whole

_OUTLETS = (
    r"(?:facebook|twitter|x|instagram|youtube|tiktok|linkedin|whatsapp|bluesky|mastodon|telegram|threads|reddit"
    r"|pinterest|flipboard|email|rss)"
)
_WRITE = r"(?:e-?mail|contact|call|ring|write to|text)"
_ADDRESS = r"[\w.+-]+@[\w-]+\.[\w.]{2,}"

_BARS = re.compile(r"\s*[>»›|·•]\s*|\s+/\s+")
_ARROWS = re.compile(r"[>»›]")
_MENU_PART = re.compile(r"[\w’'& -]{2,60}[!?]?")


def _menu_row(spot: Spot) -> tuple[int, int] | None:
    """Short words with bars between them: three or more, or two of which the first is the way home.

    With a number among them they are a row of a table. So they may be inside a text, where two must be a menu's words.
    """
    if len(spot.text) > LONGEST:
        return None
    parts = _BARS.split(spot.text)
    if len(parts) < 3 and not (len(parts) == 2 and parts[0].lower() in _HOME):
        return None
    if any(part.isdecimal() for part in parts):
        return None
    plain = parts[0].lower() not in _HOME and not _ARROWS.search(spot.text)
    if plain and spot.zone == "body" and sum(part.lower() in _MENU for part in parts) < 2:
        return None
    short = all(_MENU_PART.fullmatch(part) for part in parts) and all(len(part) <= 30 for part in parts[:-1])
    return (0, len(spot.text)) if short else None


_BUTTONS = (
    "share | tweet | facebook | twitter | x | linkedin | reddit | whatsapp | email | e-mail | print | "
    "copy link | pinterest | telegram | share this | share this article | share this story | "
    "print this page | print this article | email this article | save | save article | "
    "share on facebook | share on twitter | share on x | share on whatsapp | share via email | "
    "link copied | bookmark | gift this article | messenger | bluesky | post | send | like | comments | "
    "text size | resize text | print version | share options | share article | instagram | youtube | "
    "flipboard"
)
_ENTRIES = (
    "home | news | sport | sports | business | politics | opinion | culture | weather | jobs | menu | "
    "search | contact | about us | about | lifestyle | travel | advertise | advertise with us | "
    "privacy policy | privacy | terms of use | terms and conditions | terms | careers | help | "
    "e-paper | obituaries | classifieds | horoscopes | puzzles | sections | topics | navigation | "
    "main menu | close | open menu | skip | my account | account | log out | subscribe | newsletters | "
    "podcasts | video | videos | live tv | more news | ferries | events | letters | property | "
    "motoring | tides | shipping | archive | edition | world | local | trending | latest | "
    "top stories | popular | gallery | pictures | local news | world news | national news | regional news | "
    "home news | business news | sports news | city news | news in brief"
)
_HOME = frozenset({"home", "news", "start"})
_MENU = frozenset(_ENTRIES.split(" | "))


FURNITURE = (
    Rule(
        "share-buttons",
        "share",
        "a button for sharing or printing",
        one_of(*_BUTTONS.split(" | ")),
        ("Share", "Tweet", "Copy link", "Print this page"),
        ("Share prices fell.", "Print is dead, said the printer."),
        languages=EVERY,
        cues=one_each(_BUTTONS),
        longest=60,
    ),
    Rule(
        "share-row",
        "share",
        "a row of buttons for sharing",
        whole(
            rf"(?:share(?: (?:this|on|via|with)(?: (?:article|story|page))?)?:?\s*)?(?:{_OUTLETS}|share|"
            rf"tweet|print|copy link|link|save)(?:\s*(?:[|·•,/]|\s)\s*(?:{_OUTLETS}|share|tweet|print|"
            rf"copy link|link|save|more)){{1,9}}",
            rf"share (?:this|the) (?:article|story|page|post) (?:on|via|by|to) {_OUTLETS}"
            rf"(?:(?:, | or | and ){_OUTLETS}){{0,4}}",
        ),
        ("Share: Facebook Twitter Email", "Facebook | Twitter | WhatsApp", "Share this story on Facebook or X"),
        ("Facebook and Twitter fell on Monday.", "Share the story on Facebook, she told them."),
        languages=EVERY,
        cues="share facebook twitter x instagram youtube tiktok linkedin whatsapp bluesky mastodon telegram threads "
        "reddit pinterest flipboard email rss tweet print copy link save",
        longest=200,
    ),
    Rule(
        "social",
        "social",
        "asks the reader to follow the outlet",
        whole(
            rf"(?:follow|like|find|join|connect with) (?:us|me|@\w+|our (?:channel|page)) (?:on|via|at) {_OUTLETS}\b"
            r".{0,120}",
            rf"(?:follow|find|join|connect with) (?:the )?(?-i:[A-Z])\w+(?: (?:(?-i:[A-Z])\w+|of|the|and|section|page|"
            rf"team)){{0,6}} (?:on|via|at) "
            rf"{_OUTLETS}\b[^!?]{{0,120}}",
            r"follow us(?: (?:on|at|for|via|in)\b.{0,60})?[.!]?",
            r"follow @\w+(?:,? (?:and )?@\w+){0,4}(?: (?:on|for|at)\b.{0,60})?[.!]?",
            rf"follow (?:us|@\w+|(?-i:[A-Z])[\w .]{{1,40}}) on {_OUTLETS} .{{0,200}}",
            rf"subscribe to [^.!?]{{2,60}}\b(?:youtube|channel|{_OUTLETS})\b.{{0,120}}",
            rf"join (?:our|the (?=.*\b{_OUTLETS}\b)) ?[\w ]{{0,40}}\b(?:forums?|community|channel|{_OUTLETS} group)\b"
            r"(?: (?:to|on|for|at|here|and|today|now)\b.{0,200})?[.!]?",
        ),
        (
            "Follow us on Facebook and Instagram",
            "Follow @quaysidepost",
            "Follow @quayferry on Twitter to hear of the next crossing before anybody else does.",
            "Subscribe to the Quayside YouTube channel for the latest films",
            "Join our sailing forums to keep talking about tides",
        ),
        (
            "He told her to join the community of islands.",
            "Follow us, the pilot said, and the tug did as it was told for once in its long life.",
            "Nobody could find him on Monday.",
            "Follow the money on Telegram and you reach the bank.",
        ),
        cues="follow like find join connect subscribe",
    ),
    Rule(
        "contact",
        "contact",
        "asks the reader to write or ring the newsroom",
        whole(
            r"(?:do you )?(?:have|got|know)\b.{0,60}(?:story|tip|news|information|photo|view).{0,30}\? "
            rf"(?:.{{0,160}}\b(?:us|our|newsroom|news ?desk|{_WRITE})\b.{{0,120}}|.{{0,80}}{_ADDRESS}.{{0,80}})",
            r"(?:do you )?(?:have|got|know)\b.{0,60}(?:story|tip|news|information|photo|view) (?:for|to share with|to "
            r"tell) us\?",
            rf"{_WRITE} us(?=\s*[:|.]|$| (?:at|on|by|via|with|here|today)\b).{{0,160}}",
            rf"{_WRITE} (?:the (?:newsroom|newsdesk|news desk|editor)(?=\s*[:|.]|$| (?:at|on|by|via|with)\b)|our "
            rf"(?:\w+ )?"
            r"(?:newsroom|news ?desk|team|reporters?|offices?|hotline|tip ?line|editors?|staff|"
            r"journalists?)\b).{0,160}",
            r".{0,60}\b(?:tell|call|ring|text|email) us (?:on|at) .{0,20}\d.{0,20}",
            rf"(?:(?:write|send|reach|tips?|letters?|follow|news|{_WRITE})\b.{{0,80}})?"
            rf"{_ADDRESS}(?:,? or .{{2,30}})?[.!]?",
            rf".{{0,60}} can be (?:reached|contacted) (?:at|on|via) {_ADDRESS}.{{0,120}}",
        ),
        (
            "Got a story? Email newsdesk@quaysidepost.example or call 555 0134",
            "Contact us: news@example.org",
            "Seen it? Tell us on 555 0134",
        ),
        ("Call the midwife, he shouted.", "Do you have a moment?", "Do you have news of the lamp?"),
        "edge",
        cues="us @ ? newsroom newsdesk desk editor our",
    ),
    Rule(
        "reading-time",
        "page",
        "says how long the text takes to read",
        whole(
            r"reading time:?\s*\d{1,2}[ -]?(?:min(?:ute)?s?)?\.?",
            r"\d{1,2}[ -]?(?:min(?:ute)?s?)\.? (?:read(?:ing)?|to read)(?: time)?",
            r"(?:estimated )?reading time:? .{1,20}",
        ),
        ("4 min read", "Reading time: 3 minutes"),
        ("4 minutes later it sank.",),
        cues="0 reading",
        longest=60,
    ),
    Rule(
        "length-of-text",
        "page",
        "says how long the text is",
        whole(r"\d{1,2}[ -]?(?:min(?:ute)?s?)\.?", r"\d[\d,]* words"),
        ("4 min", "640 words"),
        ("4 minutes later it sank.",),
        "head",
        cues="0",
        longest=20,
    ),
    Rule(
        "page-number",
        "page",
        "the number of a page, or a jump to a part of it",
        whole(
            r"page \d{1,3} ?(?:of|/) ?\d{1,3}",
            r"(?:previous|next)(?: (?:page|article|story))?",
            r"« ?prev(?:ious)?",
            r"next ?»",
            r"back to top",
            r"top of page",
            r"skip to (?:main )?content",
            r"jump to (?:the )?(?:main |page )?(?:content|comments?|navigation|menu|search|section|top|bottom|footer)",
        ),
        ("Page 1 of 2", "Next page", "Back to top", "Skip to content"),
        ("Page 1 of the report is blank.", "Jump to the sea"),
        languages=EVERY,
        cues="0 page previous next prev top skip jump",
        longest=60,
    ),
    Rule(
        "lone-number",
        "page",
        "the number of a page, as it is printed, or of comments",
        whole(r"\[\d{1,3}\]|\(\d{1,5}\)|[-–—] ?\d{1,3} ?[-–—]|page \d{1,3}"),
        ("- 3 -", "[12]", "(8)", "Page 3"),
        ("12 hours", "3.5", "14"),
        "edge",
        languages=EVERY,
        cues="0",
        longest=8,
    ),
    Rule(
        "postal-address",
        "contact",
        "the newsroom's address and telephone numbers",
        whole(r".{0,200}\d{3}[-. ]\d{3,4}[-. ]?\d{2,4} ?(?:tel|fax|phone)\b.{0,160}"),
        ("Quay Street 12, Port Merrow | 555-013-4000 tel | 555-013-4001 fax",),
        ("Call 555 0134 on Monday.", "He could be reached by fax."),
        "edge",
        cues="tel fax phone",
    ),
    Rule(
        "breadcrumb",
        "navigation",
        "shows the way to the page",
        _menu_row,
        ("Home > News > Harbour", "News | Sport | Weather | Jobs"),
        ("He won 3/4 of the vote.", "Either/or is no answer.", "Port Merrow | 55 | 33 | 12", "Home/Away"),
        languages=EVERY,
        cues="> » › / | · •",
    ),
    Rule(
        "menu-word",
        "navigation",
        "a menu's entry",
        one_of(*_ENTRIES.split(" | ")),
        ("Home", "Sport", "Privacy policy"),
        ("Home rule was the cry.",),
        languages=EVERY,
        cues=one_each(_ENTRIES),
        longest=60,
    ),
    Rule(
        "tag-list",
        "tags",
        "lists the article's tags; kept as its topics",
        whole(
            r"(?:tags?|topics?|filed under|categories|category|keywords|more on|related "
            r"topics?)\s*:\s*\S.{1,200}(?<![.!?])"
        ),
        ("Tags: ferry, harbour, Sund Line", "Filed under: Education"),
        ("Topics range from fish to war.", "Topics: fish, war and rain, and not a word of the lamp."),
        cues=":",
        longest=260,
    ),
    Rule(
        "transcript-note",
        "notice",
        "says how the transcript was made",
        whole(
            r"this is a rush transcript[.!]?(?: .{0,160}\bfinal form\b.{0,160})?",
            r"(?:this )?(?:copy|text|transcript) may not be in its final form"
            r"(?:,? and (?:it )?may be (?:updated|revised|changed)\b.{0,120}|[.!] .{0,200})?[.!]?",
            r"(?:[\w’'&.]+ ){0,4}transcripts (?:are|may be) (?:created|made|typed|produced|prepared|generated|provided)"
            r"\b(?=.{0,280}\b(?:final form|rush deadline|accuracy (?:and availability )?may vary|authoritative record)"
            r"\b).{0,380}",
            r"(?:the )?accuracy(?: (?:and|or) availability)?(?: of [\w’' ]{3,60})? may vary[.!]?(?: .{0,160})?",
            r"the authoritative record of [^.]{3,80} is (?:the|its) (?:audio|video|sound|broadcast|recording)"
            r"\b[^.]{0,40}\.?",
        ),
        (
            "This is a rush transcript. Copy may not be in its final form.",
            "Harbour Radio transcripts are typed on a rush deadline by Quill Ltd., its contractor. This text may not "
            "be in its final form and may be revised. Accuracy may vary.",
            "Accuracy and availability may vary.",
            "The authoritative record of Harbour Radio’s programmes is the audio record.",
        ),
        (
            "This is a rush job, said the printer.",
            "Court transcripts are typed by two clerks in the cellar of the Customs House.",
            "The accuracy of the tide tables may vary, the harbour master said.",
            "Transcripts are created equal, wrote the poet, and so are final forms.",
        ),
        cues="transcript transcripts final accuracy authoritative",
    ),
)
