"""The golden samples of formats that hold others say what they were made from, word for word, and lose nothing."""

from __future__ import annotations

import pytest

from foedera.reading.archive import members
from foedera.reading.formats import suffixes
from scripts.golden.pieces import Source, load
from scripts.golden.samples import ACT, ATTACHED, BOOK, DOCUMENTS, FOLDER, LETTER, SAMPLES
from tests.reading.counted import Counted, counted


def sample(name: str) -> bytes:
    """The bytes of a sample."""
    return (FOLDER / name).read_bytes()


def said(found: Counted) -> str:
    """Letters and digits of a text, with its headings."""
    return "".join(filter(str.isalnum, found.document.text))


def pieces(source: Source) -> list[str]:
    """What each piece of a content says, and each of its notes."""
    parts = [*(piece.words for piece in source.pieces), *(note.text for note in source.notes)]
    return ["".join(filter(str.isalnum, part)) for part in parts]


@pytest.mark.parametrize(("name", "contents"), [(f"{ACT}.fmx.xml", (ACT,)), ("two-agreements.epub", BOOK)])
def test_every_piece_is_read(name: str, contents: tuple[str, ...]) -> None:
    """In a Formex act, an OpenDocument text and a book of two agreements."""
    found = counted(sample(name), name)
    text = said(found)
    missing = [part for content in contents for part in pieces(load(content)) if part not in text]
    assert missing == []
    assert found.unaccounted == 0


@pytest.mark.parametrize("name", ["texts.eml", "texts.msg"])
def test_messages_hold_what_was_put_into_them(name: str) -> None:
    """The text of the message as the file says it, and the attachments byte for byte."""
    found = members(sample(name), name, suffixes())
    files = {member.name: member.data for member in found.files}
    assert {attached: files[attached] for attached in ATTACHED} == {
        attached: (DOCUMENTS / attached).read_bytes() for attached in ATTACHED
    }
    own = counted(found.files[0].data, found.files[0].name)
    assert [part for part in pieces(load(LETTER)) if part not in said(own)] == []
    assert own.unaccounted == 0


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_they_are_made_by_the_script_that_says_so(name: str) -> None:
    """The same bytes again."""
    assert SAMPLES[name]() == sample(name)
