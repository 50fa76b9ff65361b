"""What a package holds beside the text: heads and feet of pages, comments, diagrams, parts nothing refers to.

In: the parts nobody read. Out: what they hold, as left out; a problem for each that is broken. A diagram's drawing is
its cached picture, whose words stand in its data too; it is not counted. Not here: the text.
"""

from __future__ import annotations

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.formats.word.omitted import Omitted
from foedera.reading.formats.word.parts import Parts
from foedera.reading.formats.word.tree import held, name

_KINDS = {
    "w:hdr": "header",
    "w:ftr": "footer",
    "w:comments": "comment",
    "w:glossaryDocument": "building blocks",
    "dgm:dataModel": "drawing",
    "c:chartSpace": "drawing",
}
PICTURED = "dsp:drawing"
"""The root of a part that repeats another."""


def leave_out(parts: Parts, omitted: Omitted) -> list[Problem]:
    """Count everything that is not read; the problems are those of parts that could not be looked into."""
    problems: list[Problem] = []
    for path in parts.unseen():
        try:
            root = parts.root(path)
        except UnreadableFile as fault:
            if not fault.what.startswith("the XML"):
                raise
            text = f"a part of the file ({path}) was not looked into: {fault.what}"
            problems.append(Problem(code="part-left-out", where=parts.name, text=text))
            continue
        if root is not None and name(root) != PICTURED:
            omitted.add(_KINDS.get(name(root), "part nothing refers to"), held(root))
    embedded = parts.embedded()
    if embedded:
        text = f"{len(embedded)} files of other programs are put into the document and are not read: "
        text += ", ".join(path.rpartition("/")[2] for path in embedded[:5])
        problems.append(Problem(code="embedded-file", where=parts.name, text=text))
    return problems
