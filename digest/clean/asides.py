"""Rules for what an outlet says aside from its story: disclosures, pointers to its pages and people, forms, labels that
lost what they stood before."""

from __future__ import annotations

import re

from digest.clean.pictures import CREDITED
from digest.clean.rules import CASED, EVERY, LONGEST, Rule, Spot, one_of, whole

_LINK = r"(?:https?://|www\.)\S+"
_NAME = r"(?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+){0,3}"
_NETWORK = r"(?:twitter|x|facebook|instagram|linkedin|youtube|bsky|threads)"
_PICTURE_AGENCY = r"(?:EPA|Getty(?: Images)?|Shutterstock|Alamy|iStock)(?:/[\w ]{2,30})?"
_AGENCY = r"(?:AP|AFP|EPA|PA|Getty(?: Images)?|Reuters|REUTERS|Shutterstock|Alamy|Bloomberg|iStock|dpa|EFE|ANSA)"

_MODERATED = re.compile(
    r"\bcomments\b.{0,80}\b(?:moderat(?:ed|ing|ion|ors?)|spam|guidelines|house rules|abusive|off-topic)\b",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    r"\bplease\b|\byour comments?\b|\bcomments (?:are|will|may|must|should)\b|\bour (?:comment|community|house|"
    r"moderat)|"
    r"\bwe (?:are (?:\w+ly )?|do not |don['’]t |will |may |pre-?)?(?:moderat|reserve|remov|delet|review|encourag|"
    r"welcom|ask|requir|"
    r"invit|accept|allow|publish)",
    re.IGNORECASE,
)


def _moderates(spot: Spot) -> tuple[int, int] | None:
    """A line on the treatment of comments that speaks to those who write them."""
    text = spot.text
    if len(text) > LONGEST or not _MODERATED.search(text) or not _SPOKEN_TO.search(text):
        return None
    return 0, len(text)


