"""What HTML knows of its elements: which have no end, which need none, and what ends them."""

from __future__ import annotations

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Elements without content and end."""
RAW = {"script": False, "style": False, "title": True, "textarea": True}
"""Elements whose content is text and no markup, and whether that text is shown."""
_BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hgroup hr main menu nav ol p pre search section table ul".split()
)
CLOSED_BY: dict[str, frozenset[str]] = {
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "tbody": frozenset({"tbody", "tfoot"}),
    "option": frozenset({"option", "optgroup", "hr"}),
    "optgroup": frozenset({"optgroup", "hr"}),
    "rt": frozenset({"rt", "rp"}),
    "rp": frozenset({"rt", "rp"}),
    "head": frozenset({"body"}),
}
"""What ends an element of which the end tag may be left out."""
OPTIONAL = frozenset({*CLOSED_BY, "html", "body", "tfoot", "colgroup", "caption"})
"""Elements whose end tag may be left out."""
PHRASING = frozenset(
    "abbr b bdi bdo cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label mark q s samp small span strong sub sup time u "
    "var button".split()
)
"""Elements that hold words and no blocks."""
_OTHERS = frozenset(
    "html head title base link meta style body dt dd li a ruby rt rp br wbr ins del picture source img iframe embed "
    "object video audio track map area svg math caption colgroup col tbody thead tfoot tr td th input select datalist "
    "optgroup option textarea output progress meter legend summary dialog script noscript template slot canvas "
    "selectedcontent".split()
)
OBSOLETE = frozenset("acronym big center dir font frame frameset marquee nobr noframes strike tt".split())
"""Elements that HTML once had; browsers show them still."""
_KNOWN = _BLOCKS | PHRASING | _OTHERS


def known(tag: str) -> bool:
    """Whether HTML has an element called ``tag``; names with a hyphen are an author's own."""
    return tag in _KNOWN or "-" in tag
