"""OpenDocument texts (.odt; ODF 1.3, part 3): headings, numbered lists, tables, text boxes, notes.

In: bytes. Out: blocks; the offsets count in the text taken out of the file. Tracked changes are read as accepted; heads
and feet of pages, comments, hidden text and tables of contents are left out and counted. What is a heading is judged
as in Word documents. Not here: other OpenDocument files; conversions (reading.office).
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from foedera.amounts import amount
from foedera.errors import UnreadableFile
from foedera.model.document import Omission, Problem
from foedera.reading.formats.gathered import Gathered
from foedera.reading.formats.odt.odt_styles import OdtStyles
from foedera.reading.formats.odt.odt_tree import name as called
from foedera.reading.formats.odt.odt_walk import OdtWalk
from foedera.reading.formats.packed import Packed
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.word.contents import of_contents
from foedera.reading.formats.word.pieces import put
from foedera.reading.formats.word.shape import levels
from foedera.reading.formats.word.titles import shown_title
from foedera.reading.formats.xml import all_text, root_of
from foedera.text.counting import letters_and_digits

MEMBERS = ("content.xml", "styles.xml")
"""The members that hold text: the body, and what stands above and below every page."""
_REASONS = {
    "deleted text": "tracked changes are read as accepted",
    "record of a change": "it says who changed the text, and when",
    "hidden text": "it is set not to be printed",
    "table of contents": "it repeats the headings with their pages",
    "mark of a note": "it is kept as the place of the note's call",
    "comment": "what a reader said in the margin is no text of the agreement",
    "reading aid": "it says how a word is pronounced",
    "script": "it is made for the program",
    "form control": "it is there to be filled in or pressed",
    "description of a picture": "it is said for who does not see the picture",
    "embedded object": "it is made by another program",
    "header": "what stands above every page is no text of the agreement",
    "footer": "what stands below every page is no text of the agreement",
    "styles and settings": "they say how text looks",
    "misplaced text": "it stands where no text can",
}


def read(data: bytes, name: str) -> Parsed:
    """The blocks of an OpenDocument text; its title is the one the text shows, else the one in its properties.

    Raises:
        UnreadableFile: when it is broken, locked, no OpenDocument text, or holds nothing to read.
    """
    packed = Packed(data, name, piecemeal=True)
    content, styled = (_root(packed, member) for member in MEMBERS)
    text = None if content is None else _text_of(content)
    if content is None or text is None:
        raise _refused("not readable as an OpenDocument text", name, "a text in content.xml", _instead(packed))
    walk = OdtWalk(OdtStyles([root for root in (styled, content) if root is not None]))
    walk.story(text)
    left = walk.left_out + _beside(content, text, styled)
    gone = of_contents(walk.pieces)
    left["table of contents"] += sum(letters_and_digits(walk.pieces[at].text) for at in gone)
    pieces = [piece for at, piece in enumerate(walk.pieces) if at not in gone and not piece.is_contents]
    told, out, added = levels(pieces), Gathered(), walk.added
    for piece, level in zip(pieces, told, strict=True):
        added += put(out, piece, level)
    if not out.blocks:
        raise _refused("the document holds no text that is read", name, "a paragraph of text", _held(left, packed))
    title, language = (_said(packed, key) for key in ("dc:title", "dc:language"))
    return parsed(
        "odt",
        out.original,
        out.blocks,
        title=shown_title(pieces, told) or title,
        problems=_problems(walk, left, name),
        metadata={"language": language or ""},
        omissions=[Omission(what=what, characters=left[what], reason=why) for what, why in _REASONS.items()],
        added=added,
    )


def _root(packed: Packed, member: str) -> etree._Element | None:
    data = packed.read(member)
    if data is None:
        return None
    try:
        return root_of(data, f"{packed.name}: {member}")
    except UnreadableFile:
        if b"encryption-data" in (packed.read("META-INF/manifest.xml") or b""):
            raise _refused(
                "the document is locked with a password", packed.name, "a readable text", "packed secretly",
                "open it, take the password away and save it again",
            ) from None  # fmt: skip
        raise


def _text_of(content: etree._Element) -> etree._Element | None:
    bodies = (body for body in content if called(body) == "office:body")
    return next((text for body in bodies for text in body if called(text) == "office:text"), None)


def _instead(packed: Packed) -> str:
    kind = (packed.read("mimetype") or b"")[:80].decode("ascii", "replace").strip()
    return kind or f"an archive of {len(packed.names)} members"


def _beside(content: etree._Element, text: etree._Element, styled: etree._Element | None) -> Counter[str]:
    """What stands outside of the text."""
    left = Counter({"styles and settings": letters_and_digits(all_text(content)) - letters_and_digits(all_text(text))})
    if styled is None:
        return left
    for element in styled.iter():
        kind = called(element).removeprefix("style:").removesuffix("-left").removesuffix("-first")
        if called(element).startswith("style:") and kind in {"header", "footer"}:
            left[kind] += letters_and_digits(all_text(element))
    left["styles and settings"] += letters_and_digits(all_text(styled)) - left["header"] - left["footer"]
    return left


def _said(packed: Packed, key: str) -> str | None:
    """What the properties of the file say."""
    root = _root(packed, "meta.xml")
    found = () if root is None else (element.text for element in root.iter() if called(element) == key)
    return (next(iter(found), None) or "").strip() or None


def _held(left: Counter[str], packed: Packed) -> str:
    """What a document without text holds instead."""
    held = [f"{count} letters and digits of {what}" for what, count in left.items() if count]
    for folder, what in (("Pictures/", "pictures"), ("Object ", "objects of other programs")):
        inside = {member.split("/")[1 if folder == "Pictures/" else 0] for member in packed.names if
                  member.startswith(folder)}  # fmt: skip
        held += [f"{len(inside)} {what}"] if inside else []
    return ", ".join(held) or "an empty document"


def _problems(walk: OdtWalk, left: Counter[str], name: str) -> list[Problem]:
    formats = ", ".join(sorted(walk.styles.unknown))
    said = (
        ("tracked-changes", walk.changes, f"the file holds {walk.changes} tracked changes; they are read as accepted"),
        (
            "text-box",
            walk.boxes,
            f"{amount(walk.boxes, 'text box', 'text boxes')} read behind the paragraph each is anchored in",
        ),
        ("hidden-text", left["hidden text"], f"{left['hidden text']} letters and digits are set not to be printed"),
        (
            "table-of-contents",
            left["table of contents"],
            f"{left['table of contents']} letters and digits of a table of contents or an index are left out",
        ),
        ("embedded-file", walk.embedded, f"{walk.embedded} objects of other programs are not read"),
        ("number-format", formats, f"lists count in {formats}; their numbers are written 1, 2, 3"),
        ("part-left-out", left["misplaced text"], f"{left['misplaced text']} letters and digits stand where none can"),
    )
    return [Problem(code=code, where=name, text=text) for code, found, text in said if found]


def _refused(
    what: str, name: str, expected: str, found: str, step: str = "open the file and save it as .odt or .docx"
) -> UnreadableFile:
    return UnreadableFile(what, where=name, expected=expected, found=found, next_step=step)
