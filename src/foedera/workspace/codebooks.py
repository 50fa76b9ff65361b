"""Codebooks in a workspace: checked whole when they come from a file, and never changed once stored."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from foedera.coding.linting.area_faults import area_faults
from foedera.coding.linting.concept_faults import concept_faults
from foedera.coding.linting.example_faults import example_faults
from foedera.coding.linting.expression_faults import expression_faults
from foedera.coding.linting.language_faults import language_faults
from foedera.coding.linting.topic_faults import topic_faults
from foedera.comparing.steps import step_faults
from foedera.errors import InvalidRegister, UnreadableFile
from foedera.model.codebook import Area, Codebook, Concept
from foedera.model.fault import Fault
from foedera.model.finding import Severity
from foedera.model.lookup import unknown_concept
from foedera.model.selection import Named, choose
from foedera.model.snapshot import Snapshot
from foedera.reading.codebook import CodebookDraft, at_places, read_draft, refused
from foedera.reading.codebook_language import codebook_faults, is_language_file, read_language_draft
from foedera.reading.eurovoc import look_up, near
from foedera.workspace.files import read_file
from foedera.workspace.seed import built_in_codebooks, built_in_concepts, built_in_sentence_words, with_languages


def is_file(text: str | Path) -> bool:
    """Whether a text names a codebook file rather than a codebook of the workspace."""
    return Path(text).suffix in (".yaml", ".yml")


def named_codebook(name: Named, snapshot: Snapshot | None = None) -> Codebook:
    """A codebook by id (its newest version), by id@version, or from a YAML file.

    One that ships with Foedera is known without a workspace, and before anything was coded by it.

    Args:
        name: its name; None for the first codebook of the workspace.
        snapshot: the workspace; None where there is none.

    Raises:
        UnknownId: no such codebook.
        InvalidRegister: the file has an error, or another content than what is stored under its id and version.
    """
    stored = {} if snapshot is None else snapshot.codebooks
    if name is not None and is_file(name):
        book = codebook_file(Path(name))
        check_same(book, stored, name=str(name))
        return book
    return choose(None if name is None else str(name), stored if name is None else {**built_in_codebooks(), **stored})


def codebook_file(path: Path) -> Codebook:
    """The codebook in a YAML file, form and expressions checked.

    Raises:
        UnreadableFile: the file cannot be opened or is no UTF-8.
        InvalidRegister: listing every error with its line and column.
    """
    draft, faults = _read(path)
    if draft.codebook is None or any(fault.severity is Severity.ERROR for fault in faults):
        raise refused(faults, name=str(path))
    return draft.codebook


def lint(name: str | Path, snapshot: Snapshot) -> tuple[Fault, ...]:
    """Everything that is wrong with a codebook: a YAML file, in the order of the file; or one by id, area by area.

    Raises:
        UnreadableFile: the file cannot be opened or is no UTF-8.
        UnknownId: no such codebook.
    """
    return lint_file(Path(name)) if is_file(name) else lint_codebook(named_codebook(name, snapshot))


def terms(words: str, snapshot: Snapshot | None = None) -> tuple[Concept, ...]:
    """The concepts of EuroVoc for words, for an id, or for an area of a codebook: first those it maps to.

    Raises:
        UnknownId: no label has the words.
    """
    known = built_in_concepts()
    books = {**built_in_codebooks(), **({} if snapshot is None else snapshot.codebooks)}.values()
    areas = [area for book in books for area in book.areas if area.id == words]
    mapped = [known.get(concept.id, concept) for area in areas for concept in area.eurovoc]
    found = tuple(dict.fromkeys((*mapped, *look_up(known, words))))
    if not found:
        raise unknown_concept(words, [concept.label for concept in near(known, words)])
    return found


def both(old: str | Path, new: str | Path, snapshot: Snapshot) -> tuple[Codebook, Codebook]:
    """Two codebooks, each by id or from a YAML file; a file need not be what is stored under its id and version.

    Raises:
        UnknownId: no such codebook.
        InvalidRegister: a file has an error.
    """
    first, second = (codebook_file(Path(n)) if is_file(n) else named_codebook(n, snapshot) for n in (old, new))
    return first, second


def lint_file(path: Path) -> tuple[Fault, ...]:
    """Everything that is wrong with a codebook file, or a file of expressions in a further language, in its order.

    Expressions are held against the codebook they name, one that ships.

    Raises:
        UnreadableFile: the file cannot be opened or is no UTF-8.
    """
    text = _text(path)
    if is_language_file(text):
        return _language_faults(text)
    draft, faults = _drafted(text)
    return draft.at_places([*faults, *_trials(draft.areas, faults)])


def lint_codebook(book: Codebook) -> tuple[Fault, ...]:
    """Everything that is wrong with a stored codebook, area by area; there is no file, so faults have no place."""
    areas = {f"areas[{index}]": area for index, area in enumerate(book.areas)}
    not_in = {f"not_in[{index}]": expression for index, expression in enumerate(book.not_in)}
    faults = [
        *area_faults(areas),
        *concept_faults(areas, built_in_concepts()),
        *expression_faults(areas, not_in),
        *topic_faults(areas),
    ]
    for words in with_languages(book).languages:
        faults += language_faults(words, book.areas, path=f"languages[{words.language}]")
    return (*faults, *_trials(areas, faults))


def _language_faults(text: str) -> tuple[Fault, ...]:
    """What is wrong with a file of expressions in a further language."""
    draft = read_language_draft(text)
    book = built_in_codebooks().get(draft.codebook or "")
    found = list(codebook_faults(draft, book))
    if draft.words is not None and book is not None:
        found += language_faults(draft.words, book.areas)
    return at_places([*draft.faults, *found], draft.placed)


def _read(path: Path) -> tuple[CodebookDraft, tuple[Fault, ...]]:
    """A codebook file and the faults of its form and expressions."""
    return _drafted(_text(path))


def _drafted(text: str) -> tuple[CodebookDraft, tuple[Fault, ...]]:
    draft = read_draft(text)
    found = [
        *area_faults(draft.areas, known=draft.known),
        *concept_faults(draft.areas, built_in_concepts()),
        *expression_faults(draft.areas, draft.not_in),
        *topic_faults(draft.areas, known=draft.known),
    ]
    for at, words in draft.languages.items():
        found += language_faults(words, list(draft.areas.values()), path=at, known=draft.known)
    return draft, draft.at_places([*draft.faults, *found])


def _text(path: Path) -> str:
    try:
        return read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            "not a text in UTF-8",
            where=str(path),
            expected="a codebook in YAML, in UTF-8",
            found=f"the byte {fault.object[fault.start]:#04x} at {fault.start}",
            next_step="save the file in UTF-8",
        ) from fault


def _trials(areas: Mapping[str, Area], faults: tuple[Fault, ...] | list[Fault]) -> tuple[Fault, ...]:
    """What the examples show, of areas without an error; the others cannot be coded."""
    broken = {f.path.partition(".")[0] for f in faults if f.severity is Severity.ERROR}
    whole = {path: area for path, area in areas.items() if path not in broken}
    return tuple(example_faults(whole, built_in_sentence_words()))


def check_same(book: Codebook, stored: Mapping[str, Codebook], *, name: str) -> None:
    """Check that a codebook is word for word the one stored under its key, where one is.

    Raises:
        InvalidRegister: its content is another one; claims cite what is stored.
    """
    there = stored.get(book.key)
    if there is not None and there != book:
        raise InvalidRegister(
            f"another codebook is stored as {book.key}",
            where=name,
            expected="the content that is stored: claims cite it, so it never changes",
            found=f"other content; see it with: foedera codebook diff {book.key} {name}",
            next_step=f"raise its version, say in a migration section what became of {book.key}, "
            f"and run: foedera codebook migrate {name}",
        )


def is_new(book: Codebook, stored: Mapping[str, Codebook]) -> bool:
    """Whether a codebook is to be stored before texts are coded by it; a later version of one needs a migration.

    Raises:
        InvalidRegister: another content is stored under its key, or other versions of it are stored.
    """
    check_same(book, stored, name=book.key)
    others = [key for key, known in stored.items() if known.id == book.id]
    if book.key in stored:
        return False
    if others:
        raise InvalidRegister(
            "a new version of a codebook that is here",
            where=book.key,
            expected="a version that says what became of the areas before it",
            found=f"{', '.join(others)} in the workspace",
            next_step="run: foedera codebook migrate FILE",
        )
    return True


def is_next(book: Codebook, stored: Mapping[str, Codebook], *, name: str) -> bool:
    """Whether a codebook is to be stored as the next version of one that is here; False when it is there already.

    Raises:
        InvalidRegister: its migration does not account for the version before, or another content is stored.
    """
    check_same(book, stored, name=name)
    if book.key in stored:
        return False
    before = newest_of(stored, book.id)
    if before is None:
        raise InvalidRegister(
            "no older version of this codebook is in the workspace",
            where=f"{name}: {book.key}",
            expected=f"one of {', '.join(stored) or '(none: the workspace is empty)'} to start from",
            found=f"id: {book.id}",
            next_step="a first version needs no migration; use it with: foedera code --codebook FILE",
        )
    faults = step_faults(before, book)
    if faults:
        raise refused(faults, name=name)
    return True


def newest_of(stored: Mapping[str, Codebook], identifier: str) -> Codebook | None:
    """The newest version of a codebook; None where it is not stored."""
    versions = [book for book in stored.values() if book.id == identifier]
    return max(versions, key=lambda book: book.version, default=None)
