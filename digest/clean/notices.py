"""Rules for a page's notices: advertisements, cookies, paywalls, rights, comments, times of change, corrections."""

from __future__ import annotations

from digest.clean.rules import EVERY, Rule, one_of, whole

_MONTHS = "(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_CLOCK = (
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:am|pm|a\.m\.|p\.m\.))?"
    r"(?: ?(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PST|PDT|PT))?"
)
_ZONED = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:am|pm|a\.m\.|p\.m\.))? ?(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PST|PDT|PT)"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? "
_DAY = (
    rf"(?:{_WEEKDAY})?(?:\d{{1,2}} [a-z]{{3,9}}\.? \d{{4}}|[a-z]{{3,9}}\.? \d{{1,2}},? \d{{4}}|"
    rf"\d{{4}}-\d{{2}}-\d{{2}})"
)
_STAMP = rf"(?:{_DAY}(?:,? (?:at )?{_CLOCK})?|{_CLOCK},?(?: on)? {_DAY}|{_CLOCK})"

_LIVE = r"(?:(?:live|rolling)[ -](?:news )?(?:blog|page|coverage|updates|feed|ticker|reporting|text)|liveblog)"
_TITLE = r"(?:the )?(?-i:[A-Z])[\w.’'&-]*(?: (?:of|the|and|on|&|(?-i:[A-Z\d])[\w.’'&-]*)){0,7}"

