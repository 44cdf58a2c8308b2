"""Rules for what belongs to a picture: captions and credits that a scrape left between the paragraphs."""

from __future__ import annotations

import re

from digest.clean.rules import CASED, EVERY, Rule, Spot, prefix, whole

_AGENCY = (
    r"(?:AP|AFP|EPA|PA|Getty(?: Images)?|Reuters|REUTERS|Shutterstock|Alamy|Bloomberg|iStock|Rex|"
    r"Zuma|CBS|NBC|TNS|Courtesy)"
)
_NAMED = r"[^\W\d_a-z][\w.’'&/-]*"
_WORD = r"[^\W\d_a-z][\w.’'&-]*"
_SUPPLIED = (
    r"(?:AP|AFP|BPA|EPA|PA|UPI|dpa|Getty|Reuters|REUTERS|Shutterstock|Alamy|Bloomberg|iStock|Rex|Zuma|Unsplash|"
    r"Pixabay|Pexels|"
    r"Wikimedia|Wikipedia|Facebook|Twitter|Instagram|YouTube|Flickr|Supplied|Handout|Contributed|Courtesy|NASA)"
)
CREDITED = (
    rf"(?:{_SUPPLIED}(?![\w’'-])|@\w+|[A-Z]\. ?{_NAMED}|{_NAMED}(?=,? (?:(?:for|of|and|by|at|via|de|van) )?(?:the "
    rf")?[^\W\d_a-z]))"
    rf"(?:[,;]? (?:(?:/|&|\||[-–]|for|of|and|by|at|via|from|the|de|van|von|der|la) ){{0,2}}{_NAMED}){{0,8}}"
)
"""Whom a picture is from: two words of a name, an agency, or a handle; in patterns in which case counts."""
_PICTURE_AGENCY = r"(?:EPA(?:-EFE)?|AFP|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|Alamy|iStock|AP(?: Photo)?)"
_CREDIT = rf"(?:(?:[Ii]mage|[Pp]hoto|[Pp]icture) [Cc]redits?|Credits?|CREDITS?): ?(?:{CREDITED}|{_NAMED})\.?"
_PICTURE = r"(?:[Pp]ictures?|[Pp]hotos?|[Ii]mages?|[Pp]hotographs?|[Pp]ics?|PHOTO|IMAGE)(?: by|: ?)"
_SHORT = r".{0,260}?"
_LABELS = ("Credit", "Picture", "Photo", "Image", "Pictures", "Photograph", "Foto", "Crédit", "Bild")
_RUN_ON = whole(
    rf".{{10,360}}[a-z\d)”\"’](?:{'|'.join(_LABELS)}): ?[A-Z].{{1,80}}",
    r"[^.!?]{20,300}[a-z](?<!\b[a-z])\([A-Z][^()]{2,60}\)",
    flags=CASED,
)
_RUNS_ON = re.compile(r"\((?<=[a-z]\()[A-Z]|" + "|".join(rf"{label}: ?[A-Z]" for label in _LABELS))
_FROM_SOURCE = re.compile(
    rf".{{0,400}}\((?:(?:AP|Associated Press) Photo|(?:(?:[Ff]ile |[Hh]andout )?[Pp]hoto(?:graph)?|"
    rf"[Ii]mage|[Pp]icture)(?=\)| by [A-Z@]|: ?[A-Z@©]|/| courtesy| credit)|[\w.’' -]{{3,40}}/ ?{_AGENCY}|"
    rf"{_AGENCY}/).{{0,80}}\)\.?"
)
_GALLERY_HEAD = 8
_GALLERY_END = re.compile(r"\bhide caption \d{1,3} of \d{1,3}\s*$", re.IGNORECASE)


def _gallery(spot: Spot) -> tuple[int, int] | None:
    """A whole line of captions, the last with its number: however long, and whatever the captions tell."""
    text = spot.text
    return (0, len(text)) if text[:_GALLERY_HEAD].lower().startswith("photo") and _GALLERY_END.search(text) else None


def _caption_with_source(spot: Spot) -> tuple[int, int] | None:
    """A caption that ends in ``(Somebody/Agency)`` or ``(AP Photo/…)``; a sentence of the story never does."""
    return (0, len(spot.text)) if _FROM_SOURCE.fullmatch(spot.text) else None


def _run_on_credit(spot: Spot) -> tuple[int, int] | None:
    """A caption and its credit without a space between; the join is looked for first, as that is ten times as fast."""
    return _RUN_ON(spot) if _RUNS_ON.search(spot.text) else None


