"""Reads codebooks: YAML into areas, with every fault of the file's form named at once.

In: the text of a YAML file. Out: a codebook, or what is wrong with it, each fault with line and column. Not here:
what is wrong with areas and expressions that can be read (foedera.coding.linting); both are put together in
foedera.workspace.codebooks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from foedera.amounts import amount
from foedera.errors import InvalidRegister
from foedera.ids import SLUG
from foedera.model.codebook import Area, Codebook
from foedera.model.fault import Fault, Place, in_one_line, new_fault
from foedera.model.finding import Severity
from foedera.model.language_expressions import LanguageExpressions
from foedera.reading.placed import PlacedYaml, read_placed
from foedera.reading.records import to_record
from foedera.text.language import iso3

MOST_SHOWN = 20
"""Faults an error message lists; the rest is counted."""


class CodebookDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What could be read of a codebook file."""

    codebook: Codebook | None
    """None when its form has an error."""
    areas: dict[str, Area]
    """The areas that could be read, by path (areas[3]), for rules that look at each."""
    known: tuple[str, ...]
    """What stands as the id of every area, also of those that could not be read."""
    not_in: dict[str, str]
    """The codebook's own heading expressions that could be read, by path."""
    languages: dict[str, LanguageExpressions]
    """Its expressions in further languages that could be read, by path (languages[0])."""
    faults: tuple[Fault, ...]
    placed: PlacedYaml

    def at_places(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Faults with the places of their paths and the areas they are in, in the order of the file."""
        return at_places(faults, self.placed)


def read_draft(text: str) -> CodebookDraft:
    """A codebook file as far as it can be read, with the faults of its form; never an exception."""
    placed = read_placed(text)
    areas: dict[str, Area] = {}
    entries = _entries(placed.data, "areas")
    book, faults = None, list(placed.faults)
    if not faults or placed.data is not None:
        book, found = to_record(placed.data, Codebook, "")
        faults += found
        areas = {path: area for path, entry in entries.items() if (area := to_record(entry, Area, path)[0]) is not None}
        faults += [] if book is None else _book_faults(book)
    if any(fault.severity is Severity.ERROR for fault in faults):
        book = None
    listed = _entries(placed.data, "not_in")
    not_in = {path: entry for path, entry in listed.items() if isinstance(entry, str)}
    spoken = {
        path: words
        for path, entry in _entries(placed.data, "languages").items()
        if (words := to_record(entry, LanguageExpressions, path)[0]) is not None
    }
    known = tuple(
        entry["id"] for entry in entries.values() if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    )
    draft = CodebookDraft(
        codebook=book, areas=areas, known=known, not_in=not_in, languages=spoken, faults=(), placed=placed
    )
    return msgspec.structs.replace(draft, faults=draft.at_places(faults))


def read_codebook(text: str, *, name: str) -> Codebook:
    """A codebook from its YAML text.

    Raises:
        InvalidRegister: listing every error of the file's form with its line and column.
    """
    draft = read_draft(text)
    if draft.codebook is None:
        raise refused(draft.faults, name=name)
    return draft.codebook


def refused(faults: Iterable[Fault], *, name: str) -> InvalidRegister:
    """The exception that lists the errors among faults."""
    errors = [in_one_line(fault) for fault in faults if fault.severity is Severity.ERROR]
    more = f"; and {len(errors) - MOST_SHOWN} more" if len(errors) > MOST_SHOWN else ""
    return InvalidRegister(
        f"the codebook has {amount(len(errors), 'error')}",
        where=name,
        expected="a codebook as docs/guides/codebooks.md describes it",
        found="; ".join(errors[:MOST_SHOWN]) + more,
        next_step=f"see what would settle each with: foedera codebook lint {name}",
    )


def _entries(data: object, field: str) -> dict[str, Any]:
    """What stands in a list of the codebook's, by path, whatever it is."""
    listed = data.get(field) if isinstance(data, dict) else None
    return {f"{field}[{index}]": entry for index, entry in enumerate(listed if isinstance(listed, list) else ())}


def _book_faults(book: Codebook) -> list[Fault]:
    faults = []
    if not SLUG.fullmatch(book.id):
        settle = "lower-case letters and digits in words joined by single hyphens"
        faults.append(new_fault("bad-id", "id", f"{book.id!r} cannot be the id of a codebook", settle=settle))
    if book.version < 1:
        faults.append(new_fault("bad-version", "version", f"version {book.version}", settle="a version from 1 up"))
    faults += language_name_faults(book.language, "language")
    seen = {book.language}
    for index, words in enumerate(book.languages):
        path = f"languages[{index}].language"
        faults += language_name_faults(words.language, path)
        if words.language in seen:
            text = f"there are expressions in {words.language} already"
            faults.append(new_fault("duplicate-language", path, text, settle="each language once"))
        seen.add(words.language)
    if not book.areas:
        faults.append(new_fault("no-areas", "areas", "the codebook has no area", settle="at least one area"))
    return faults


def language_name_faults(language: str, path: str) -> list[Fault]:
    """What is wrong with the name of a language."""
    if iso3(language) == language:
        return []
    settle = "the ISO 639-3 code of a language partners publish in, such as eng or fra"
    return [new_fault("bad-language", path, f"the language {language!r}", settle=settle)]


def at_places(faults: Iterable[Fault], placed: PlacedYaml) -> tuple[Fault, ...]:
    """Faults with the places of their paths and the areas they are in, in the order of the file."""
    found = [_at_place(fault, placed) for fault in faults]
    return tuple(sorted(found, key=lambda fault: _order(fault.place)))


def _at_place(fault: Fault, placed: PlacedYaml) -> Fault:
    place = placed.places.get(f"{fault.path}:") if fault.code == "unknown-field" else None
    place = fault.place or place or placed.place(fault.path)
    return msgspec.structs.replace(fault, place=place, area=fault.area or _area_around(fault.path, placed.data))


def _area_around(path: str, data: Any) -> str | None:
    """The id of the area a path is in, where it can be read."""
    match = re.match(r"(?:languages\[(\d+)\]\.)?areas\[(\d+)\]", path)
    if match and match[1]:
        data = data["languages"][int(match[1])]
    area = data["areas"][int(match[2])] if match else None
    identifier = area.get("id") if isinstance(area, dict) else None
    return identifier if isinstance(identifier, str) else None


def _order(place: Place | None) -> tuple[int, int]:
    return (0, 0) if place is None else (place.line, place.column)
