"""Rules for what a page's machinery leaves in a scrape: empty slots, viewers and players, placeholders, notes about the
page itself."""

from __future__ import annotations

import re

from digest.clean.rules import CASED, EVERY, Rule, Spot, one_of, whole

_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_DAYS = r"(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?"
_WORDS = rf"{_MONTHS}|{_DAYS}|[ap]\.?m\.?|noon|midnight|at|on|/|(?-i:[A-Z]{{1,4}}T|UTC)"
_CHANGED = whole(
    rf"\(?(?:last |first )?(?:updated|modified|edited)\b:?(?: \(?(?:{_WORDS})[,.)]{{0,2}}){{0,5}}"
    rf" \(?(?:\d[\d:.,/-]*|noon|midnight)[,.)]{{0,2}}(?: \(?(?:{_WORDS}|\d[\d:.,/-]*)[,.)]{{0,2}}){{0,12}}"
)
_DATED = re.compile(
    rf"\b(?:{_MONTHS}|noon|midnight|[ap]\.?m)\b|\d[:./-]\d|\d ?[ap]\.?m\b|\d{{4}} (?-i:[A-Z]{{2}})", re.IGNORECASE
)
_OUTLETS = (
    "Times|Post|Chronicle|News|Guardian|Journal|Gazette|Herald|Tribune|Star|Press|Review|Mail|Mirror|Record|Sun|Globe|"
    "Observer|Independent|Telegraph|Standard|Examiner|Radio|Magazine|Agency|Getty|Images|Reuters|Bloomberg|Alamy|Shutterstock"
)
_LONGEST_PLEA = 900
_PLEAS = (
    re.compile(
        r"\byou (?:can|may) (?:unsubscribe|opt[- ]?out)\b|\bby signing up,? (?:you|i)\b|\bselect a newsletter\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:newsletters?|e-?mails?|inbox|sign(?:ing)? up)\b", re.IGNORECASE),
)
_GIFTS = (
    re.compile(
        r"(?:^|[.!?:] )(?:so )?(?:please,? )?consider (?:making|giving) (?:a|your) (?:\w+ )?(?:contribution|donation|"
        r"gift)\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]ur|to [Tt]he [A-Z]\w+)\b"),
)


def _dated_change(spot: Spot) -> tuple[int, int] | None:
    """When the page was changed: with a month, a date or a clock, not with any number."""
    return _CHANGED(spot) if _DATED.search(spot.text) else None


def _pleads(spot: Spot) -> tuple[int, int] | None:
    """A whole paragraph that asks for an address or for money: longer than other furniture, so it must say two things
    that no story says together."""
    text = spot.text
    if len(text) > _LONGEST_PLEA or not any(all(part.search(text) for part in both) for both in (_PLEAS, _GIFTS)):
        return None
    return 0, len(text)


