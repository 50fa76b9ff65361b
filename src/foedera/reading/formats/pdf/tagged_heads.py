"""Which headings of a tag tree are headings: tags come from the styles of a word processor, and so do their faults.

In: elements with their text. Out: the same, those that are no headings as paragraphs, to be judged by their looks. The
rule is Word's (formats.sentences): a sentence is text, and so is every short one of a row of numbered sentences. Where
the headings would be most of the text, the tags say nothing. Not here: reading the tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from foedera.reading.formats.pdf.tagged_content import SKIPPED, TaggedContent
from foedera.reading.formats.pdf.tags import Element
from foedera.reading.formats.sentences import says_something
from foedera.reading.structure.headings import is_structural
from foedera.reading.structure.markers import markers

_Row = tuple[int, str, str]
"""What numbered headings of one row have in common: their level, and how they are numbered."""


def with_heads_believed(tagged: TaggedContent) -> list[Element]:
    """The elements of a tree, headings that are none as paragraphs."""
    heads = [element for element in tagged.elements if element.kind == "heading"]
    texts = [_text(tagged, element) for element in heads]
    most = 2 * sum(map(len, texts)) > _length(tagged)
    found = zip(heads, believed([element.level for element in heads], texts, most=most), strict=True)
    wrong = {id(element) for element, is_head in found if not is_head}
    return [
        msgspec.structs.replace(element, kind="paragraph", level=0) if id(element) in wrong else element
        for element in tagged.elements
    ]


def believed(levels: Sequence[int], texts: Sequence[str], *, most: bool) -> list[bool]:
    """Whether each text tagged as a heading of a level is one; `most` when they are most of the document."""
    said = [_says(text) for text in texts]
    rows = [_row(level, text) for level, text in zip(levels, texts, strict=True)]
    more = Counter[_Row]()
    for row, is_said in zip(rows, said, strict=True):
        if row is not None:
            more[row] += 1 if is_said else -1
    return [
        is_structural(text) or not (most or is_said or (row is not None and more[row] > 0))
        for text, row, is_said in zip(texts, rows, said, strict=True)
    ]


def _text(tagged: TaggedContent, element: Element) -> str:
    return " ".join(row.text for row in tagged.rows_of(tagged.of((*element.label, *element.content))))


def _length(tagged: TaggedContent) -> int:
    """Letters of all elements."""
    elements = [element for element in tagged.elements if element.kind not in SKIPPED]
    places = [
        (*element.label, *element.content, *(at for cell in element.cells for at in cell)) for element in elements
    ]
    return sum(len(item.text) for here in places for item in tagged.of(here))


def _says(text: str) -> bool:
    if is_structural(text):
        return False
    found = markers(text)
    bare = text[len(found[0].printed) :].lstrip() if found else text
    return says_something(bare, is_point=bool(found) and found[0].kind == "lower")


def _row(level: int, text: str) -> _Row | None:
    found = markers(text)
    return (level, found[0].kind, found[0].style) if found else None