PICTURES = (
    Rule(
        "picture-caption",
        "caption",
        "a picture's caption with its source",
        whole(
            rf"(?:{_SHORT}[.!?…”\"’)] ?|[^.!?]{{0,140}} )?(?<!Best )(?<!Motion ){_PICTURE} ?{CREDITED}\.?",
            flags=CASED,
        ),
        (
            "The harbour master speaks from the steps of the Customs House. Picture: Getty",
            "The Mayor Hosts The Lifeboat Crew At The Corn Exchange. Picture: Getty",
            "The ferry at dawn. Photo by Ann Lee",
            "Image: Harbour Board",
            "Picture: N. Haddow",
        ),
        (
            "He painted a grim picture: the harbour was bankrupt, the ferry sunk and the lighthouse dark for good.",
            "The image of the year",
            "Best Picture: Nomadland",
            "Photos: He kept them all his life",
        ),
        cues="picture pictures photo photos image images photograph photographs pic pics",
    ),
    Rule(
        "caption-with-source",
        "caption",
        "a picture's caption that ends with the photographer and agency in brackets",
        _caption_with_source,
        (
            "A ferry on the rocks, March 2, 2026. (Leah Stone/Reuters)",
            "The mayor on Tuesday. (AP Photo/Ann Lee)",
            "The tug. (Photo by Ann Lee)",
        ),
        (
            "The talks (in Geneva/Zurich) went on.",
            "He joined the agency in May (then part of Reuters).",
            "She signed the page (photograph lost).",
        ),
        languages=EVERY,
        cues="(",
    ),
    Rule(
        "picture-credit",
        "credit",
        "a picture's caption with its credit, or the credit alone",
        whole(rf"(?:{_SHORT}[.!?…”\"’)] ?|[^.!?]{{0,140}} )?{_CREDIT}", flags=CASED),
        ("The mayor and the baker. Credit: AP", "Image Credit: WeWork", "Credit: Ann Lee/PA"),
        ("The bank gave him credit: ten thousand crowns. He spent it in a week.", "Credit: It all goes to my crew."),
        languages=EVERY,
        cues="credit credits",
    ),
    Rule(
        "credit-line",
        "credit",
        "names the photographer and the agency",
        whole(
            rf"{_WORD}(?: {_WORD}){{0,3}}(?: ?[/|] ?{_WORD}(?: {_WORD}){{0,3}}){{0,2}} ?[/|] ?{_PICTURE_AGENCY}",
            flags=CASED,
        ),
        ("Ann Lee/Sund Times/Getty Images", "Bo Ek | Alamy"),
        ("Lennon/McCartney/Starr", "Ann Lee | Getty Images was late", "Ann Lee/Bo Ek"),
        languages=EVERY,
        cues="/ |",
        longest=160,
    ),
    Rule(
        "run-on-credit",
        "caption",
        "a picture's caption into which its credit runs without a space",
        _run_on_credit,
        (
            "A tug stands by the ferry on the rocksCredit: Harbour Board",
            "The mayor of Port Merrow, who opened the market(Harbour Board)",
        ),
        ("The ferry (Sund Line) was late.", "He took the creditCard.", "The function f(X) is even (see below)."),
        languages=EVERY,
        cues="( :",
    ),
    Rule(
        "picture-gallery",
        "caption",
        "the captions of a gallery, run together, with its buttons",
        _gallery,
        (
            "Photos: The tide tables Photos: The tide tables – Ann Lee says no. Hide Caption 1 of 2 Photos: The tide"
            " tables – The quay. Hide Caption 2 of 2",
        ),
        ("She pressed Hide Caption 1 of 2 and was none the wiser.", "Photos: see the caption on page 1 of 2"),
        cues="caption",
    ),
    Rule(
        "gallery-caption",
        "caption",
        "the caption of one of a gallery's pictures, with its number",
        whole(r"\d{1,2} ?(?:of|/) ?\d{1,2}(?=[A-Z“\"‘]| (?:The|A|An) )[^\n]{10,390}", flags=CASED),
        ("1of4Leah Stone looks at the last can of lamp oil at the chandler's on Monday.", "2 of 12 The tug at dawn"),
        ("1 of 4 boats sank.", "9 of 10 Germans want the mine shut."),
        languages=EVERY,
        cues="0",
    ),
    Rule(
        "caption-label",
        "caption",
        "a caption that says it is one",
        prefix(
            r"(?:image (?:source|caption|credit)|media caption|caption|above|pictured|file (?:photo|"
            r"picture)|photo caption)\s*[,:—–-]\s*"
        ),
        ("Image caption, The ferry at dawn", "Above: A co-working space", "File photo: the harbour"),
        ("Above all, he said, nobody was hurt.", "Pictured above the bar hangs his boat."),
        cues="image media caption above pictured file photo",
    ),
    Rule(
        "caption-after-source",
        "caption",
        "a picture's source with its caption",
        whole(
            r"(?:Photo|Photograph|Picture|Image)s? (?:by|"
            rf"courtesy of) {CREDITED}\. .{{5,200}}",
            flags=CASED,
        ),
        ("Photo by Dex Mallory. The mayor with someone else's shopping.",),
        ("Photos by the dozen came in. Nobody looked at them.", "Photos by Ann Lee hang there. Nobody looks at them."),
        cues="photo photos photograph photographs picture pictures image images",
    ),
    Rule(
        "gallery-count",
        "page",
        "the number of a picture in a gallery",
        whole(
            r"(?:photo|image|picture|slide)s? \d{1,3} ?(?:/|of) ?\d{1,3}|\d{1,3} ?(?:/|of) ?\d{1,3} (?:photos|images|"
            r"pictures)|view (?:gallery|all \d+ (?:photos|images))|open gallery"
        ),
        ("1/5 photos", "Photo 3 of 12", "View gallery"),
        ("1 of the 5 boats sank.", "3/4 of all voters"),
        languages=EVERY,
        cues="0 gallery",
        longest=60,
    ),
    Rule(
        "gallery-number",
        "page",
        "the number of a picture in a gallery, without a word",
        whole(r"\d{1,3} ?(?:/|of) ?\d{1,3}|\d+ (?:photos|images)"),
        ("1/5", "2 of 12", "12 images"),
        ("1 of the 5 boats sank.", "3/4 of all voters"),
        "edge",
        languages=EVERY,
        cues="0",
        longest=20,
    ),
)
