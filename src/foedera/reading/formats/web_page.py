"""Makes a web page ready for reading: what stands around the text goes, notes are tied to their marks.

In: a parsed page, which is changed; bold lines that are headings become headings. Out: the element that holds the text,
the notes, and how much was dropped. Not here: blocks.
"""

from __future__ import annotations

import re

import msgspec
from lxml import html

_AROUND = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|nav(?:bar|igation)?|menu|breadcrumbs?|footer|header|masthead|sidebar|share|"
    r"sharing|social|skip(?:link)?|related|toolbar|banner|newsletter|language-?(?:switch|selector)?|search-?(?:box|form)|"
    r"pagination|advert\w*|promo|print-?button)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu"})
_MOST_DROPPED = 0.3
"""Share of a page's letters an element may hold to be thrown out by its name alone."""
_MARK = re.compile(r"[\[(]?\s*(\d{1,3}|[*†‡§]{1,3}|[a-z])\s*[\])]?")
_SENTINELS = range(0xF000, 0xF8FF)
"""Private signs that stand for note marks while the page is read."""
_MAX_HEADING_CHARS = 160
_ENDS_TEXT = re.compile(r"[.;,:]\s*$")
_BOLD = frozenset({"b", "strong"})
_INVISIBLE = frozenset({"script", "style", "template", "head", "noscript"})


class WebNote(msgspec.Struct, frozen=True):
    """A note taken out of the page."""

    mark: str
    text: str


class WebPage(msgspec.Struct, frozen=True):
    """A page without what stands around its text."""

    body: html.HtmlElement
    notes: dict[str, WebNote]
    """By the sign that stands where the mark was."""
    dropped: int
    """Letters and digits thrown out."""


def prepared(root: html.HtmlElement) -> WebPage:
    """The page, changed in place."""
    body = root.find("body")
    body = root if body is None else body
    whole = letters(body)
    for element in list(body.iter()):
        if isinstance(element.tag, str) and _is_around(element) and letters(element) <= _MOST_DROPPED * whole:
            _drop(element)
    notes = _notes(body)
    kept = letters(body) + sum(sum(map(str.isalnum, note.text)) for note in notes.values())
    _raise_headings(body)
    return WebPage(body, notes, max(0, whole - kept))


def letters(element: html.HtmlElement) -> int:
    """Letters and digits an element shows; scripts and styles show none."""
    if not isinstance(element.tag, str) or element.tag in _INVISIBLE:
        return 0
    own = sum(map(str.isalnum, element.text or ""))
    return own + sum(letters(child) + sum(map(str.isalnum, child.tail or "")) for child in element)


def _is_around(element: html.HtmlElement) -> bool:
    if element.tag in {"body", "html", "main", "article", "h1"} or element.find(".//h1") is not None:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.get("role", "").lower() in _ROLES or bool(_AROUND.search(names))


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _notes(body: html.HtmlElement) -> dict[str, WebNote]:
    """Takes notes out of the page and puts a sign where each is called."""
    targets = {
        element.get("id") or element.get("name"): element for element in body.iter() if isinstance(element.tag, str)
    }
    order = {element: at for at, element in enumerate(body.iter())}
    own = set("".join(map(str, body.itertext())))  # icon fonts use private signs too
    signs = [chr(code) for code in _SENTINELS if chr(code) not in own]
    found: dict[str, WebNote] = {}
    for link in list(body.iter("a")):
        mark = _MARK.fullmatch("".join(map(str, link.itertext())).strip())
        target = targets.get(link.get("href", "")[1:]) if link.get("href", "").startswith("#") else None
        if mark is None or target is None or order[target] < order[link]:
            continue
        holder = _holder(target)
        text = " ".join("".join(map(str, holder.itertext())).split())
        head = _MARK.match(text)
        if head is None or head[1] != mark[1] or len(found) == len(signs):
            if holder.tag != "li":
                continue
            head = None
        sign = signs[len(found)]
        found[sign] = WebNote(mark[1], text[head.end() :].lstrip(" .") if head else text)
        for child in list(link):
            link.remove(child)
        link.text = sign
        _drop(holder)
    return found


def _holder(target: html.HtmlElement) -> html.HtmlElement:
    """The block a note stands in, when its anchor is only the mark."""
    while target.tag in {"a", "sup", "span"} and target.getparent() is not None:
        target = target.getparent()
    return target


def _raise_headings(body: html.HtmlElement) -> None:
    """Short paragraphs that are bold from end to end are headings, where most of the text is not bold."""
    paragraphs = [element for element in body.iter("p", "div") if _is_bold_line(element)]
    bold = sum(map(letters, paragraphs))
    if bold * 2 < letters(body):
        for element in paragraphs:
            element.tag = "h6"


def _is_bold_line(element: html.HtmlElement) -> bool:
    text = " ".join("".join(map(str, element.itertext())).split())
    if not text or len(text) > _MAX_HEADING_CHARS or _ENDS_TEXT.search(text) or not any(map(str.isalpha, text)):
        return False
    if any(above.tag in {"td", "th", "li", "blockquote"} for above in element.iterancestors()):
        return False
    inside = [child for child in element if isinstance(child.tag, str)]
    loose = [element.text, *(child.tail for child in inside)]
    return (
        all(child.tag in _BOLD for child in inside) and bool(inside) and not any((part or "").strip() for part in loose)
    )
