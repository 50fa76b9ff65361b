"""PDFs with a tag tree (ISO 32000-1, 14.7): one page, its pieces marked one by one, the tree as nested tuples."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.reading.drawn_pdf import DrawnPage, drawn_pdf, shown

Line = tuple[float, float, float, str]
Tag = tuple[str, Mapping[str, str], Sequence["Tag | int"]]
"""Its type, its texts (Alt, ActualText), and what it holds: other tags, or the places of pieces."""


def tagged_pdf(pieces: Sequence[Sequence[Line]], tree: Sequence[Tag], *, rules: str = "", letters: str = " ") -> bytes:
    """A PDF whose pieces (of lines: left, baseline, size, text) carry their place as marked-content id."""
    marked = [
        f"/P << /MCID {at} >> BDC\n" + "\n".join(shown(text, x, y, size=size) for x, y, size, text in lines) + "\nEMC"
        for at, lines in enumerate(pieces)
    ]
    plain = drawn_pdf([DrawnPage("\n".join([*marked, rules]))], letters=letters)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        holders: dict[int, pikepdf.Object] = {}
        root.K = Array([_element(pdf, tag, root, holders) for tag in tree])
        held = Array([holders[at] for at in range(len(pieces))])
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, held])))
        pdf.pages[0].obj.StructParents = 0
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.save(out)
    return out.getvalue()


def _element(pdf: Pdf, tag: Tag, parent: pikepdf.Object, holders: dict[int, pikepdf.Object]) -> pikepdf.Object:
    """An element of the tree; `holders` learns which one holds each piece."""
    kind, texts, held = tag
    node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, Pg=pdf.pages[0].obj))
    for name, text in texts.items():
        node[f"/{name}"] = String(text)
    holders |= {item: node for item in held if isinstance(item, int)}
    node.K = Array([item if isinstance(item, int) else _element(pdf, item, node, holders) for item in held])
    return node
