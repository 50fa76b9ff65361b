"""Differences of codebooks: laws on any two, and what the real one's revision shows."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.comparing.codebooks import codebook_difference
from foedera.model.codebook import Area, Codebook, Concept
from foedera.model.difference import AreaDifference, Change, CodebookDifference, ListChange
from foedera.publishing.differences import to_lines, to_markdown, word_changes
from foedera.reading.codebook import read_codebook
from tests.revised import second

BOOK = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
REVISED = msgspec.convert(second(), Codebook)

words = st.sampled_from(["cyber", "space", "sea", "the sea", ""])
areas = st.builds(
    Area,
    id=st.sampled_from(["a", "b", "c", "d", "e"]),
    number=st.integers(1, 3),
    label=words,
    definition=words,
    strong=st.lists(words, max_size=2).map(tuple),
    examples=st.lists(words, max_size=1).map(tuple),
    eurovoc=st.lists(st.builds(Concept, id=words, label=words), max_size=1).map(tuple),
    parent=st.none() | words,
)
books = st.builds(
    Codebook,
    id=st.just("x"),
    version=st.integers(1, 2),
    title=words,
    source=words,
    locator=words,
    areas=st.lists(areas, max_size=4, unique_by=lambda area: area.id).map(tuple),
)


def mirrored(found: CodebookDifference) -> CodebookDifference:
    """The difference seen from the other side."""

    def turned(changes: tuple[Change, ...]) -> tuple[Change, ...]:
        return tuple(Change(field=one.field, before=one.after, after=one.before) for one in changes)

    turned_areas = [
        AreaDifference(
            old=area.new,
            new=area.old,
            likeness=area.likeness,
            changes=turned(area.changes),
            lists=tuple(ListChange(field=one.field, removed=one.added, added=one.removed) for one in area.lists),
        )
        for area in found.areas
    ]
    return CodebookDifference(
        old=found.new,
        new=found.old,
        changes=turned(found.changes),
        removed=found.added,
        added=found.removed,
        areas=tuple(sorted(turned_areas, key=lambda area: (area.old, area.new))),
    )


@given(books)
def test_a_codebook_does_not_differ_from_itself(book: Codebook) -> None:
    """Nor does its text say it does."""
    assert codebook_difference(book, book).empty
    assert list(to_lines(codebook_difference(book, book))) == [f"{book.key} → {book.key}: no difference"]


@given(books, books)
def test_a_difference_is_the_mirror_of_its_reverse(one: Codebook, other: Codebook) -> None:
    """What is removed one way is added the other, also where a renaming is guessed."""
    assert codebook_difference(other, one) == mirrored(codebook_difference(one, other))


@given(books, books)
def test_every_area_is_accounted_for(one: Codebook, other: Codebook) -> None:
    """Removed, added or in both, each once; unlike ids are paired only as guesses."""
    found = codebook_difference(one, other)
    before, after = ({area.id for area in book.areas} for book in (one, other))
    moved = {(area.old, area.new) for area in found.areas if area.old != area.new}
    assert set(found.removed) == before - after - {old for old, _ in moved}
    assert set(found.added) == after - before - {new for _, new in moved}
    assert all(area.likeness is not None for area in found.areas if area.old != area.new)


@given(st.text(alphabet="ab ,.\n", max_size=30), st.text(alphabet="ab ,.\n", max_size=30))
def test_word_changes_hold_both_texts(before: str, after: str) -> None:
    """What was left out gives the old text, what was put in the new one."""
    pieces = word_changes(before, after)
    assert "".join(text for sign, text in pieces if sign != "+") == before
    assert "".join(text for sign, text in pieces if sign != "-") == after


def test_a_declared_renaming_is_no_guess_and_an_undeclared_one_is() -> None:
    """The revision says cyber became cyberspace; without its migration the likeness says so."""
    told = {area.old: area for area in codebook_difference(BOOK, REVISED).areas}
    assert (told["cyber"].new, told["cyber"].likeness) == ("cyberspace", None)
    untold = codebook_difference(BOOK, msgspec.structs.replace(REVISED, migration=None))
    guessed = next(area for area in untold.areas if area.old == "cyber")
    assert guessed.new == "cyberspace"
    assert guessed.likeness is not None
    assert guessed.likeness > 99


def test_a_split_and_a_merge_are_not_taken_for_renamings() -> None:
    """The migration says what became of them, though terrorism is as like counterterrorism as can be."""
    found = codebook_difference(BOOK, REVISED)
    assert found.removed == ("counterterrorism", "defence-initiatives", "defence-tools")
    assert found.added == ("defence-industry", "terrorism", "violent-extremism")


def test_changed_definitions_are_shown_word_by_word() -> None:
    """In lines and in Markdown."""
    found = codebook_difference(BOOK, REVISED)
    lines = "\n".join(to_lines(found))
    assert "definition: Joint work against [-attacks-]{+campaigns+} that mix means below" in lines
    assert "cyber → cyberspace\n" in lines
    markdown = to_markdown(found)
    assert "Joint work against ~~attacks~~**campaigns** that mix" in markdown
    assert "- removed: `defence-tools`" in markdown


def test_expressions_that_came_and_went_are_listed() -> None:
    """A new order alone is no change; a changed score is."""
    area = msgspec.structs.replace(
        BOOK.areas[0], strong=(*reversed(BOOK.areas[0].strong[1:]), "csdp mission*"), min_score=3
    )
    (found,) = codebook_difference(BOOK, msgspec.structs.replace(BOOK, areas=(area, *BOOK.areas[1:]))).areas
    assert found.lists == (ListChange(field="strong", removed=(BOOK.areas[0].strong[0],), added=("csdp mission*",)),)
    assert found.changes == (Change(field="min_score", before="2", after="3"),)
