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
    "p": _BLOCKS | {"li", "dt", "dd", "td", "th", "tr", "tbody", "tfoot"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "tbody": frozenset({"tbody", "tfoot"}),
    "caption": frozenset({"colgroup", "thead", "tbody", "tfoot", "tr"}),
    "colgroup": frozenset({"colgroup", "thead", "tbody", "tfoot", "tr"}),
    "option": frozenset({"option", "optgroup", "hr"}),
    "optgroup": frozenset({"optgroup", "hr"}),
    "rt": frozenset({"rt", "rp"}),
    "rp": frozenset({"rt", "rp"}),
    "head": frozenset({"body"}),
}
"""What ends an element of which the end tag may be left out."""
OPTIONAL = frozenset({*CLOSED_BY, "html", "body", "tfoot"})
"""Elements whose end tag may be left out."""
_PHRASING = frozenset(
    "abbr b bdi bdo cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label mark q s samp small span strong sub sup time u "
    "var button".split()
)
"""Elements that hold words and no blocks."""
_ROWS = frozenset({"table", "thead", "tbody", "tfoot"})
_ONLY_IN: dict[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl", "div"}),
    "dd": frozenset({"dl", "div"}),
    **dict.fromkeys(("caption", "colgroup", "thead", "tbody", "tfoot"), frozenset({"table"})),
    "tr": _ROWS,
    **dict.fromkeys(("td", "th"), frozenset({"tr"})),
    "col": frozenset({"colgroup", "table"}),
    "figcaption": frozenset({"figure"}),
    "legend": frozenset({"fieldset"}),
    "summary": frozenset({"details"}),
}
"""What an element must stand in, at once."""
_HOLDS_ONLY: dict[str, frozenset[str]] = {
    **dict.fromkeys(("ul", "ol", "menu"), frozenset({"li"})),
    "dl": frozenset({"dt", "dd", "div"}),
    "table": frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"tr"})),
    "tr": frozenset({"td", "th"}),
}
"""The elements that an element holds at once, besides scripts and templates."""
_ANYWHERE = frozenset({"script", "template"})
_PRESSED = frozenset({"a", "button"})
NEVER_IN: dict[str, frozenset[str]] = {
    **dict.fromkeys(("a", "button", "select", "textarea", "iframe", "details"), _PRESSED),
    "label": _PRESSED | {"label"},
    "form": frozenset({"form"}),
}
"""What an element never stands in, however deep."""
_OTHERS = frozenset(
    "html head title base link meta style body dt dd li a ruby rt rp br wbr ins del picture source img iframe embed "
    "object video audio track map area svg math caption colgroup col tbody thead tfoot tr td th input select datalist "
    "optgroup option textarea output progress meter legend summary dialog script noscript template slot canvas "
    "selectedcontent".split()
)
OBSOLETE = frozenset("acronym big center dir font frame frameset marquee nobr noframes strike tt".split())
"""Elements that HTML once had; browsers show them still."""
_KNOWN = _BLOCKS | _PHRASING | _OTHERS


def known(tag: str) -> bool:
    """Whether HTML has an element called ``tag``; names with a hyphen are an author's own."""
    return tag in _KNOWN or "-" in tag


def misplaced(tag: str, around: str) -> tuple[str, str]:
    """What is wrong with a ``tag`` at once in the element ``around``, and a hint; empty where it may stand there."""
    if tag in _BLOCKS and around in _PHRASING:
        return f"{tag} within {around}", f"a {around} holds words, no blocks; end it before, or write a div"
    if tag in _ONLY_IN and around not in {"template", *_ONLY_IN[tag]}:
        return f"{tag} outside of {' or '.join(sorted(_ONLY_IN[tag]))}", "put it into one"
    if around in _HOLDS_ONLY and tag not in _HOLDS_ONLY[around] | _ANYWHERE:
        return f"{tag} within {around}", f"put it into a {min(_HOLDS_ONLY[around])}, or outside of the {around}"
    return "", ""
