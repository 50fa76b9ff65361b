"""Formex 4, the XML of the Publications Office of the EU, as its CELLAR gives acts, agreements and annexes.

In: bytes of one document (ACT, CONS.ACT, AGR, ANNEX, GENERAL, CORR …), or of a package: a ZIP of the documents of one
act and the record (.doc.xml) that says their order. Out: blocks, notes behind the passages that call them; language,
date, number by the record of the document (BIB.INSTANCE). The elements are those of the Formex 4 manual and schema
(formex-05.xx and 06.xx of the Publications Office). The offsets count in the text taken out of the file.
Not here: the walk (formex_walk).
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.reading.formats.formex.formex_walk import Walk
from foedera.reading.formats.packed import Packed
from foedera.reading.formats.parsed import Parsed, parsed
from foedera.reading.formats.xml import all_text, local, root_of

_RECORDS = frozenset({"DOC", "PUBLICATION"})
"""Roots of files that only say what belongs together."""


def read(data: bytes, name: str) -> Parsed:
    """The blocks of a Formex document.

    Raises:
        UnreadableFile: when the XML is broken, declares a document type, or only lists other files.
    """
    root = root_of(data, name)
    if local(root) in _RECORDS:
        files = ", ".join(files_of(root)) or "none"
        raise UnreadableFile(
            "the file is a list of files, not a text",
            where=name,
            expected="a Formex document (ACT, AGR, ANNEX, GENERAL …)",
            found=f"<{local(root)}>, which names these files: {files}",
            next_step="add those files, or the whole package as one ZIP file",
        )
    return _read([root], name, (), ())


def read_package(data: bytes, name: str) -> Parsed:
    """The blocks of all documents of a package, in the order its record gives; those it does not name come last.

    Raises:
        UnreadableFile: the archive or a document is broken, or it holds no document.
    """
    packed = Packed(data, name)
    roots = {member: root_of(packed.read(member) or b"", f"{name}/{member}") for member in documents(packed)}
    records = [root for root in roots.values() if local(root) in _RECORDS]
    named = list(dict.fromkeys(file for record in records for file in files_of(record)))
    texts = {member: root for member, root in roots.items() if local(root) not in _RECORDS}
    by_file = {member.rpartition("/")[2]: member for member in texts}
    order = [by_file[file] for file in named if file in by_file]
    missing = [file for file in named if file not in by_file and file.endswith(".xml")]
    problems = [
        Problem(code="part-elsewhere", where=name, text=f"{file} is named by the package and not in it")
        for file in missing
    ]
    ordered = [texts[member] for member in dict.fromkeys([*order, *texts])]
    if not ordered:
        raise UnreadableFile(
            "the package holds no text",
            where=name,
            expected="Formex documents (ACT, AGR, ANNEX, GENERAL …)",
            found=", ".join(roots) or "no .xml file",
            next_step="fetch the package again",
        )
    return _read(ordered, name, problems, records)


def documents(packed: Packed) -> list[str]:
    """The XML files of a package, in its order, each once."""
    return list(dict.fromkeys(member for member in packed.names if member.lower().endswith(".xml")))


def files_of(record: etree._Element) -> list[str]:
    """The files a record names, in its order."""
    return [ref.get("FILE", "") for ref in record.iter("REF.PHYS") if ref.get("FILE")]


def _read(
    roots: Sequence[etree._Element], name: str, problems: Sequence[Problem], records: Sequence[etree._Element]
) -> Parsed:
    walk = Walk(name)
    for record in records:
        walk.words.leave_out(record)
    for root in roots:
        walk.read(root)
    return parsed(
        "formex",
        walk.out.original,
        walk.out.blocks,
        title=walk.title,
        problems=[*problems, *walk.problems()],
        metadata=_metadata(roots[0]),
        omissions=walk.words.omissions(),
    )


def _metadata(root: etree._Element) -> dict[str, str | tuple[str, ...]]:
    """What the document's record says of it."""
    number = next(root.iter("NO.DOC"), None)
    said = {"language": _first(root, "LG.DOC"), "date": _day(root), "celex": _first(root, "NO.CELEX")}
    if number is not None:
        said["number"] = "/".join(filter(None, (_first(number, "YEAR"), _first(number, "NO.CURRENT"))))
    return {key: value for key, value in said.items() if value}


def _first(root: etree._Element, tag: str) -> str:
    found = next(root.iter(tag), None)
    return "" if found is None else all_text(found).strip()


def _day(root: etree._Element) -> str:
    """The date of the act, as YYYY-MM-DD (DATE ISO="20240313")."""
    dates = (date.get("ISO", "") for record in root.iter("BIB.INSTANCE") for date in record.iter("DATE"))
    iso = next(dates, "")
    return f"{iso[:4]}-{iso[4:6]}-{iso[6:8]}" if len(iso) == 8 and iso.isdecimal() else ""