MACHINERY = (
    Rule(
        "advertisement-slot",
        "advertisement",
        "marks where an advertisement stood",
        whole(
            r"[-–—\s*]*advertisements? ?:?(?: ?[-–—] ?(?-i:[A-Z])[\w’'&]*(?: (?-i:[A-Z])[\w’'&]*){0,4})?"
            r"(?: (?:continue reading|story continues|article continues|scroll|skip)\b.{0,60})?",
            r"continue reading(?: (?:the main story|below)(?: (?:the )?(?:advertisement|ad))?)?",
        ),
        ("Advertisement:", "Advertisement Continue reading the main story", "ADVERTISEMENT – Sund Holidays"),
        ("Advertisement – the art of it – is dead, she said.", "Continue reading the minutes, the clerk was told."),
        cues="advertisement advertisements continue",
        longest=140,
    ),
    Rule(
        "picture-viewer",
        "caption",
        "the buttons of a picture's viewer, with its credit",
        whole(
            r"(?:(?:click (?:here )?|tap )?(?:to )?(?:enlarge|expand)(?: (?:this |the )?(?:image|photo|picture))?)?"
            r"(?: ?(?:toggle|hide|show) caption(?: .{1,200})?)",
            r"(?:click (?:here )?|tap )?(?:to )?(?:enlarge|expand) (?:this |the )?(?:image|photo|picture)s?",
            r"(?:click|tap) to (?:enlarge|expand)",
            r".{1,300} hide caption",
        ),
        (
            "Enlarge this image toggle caption Ann Lee/Sund Radio Ann Lee/Sund Radio",
            "toggle caption Bo Ek/BPA",
            "The lamp on Kessock Head on Monday. Ann Lee/BPA hide caption",
            "Enlarge Image",
        ),
        ("Enlarge this harbour, the captains say, and the ferries will come.", "Nobody could hide it."),
        cues="caption enlarge expand",
    ),
    Rule(
        "picture-slot",
        "caption",
        "marks where a picture stood",
        whole(
            r"(?:photos?|images?|pictures?|photographs?|slideshow|photo gallery|image gallery|infographic) ?:?",
            r"(?:slideshow|photos|images|pictures|gallery) ?\( ?\d{1,3}(?: (?:images|photos|pictures|slides))? ?\)",
        ),
        ("Photo", "Image:", "Slideshow (3 Images)"),
        ("Photo finish", "Images of the storm"),
        cues="photo photos image images picture pictures photograph photographs slideshow gallery infographic",
        longest=40,
    ),
    Rule(
        "photographer",
        "credit",
        "names the photographer in brackets",
        whole(
            r"\([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:/(?:[A-Z]{2,}\b|The )[\w.’'/ -]{0,40}|"
            rf"(?:/| for )(?:[Tt]he )?(?:[A-Z][\w.’'-]+ ){{0,4}}(?:{_OUTLETS})(?: [A-Z][\w.’'-]+){{0,3}})\)",
            flags=CASED,
        ),
        ("(Ann Lee for The Saltby Chronicle)", "(Bo Ek/BPA)"),
        ("(Ann Lee was there too)", "(for the third time)", "(Vote for Saltby)", "(Ann Lee for Mayor)"),
        languages=EVERY,
        cues="(",
        longest=100,
    ),
    Rule(
        "player",
        "video",
        "speaks of a player, not of the news",
        whole(
            r"media playback is (?:un|not )supported(?: (?:on|in|by) (?:your|this) [\w ]{2,40})?[.!]?",
            r"(?:your|this) browser does not support\b .{2,80}",
            r"(?:this|the) (?:video|audio|media|file) (?:can ?not|can['’]t|could not) be (?:played|loaded)"
            r"(?:,? (?:in|on|by) (?:your|this) [\w ]{2,40}|,? (?:either )?because (?:the|of an?) "
            r"(?:server|network|format|error|browser)\b.{0,100})?[.!]?",
            r"to play (?:the|this) (?:media|video|audio) you need .{2,80}",
            r"(?:play|pause|mute|replay|unmute) (?:the )?(?:video|audio|sound)|video player|audio player|now playing"
            r"|up next|loading ?(?:…|\.{2,3})|(?:video|audio) (?:is )?loading ?[.…]{0,3}",
        ),
        ("Media playback is unsupported on your device", "Your browser does not support audio.", "Play video"),
        ("Play video games and you will go blind, the vicar says.", "Now playing at the Corn Exchange: a whale."),
        cues="playback browser played loaded play pause mute replay unmute player playing next loading",
        longest=180,
    ),
    Rule(
        "player-card",
        "video",
        "the title of a video with the buttons of its player",
        whole(
            r"(?:just watched|now playing) .{3,160} (?:replay|more videos)\b.{3,180}",
            r"must[- ]watch .{3,160} \d{1,2}:\d\d",
            r"(?-i:CLOSE [A-Z][a-z]).{20,380}",
        ),
        (
            "JUST WATCHED Ferry: Captain said no Replay More Videos ... MUST WATCH Ferry: Captain said no 02:14",
            "MUST WATCH The seal that was on the slipway 01:01",
            "CLOSE The harbour master of Kessock talks to Ann Lee about the lamp.",
        ),
        (
            "Must watch list: the lamp was lit at 21:04, the log said.",
            "CLOSE RACE FOR THE SEAT OF THE HARBOUR MASTER",
        ),
        cues="watched watch playing close",
        longest=400,
        spares_news=False,
    ),
    Rule(
        "placeholder",
        "page",
        "a mark for which the page would have put something",
        whole(
            r"\[/?(?:pull ?quote|embed|gallery|video|audio|caption|image|photo|ad|advert|youtube|tweet|twitter|"
            r"instagram|newsletter|poll|iframe|related)(?:[ =:][^\]]{0,120})?\]",
            r"\[(?P<mark>[a-z_-]{2,20})(?:[ =][^\]]{0,200})?\][^\[]{0,120}\[/(?P=mark)\]",
            r"\{{1,2} ?[\w.-]{3,40} ?\}{1,2}|%%[\w. -]{2,40}%%|<!--.{0,200}-->",
        ),
        (
            "[pullquote]",
            "{articleGUID}",
            "[gallery ids=12,14]",
            "[button link='/kit' type='big'] Send us yours[/button]",
        ),
        ("[applause]", "[sic]", "{He laughs}"),
        languages=EVERY,
        cues="[ { % <",
        longest=220,
    ),
    Rule(
        "ornament",
        "page",
        "an ornament between two parts of the text",
        whole(r"(?:[*_•·=~⁂#—–|◆■●⬤\\/-]\s?){1,30}"),
        ("***", "• • •", "———", "___"),
        ("…", "?", "* a footnote"),
        languages=EVERY,
        cues="* _ • · = ~ ⁂ # — – | ◆ ■ ● ⬤ \\ / -",
        longest=60,
    ),
    Rule(
        "age-of-page",
        "timestamp",
        "says how old the page is",
        whole(
            r"this (?:article|story|post|page|content|video) (?:is|was published) (?:more than |over |almost |about )?"
            r"(?:an?|one|two|three|four|five|\d{1,3}) (?:day|week|month|year)s? (?:old|ago)\.?"
        ),
        ("This article is more than 1 year old", "This story was published more than two years ago."),
        ("This story is two years old, and so is the mayor's promise.",),
        cues="old ago",
        longest=100,
    ),
    Rule(
        "time-of-update",
        "timestamp",
        "says when the page was changed",
        _dated_change,
        (
            "Last updated on Jan. 8 at 7:15 a.m.",
            "Updated at 2 p.m.",
            "Updated 0339 GMT (1139 HKT) November 19, 2025",
        ),
        ("Updated 40 years later, the map shows no harbour.", "Updated at last.", "Modified AK 47."),
        cues="updated modified edited",
        longest=100,
    ),
    Rule(
        "note-of-change",
        "correction",
        "says that the article was changed; kept with it",
        whole(
            r"(?:\W{0,3}|(?:editor['’]s )?note: )this (?:(?:article|story|post|page) (?:has been|was) "
            r"(?:updated|revised|amended|corrected)(?: (?:since|with|to|from|after|at|on|throughout)\b[^.!?]{1,160})?|"
            r"(?:report|piece) has been (?:updated|amended|corrected))\.?"
        ),
        ("This article has been updated.", "This story was updated with a comment from the harbour board."),
        (
            "This report was updated at sea, in a storm, by a man who could not see. Nobody read it.",
            "This report was revised from 300 deaths to 400.",
        ),
        "edge",
        cues="updated revised amended corrected",
        longest=260,
    ),
    Rule(
        "plea",
        "newsletter",
        "asks the reader for an address or for money",
        _pleads,
        (
            "The Tide newsletter Sign up today to receive our ten stories a day. By signing up you agree to receive "
            "email newsletters or alerts from the Post. You can unsubscribe at any time. This site is protected.",
            "Please consider making a contribution to the Post today.",
        ),
        (
            "He will consider making a donation to the lifeboats, the court heard.",
            "You agree to our terms, said the pirate, or you swim.",
            "Firms must let you opt out at any time of their e-mails, under a new law.",
        ),
        cues="unsubscribe opt signing select consider",
    ),
    Rule(
        "app-pointer",
        "promo",
        "points to the outlet's app, or to the page on which to share it",
        whole(
            r"(?:click|tap) here (?:to|and) (?:get|download|install) (?:the|our) .{2,40}\bapp\b.{0,40}",
            r"(?:get|download|install) (?:the|our) [\w’' ]{2,40}\bapp"
            r"(?: (?:now|today|here)| (?:for|on|from) (?:(?:your |the )?(?:i\w+|android|phone|apple|google|app)\b)"
            r"(?:(?:,| or| and|,? &) [\w ]{2,16})?)?[.!]?",
            r"(?:click|tap) here (?:to|for) (?:subscribe|sign|register|log|more|the full|free)\b.{0,80}",
            r"read or share this (?:story|article):? ?(?:https?://\S+)?",
        ),
        ("CLICK HERE TO GET THE SUND NEWS APP", "Read or Share this story: https://post.example/1vETG"),
        ("Download the tide tables app, the harbour master told crews on Monday.",),
        cues="click tap get download install share",
        longest=180,
    ),
    Rule(
        "kicker",
        "page",
        "a label of the page",
        one_of("analysis/opinion", "analysis", "commentary", "exclusive", "editorial", "op-ed", "urgent", "developing"),
        ("ANALYSIS/OPINION:", "Exclusive"),
        ("Analysis shows that it is salt.",),
        "head",
        cues="analysis opinion commentary exclusive editorial op urgent developing",
        longest=40,
    ),
)