NOTICES = (
    Rule(
        "advertisement",
        "advertisement",
        "marks an advertisement",
        whole(
            r"(?:[-–—\s*]*)(?:advertisements?|sponsored(?: content)?|promoted(?: content)?|paid content|"
            r"ad feedback|story continues(?: below)?(?: (?:the )?(?:advertisement|ad))?|"
            r"article continues (?:below|after)(?: (?:the |this )?(?:advertisement|ad))?|"
            r"(?:this )?advertisement has not loaded yet.{0,60}|scroll (?:down )?to continue.{0,40}|"
            r"skip ad(?:vertisement)?)(?:[-–—\s*.]*)"
        ),
        ("Advertisement", "ADVERTISEMENT", "Story continues below advertisement", "Article continues below"),
        ("The advertisement drew 40 complaints.",),
        cues="advertisement advertisements sponsored promoted paid ad story article scroll skip",
        longest=140,
    ),
    Rule(
        "story-continued",
        "advertisement",
        "stood around an advertisement",
        whole(
            r"\(?(?:story|article) continue[sd] (?:below|(?:below|after) (?:the |this )?[\w ]{2,30}|on page "
            r"\d{1,3})\)?[.:]?"
        ),
        ("Story Continued Below", "Article continues after the video"),
        ("The story continued below deck until the morning came and everyone had told theirs, and then they slept.",),
        cues="story article",
        longest=120,
    ),
    Rule(
        "cookies",
        "notice",
        "asks for consent to cookies",
        whole(
            r"(?:.{0,160}\b)?(?:we|(?:this|our|the) (?:web ?)?(?:site|page)|(?-i:[A-Z])[\w.]+)(?:,? and (?:our|its|"
            r"selected) "
            r"[\w -]{2,30})?(?: (?:may|also|and)){0,2} (?:use|uses|set|sets|store|stores|using)\b.{0,40}\bcookies"
            r"(?:\W{0,2}|,? (?:to|and|for|on|in|that|which|as|or|so)\b.{1,240}|[.,:;(].{1,240})",
            r"(?:accept|reject|manage)(?: all)?(?: [\w-]{4,13})? cookies(?: (?:to|and) (?:continue|close|proceed|view|"
            r"read)\b"
            r"[\w ]{0,30})?[.!]?",
            r"cookie (?:policy|settings|preferences|notice)(?: (?:and|&|\|) [\w ]{3,30})?[.!]?",
            r"(?:accept|reject|agree|i agree|accept all|reject all|got it|manage (?:choices|settings|options))",
        ),
        (
            "We use cookies to give you the best experience. By continuing you agree.",
            "Accept all cookies",
            "Cookie policy",
        ),
        ("Grandmother’s cookies won first prize at the fair.", "Cookie policy divides the bakers"),
        cues="cookies cookie accept reject agree got manage",
    ),
    Rule(
        "paywall",
        "notice",
        "asks the reader to log in or pay",
        whole(
            r"(?:subscribe|sign in|log in|register|sign up)(?: (?:now|here|today|free|"
            r"for free))?(?: to (?:continue|read|keep reading|unlock|view|access|comment|follow|save).{0,80})?[.!…]?",
            r"(?:.{0,60}[.!?] )?(?:(?:are you |if you(?:['’]re| are) )?already (?:an? )?(?:subscriber|member|"
            r"registered)|(?:do you )?"
            r"already have an? (?:[\w ]{2,20} )?(?:account|subscription))\b(?: (?:to|of|with|at) [\w ]{2,30})?"
            r"(?:\?.{0,60}|[,.:]? ?(?:log|sign) ?in\b.{0,40}|[.:]?)",
            r"this (?:article|content|story) is (?:for|available to|only available to) (?:subscribers|"
            r"members)\b.{0,60}",
            r"you have (?:\d+|one|no) free articles?\b.{0,80}",
            r"(?:start|try) (?:your |a )?free trial(?: (?:today|now|here|and|to)\b.{0,60})?[.!]?",
            r"support (?:our|independent) journalism\b.{0,80}",
            r"(?:subscribe|support|join|become|try|read)\b[^.!?]{0,60} (?:from|for|at) (?:only |just )?"
            r"[£$€]\s?\d[^.!?]{0,40}[.!]?",
            r"become a (?:member|subscriber|supporter)(?: (?:today|now|to|for)\b.{0,60})?[.!]?",
        ),
        (
            "Subscribe to continue reading",
            "Sign in",
            "Already a subscriber? Sign in",
            "You have 2 free articles left",
            "Support local news from $5 a month",
        ),
        ("Subscribe to the theory or not, the ferry still sank.", "Norway is already a member of the pact."),
        cues="subscribe sign log register already subscribers members free trial journalism become £ $ €",
        longest=180,
    ),
    Rule(
        "copyright",
        "copyright",
        "claims the rights of the page",
        whole(
            r"(?:.{0,60}\s)?(?:©(?! ?(?-i:is|was|on|in|as|of|and)\b)|\(c\) ?\d{4})[^.!?]{0,100}[.]?"
            r"(?: ?(?:all rights|this material|reproduction)\b.{0,160})?",
            r"copyright(?: ©| \(c\)|:)? ?\d{4}(?! (?!by |the |all )(?-i:[a-z])).{0,160}",
            r"(?:image copyright|copyright:) (?-i:[A-Z])[^.!?]{2,80}",
            r"copyright(?: (?!(?:Law|Act|Bill|Case|Claim|Row|Trial|Street)s?\b)(?-i:[A-Z])[\w’'&/-]+){1,6}",
            r".{0,120}\ball rights reserved(?:\W{0,9}| (?:(?:by|to) (?:the )?)?(?-i:[A-Z©\d]).{0,80}"
            r"|\s?[.,:|(–—-].{0,80})",
        ),
        (
            "© 2026 Quayside Post. All rights reserved.",
            "All rights reserved by the Quayside Post",
            "All rights reserved. No part of this page may be copied.",
            "Copyright 2026 Isles Broadcasting",
        ),
        ("The copyright case goes on.", "All rights reserved to rain."),
        languages=EVERY,
        cues="© c copyright reserved",
    ),
    Rule(
        "feed-tail",
        "copyright",
        "says where a feed's entry first stood",
        whole(
            r"the post (?-i:[A-Z“\"‘'\d]).{2,200} appeared first on (?-i:[A-Z]).{1,80}",
            rf"(?:this|the) (?:article|story|piece|post|column|report) (?:was |is |has |had )?(?:been )?(?:originally|"
            rf"first) "
            rf"(?:appeared|published) (?:on|at|in|by) {_TITLE}\.?",
            rf"originally (?:appeared|published) (?:on|at|by|in) {_TITLE}\.?",
            r"source: https?://\S+",
        ),
        ("The post Counting fish appeared first on Fathom.", "This article was originally published on Fathom."),
        ("The post was vacant for a year.", "The story originally appeared in 1923 in a book of hymns."),
        cues="originally appeared published source",
        spares_news=False,
    ),
    Rule(
        "comments",
        "comments",
        "belongs to the readers' comments",
        whole(
            r"no comments|(?:\(?(?:\d[\d,.]*|view|read|show|hide|post|add|leave)\)? (?:a |all |"
            r"the )?(?:\d+ )?comments?(?: \(\d+\))?|comments? (?:\(\d+\)|are closed|section|\d+)|"
            r"join the (?:conversation|discussion|debate)|(?:leave|post|write) a (?:comment|reply)|"
            r"have your say|what do you think\?(?: (?:let|tell|join|leave|share|vote|"
            r"write|e-?mail|comment|have)\b.{0,80})|be the first to comment|conversation \(\d+\)|"
            r"(?:(?:click|tap) (?:here )?to comment|to comment,? (?:click|tap) here)(?: ?\(\d+\))?|"
            r"sort by (?:newest|oldest|best).{0,30}|reply|report (?:comment|abuse)|logged in as [\w .@-]{2,30})[.!]?"
        ),
        ("12 comments", "Join the conversation", "Have your say", "Comments (4)", "Click here to comment (34)"),
        (
            "The comments drew fire from Port Merrow.",
            "No comment",
            "What do you think? he asked.",
            "Click to comment on",
        ),
        cues="comment comments conversation discussion debate reply say think sort logged abuse",
        longest=140,
    ),
    Rule(
        "comments-question",
        "comments",
        "asks the readers for their comments",
        whole(r"what do you think\?"),
        ("What do you think?",),
        ("What do you think? he asked.",),
        "edge",
        cues="think",
        longest=24,
    ),
    Rule(
        "updated-at",
        "timestamp",
        "says when the page was changed",
        whole(
            rf"\(?(?:last )?(?:updated|modified|edited|revised)(?: at| on)?:? ?(?:{_STAMP}|\d+ (?:minutes?|"
            rf"hours?|days?) ago)(?:,? (?:at |on )?{_STAMP})?\)?\.?"
        ),
        ("Last updated at 22:10 on 3 March 2026", "Updated 4 March 2026", "Updated 2 hours ago"),
        ("Updated figures are due in May.",),
        cues="updated modified edited revised",
        longest=160,
    ),
    Rule(
        "clock-stamp",
        "live",
        "the time of an entry in a live blog",
        whole(
            rf"(?:{_ZONED}|\d+ (?:min(?:ute)?s?|hours?|h|m) ago|key (?:event|moment|update)s?|live updates?|"
            rf"breaking news|just in|developing story|(?-i:LIVE|BREAKING|PINNED|NEW))"
        ),
        ("18:42 GMT", "Key event", "12 minutes ago", "BREAKING"),
        ("Breaking", "New", "18:42 was when the lights went out.", "Breaking news of the loss took a week."),
        cues="0 key live breaking just developing pinned new",
        longest=60,
    ),
    Rule(
        "clock",
        "live",
        "a time alone at the edge of an article",
        whole(_CLOCK),
        ("9.15pm", "18:42"),
        ("18:42 was when the lights went out.",),
        "edge",
        cues="0",
        longest=40,
    ),
    Rule(
        "live-label",
        "live",
        "the label of an entry in a live blog",
        one_of("live", "breaking", "pinned", "new"),
        ("Live", "Breaking"),
        ("Live and let live", "New boats"),
        "edge",
        cues="live breaking pinned new",
        longest=60,
    ),
    Rule(
        "live-note",
        "live",
        "speaks of the live coverage, not of the news",
        whole(
            rf"(?:this|our|the|today['’]s) (?:{_LIVE}|(?<=this )(?:blog|page|article|story|feed)) (?:is|has|"
            rf"will)(?: now| been)? "
            r"(?:closed|ended|finished|paused|closing|(?:no longer|not) (?:being )?updated)"
            r"(?: (?:here|now|today|tomorrow|for|as)\b.{0,80})?[.!]?",
            rf"(?:(?:you can|please) )?(?:follow|see|read|get|watch|join|catch up (?:on|with))(?: all)?(?: of)? "
            rf"(?:our|the|more)? ?(?:latest )?{_LIVE}(?: .{{0,60}})?[.!:]?",
            rf"(?:that['’]s (?:all|it)|we(?: are|['’]re) (?:closing|ending|pausing|wrapping up)|thanks? (?:you )?for "
            rf"(?:following|joining|reading))\b.{{0,60}}\b(?:{_LIVE}|(?:this|our) blog)\b.{{0,80}}",
        ),
        (
            "This blog is now closed.",
            "This live page is no longer being updated",
            "Follow our live coverage here",
            "Our live coverage has ended.",
            "Thanks for following our live coverage.",
            "That’s all from our live blog for today.",
        ),
        (
            "This blog is now read by half the islands.",
            "This page is a mess, the clerk told the court.",
            "Follow our lead",
            "Live coverage of the trial is banned.",
            "The live coverage is shown in forty countries.",
        ),
        cues="live rolling liveblog blog page article story feed",
        longest=200,
    ),
    Rule(
        "correction",
        "correction",
        "a correction of the article; kept with it",
        whole(
            r"(?:\*+ ?)?(?:correction|clarification)s?(?:, [^:]{3,40}|"
            r" \([^)]{3,40}\))?\s*(?::\s*(?=(?:\S+\s+){5}|.*[.!?][”\"’)]*$)\S.{15,}|[–—-]\s+[^–—]{16,})",
            r"(?:this|an earlier version of this|a previous version of this) (?:(?:article|story) (?:was|has been) "
            r"(?:amended|corrected|updated|edited)\b|(?:report|article|story|post|page) (?:was|has been) (?:amended|"
            r"corrected|updated|"
            rf"changed|edited) (?=(?:on|at) (?:\d|{_MONTHS})|to (?:correct|clarify|reflect|remove|include|add)\b)) "
            rf"?.{{8,}}",
            r"(?:editor['’]s note:? )?an? (?:earlier|previous) version of this (?:article|story|report) .{8,}",
            r"editor['’]s note: .{0,200}\b(?:correct(?:ed|s|ion)?|clarif\w+|amended|misstated|misspelled)\b.{0,200}",
        ),
        (
            "Correction, 4 March: The ferry was built in 1998, not 1989.",
            "This article was amended on 5 March 2026 to correct a name.",
        ),
        (
            "Correction fluid was found on the log.",
            "Correction: school meals story",
            "Correction – the novel by Bo Ek – is out in May.",
            "This report was amended after the minister rang its authors at night.",
        ),
        cues="correction corrections clarification clarifications version amended corrected updated changed "
        "edited editor",
    ),
)
