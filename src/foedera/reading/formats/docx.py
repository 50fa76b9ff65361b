"""Word documents: headings, numbered paragraphs with the numbers Word prints, tables, text boxes, notes.

In: bytes. Out: blocks; the offsets count in the text taken out of the file. Tracked changes are read as accepted and
reported; headers, footers, comments, hidden text and tables of contents are left out and counted. Neither mammoth nor
python-docx gives the numbers Word prints (and the latter no notes), so the XML is read here (ECMA-376, part 1, 17).
Not here: the package and its parts (word).
"""

from __future__ import annotations

from collections.abc import Sequence

from foedera.errors import UnreadableFile
from foedera.model.document import Omission
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.word.beside import leave_out
from foedera.reading.formats.word.body import Body
from foedera.reading.formats.word.contents import of_contents
from foedera.reading.formats.word.described import descriptions
from foedera.reading.formats.word.imported import DEEPEST
from foedera.reading.formats.word.parts import Parts
from foedera.reading.formats.word.pieces import Piece, put
from foedera.reading.formats.word.shape import levels
from foedera.reading.formats.word.titles import shown_title
from foedera.reading.formats.word.typed_marks import typed_marks_read
from foedera.reading.formats.xml import local, root_of


def read(data: bytes, name: str, *, depth: int = 0) -> Parsed:
    """The blocks of a Word document; its title is the one the text shows, else the one in its properties.

    Args:
        data: the file.
        name: the file's name, for messages.
        depth: in how many Word files this one stands.

    Raises:
        UnreadableFile: when it is broken, encrypted, no Word document, or holds nothing to read.
    """
    if depth >= DEEPEST:
        raise _refused(name, f"at most {DEEPEST} Word files inside one another", "another one", "add it on its own")
    parts = Parts(data, name)
    language, title = (_property(parts, key) for key in ("language", "title"))
    body = Body(parts, depth)
    body.read()
    beside = leave_out(parts, body.omitted)
    body.omitted.add("description of a picture", descriptions(parts))
    pieces = typed_marks_read(_without_contents(body))
    told = levels(pieces)
    out, added = Gathered(), body.added
    for piece, level in zip(pieces, told, strict=True):
        added += put(out, piece, level)
    omissions = body.omitted.records()
    if not out.blocks:
        raise _nothing(parts, omissions)
    return parsed(
        "docx",
        out.original,
        out.blocks,
        title=shown_title(pieces, told) or title,
        problems=[*body.problems(name), *beside],
        metadata={"language": language or ""},
        omissions=omissions,
        added=added,
    )


def _property(parts: Parts, key: str) -> str | None:
    named = (item.target for item in parts.relations("").values() if item.kind == "core-properties")
    data = parts.data(next(named, "docProps/core.xml"))
    if data is None:
        return None
    found = (element.text for element in root_of(data, parts.name).iter() if local(element) == key)
    return (next(found, None) or "").strip() or None


def _without_contents(body: Body) -> list[Piece]:
    """The pieces, those of tables of contents left out; the notes called in them stay."""
    gone = of_contents(body.pieces)
    body.omitted.add("table of contents", (body.pieces[at].text for at in gone))
    return [piece for at, piece in enumerate(body.pieces) if at not in gone and not piece.is_contents]


def _nothing(parts: Parts, omissions: Sequence[Omission]) -> UnreadableFile:
    """The refusal of a document without text, with what it holds instead."""
    held = [f"{item.characters} letters and digits of {item.what}" for item in omissions if item.characters]
    pictures = parts.pictures()
    if pictures:
        held.append(f"{pictures} picture{'s' if pictures > 1 else ''}")
    step = "look whether the file is complete, or whether its text was deleted, hidden or put elsewhere"
    others = any(item.characters for item in omissions if item.what != "description of a picture")
    if pictures and not others:
        step = "if the text is in the pictures, recognise it (OCR): print the document to PDF and add that with --ocr"
    return _refused(parts.name, "at least one paragraph of text", ", ".join(held) or "an empty document", step)


def _refused(name: str, expected: str, found: str, step: str) -> UnreadableFile:
    return UnreadableFile(
        "the document holds no text that is read", where=name, expected=expected, found=found, next_step=step
    )
