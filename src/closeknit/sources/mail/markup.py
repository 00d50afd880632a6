"""HTML mail as words: what a reader would see, and where its links lead.

One pass over the tags. Scripts, styles, comments and whatever is styled to be invisible
are left out, so that nothing is read that was not shown.
"""

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,15})")
_HREF = re.compile(r"\shref\s{0,9}=\s{0,9}", re.IGNORECASE)
_VALUE = re.compile(r"""\"([^"]{0,2048})"|'([^']{0,2048})'|([^\s"'>]{1,2048})""")
_UNSEEN = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|opacity\s{0,9}:\s{0,9}0(?![.\d])"
    r"|(?:font-size|max-height)\s{0,9}:\s{0,9}0(?![.\d])|\shidden(?:=|\s{0,9}/?>$)",
    re.IGNORECASE,
)
_RAW = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "title", "noscript", "textarea")
}
_SKIPPED = frozenset(("head", "svg", "object", "iframe", "form", "template"))
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)
_BREAKS = frozenset(
    (
        "a",
        "br",
        "p",
        "div",
        "tr",
        "td",
        "table",
        "li",
        "ul",
        "ol",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
    )
)
_LONGEST_TAG = 8192


def words_of(source: str, *, links: bool = False) -> str:
    """Return the words of an HTML text, a line a block.

    With `links`, each link's address has a line of its own after its words.

    >>> words_of("<p>Hello <b>Ada</b></p><span style='font-size:0'>not seen</span>")
    'Hello Ada'
    """
    lines = "".join(_pieces(source, links=links)).split("\n")
    return "\n".join(line for line in (" ".join(raw.split()) for raw in lines) if line)


def _pieces(source: str, *, links: bool) -> Iterator[str]:
    """Yield text and line breaks. `until` and `depth`: within what is not shown."""
    at, until, depth = 0, "", 0
    href = ""
    while at < len(source):
        opens = source.find("<", at)
        if opens < 0:
            opens = len(source)
        if not until:
            yield html.unescape(source[at:opens]).replace("\r", " ").replace("\n", " ")
        tag, at = _tag(source, opens)
        found = _TAG.match(tag)
        if found is None:
            continue
        name = found[1].lower()
        closing = tag.startswith("</")
        if name in _RAW and not closing:
            ends = _RAW[name].search(source, at)
            at = ends.start() if ends else len(source)
        elif until:
            depth += (name == until) * (-1 if closing else 1)
            until = until if depth else ""
        elif (
            not closing
            and name not in _VOID
            and (name in _SKIPPED or _UNSEEN.search(tag))
        ):
            until, depth = name, 1
        elif name in _BREAKS:
            yield "\n"
            if links and name == "a":
                yield from (f"{href}\n",) if closing and href else ()
                href = "" if closing else _href(tag)


def _tag(source: str, opens: int) -> tuple[str, int]:
    """Return the tag or comment that begins here, and where it ends."""
    if source.startswith("<!--", opens):
        end = source.find("-->", opens + 4)
        return "", end + 3 if end >= 0 else len(source)
    end = source.find(">", opens)
    if end < 0:
        return "", len(source)
    return source[opens : min(end + 1, opens + _LONGEST_TAG)], end + 1


def _href(tag: str) -> str:
    named = _HREF.search(tag)
    found = _VALUE.match(tag, named.end()) if named else None
    return html.unescape(found[found.lastindex or 0]).strip() if found else ""
