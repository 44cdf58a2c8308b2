"""Rules for the furniture of a page: promotion, sharing, menus, notices. None of it is part of the story."""

from __future__ import annotations

import re

from digest.clean.rules import Rule, Spot, one_of, prefix, suffix, whole

_CASED = re.RegexFlag(0)
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:am|pm|a\.m\.|p\.m\.))?(?: ?(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PST|PDT|PT))?"
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:\d{1,2} [a-z]{3,9}\.? \d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2})"
_STAMP = rf"(?:{_DAY}(?:,? (?:at )?{_CLOCK})?|{_CLOCK},?(?: on)? {_DAY}|{_CLOCK})"
_OUTLETS = r"(?:facebook|twitter|x|instagram|youtube|tiktok|linkedin|whatsapp|bluesky|mastodon|telegram|threads|reddit|pinterest|flipboard|email|rss)"


def _teaser(spot: Spot) -> tuple[int, int] | None:
    """A question that somebody is going to answer in a film: "What next? Ann Lee explains.\""""
    found = re.fullmatch(
        r"[^?]{10,200}\? (?:[A-Z][\w’'-]+ ){1,3}(?:explains|reports|has more|investigates|takes a look|finds out|answers|has the details)(?: here| more)?[.…]*",
        spot.text,
    )
    return (0, len(spot.text)) if found else None


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
        ("## Trump pleads with Putin## What could the ceasefire look like?",),
        ("## The verdict", "Shares in C## fell by 3 per cent."),
    ),
    Rule(
        "video-teaser",
        "promo",
        "announces a film that is not here",
        _teaser,
        ("What could Putin demand as part of a ceasefire deal? Cari Davies explains.", "Who was on watch? Jonas Peel reports…"),
        ("Why did it fail? The report explains little.", "“Where were you?” Mr Reed asked."),
    ),
    Rule(
        "watch-teaser",
        "promo",
        "announces a film that is not here",
        whole(r"(?:watch|video|▶)(?: (?:live|now|again|below|this))?\s*[:|–—-] ?.{3,160}|watch (?:the (?:video|full|moment)|live|below).{0,120}"),
        ("Watch: the moment the ferry hit the rocks", "VIDEO: Inside the barrier", "Watch the full interview below"),
        ("Watch towers stand along the coast.", "Video evidence was shown to the jury on Monday."),
    ),
    Rule(
        "podcast-teaser",
        "promo",
        "announces a broadcast that is not here",
        whole(r".{0,200}\blisten to (?:the|our|this) (?:latest |new |full )?(?:episode|podcast|interview|programme|show|bulletin|article|story)\b.{0,60}|(?:listen(?: now| live| below| again)?|subscribe to (?:the|our) podcast)(?: ?[:|].{0,120}|[.…]*)"),
        (
            "From Westminster to Washington DC - our political experts are across all the latest key talking points. Listen to the latest episode below...",
            "Listen to this article",
            "Listen now: The Harbour Hour",
        ),
        ("“Listen to the islands,” she said.", "They listen to the radio at night."),
    ),
    Rule(
        "source-page-pointer",
        "promo",
        "points to the page the text was taken from",
        suffix(r"(?:^|\s)(?:read|view|see|get) (?:the )?(?:full|whole|complete|original|rest of the|more of the)? ?(?:news|story|article|post)(?: (?:in|on|at|from) (?:the )?(?:source|original)(?: page| site| article)?)[.…]*"),
        ("Read full news in source page", "View original article on source site"),
        ("She could not read the full news of it for days.",),
    ),
    Rule(
        "source-page-line",
        "promo",
        "points to the page the text was taken from",
        one_of("read full news in source page", "read full article", "read the full story", "read the full article", "read full story", "view original", "continue reading", "read more", "read more here", "keep reading", "see more", "show more", "load more", "more", "view more", "learn more", "find out more"),
        ("Read full news in source page", "Continue reading…", "Read more:"),
        ("More than a hundred people came.",),
    ),
    Rule(
        "related-link",
        "related",
        "the headline of another article",
        whole(r"(?:read more|read also|also read|read next|related(?: (?:article|story|content|news|coverage))?|see also|more on this|more|more from .{2,40}|recommended|you (?:may|might) also like|don['’]t miss|in pictures|next up|up next)\s*(?::|\||–|—|>|»|›)\s*\S.{4,180}"),
        ("READ MORE: Ferry's alarm was off", "Also read: What we know", "Related: The barrier in figures"),
        ("Related costs rose to 3 million crowns.", "More: that is what the islands want, said nobody in particular, ever, in the long history of the Assembly of these islands, which has heard most things, and some of them twice, and wrote them down in a book that is kept in the Customs House to this very day under glass"),
    ),
    Rule(
        "bracketed-promo",
        "related",
        "the headline of another article or gallery, in brackets",
        whole(r"[(\[] ?(?:photos?|video|also on [\w .]+|related|read(?: more)?|more|see also|watch|pictures|gallery|listen)\s*:? .{3,160}[)\]]"),
        ("( PHOTOS: Who’s talking about it?)", "[Read more: the ferry’s last hour]"),
        ("(He later denied it.)", "[sic]"),
    ),
    Rule(
        "newsletter",
        "newsletter",
        "asks the reader to subscribe to a newsletter",
        whole(r"(?:sign up|subscribe|register|join)\b.{0,120}\b(?:newsletters?|inbox|alerts?|e-?mails?|briefing|mailing list|updates)\b.{0,120}|(?:get|have) .{0,120}\b(?:in your inbox|to your inbox|by e-?mail|straight to your (?:phone|inbox))\b.{0,80}|.{0,60}\bnewsletter\b.{0,30}(?:sign up|subscribe).{0,40}|enter your e-?mail.{0,60}|(?:your )?e-?mail address\*?|thanks? (?:you )?for (?:signing up|subscribing).{0,60}|by signing up.{0,200}|you can unsubscribe.{0,80}"),
        ("Sign up to our daily newsletter", "Get the morning’s news in your inbox", "Enter your email address", "Subscribe to the Harbour Briefing for alerts"),
        ("He subscribed to the view that news is hard work.", "Join us or leave us alone, the mayor said."),
    ),
    Rule(
        "mail-furniture",
        "newsletter",
        "belongs to the mail, not to what it says",
        whole(r"(?:view|read|open) (?:this |it |the )?(?:e-?mail|message|newsletter|letter|online|in|as)?(?: (?:in|on))?(?: your| the| a)? ?(?:browser|web ?page|online|web)\b.{0,60}|(?:.{0,60}\b)?unsubscribe\b.{0,120}|forwarded (?:this|to you)\b.{0,120}|was this (?:e-?mail )?forwarded.{0,80}|you(?:['’]re| are) (?:receiving|getting) this.{0,160}|update your preferences.{0,60}|add us to your address book.{0,60}|manage (?:your )?(?:subscription|preferences).{0,60}"),
        ("View in browser", "Unsubscribe", "Forwarded to you? Subscribe here.", "You are receiving this because you signed up."),
        ("She forwarded the letter to the police.",),
    ),
)

