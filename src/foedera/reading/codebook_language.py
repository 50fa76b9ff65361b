"""Reads files of expressions that stand beside a codebook, one a language: eu-sdp.fra.yaml beside eu-sdp.yaml.

In: the text of a YAML file. Out: the expressions, or what is wrong with the file's form. Not here: what is wrong with
areas and expressions that can be read (foedera.coding.linting.language_faults).
"""

from __future__ import annotations

import msgspec

from foedera.model.codebook import Codebook
from foedera.model.fault import Fault, new_fault
from foedera.model.finding import Severity
from foedera.model.language_expressions import LanguageExpressions
from foedera.reading.codebook import at_places, language_name_faults, refused
from foedera.reading.placed import PlacedYaml, read_placed
from foedera.reading.records import to_record


class LanguageDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What could be read of a file of expressions in a further language."""

    words: LanguageExpressions | None
    """None when its form has an error."""
    codebook: str | None
    """The key of the codebook it says it is for; None where it says none."""
    faults: tuple[Fault, ...]
    placed: PlacedYaml


def is_language_file(text: str) -> bool:
    """Whether a YAML text holds the expressions of a codebook rather than a codebook: it says of which."""
    found = read_placed(text).data
    return isinstance(found, dict) and "codebook" in found


def read_language_draft(text: str) -> LanguageDraft:
    """A file as far as it can be read, with the faults of its form; never an exception."""
    placed = read_placed(text)
    words, faults = None, list(placed.faults)
    if not faults or placed.data is not None:
        words, found = to_record(placed.data, LanguageExpressions, "")
        faults += found
    if words is not None:
        faults += language_name_faults(words.language, "language")
        if words.codebook is None:
            settle = "write codebook: with the key of the codebook, such as eu-sdp@2"
            faults.append(new_fault("missing-field", "", "the field 'codebook' is missing", settle=settle))
    if any(fault.severity is Severity.ERROR for fault in faults):
        words = None
    named = placed.data.get("codebook") if isinstance(placed.data, dict) else None
    key = named if isinstance(named, str) else None
    return LanguageDraft(words=words, codebook=key, faults=at_places(faults, placed), placed=placed)


def read_language(text: str, *, name: str, book: Codebook) -> LanguageExpressions:
    """The expressions of a codebook in a further language.

    Raises:
        InvalidRegister: listing every error of the file's form, or naming the codebook it was made for.
    """
    draft = read_language_draft(text)
    if draft.words is None or draft.words.codebook != book.key or draft.words.language == book.language:
        raise refused([*draft.faults, *codebook_faults(draft, book)], name=name)
    return draft.words


def codebook_faults(draft: LanguageDraft, book: Codebook | None) -> list[Fault]:
    """What keeps a file from standing beside a codebook; None where there is none under the key it names."""
    if draft.codebook is not None and (book is None or draft.codebook != book.key):
        there = "there is none" if book is None else f"what stands here is {book.key}"
        text = f"the expressions are for the codebook {draft.codebook!r}, and {there}"
        return [new_fault("unknown-codebook", "codebook", text, settle="the key of a codebook that is known here")]
    if book is not None and draft.words is not None and draft.words.language == book.language:
        text = f"the expressions of {book.key} itself are in {book.language}"
        return [new_fault("duplicate-language", "language", text, settle="a further language")]
    return []
