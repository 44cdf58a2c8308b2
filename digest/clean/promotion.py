"""Rules for what promotes something else: teasers, newsletters, headlines of other articles."""

from __future__ import annotations

import re

from digest.clean.rules import EVERY, Rule, Spot, one_of, suffix, whole

_ANSWERED = re.compile(
    r"[^?]{10,200}\? (?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:explains|reports|has more|investigates|takes a look|finds out|answers|has the details)(?: here| more)?[.…]*"
)


def _teaser(spot: Spot) -> tuple[int, int] | None:
    """A question that somebody is going to answer in a film: "What next? Ann Lee explains.\""""
    return (0, len(spot.text)) if _ANSWERED.fullmatch(spot.text) else None


def _headings(spot: Spot) -> tuple[int, int] | None:
    """Promotional headings that a scraper ran together: at least two ``##`` in one line, or one left as text."""
    marks = re.findall(r"#{2,6} ?\S", spot.text)
    return (0, len(spot.text)) if spot.text.startswith("##") and len(marks) >= 2 else None


PROMOTION = (
    Rule(
        "run-together-headings",
        "promo",
        "headings of other articles, run together by the scraper",
        _headings,
        ("## Mayor pleads for calm## What could the barrier look like?",),
        ("## The verdict", "Shares in C## fell by 3 per cent."),
        languages=EVERY,
        cues="#",
        spares_news=False,
    ),
    Rule(
        "video-teaser",
        "promo",
        "announces a film that is not here",
        _teaser,
        (
            "What could the union demand as part of a deal? Ann Stone explains.",
            "Who was on watch? Jonas Peel reports…",
        ),
        ("Why did it fail? The report explains little.", "“Where were you?” Mr Reed asked."),
        cues="?",
    ),
    Rule(
        "watch-teaser",
        "promo",
        "announces a film that is not here",
        whole(
            r"(?:watch|▶)(?: (?:live|now|again|below|this))?(?:\s*[:|]| [–—-](?= )) ?.{3,160}(?<![,;])",
            r"video(?:\s*[:|]| [–—-](?= )) ?.{3,160}(?<![.,;])",
            r"watch (?:the (?:video|moment|full (?:video|interview|film|report|clip|match|speech|episode|programme|"
            r"show|story|"
            r"segment|conversation|documentary)))\b.{0,120}(?<![,;])",
            r"watch live(?: (?:on|at|here|below|now|as|coverage|from)\b.{0,120}(?<![,;])|[.!]?)",
            r"watch below(?:\s*[:|.!–—].{0,120})?",
        ),
        ("Watch: the moment the ferry hit the rocks", "VIDEO: Inside the barrier", "Watch the full interview below"),
        (
            "Watch towers stand along the coast.",
            "Video evidence was shown to the jury on Monday.",
            "Video: the boat burns for an hour before the alarm goes.",
            "Watch below the water, love",
            "Watch the moment of the tide,",
            "Watch-makers of Saltby go on strike",
            "Watch live lobsters race on the quay on Sunday.",
        ),
        cues="watch video ▶",
    ),
    Rule(
        "podcast-teaser",
        "promo",
        "announces a broadcast that is not here",
        whole(
            r"(?:.{0,200}[.!?:…] )?listen to (?:the|our|this) (?:latest |new |full )?(?:episode|podcast|interview|"
            r"programme|show|bulletin|article|story)(?: (?:below|here|now|above|in full|via|(?:on|at|from) "
            r"\S+\.\w)\b.{0,60})?[.…!]*",
            r"(?:listen(?: now| live| below| again)?(?= ?[:|].{0,120}(?<!\.)$|[.…]*$)|"
            r"subscribe to (?:the|our) podcast(?: (?:at|on|in|via) [^.!?]{2,60})?)(?: ?[:|].{0,120}|[.…]*)",
        ),
        (
            "From the quay to the cabinet room, our reporters know it all. Listen to the latest episode below...",
            "Listen to this article",
            "Listen now: The Harbour Hour",
        ),
        ("“Listen to the islands,” she said.", "They listen to the programme on Sundays."),
        cues="listen subscribe",
    ),
    Rule(
        "source-page-pointer",
        "promo",
        "points to the page the text was taken from",
        suffix(
            r"(?:^|\s)(?:read|view|see|get) (?:the )?(?:full|whole|complete|original|rest of the|"
            r"more of the)? ?(?:news|story|article|post)(?: (?:in|on|at|from) (?:the )?(?:source|"
            r"original)(?: page| site| article)?)[.…]*"
        ),
        ("Read full news in source page", "View original article on source site"),
        ("She could not read the full news of it for days.",),
        cues="source original",
    ),
    Rule(
        "source-page-line",
        "promo",
        "points to the page the text was taken from",
        one_of(
            "read full article",
            "read the full story",
            "read the full article",
            "read full story",
            "view original",
            "continue reading",
            "read more",
            "read more here",
            "keep reading",
            "see more",
            "show more",
            "load more",
            "more",
            "view more",
            "learn more",
            "find out more",
        ),
        ("Read the full story", "Continue reading…", "Read more:"),
        ("More than a hundred people came.",),
        cues="more reading full original",
        longest=60,
    ),
    Rule(
        "related-link",
        "related",
        "the headline of another article",
        whole(
            r"(?:read more|read also|also read|read next|related(?: (?:article|story|content|news|"
            r"coverage))?|see also|more on this|more from .{2,40}|recommended|you (?:may|"
            r"might) also like|don['’]t miss|in pictures|next up|up next)\s*(?::|\||–|—|>|»|"
            r"›)\s*(?-i:[^a-z\s]).{4,180}",
            r"more\s*(?:[|>»›]|(?<=(?-i:MORE)):)\s*\S.{4,180}",
        ),
        ("READ MORE: Ferry's alarm was off", "Also read: What we know", "Related: The barrier in figures"),
        (
            "Related costs rose to 3 million crowns.",
            "More: 14 dead in the fire at the mill, police say",
            "More: that is what the islands want, said nobody in particular, ever, in the long history of "
            "the Assembly of these islands, which has heard most things, and some of them twice, and "
            "wrote them down in a book that is kept in the Customs House to this very day under glass",
        ),
        cues="read related also more recommended like don pictures next",
        longest=280,
    ),
    Rule(
        "elsewhere-link",
        "related",
        "the headline of an article on another page",
        whole(r"on (?-i:[A-Z])[\w-]+\.(?:com|org|net|co\.\w\w|example): .{5,160}"),
        ("On QuaysidePost.example: The ferry's last hour",),
        ("On Monday: rain, then more rain.",),
        cues="com org net co example",
    ),
    Rule(
        "reader-appeal",
        "promo",
        "asks the reader who liked the article for something",
        whole(
            r"if you (?:enjoyed|liked) this (?:article|story|post|piece|report)(?:[,:;!.–—-]| (?:and|or|please|you|"
            r"why|then|share|by)\b).{0,380}",
            r"if you found this (?:article|story|post|piece|report) (?:\w+ )?(?:useful|helpful|interesting|"
            r"valuable)\b.{0,320}",
        ),
        ("If you enjoyed this article, we have an offer for you: join the Harbour Club.",),
        ("If you found this out on Monday, you were late.",),
        cues="enjoyed liked found",
    ),
    Rule(
        "bracketed-promo",
        "related",
        "the headline of another article or gallery, in brackets",
        whole(
            r"[(\[] ?(?:photos?|video|also on [\w .]+|related|read(?: more)?|more|see also|watch|pictures|"
            r"gallery|listen)\s*[:|] ?.{3,160}[)\]]"
        ),
        ("( PHOTOS: Who’s talking about it?)", "[Read more: the ferry’s last hour]"),
        ("(He later denied it.)", "[sic]"),
        cues="( [",
    ),
    Rule(
        "newsletter",
        "newsletter",
        "asks the reader to subscribe to a newsletter",
        whole(
            r"(?:sign up|subscribe|(?:register|join)(?: (?:now|today|here|free|us))?(?: (?:to (?:get|receive)|for "
            r"(?:our|the|free|daily)|our|and (?:get|receive))))\b"
            r".{0,120}\b(?:newsletters?|inbox|alerts?|e-?mails?|"
            r"briefing|mailing list|updates)\b.{0,120}(?<![,;])",
            r"(?:get|have)\b(?! up\b)(?!.*\bsaid\b) .{0,120}"
            r"\b(?:in your inbox|to your inbox|(?<=\bnews )by e-?mail|(?<=\bstories )by e-?mail|(?<=\bupdates )by "
            r"e-?mail|"
            r"straight to your (?:phone|inbox))\b.{0,80}",
            r"(?:.{0,60}\b)?newsletter(?:\W{1,4}|\W.{0,30}\W )(?:sign up|subscribe)\b.{0,40}",
            r"(?:sign up (?:for|to)|subscribe to) (?:(?:the|our|this) )?(?:[\"'“‘]?(?-i:[A-Z\d])|(?<=our )|"
            r"(?:channel|feed|list|magazine|letter|paper|podcast|series|service)\b)[^.!?]{2,100}(?<![,;])",
            r"sign up to (?:get|receive) [^.!?]{3,100}(?<![,;])",
            r"subscribe to(?: the| our)?",
            r"enter your e-?mail\b.{0,60}",
            r"(?:your )?e-?mail address\*?",
            r"thanks? (?:you )?for (?:signing up|subscribing)\b.{0,60}",
            r"by signing up(?: (?:to|for) [^.!?,]{2,60})?,? (?:you|i) .{2,200}",
            r"click here to (?:subscribe|sign up|register)\b.{0,120}",
            r"you can unsubscribe(?: (?:at|here|by|whenever|from (?:this|these|our|all|any)|any ?time)\b.{0,80})?[.!]?",
        ),
        (
            "Sign up to our daily newsletter",
            "Get the morning’s news in your inbox",
            "Enter your email address",
            "Subscribe to the Harbour Briefing for alerts",
            "Sign up for The Ledger, our Friday money letter",
        ),
        (
            "He subscribed to the view that news is hard work.",
            "Subscribe to the tide,",
            "Sign up to sail with the gulls",
            "By signing up 400 nurses, the ministry hopes to end the queue.",
            "Join the gulls for alerts of rain,",
            "Join us or leave us alone, the mayor said.",
        ),
        cues="newsletter newsletters inbox alert alerts email emails mail mails briefing mailing updates sign signing "
        "subscribe subscribing phone unsubscribe click",
    ),
    Rule(
        "mail-furniture",
        "newsletter",
        "belongs to the mail, not to what it says",
        whole(
            r"(?:view|read|open) (?:this |it |the )?(?:e-?mail|message|newsletter|letter|online|in|"
            r"as)?(?: (?:in|on))?(?: your| the| a)? ?\b(?:browser|web ?page|online|web)(?: (?:version|browser|"
            r"page))?[.!]?",
            r"(?:to )?unsubscribe(?:,? (?:here|from (?:this|these|our|all|any)|click|at any|by|please|or|and|reply|"
            r"visit)\b.{0,120}|"
            r" ?[|·].{0,120})?[.!]?",
            r"(?:(?:you (?:can|may)|click (?:here )?to|to|or|and|please) |.{0,60}[.!?|:] ?)unsubscribe "
            r"(?:here|at any time|from (?:this|these|our)|by|link)\b.{0,80}",
            r"forwarded (?:this|to you)(?: (?:e-?mail|message|newsletter|by [\w ]{3,30}))?(?:[?.!:].{0,120})?",
            r"was this (?:e-?mail |newsletter |message )?forwarded(?: to you)?\?.{0,80}",
            r"you(?:['’]re| are)? (?:receiv(?:e|ing)|get(?:ting)?) (?=.{0,60}\b(?:e-?mails?|mail|message|newsletter|"
            r"alerts?|this)\b)"
            r".{2,60} because you\b.{2,160}",
            r"update your preferences\b.{0,60}",
            r"add us to your address book(?: (?:to|so|and)\b.{0,60})?[.!]?",
            r"manage (?:your )?(?:subscription|preferences)(?: (?:or|and|here|\|)\b.{0,60})?[.!]?",
        ),
        (
            "View in browser",
            "Unsubscribe",
            "Forwarded to you? Subscribe here.",
            "You are receiving this because you signed up.",
        ),
        ("She forwarded the letter to the police.", "You get the vote because you pay the tax."),
        cues="browser webpage web page online unsubscribe forwarded because preferences address subscription",
    ),
)

HEADINGS = (
    r"most (?:read|popular|viewed|shared|commented)|trending(?: now)?|related(?: (?:articles|stories|"
    r"content|topics|links|coverage|news))?|more (?:from|in|on|stories|news|like this)\b.{0,40}|"
    r"read (?:next|more|also)|recommended(?: (?:for you|stories|reading))?|"
    r"you (?:may|might) also (?:like|enjoy|be interested in)|"
    r"top stories|latest(?: (?:news|stories|headlines))?|editor['’]s picks|popular (?:now|stories)|"
    r"around the web|in other news|what (?:others|people) are reading|don['’]t miss|also in .{2,40}|"
    r"the latest"
)
"""Headings of lists of other articles, a pattern; :data:`digest.clean.languages.LISTS` has those of all languages."""
