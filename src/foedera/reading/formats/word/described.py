"""Descriptions of pictures in a Word file: what is said for whoever does not see them.

In: the parts of a file. Out: the descriptions, each once. They stand in attributes: of a drawing's properties
(ECMA-376, part 1, 20.4.2.5 and 20.1.2.2.8: descr, title) and, in older files, of a shape of VML (part 4, 19.1.2: alt).
They are no text of the agreement, but a picture may be one of a text, which must not go unsaid. Not here: text in
drawings (lines).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from foedera.errors import UnreadableFile
from foedera.reading.formats.word.beside import PICTURED
from foedera.reading.formats.word.parts import Parts
from foedera.reading.formats.word.tree import name, usual
from foedera.reading.formats.xml import root_of
from foedera.text.counting import letters_and_digits

_DRAWN = ("{*}docPr", "{*}cNvPr")
_SHAPES = "{urn:schemas-microsoft-com:vml}*"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SIGNS = (b"docPr", b"cNvPr", b"alt=")
"""What the bytes of a part with descriptions hold."""


def descriptions(parts: Parts) -> Iterator[str]:
    """The descriptions in all parts of a file; of a broken part none."""
    for path, stored in parts.paths.items():
        data = parts.packed.read(stored) if path.endswith(".xml") else None
        if data is None or not any(sign in data.replace(b"\0", b"") for sign in _SIGNS):
            continue
        try:
            root = usual(root_of(data, path))
        except UnreadableFile:  # said where its text is looked for
            continue
        if name(root) != PICTURED:
            yield from _of_part(root)


def _of_part(root: etree._Element) -> Iterator[str]:
    """Those of one part.

    Of several alternatives for one thing the first that has any says it; a picture's own properties repeat those of its
    drawing as a rule, and are told once.
    """
    gone = _other_branches(root)
    told: set[str] = set()
    for element in root.iter(*_DRAWN, _SHAPES):
        texts = [text for text in _said(element) if name(element) != "cNvPr" or text not in told]
        if name(element) == "docPr":
            told.update(texts)
        if not any(above in gone for above in element.iterancestors()):
            yield from texts


def _said(element: etree._Element) -> list[str]:
    keys = ("descr", "title") if name(element) in {"docPr", "cNvPr"} else ("alt",)
    return [text for key in keys if letters_and_digits(text := element.get(key, ""))]


def _other_branches(root: etree._Element) -> set[etree._Element]:
    gone: set[etree._Element] = set()
    for alternate in root.iter(_ALTERNATE):
        branches = [child for child in alternate if name(child) in {"mc:Choice", "mc:Fallback"}]
        saying = (branch for branch in branches if any(map(_said, branch.iter(*_DRAWN, _SHAPES))))
        first = next(saying, None)
        gone.update(branch for branch in branches if branch is not first)
    return gone
