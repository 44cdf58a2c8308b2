"""Hostile articles by name: each a table of content files. ``MARK`` is what must never run or load."""

from __future__ import annotations

import json
from base64 import b64encode

from tests.factories import CHEESE, FERRY, STRIKE

MARK = "evil.example"
SCRIPT = f"<script src='https://{MARK}/x.js'>alert(1)</script>"
BREAKOUT = f"\"'></title></textarea></style>{SCRIPT}<img src=x onerror=alert(1)>"
HOLE = f"]]>{SCRIPT}"
MARKUP = f"""<p onclick="alert(1)">{FERRY}</p>{SCRIPT}<iframe src="https://{MARK}/"></iframe>
<img src="https://{MARK}/i.png" onerror="alert(1)"><svg onload="alert(1)"><script>alert(1)</script></svg>
<a href="javascript:alert(1)">one</a> <a href="JaVa&#x09;ScRiPt:alert(1)">two</a> <a href="data:text/html,x">three</a>
<a href="vbscript:x">four</a>
<a href="javascript://{MARK}/%0aalert(1)">hidden host</a>
<a href="//{MARK}/x">five</a> <a href=" &#1; javascript:alert(1)">six</a>
<form action="https://{MARK}/"><input name=q></form><object data="https://{MARK}/o"></object>
<base href="https://{MARK}/"><meta http-equiv="refresh" content="0;url=https://{MARK}/">
<link rel="stylesheet" href="https://{MARK}/s.css"><style>@import "https://{MARK}/s.css";</style>
<math><mi xlink:href="javascript:alert(1)">x</mi></math><p style="background:url(javascript:alert(1))">{STRIKE}</p>
<p id="main" class="skip">{CHEESE}</p>"""


def front(text: str = FERRY, **keys: str) -> str:
    """Markdown with front matter; values are written as JSON, which YAML reads."""
    table = {"title": "A ferry on a reef", "date": "2026-03-03", **keys}
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in table.items())
    return f"---\n{lines}---\n\n{text}\n"


def atom(entries: str, title: str = "Feed") -> str:
    head = f'<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>{title}</title>'
    return f"{head}<updated>2026-03-03T10:00:00Z</updated>{entries}</feed>"


def entry(title: str, content: str, link: str = "https://a.example/x", author: str = "A") -> str:
    return (
        f"<entry><id>e</id><title type='html'><![CDATA[{title}]]></title><link href='{link}'/>"
        f"<author><name><![CDATA[{author}]]></name></author><category term='{'&lt;script>'}'/>"
        f"<updated>2026-03-03T10:00:00Z</updated><content type='html'><![CDATA[{content}]]></content></entry>"
    )


def letter(subject: str, sender: str, html: str) -> bytes:
    body = b64encode(html.encode()).decode()
    return (
        f"From: {sender}\r\nSubject: =?utf-8?B?{b64encode(subject.encode()).decode()}?=\r\n"
        "Date: Tue, 03 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n"
    ).encode()


def page(title: str, body: str) -> str:
    head = (
        f"<head><title>{title}</title><meta name='author' content='{SCRIPT}'><link rel=canonical href='javascript:x'>"
    )
    return f"<html>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


JSON_FEED: dict[str, object] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": BREAKOUT,
    "items": [
        {
            "id": "../../x",
            "url": "javascript:alert(1)",
            "title": BREAKOUT,
            "authors": [{"name": BREAKOUT}],
            "tags": [BREAKOUT, "../../up"],
            "content_html": MARKUP,
            "date_published": "2026-03-03T10:00:00Z",
        }
    ],
}
TEXTS = (FERRY, STRIKE, CHEESE)
WRONG: tuple[dict[str, object], ...] = (
    {"language": 5},
    {"authors": 5},
    {"tags": 5},
    {"authors": {"name": "x"}, "id": {"a": 1}, "url": 7},
    {"tags": "one"},
    {"author": "x", "date_published": 20260303},
    {"title": None, "id": None},
    {"title": ["x"], "authors": [None, 5, {"name": 5}]},
)
ODD_DAYS = (
    "0000-00-00T00:00:00Z",
    "99999-01-01",
    "Tue, 31 Feb 2026 25:61:00 GMT",
    "-1",
    "Sat, 01 Jan 0000 00:00:00 GMT",
)


def wrong(number: int, keys: dict[str, object]) -> str:
    """A JSON feed with one item that has ``keys``."""
    item = {"content_text": f"{TEXTS[number % 3]} Number {number}.", "title": f"T{number}", **keys}
    return json.dumps({**JSON_FEED, "title": "T", "items": [item]})