ASIDES = (
    Rule(
        "disclosure",
        "notice",
        "says what the outlet earns by its links",
        whole(
            r"(?=.*\b(?:links?|this (?:post|page|site|article|story))\b).{0,200}"
            r"\b(?:we|us|site|page|publishers?|(?-i:[A-Z]\w+))(?: [\w ]{2,40} and)? (?:may|might|will|can)\b.{0,30}"
            r"\b(?:earns?|gets?|receives?)\b.{0,40}\b(?:commissions?|share of the sale)(?: (?:if|when|on|from|for|"
            r"through|"
            r"at no)\b.{0,140}|[.,;] .{0,140})?[.!]?",
            r"(?:this|some of (?:the|our)|our|we) (?:article|story|post|page|site|links?|pages|articles|may|use|"
            r"(?:sometimes|"
            r"also) use)\b.{0,80}\baffiliate (?:links?|commissions?|programmes?|partners?)\b.{0,200}",
            r"(?:(?:all |offers?,? (?:and )?)?prices|quantities)(?: and availability)? (?:are|may be) "
            r"(?:limited|subject to change)(?: (?:without (?:further |prior )?notice|at any time|while .{3,40}))?[.!]?"
            r"(?: (?:all )?(?:prices|offers|terms|while|see|subject)\b.{0,120})?",
        ),
        (
            "If you buy something through this post, we may get a share of the sale.",
            "This article has affiliate links, for which the Post is paid.",
            "Prices are subject to change.",
        ),
        (
            "The bank may earn a commission of 3 per cent, the court heard.",
            "Prices are up by a third since May.",
            "House prices are subject to change in May.",
        ),
        cues="commission sale affiliate prices quantities",
    ),
    Rule(
        "coverage-pointer",
        "promo",
        "points to more of the outlet's articles",
        whole(
            rf"(?:follow|see|find|read)\b [^.!?]{{0,120}}\b(?:coverage|stories|more)\b[^.!?]{{0,80}} (?:at|on|here):? "
            rf"{_LINK}(?: and {_LINK})?\.?",
            rf"(?:more|all (?:the|our) (?:latest|news|stories|coverage)) [^.!?:]{{2,60}}: ?{_LINK}(?: and {_LINK})?\.?",
            r"(?:get|see|read|find|join|subscribe|sign|download|donate|learn|register|buy|support|view|watch|contact|"
            r"enter|"
            r"order|follow|you can)\b .{3,80} by clicking here[.!]?",
            rf"listen to (?=.{{0,60}}\b(?:Radio|FM|News|Show|Today)\b){_NAME} (?:live|online|on demand|here)"
            r"(?: (?:at|on|from|via|every|weekdays)\b[^,!?]{0,100})?[.!]?",
            r"(?:there['’]s )?(?:plenty )?more where that came from[.!]?"
            r"(?: (?:sign up|subscribe|follow|visit|check|see|read|click|join|get)\b.{0,120})?",
        ),
        (
            "Follow the Post's full coverage of the harbour at https://post.example/harbour",
            "More ferries: https://post.example/ferries and https://post.example/tides",
            "GET THE POST ON THE GO BY CLICKING HERE",
            "Listen to Sund Radio live at 12:45 on weekdays.",
        ),
        (
            "See more of the coast, the minister said, and you will want less of it.",
            "Listen to Ann, he begged.",
            "He lost his house by clicking here.",
        ),
        cues="http https www clicking listen came",
        longest=260,
    ),
    Rule(
        "see-also",
        "related",
        "the headline of another article",
        whole(
            r"(?:see (?:more|also)|also see|related (?:posts?|videos?|gallery|galleries|reading|links?)|"
            r"further reading)(?: ?[:|–—]+ ?\S.{4,180}| ?:?)",
            r"(?:explore further|go deeper|read this(?: next| too)?) ?:?",
            r"also on (?-i:[a-z])[\w-]+\.[a-z]{2,8}\b:? .{5,180}",
        ),
        (
            "SEE MORE: Lamp goes dark again",
            "Related post: Pickled dulse",
            "Explore further",
            "Also on post.example Seals",
        ),
        (
            "See more than one film a week, the doctor ordered.",
            "Read this to the end, she said, and then burn it.",
            "Go deeper: the mine opens a third shaft",
        ),
        cues="see related explore deeper further read also",
        longest=240,
    ),
    Rule(
        "author-pointer",
        "contact",
        "says where to reach the author",
        whole(
            r"(?:reach|write to|contact|e-?mail|follow|tweet)"
            r"(?: (?:the |our )?(?:reporters?|writers?|authors?|editors?)"
            rf"| {_NAME})(?:(?:,| and) {_NAME})* (?:at|on|via|by)\b[^!?]{{0,60}}(?:@[\w.]+|\b{_LINK})[^!?]{{0,160}}",
            rf"(?:https?://)?(?:www\.)?{_NETWORK}\.(?:com|app|net)/[\w./@?=-]+",
        ),
        (
            "Write to Ann Lee at ann.lee@post.example",
            "Reach the reporters on Twitter at http://twitter.example/annlee and http://twitter.example/boek",
            "twitter.com/quaysidepost",
        ),
        ("Follow Ann to the harbour and at the lamp turn left.", "Write to Bo Ek at the prison, she told them."),
        cues="@ http https www com app net",
        longest=300,
    ),
    Rule(
        "bare-label",
        "page",
        "a label that lost what it stood before",
        one_of(
            "by",
            "author",
            "tag",
            "tags",
            "updated",
            "published",
            "posted",
            "posted in",
            "posted by",
            "written by",
            "source",
            "credit",
            "credits",
            "caption",
            "via",
            "shares",
            "likes",
            "advert",
            "adverts",
            "ad",
            "ads",
            "sponsored links",
            "sponsored link",
            "story highlights",
        ),
        ("By", "Tags:", "Updated", "Shares"),
        ("By and large", "Shares fell.", "Published in May"),
        cues="by author tag tags updated published posted written source credit credits caption via "
        "shares likes advert adverts ad ads sponsored highlights",
        longest=40,
    ),
    Rule(
        "form",
        "notice",
        "a form or a program speaks to the reader",
        whole(
            r"(?:sorry[!,]? )?an error (?:has )?occurred(?: while [a-z ]{3,40})?(?:[.,!] (?:please|try|"
            r"sorry)\b.{0,120}|[.!])?",
            r"(?:this|the) (?:slideshow|page|feature|site|content|video|gallery) requires (?:javascript|flash|cookies|"
            r"you to (?:log|sign|enable|turn on|register|accept|update|be logged)\b)[^.!?]{0,80}[.!]?",
            r"please (?:enable|turn on|activate) (?:javascript|cookies)\b.{0,160}",
            r"please (?:try again later|enter a valid|check your (?:e-?mail|inbox|spam))\b.{0,120}",
            r"(?:invalid|incorrect) e-?mail(?: address)?\b.{0,120}",
            r"you must (?:select (?:an? |at least one |one )(?:newsletter|collection|option|list|item|answer)|"
            r"(?:be logged|log|sign|be signed) in(?: or (?:register|sign up|create an account))?)"
            r"(?: (?:to (?:post|comment|leave|view|read|reply|continue|save|vote|access|submit|subscribe|"
            r"add))\b[^.!?]{0,60})?"
            r"[.!]?",
            r"this (?:article|story|page) has been sent to (?:your|you|the)\b[^.!?]{0,60}[.!]?",
            r"keep an eye on your inbox\b.{0,100}",
        ),
        (
            "An error has occurred, please try again later.",
            "This slideshow requires JavaScript.",
            "You must be logged in to post a comment.",
        ),
        (
            "An error has occurred in the count, the clerk admits.",
            "An error occurred. Nobody has owned up to it.",
            "Please try the herring.",
        ),
        cues="error requires please invalid incorrect must sent your",
        longest=240,
    ),
    Rule(
        "form-done",
        "notice",
        "a form says what became of what the reader sent",
        whole(
            r"(?:sorry[!,]? )?there (?:was|has been) an error(?: (?:while )?(?:processing|submitting|sending|loading|"
            r"saving|"
            r"with) (?:your|the|this) [\w -]{3,40})?[.,!]?(?: please\b.{0,80})?",
            r"your (?:subscription|message|e-?mail|account) (?:has been|was) (?:successfully )?"
            r"(?:sent|confirmed|received|created)(?: successfully)?[.!]?(?: (?:please|thanks|thank you|we)\b.{0,60})?",
        ),
        ("There was an error processing your subscription.", "Your message has been sent. Thank you!"),
        ("There was an error in the count.", "Your message was sent to Norway, the clerk wrote."),
        cues="error your",
        longest=240,
        spares_news=False,
    ),
    Rule(
        "share-plea",
        "social",
        "asks the reader to share the article, or to say something of it",
        whole(
            r"(?:like|love|enjoy|enjoyed|liked|loved) (?:this (?:story|article|post|piece|page|video|recipe|interview|"
            r"site)|"
            r"what you)\b[^.!?]{0,60}\? .{0,20}\bshare\b.{0,60}",
            r"sharing is caring[.!]?",
            r"(?:please )?share (?:it|this)(?: \w+)? with (?:a|your|all your) friends?\b.{0,40}",
            r"(?:let us know|tell us|share your (?:thoughts|views))[^.!?;]{0,60} (?:in|by|with|leaving|post|write) "
            r"(?:the |a |your )?comments?\b(?: (?:section|box|below|here|thread)\b[^.!?]{0,40})?[.!]?",
        ),
        ("Like this story? Share it with a friend!", "Sharing is caring!", "Let us know in the comments below."),
        ("He would share this with his friends, the spy said.", "Love this town? Then share it"),
        cues="share sharing comment comments",
        longest=180,
    ),
    Rule(
        "moderation",
        "comments",
        "says how the readers' comments are treated",
        _moderates,
        ("Note: we are moderating all comments submitted after a surge of spam.",),
        (
            "The comments, moderated by the mayor, went on for our whole evening, she said.",
            "In our survey, half of the comments were spam.",
        ),
        cues="comments",
    ),
    Rule(
        "credit-in-brackets",
        "caption",
        "a picture's caption that ends with its credit in brackets",
        whole(
            r".{0,380}\((?:(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Vv]ideo|[Gg]raphic|[Ii]llustration) (?:[Cc]redits?|"
            r"[Cc]ourtesy)"
            r"(?: of)?:? ?|(?:[Cc]redits?|CREDIT): ?|Courtesy(?: of|:)? )(?:the |The )?[A-Z][^()]{2,80}\)\.?",
            rf"[A-Z][^()]{{20,380}} \((?:{_AGENCY}/[\w ]{{2,30}}|{_PICTURE_AGENCY})\)",
            rf"(?:Photos?|Images?|Pictures?|Photographs?): ?{CREDITED}\.?",
            flags=CASED,
        ),
        (
            "The new lamp in its crate. (Credit: Harbour Board)",
            "A border post between the islands at dawn (Getty Images)",
            "Photo: Ann H.W. Lee, BPA",
        ),
        (
            "It merged with the Associated Press (AP).",
            "He is in credit (though not for long).",
            "The agency first reported the loss of the lamp on Sunday (AP)",
        ),
        languages=EVERY,
        cues="( photo photos image images picture pictures photograph photographs",
    ),
)
