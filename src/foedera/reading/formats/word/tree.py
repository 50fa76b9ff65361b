"""The elements of Word's XML: short names, values, and the text anything holds.

In: elements of a part. Out: names, strings. Strict Open XML (ISO/IEC 29500-1) is turned into the usual namespaces
(29500-4) once, so that no rule is written twice. Not here: what is read and what is left out (lines).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from lxml import etree

from foedera.reading.formats.word.symbols import symbol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VAL = f"{W}val"
_STRICT = "http://purl.oclc.org/ooxml/"
_WORDS = "/wordprocessingml/"
_USUAL = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    f"{_USUAL}wordprocessingml/2006/main": "w",
    f"{_USUAL}officeDocument/2006/math": "m",
    f"{_USUAL}drawingml/2006/main": "a",
    f"{_USUAL}drawingml/2006/chart": "c",
    f"{_USUAL}drawingml/2006/diagram": "dgm",
    f"{_USUAL}markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/drawing/2008/diagram": "dsp",
    "urn:schemas-microsoft-com:vml": "v",
}
TEXTS = frozenset({"w:t", "w:delText", "m:t", "a:t", "c:v"})
"""Elements that hold text: of paragraphs, of deletions, of formulas, of drawings, of charts."""
_SAYING = tuple(
    f"{{{uri}}}{kind}"
    for uri, prefix in _PREFIXES.items()
    for kind in ("t", "delText", "v", "sym", "textpath")
    if f"{prefix}:{kind}" in TEXTS | {"w:sym", "v:textpath"}
)


def usual(root: etree._Element) -> etree._Element:
    """The tree with the usual namespaces, changed in place where it has those of the strict kind or of a draft."""
    if any(_is_other(str(uri)) for uri in root.nsmap.values()):
        for element in root.iter():
            if isinstance(element.tag, str):
                element.tag = _renamed(element.tag)
                for key in element.attrib:
                    if _is_other(str(key)[1:].partition("}")[0]):
                        element.set(_renamed(str(key)), element.attrib.pop(key))
    return root


def _is_other(uri: str) -> bool:
    """Whether a namespace is of the strict kind, or Word's own of another year, as drafts of the standard had them."""
    return uri.startswith(_STRICT) or (_WORDS in uri and uri != W[1:-1])


@functools.lru_cache(maxsize=1024)
def _renamed(tag: str) -> str:
    """'{…/ooxml/wordprocessingml/main}p' → '{…/wordprocessingml/2006/main}p'; any other tag as it is."""
    uri, _, local = tag[1:].partition("}")
    if not _is_other(uri):
        return tag
    if not uri.startswith(_STRICT):
        return f"{W}{local}"
    family, _, rest = uri.removeprefix(_STRICT).partition("/")
    return f"{{{_USUAL}{family}/2006{'/' if rest else ''}{rest}}}{local}"


def name(element: etree._Element) -> str:
    """'w:p', 'm:t', 'mc:Choice'; the bare local name in a namespace nobody asks for; '' for comments."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


@functools.lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    uri, _, local = tag.rpartition("}")
    prefix = _PREFIXES.get(uri[1:])
    return f"{prefix}:{local}" if prefix else local


def value(element: etree._Element | None, path: str) -> str | None:
    """The w:val of the element at 'pPr/pStyle' under another; None where there is none."""
    found = None if element is None else element.find(_way(path))
    return None if found is None else found.get(_VAL)


@functools.lru_cache(maxsize=256)
def _way(path: str) -> str:
    return "/".join(f"{W}{step}" for step in path.split("/"))


def whole(text: str | None, otherwise: int = 0) -> int:
    """A number as an attribute gives it; `otherwise` where it gives none."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else otherwise


def switch(element: etree._Element | None, path: str) -> bool | None:
    """Whether a property such as 'rPr/b' is on or off; None where nothing is said (17.17.4, ST_OnOff)."""
    found = None if element is None else element.find(_way(path))
    return None if found is None else is_on(found)


def is_on(mark: etree._Element) -> bool:
    """Whether a switch that is there is on."""
    return mark.get(_VAL, "1") not in {"0", "false", "off"}


def branch(alternate: etree._Element) -> etree._Element | None:
    """The one alternative of mc:AlternateContent that is read: the first that holds text; None where none does.

    A consumer takes the first Choice it understands, else the Fallback (ECMA-376, part 3, 9.3). All of them say the
    same text, for drawings of several ages; a Choice that is only a picture may have its words in the Fallback.
    """
    alternatives = (child for child in alternate if name(child) in {"mc:Choice", "mc:Fallback"})
    return next((child for child in alternatives if any(map(_says, child.iter(_SAYING)))), None)


def _says(element: etree._Element) -> bool:
    return bool(element.text) or name(element) in {"w:sym", "v:textpath"}


def held(element: etree._Element) -> Iterator[str]:
    """Every text an element holds, shown or not, in order; of alternatives one."""
    kind = name(element)
    if kind in TEXTS:
        yield element.text or ""
    elif kind == "w:sym":
        yield symbol_of(element)
    elif kind == "v:textpath":
        yield element.get("string", "")
    chosen = branch(element) if kind == "mc:AlternateContent" else element
    for child in () if chosen is None else chosen:
        yield from held(child)


def symbol_of(element: etree._Element) -> str:
    """What a w:sym prints."""
    return symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))


def says_inside(element: etree._Element) -> bool:
    """Whether anything under an element holds text."""
    return any(_says(inside) for inside in element.iter(_SAYING) if inside is not element)