NOTICES = (
    Rule(
        "advertisement",
        "advertisement",
        "marks an advertisement",
        whole(r"(?:[-–—\s*]*)(?:advertisements?|sponsored(?: content)?|promoted(?: content)?|paid content|ad feedback|story continues(?: below)?(?: (?:the )?(?:advertisement|ad))?|article continues (?:below|after)(?: (?:the |this )?(?:advertisement|ad))?|(?:this )?advertisement has not loaded yet.{0,60}|scroll (?:down )?to continue.{0,40}|skip ad(?:vertisement)?)(?:[-–—\s*.]*)"),
        ("Advertisement", "ADVERTISEMENT", "Story continues below advertisement", "Article continues below"),
        ("The advertisement drew 40 complaints.",),
    ),
    Rule(
        "story-continued",
        "advertisement",
        "stood around an advertisement",
        whole(r"\(?(?:story|article) continue[sd] (?:below|after|on).{0,60}"),
        ("Story Continued Below", "Article continues after the video"),
        ("The story continued below deck until the morning came and everyone had told theirs, and then they slept.",),
    ),
    Rule(
        "cookies",
        "notice",
        "asks for consent to cookies",
        whole(r".{0,160}\b(?:we|site|website|page|partners)\b.{0,80}\bcookies\b.{0,240}|(?:accept|reject|manage)(?: all)? cookies.{0,60}|cookie (?:policy|settings|preferences|notice).{0,40}|(?:accept|reject|agree|i agree|accept all|reject all|got it|manage (?:choices|settings|options))"),
        ("We use cookies to give you the best experience. By continuing you agree.", "Accept all cookies", "Cookie policy"),
        ("Grandmother’s cookies won first prize at the fair.",),
    ),
    Rule(
        "paywall",
        "notice",
        "asks the reader to log in or pay",
        whole(r"(?:subscribe|sign in|log in|register|sign up)(?: (?:now|here|today|free|for free))?(?: to (?:continue|read|keep reading|unlock|view|access|comment|follow).{0,80})?[.!…]?|.{0,60}\balready (?:a |have a )?(?:subscriber|member|account|registered).{0,60}|this (?:article|content|story) is (?:for|available to|only available to) (?:subscribers|members).{0,60}|you have (?:\d+|one|no) free articles?.{0,80}|(?:start|try) (?:your )?free trial.{0,60}|support (?:our|independent) journalism.{0,80}|become a (?:member|subscriber|supporter).{0,60}"),
        ("Subscribe to continue reading", "Sign in", "Already a subscriber? Sign in", "You have 2 free articles left"),
        ("Subscribe to the theory or not, the ferry still sank.", "He had to sign in at the gate every morning."),
    ),
    Rule(
        "share-buttons",
        "share",
        "a button for sharing or printing",
        one_of(
            *("share", "tweet", "facebook", "twitter", "x", "linkedin", "reddit", "whatsapp", "email", "e-mail", "print", "copy link", "pinterest", "telegram"),
            *("share this", "share this article", "share this story", "print this page", "print this article", "email this article", "save", "save article"),
            *("share on facebook", "share on twitter", "share on x", "share on whatsapp", "share via email", "link copied", "bookmark", "gift this article", "messenger", "bluesky"),
            *("post", "send", "like", "comments", "text size", "resize text", "print version", "share options", "share article", "instagram", "youtube", "flipboard"),
        ),
        ("Share", "Tweet", "Copy link", "Print this page"),
        ("Share prices fell.", "Print is dead, said the printer."),
    ),
    Rule(
        "share-row",
        "share",
        "a row of buttons for sharing",
        whole(rf"(?:share(?: (?:this|on|via|with)(?: (?:article|story|page))?)?:?\s*)?(?:{_OUTLETS}|share|tweet|print|copy link|link|save)(?:\s*(?:[|·•,/]|\s)\s*(?:{_OUTLETS}|share|tweet|print|copy link|link|save|more)){{1,9}}"),
        ("Share: Facebook Twitter Email", "Facebook | Twitter | WhatsApp"),
        ("Facebook and Twitter fell on Monday.",),
    ),
    Rule(
        "social",
        "social",
        "asks the reader to follow the outlet",
        whole(rf"(?:follow|like|find|join|connect with) (?:us|me|@?[\w .]{{2,40}}|our (?:channel|page)) (?:on|via|at) {_OUTLETS}\b.{{0,120}}|follow (?:us|@\w+).{{0,60}}"),
        ("Follow us on Facebook and Instagram", "Follow @quaysidepost"),
        ("Follow us, the pilot said, and the tug did as it was told for once in its long life.", "Nobody could find him on Monday."),
    ),
    Rule(
        "contact",
        "contact",
        "asks the reader to write or ring the newsroom",
        whole(r"(?:(?:do you )?(?:have|got|know)\b.{0,60}(?:story|tip|news|information|photo|view).{0,30}\?.{0,160}|(?:e-?mail|contact|call|ring|write to|text) (?:us|the (?:newsroom|newsdesk|news desk|editor)|our)\b.{0,160}|.{0,80}\b[\w.+-]+@[\w-]+\.[\w.]{2,}.{0,40})"),
        ("Got a story? Email newsdesk@quaysidepost.example or call 555 0134", "Contact us: news@example.org"),
        ("Call the midwife, he shouted.", "Do you have a moment?"),
        "edge",
    ),
    Rule(
        "copyright",
        "copyright",
        "claims the rights of the page",
        whole(r".{0,80}(?:©|\(c\)|copyright)\s*(?:\d{4}|[A-Z]).{0,160}|.{0,120}\ball rights reserved\b.{0,80}"),
        ("© 2026 Quayside Post. All rights reserved.", "Copyright 2026 Isles Broadcasting"),
        ("The copyright case goes on.",),
    ),
    Rule(
        "feed-tail",
        "copyright",
        "says where a feed's entry first stood",
        whole(r"the post .{3,200} (?:first )?appeared first on .{2,80}|.{0,120}originally (?:appeared|published) (?:on|at|in) .{2,60}|source: https?://\S+"),
        ("The post Counting fish appeared first on Fathom.",),
        ("The post was vacant for a year.",),
    ),
    Rule(
        "comments",
        "comments",
        "belongs to the readers' comments",
        whole(r"(?:\(?(?:\d[\d,.]*|no|view|read|show|hide|post|add|leave)\)? (?:a |all |the )?(?:\d+ )?comments?(?: \(\d+\))?|comments? (?:\(\d+\)|are closed|section|\d+)|join the (?:conversation|discussion|debate)|(?:leave|post|write) a (?:comment|reply)|have your say|what do you think\?.{0,80}|be the first to comment|conversation \(\d+\)|sort by (?:newest|oldest|best).{0,30}|reply|report (?:comment|abuse)|logged in as .{2,40})[.!]?"),
        ("12 comments", "Join the conversation", "Have your say", "Comments (4)"),
        ("The comments drew fire from Port Merrow.",),
    ),
    Rule(
        "updated-at",
        "timestamp",
        "says when the page was changed",
        whole(rf"\(?(?:last )?(?:updated|modified|edited|revised)(?: at| on)?:? ?(?:{_STAMP}|\d+ (?:minutes?|hours?|days?) ago)(?:,? (?:at |on )?{_STAMP})?\)?\.?"),
        ("Last updated at 22:10 on 3 March 2026", "Updated 4 March 2026", "Updated 2 hours ago"),
        ("Updated figures are due in May.",),
    ),
    Rule(
        "clock-stamp",
        "live",
        "the time of an entry in a live blog",
        whole(rf"(?:{_CLOCK}|\d+ (?:min(?:ute)?s?|hours?|h|m) ago|key (?:event|moment|update)s?|live updates?|live|breaking(?: news)?|just in|developing story|pinned|new)"),
        ("18:42 GMT", "Key event", "9.15pm", "12 minutes ago"),
        ("18:42 was when the lights went out.", "Breaking news of the loss took a week."),
    ),
    Rule(
        "reading-time",
        "page",
        "says how long the text takes to read",
        whole(r"(?:reading time:?\s*)?\d{1,2}[ -]?(?:min(?:ute)?s?)\.?(?: read| to read)?(?: time)?|(?:estimated )?reading time:? .{1,20}|\d[\d,]* words"),
        ("4 min read", "Reading time: 3 minutes"),
        ("4 minutes later it sank.",),
    ),
    Rule(
        "page-number",
        "page",
        "the number of a page",
        whole(r"page \d{1,3}(?: (?:of|/) \d{1,3})?|\[?\d{1,3}\]?|(?:previous|next)(?: (?:page|article|story))?|« ?prev(?:ious)?|next ?»|back to top|top of page|skip to (?:main )?content|jump to .{2,30}"),
        ("Page 1 of 2", "Next page", "Back to top", "Skip to content"),
        ("Page 1 of the report is blank.",),
    ),
    Rule(
        "breadcrumb",
        "navigation",
        "shows the way to the page",
        whole(r"(?:[\w’'& -]{2,30}\s*[>»›/|·•]\s*){2,6}[\w’'& -]{2,60}|(?:home|news|start)\s*[>»›/]\s*[\w’'& -]{2,40}"),
        ("Home > News > Harbour", "News | Sport | Weather | Jobs"),
        ("He won 3/4 of the vote.", "Either/or is no answer."),
    ),
    Rule(
        "menu-word",
        "navigation",
        "a menu's entry",
        one_of(
            *("home", "news", "sport", "sports", "business", "politics", "opinion", "culture", "weather", "jobs", "menu", "search", "contact", "about us", "about", "lifestyle", "travel"),
            *("advertise", "advertise with us", "privacy policy", "privacy", "terms of use", "terms and conditions", "terms", "careers", "help", "e-paper", "obituaries", "classifieds", "horoscopes", "puzzles"),
            *("sections", "topics", "navigation", "main menu", "close", "open menu", "skip", "my account", "account", "log out", "subscribe", "newsletters", "podcasts", "video", "videos", "live tv", "more news"),
            *("ferries", "events", "letters", "property", "motoring", "tides", "shipping", "archive", "edition", "world", "local", "trending", "latest", "top stories", "popular", "gallery", "pictures"),
        ),
        ("Home", "Sport", "Privacy policy"),
        ("Home rule was the cry.",),
    ),
    Rule(
        "tag-list",
        "tags",
        "lists the article's tags; kept as its topics",
        whole(r"(?:tags?|topics?|filed under|categories|category|keywords|more on|related topics?)\s*:\s*\S.{1,200}"),
        ("Tags: ferry, harbour, Sund Line", "Filed under: Education"),
        ("Topics range from fish to war.",),
    ),
    Rule(
        "correction",
        "correction",
        "a correction of the article; kept with it",
        whole(r"(?:\*+ ?)?(?:correction|clarification|editor['’]s note|update)(?:s)?(?:, [^:]{3,40}| \([^)]{3,40}\))?\s*[:–—-]\s*\S.{15,}|(?:this|an earlier version of this|a previous version of this) (?:article|story|report) (?:was|has been) (?:amended|corrected|updated|changed|edited) .{8,}|an earlier version of this (?:article|story|report) .{8,}"),
        ("Correction, 4 March: The ferry was built in 1998, not 1989.", "This article was amended on 5 March 2026 to correct a name."),
        ("Correction fluid was found on the log.",),
    ),
)

LISTS = re.compile(
    r"(?:most (?:read|popular|viewed|shared|commented)|trending(?: now)?|related(?: (?:articles|stories|content|topics|links|coverage|news))?|more (?:from|in|on|stories|news|like this)\b.{0,40}|read (?:next|more|also)|recommended(?: (?:for you|stories|reading))?|you (?:may|might) also like|top stories|latest(?: (?:news|stories|headlines))?|editor['’]s picks|popular (?:now|stories)|around the web|in other news|what (?:others|people) are reading|don['’]t miss|also in .{2,40}|the latest)\s*[:…]?",
    re.IGNORECASE,
)
"""Headings of lists of other articles: what follows them up to the next sentence is taken too."""
