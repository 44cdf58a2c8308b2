"""Rules for a page's notices: advertisements, cookies, paywalls, rights, comments, times of change, corrections."""

from __future__ import annotations

from digest.clean.rules import EVERY, Rule, one_of, whole

_CLOCK = (
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:am|pm|a\.m\.|p\.m\.))?"
    r"(?: ?(?:GMT|BST|UTC|CET|CEST|EST|EDT|ET|PST|PDT|PT))?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? "
_DAY = (
    rf"(?:{_WEEKDAY})?(?:\d{{1,2}} [a-z]{{3,9}}\.? \d{{4}}|[a-z]{{3,9}}\.? \d{{1,2}},? \d{{4}}|"
    rf"\d{{4}}-\d{{2}}-\d{{2}})"
)
_STAMP = rf"(?:{_DAY}(?:,? (?:at )?{_CLOCK})?|{_CLOCK},?(?: on)? {_DAY}|{_CLOCK})"

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
        whole(r"\(?(?:story|article) continue[sd] (?:below|after|on).{0,60}"),
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
            r".{0,160}\b(?:we|site|website|page|partners)\b.{0,40}\b(?:use|uses|using|set|sets|store|stores)\b"
            r".{0,40}\bcookies\b.{0,240}",
            r"(?:accept|reject|manage)(?: all)? cookies.{0,60}",
            r"cookie (?:policy|settings|preferences|notice).{0,40}",
            r"(?:accept|reject|agree|i agree|accept all|reject all|got it|manage (?:choices|settings|options))",
        ),
        (
            "We use cookies to give you the best experience. By continuing you agree.",
            "Accept all cookies",
            "Cookie policy",
        ),
        ("Grandmother’s cookies won first prize at the fair.",),
        cues="cookies cookie accept reject agree got manage",
    ),
    Rule(
        "paywall",
        "notice",
        "asks the reader to log in or pay",
        whole(
            r"(?:subscribe|sign in|log in|register|sign up)(?: (?:now|here|today|free|"
            r"for free))?(?: to (?:continue|read|keep reading|unlock|view|access|comment|follow|save).{0,80})?[.!…]?",
            r".{0,60}\balready (?:a |have a )?(?:subscriber|member|account|registered)\b.{0,60}",
            r"this (?:article|content|story) is (?:for|available to|only available to) (?:subscribers|"
            r"members)\b.{0,60}",
            r"you have (?:\d+|one|no) free articles?\b.{0,80}",
            r"(?:start|try) (?:your )?free trial\b.{0,60}",
            r"support (?:our|independent) journalism\b.{0,80}",
            r"become a (?:member|subscriber|supporter)(?: (?:today|now|and|to|for)\b.{0,60})?[.!]?",
        ),
        ("Subscribe to continue reading", "Sign in", "Already a subscriber? Sign in", "You have 2 free articles left"),
        ("Subscribe to the theory or not, the ferry still sank.", "He had to sign in at the gate every morning."),
        cues="subscribe sign log register already subscribers members free trial journalism become",
        longest=180,
    ),
    Rule(
        "copyright",
        "copyright",
        "claims the rights of the page",
        whole(
            r"(?:.{0,60}\s)?(?:©|\(c\) ?\d{4})[^.!?]{0,100}[.]?"
            r"(?: ?(?:all rights|this material|reproduction)\b.{0,160})?",
            r"copyright(?: ©| \(c\)|:)? ?\d{4}.{0,160}",
            r"(?:image )?copyright:? (?-i:[A-Z])[^.!?]{2,80}",
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
            r"the post (?-i:[A-Z“\"‘'\d]).{2,200} (?:first )?appeared first on (?-i:[A-Z]).{1,80}",
            r"(?:.{0,40}\b(?:article|story|piece|post|column|report)\b.{0,20} )originally (?:appeared|published) "
            r"(?:on|at|in) .{2,60}",
            r"originally (?:appeared|published) (?:on|at|by) (?-i:[A-Z]).{1,60}",
            r"source: https?://\S+",
        ),
        ("The post Counting fish appeared first on Fathom.",),
        ("The post was vacant for a year.",),
        cues="post originally source",
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
            r"write|e-?mail|comment|have)\b.{0,80})?|be the first to comment|conversation \(\d+\)|"
            r"sort by (?:newest|oldest|best).{0,30}|reply|report (?:comment|abuse)|logged in as .{2,40})[.!]?"
        ),
        ("12 comments", "Join the conversation", "Have your say", "Comments (4)"),
        ("The comments drew fire from Port Merrow.", "No comment", "What do you think? he asked."),
        cues="comment comments conversation discussion debate reply say think sort logged abuse",
        longest=140,
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
            rf"(?:{_CLOCK}|\d+ (?:min(?:ute)?s?|hours?|h|m) ago|key (?:event|moment|update)s?|live updates?|"
            rf"breaking news|just in|developing story|(?-i:LIVE|BREAKING|PINNED|NEW))"
        ),
        ("18:42 GMT", "Key event", "9.15pm", "12 minutes ago", "BREAKING"),
        ("Breaking", "New", "18:42 was when the lights went out.", "Breaking news of the loss took a week."),
        cues="0 key live breaking just developing pinned new",
        longest=60,
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
        "correction",
        "correction",
        "a correction of the article; kept with it",
        whole(
            r"(?:\*+ ?)?(?:correction|clarification)s?(?:, [^:]{3,40}|"
            r" \([^)]{3,40}\))?\s*[:–—-]\s*\S.{15,}",
            r"(?:this|an earlier version of this|a previous version of this) (?:article|story|"
            r"report) (?:was|has been) (?:amended|corrected|updated|changed|edited) .{8,}",
            r"(?:editor['’]s note:? )?an? (?:earlier|previous) version of this (?:article|story|report) .{8,}",
            r"editor['’]s note: .{0,200}\b(?:correct(?:ed|s|ion)?|clarif\w+|amended|misstated|misspelled)\b.{0,200}",
        ),
        (
            "Correction, 4 March: The ferry was built in 1998, not 1989.",
            "This article was amended on 5 March 2026 to correct a name.",
        ),
        ("Correction fluid was found on the log.",),
        cues="correction corrections clarification clarifications version amended corrected updated changed "
        "edited editor",
    ),
)