def odd_day(number: int, day: str) -> str:
    """An Atom feed with one entry of ``day``."""
    return atom(entry(f"Day {number}", TEXTS[number % 3]).replace("2026-03-03T10:00:00Z", day))


CONTROL = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0x7F, 0x85, 0xFFFE, 0xFFFF, 0x200B, 0x2028]))

HOSTILE: dict[str, dict[str, str | bytes]] = {
    "markup in a raw text": {"a.txt": f"{BREAKOUT} strikes the reef\n\nBy {BREAKOUT}\n\n{MARKUP}\n\n{FERRY}\n"},
    "markup in Markdown": {"a.md": front(f"{FERRY}\n\n{MARKUP}\n\n# {SCRIPT}\n\n- {SCRIPT}\n\n> {SCRIPT}\n")},
    "markup in every key of the front matter": {
        "a.md": front(
            **dict.fromkeys(("title", "source", "authors", "tags", "summary", "reviewed_by", "language"), BREAKOUT)
        )
    },
    "links of other schemes in Markdown": {
        "a.md": front(
            f"{FERRY}\n\n[a](javascript:alert(1)) [b](data:text/html;base64,x) <javascript:alert(1)> "
            "[i](javascript://evil.example/%0aalert(1)) "
            "[c](&#106;avascript:alert(1)) [d](java%0ascript:x) ![e](https://evil.example/i.png) "
            "[f][r] [g](//evil.example/x) [h](../../../etc/passwd)\n\n[r]: javascript:alert(1)\n"
        )
    },
    "a script for an address": {"a.md": front(url="javascript:alert(1)")},
    "a script with a host for an address": {"a.md": front(url="javascript://evil.example/%0aalert(1)")},
    "an address with markup in it": {"a.md": front(url='https://evil.example/"><script>alert(1)</script>')},
    "an address with credentials": {"a.md": front(url="https://user:word@evil.example/")},
    "markup in a page": {"a.html": page(BREAKOUT, MARKUP)},
    "markup in a feed": {"a.xml": atom(entry(BREAKOUT, MARKUP, "javascript:alert(1)", BREAKOUT), "&lt;script>")},
    "markup that closes a feed's own": {
        "a.xml": atom(entry("T", f"<p>{FERRY}</p>]]&gt;{SCRIPT}")),
        "b.md": front(f"{STRIKE} {HOLE}", title=HOLE, summary=HOLE),
    },
    "markup in a JSON feed": {"a.json": json.dumps(JSON_FEED)},
    "markup in a letter": {"a.eml": letter(BREAKOUT, f'"{SCRIPT}" <a@evil.example>', MARKUP)},
    "markup in file names": {"<script>alert(1)<|script>\"'&.md": front(), "a\nb.md": front(STRIKE, title="B")},
    "paths in a slug": {"a.md": front(slug="../../../etc/passwd"), "b.md": front(STRIKE, slug="/etc/passwd")},
    "paths in a source": {"a.md": front(source="../../up"), "b.md": front(STRIKE, source="..\\..\\up\x00")},
    "paths in a tag": {"a.md": front(tags="../../up"), "b.md": front(STRIKE, tags="index.html, ., .., CON, a/b")},
    "paths in an entry's id": {"a.xml": atom(entry("T", FERRY).replace("<id>e<", "<id>../../../etc/passwd<"))},
    "names of the site's own files": {
        "a.md": front(title="index.html", slug="index"),
        "b.md": front(STRIKE, title="feed.xml", slug="feed"),
        "pages/404.md": "# Gone\n\nNot here.",
        "pages/data.md": "# Data\n\nNot here.",
    },
    "control characters": {"a.txt": f"Ferry{CONTROL} strikes reef in fog\n\n{FERRY}{CONTROL}\n\n{CONTROL}{STRIKE}"},
    "control characters in every key": {
        "a.md": front(**dict.fromkeys(("title", "source", "authors", "tags", "summary"), f"x{CONTROL}y"))
    },
    "a lone surrogate": {
        "a.json": json.dumps({**JSON_FEED, "title": "\ud800 paper"}),
        "b.md": front(STRIKE).replace("A ferry", "\\ud83d ferry"),
        "c.html": page("A &#xD800; page", f"<p>{CHEESE} &#xDFFF;</p>"),
    },
    "entities that multiply": {
        "a.xml": '<!DOCTYPE f [<!ENTITY a "'
        + "ha" * 50
        + '">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 12}">' for n in range(9))
        + f"]>{atom(entry('T', FERRY).replace('<![CDATA[T]]>', '&j;'))}",
        "b.md": front(STRIKE),
    },
    "an entity from the disk": {
        "a.xml": '<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + atom(entry("T", FERRY).replace("<![CDATA[T]]>", "Passwords &x;"))
    },
    "a headline of 5,000 characters": {
        "a.md": front(title="Ferry " * 833),
        "b.txt": f"{'Strike' * 833}\n\n{STRIKE}",
        "c.md": front(CHEESE, title="W" * 5000, slug="W" * 5000, tags="t" * 5000, source="s" * 5000),
    },
    "right to left": {
        "a.md": front(title="العبّارة تصطدم \u202eبالشعاب", authors="\u202eevil\u202c", language="ar"),
        "b.md": front("المعبر مغلق اليوم بسبب الضباب الكثيف الذي غطى الميناء كله منذ الصباح. " * 3, language="ar"),
    },
    "only emoji": {"a.md": front("🦀 " * 40, title="🦀", source="🦀", tags="🦀, 🐟", slug="🦀"), "b.md": front(STRIKE)},
    "only punctuation": {"a.md": front("... " * 40, title="...", source="...", tags="..., ---", slug="...")},
    "days at both ends of time": {
        "a.md": front(date="0001-01-01"),
        "b.md": front(STRIKE, date="9999-12-31"),
        "c.md": front(CHEESE, date="0001-01-01T00:00:00+14:00"),
        "d.md": front(FERRY + " Again.", date="2026-02-30", expires="9999-12-31T23:59:59-12:00"),
    },
    "wrong types in a JSON feed": {f"{n}.json": wrong(n, one) for n, one in enumerate(WRONG)},
    "a JSON feed of wrong types": {
        "a.json": json.dumps({**JSON_FEED, "title": ["x"], "language": {"a": 1}, "items": [None, 5, "x", [], {}]}),
        "b.json": json.dumps({**JSON_FEED, "items": {"a": 1}}),
        "c.json": json.dumps({**JSON_FEED, "version": 1}),
        "d.json": json.dumps([JSON_FEED]),
    },
    "wrong types in front matter": {
        "a.md": "---\ntitle: [a, b]\ndate: [1, 2]\nsource: {a: b}\ntags: {a: b}\nauthors: [[a]]\ndraft: [x]\n"
        f"---\n{FERRY}",
        "b.md": f"---\n? [a, b]\n: c\n1: 2\n---\n{STRIKE}",
        "c.md": f"---\ntitle: !!python/object/apply:os.system ['true']\n---\n{CHEESE}",
    },
    "deep nesting in front matter": {
        "a.md": f"---\ntitle: {'[' * 3000}{']' * 3000}\n---\n{FERRY}",
        "b.md": front(STRIKE),
    },
    "deep nesting in a page": {"a.html": page("Deep", "<div>" * 3000 + f"<p>{FERRY}</p>"), "b.md": front(STRIKE)},
    "deep nesting in a feed entry": {
        "a.xml": atom(entry("Deep", "<div>" * 3000 + f"<p>{FERRY}</p>")),
        "b.md": front(STRIKE),
    },
    "deep nesting in Markdown": {"a.md": front(">" * 3000 + " " + FERRY), "b.md": front("[" * 5000 + STRIKE)},
    "deep nesting in JSON": {"a.json": "[" * 100_000, "b.md": front(STRIKE)},
    "aliases that multiply": {
        "a.md": "---\na0: &a0 [x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 8)}]\n" for n in range(1, 6))
        + f"title: Bomb\ndate: *a5\n---\n\n{FERRY}",
        "b.md": front(STRIKE),
    },
    "odd heads of a letter": {
        "a.eml": b"From: \r\nSubject: =?utf-8?B?!!?= =?x?Q?=\r\nDate: never\r\n\r\n" + FERRY.encode(),
        "b.eml": b"From: <<>>,;: @\r\nFrom: b\r\nDate: Tue, 99 Foo 0000 99:99:99 +9999\r\n\r\n" + STRIKE.encode(),
        "c.eml": b"Content-Type: text/plain; charset=nonsense\r\nContent-Language: \x00\r\n\r\n" + CHEESE.encode(),
        "d.eml": b"Content-Type: multipart/mixed\r\nSubject: x\r\n\r\nno boundary",
    },
    "odd days in a feed": {f"{n}.xml": odd_day(n, day) for n, day in enumerate(ODD_DAYS)},
}
