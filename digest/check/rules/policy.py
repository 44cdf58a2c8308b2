"""Rules for what a page lets a browser run and load: its policy, and scripts that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.check.finding import Fault
from digest.check.sheet import Sheet

_NAME = "content-security-policy"
_OPEN = frozenset(
    {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:", "http://*", "https://*"}
)
"""Sources by which a policy lets in what it is there to keep out."""
_SCRIPTS = frozenset({"", "module", "text/javascript", "application/javascript", "text/ecmascript", "importmap"})
"""Types of a script that a browser runs; any other is data."""
_UNSEEN = re.compile(r"[\x00-\x20]")
"""What a browser passes over in the name of a scheme."""
_RUN = ("javascript:", "vbscript:", "data:text/html")
_HINT = "take it from _parts/head.html of ours: it keeps a stranger's script from running, should one get in"


def runs(address: str) -> bool:
    """Whether a browser runs what ``address`` says, or shows it as a page of its own."""
    return _UNSEEN.sub("", address).lower().startswith(_RUN)


def policy(sheet: Sheet) -> Iterator[Fault]:
    """The page says what a browser may run and load, and not that it may run anything."""
    if sheet.mail:
        return
    found = [one for one in sheet.markup.all("meta") if one.attributes.get("http-equiv", "").lower() == _NAME]
    said = [one for one in found if sheet.markup.within(one, {"head"})]
    if not said:
        yield sheet.fault("warning", 0, "has no content-security-policy in its head", _HINT)
    for one in said:
        rows = [row.split() for row in one.attributes.get("content", "").lower().split(";") if row.strip()]
        if not {"default-src", "script-src"} & {row[0] for row in rows}:
            yield sheet.fault("warning", one.at, "its content-security-policy says nothing of scripts", _HINT)
        for name, *sources in rows:
            wide = sorted(_OPEN.intersection(sources))
            if wide:
                what = f"its content-security-policy lets in anything: {name} {' '.join(wide)}"
                yield sheet.fault("warning", one.at, what, _HINT)


def scripts(sheet: Sheet) -> Iterator[Fault]:
    """No scripts but in files, no handlers in attributes, no addresses that run: the page's own policy forbids all of
    them, and a stranger could have put them there."""
    for one in sheet.markup.elements:
        for name in one.attributes:
            if name.startswith("on") and len(name) > 2:
                hint = "the page's policy lets no browser run it; listen from a script file"
                yield sheet.fault("error", one.at, f"{one.tag} has a handler of its own: {name}", hint)
            elif name == "srcdoc":
                yield sheet.fault("error", one.at, "an iframe holds a page in its srcdoc", "put the page into a file")
        inline = one.tag == "script" and "src" not in one.attributes
        if inline and one.attributes.get("type", "").strip().lower() in _SCRIPTS:
            hint = "the page's policy lets no browser run it; put it into a file of the theme's static folder"
            yield sheet.fault("error", one.at, "a script stands in the page", hint)
    for link in sheet.links:
        if runs(link.address):
            yield sheet.fault("error", link.at, f"an address of {link.tag} runs a script", "take it out")
