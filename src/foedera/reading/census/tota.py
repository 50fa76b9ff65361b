"""The letters and digits of a ToTA file: every text of the body, and the numbers and names of its headings.

In: bytes. Out: a count. The file is scanned by an event parser (expat), which builds no tree. Not here: the meta, which
is no text of the agreement.
"""

from __future__ import annotations

from xml.parsers import expat

_HEADED = frozenset({"chapter", "article"})


def count(data: bytes) -> int:
    """Letters and digits of the body; 0 for what is no XML, which the reader refuses."""
    total = 0
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal total
        inside.append(name)
        if name in _HEADED and "body" in inside:
            total += sum(sum(map(str.isalnum, attributes.get(key, ""))) for key in ("number", "name"))

    def end(_: str) -> None:
        inside.pop()

    def text(words: str) -> None:
        nonlocal total
        if "body" in inside:
            total += sum(map(str.isalnum, words))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return 0
    return total
