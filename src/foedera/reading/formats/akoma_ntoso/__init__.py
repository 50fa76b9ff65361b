"""Akoma Ntoso (OASIS LegalDocML 1.0, and its forerunners and national profiles by other namespaces; AKN4EU is one).

In: bytes. Out: blocks with the eIds the file gives, notes behind the passages that call them, and the FRBR metadata.
The offsets count in the text taken out of the file. Not here: the walk (akn_walk); writing Akoma Ntoso.
"""

from __future__ import annotations

from lxml import etree

from foedera.errors import UnreadableFile
from foedera.reading.formats.akoma_ntoso.akn_walk import Walk
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.xml import local, root_of
from foedera.reading.structure.headings import classify
from foedera.reading.structure.no_titles import is_no_title

_FRBR = {"frbr_work": "FRBRWork/FRBRuri", "frbr_expression": "FRBRExpression/FRBRuri"}


def read(data: bytes, name: str) -> Parsed:
    """The blocks of an Akoma Ntoso file, whatever document it holds: an act, a judgment, a debate, a collection.

    The documents of a collection and the attachments of an act stand where they are called, else where they are.

    Raises:
        UnreadableFile: when the XML is broken, declares a document type, or is not Akoma Ntoso.
    """
    root = root_of(data, name)
    document = next((child for child in root if isinstance(child.tag, str)), None)
    if local(root) != "akomaNtoso" or document is None:
        raise UnreadableFile(
            "not an Akoma Ntoso document",
            where=name,
            expected="<akomaNtoso> with a document inside",
            found=f"<{local(root)}>",
            next_step="save the text as HTML, PDF or plain text and add that",
        )
    walk = Walk(root, name)
    walk.run()
    headings = (item.block for item in walk.out.blocks if item.block.kind == "heading")
    named = next((each.text for each in headings if classify(each.text, each.number).kind is None), None)
    title = walk.title or _alias(document) or named
    return parsed(
        "akoma_ntoso",
        walk.out.original,
        walk.out.blocks,
        title=title,
        problems=walk.problems,
        metadata=_metadata(document),
        omissions=walk.omissions(),
    )


def _alias(document: etree._Element) -> str | None:
    """The name the work goes by, where its metadata have one in words (FRBRalias, Akoma Ntoso 1.0, 5.2 of part 1)."""
    aliases = (element.get("value", "") for element in document.iter() if local(element) == "FRBRalias")
    return next((alias for alias in aliases if " " in alias.strip() and not is_no_title(alias)), None)


def _metadata(document: etree._Element) -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    identification = next((element for element in document.iter() if local(element) == "identification"), None)
    for element in () if identification is None else identification.iter():
        above = element.getparent()
        place = f"{'' if above is None else local(above)}/{local(element)}"
        for key, path in _FRBR.items():
            if place == path:
                found.setdefault(key, element.get("value", ""))
        if place == "FRBRExpression/FRBRlanguage":
            found.setdefault("language", element.get("language", ""))
        if place == "FRBRWork/FRBRdate":
            found.setdefault("date", element.get("date", ""))
    return {key: value for key, value in found.items() if value}
