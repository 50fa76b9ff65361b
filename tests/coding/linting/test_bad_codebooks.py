"""Texts and codebooks that do not fit each other: another language, nothing to search, a text without an end."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from foedera import data
from foedera.coding.coverage.lexicon import MOST_QUOTED, Lexicon
from foedera.coding.english.modality import read_strength_scale
from foedera.comparing.matrix import build_matrix
from foedera.model.claim import Claim
from foedera.model.coverage import CellValue
from foedera.model.document import ReadResult
from foedera.model.matrix import Column
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.workspace.seed import built_in_sentence_words

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
BOOK = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
LADDER = read_strength_scale(data.words_text("modal_ladder"), name="modal_ladder")
LEXICON = Lexicon(BOOK, built_in_sentence_words())
AGREEMENT = "eu-xyz-sdp-2026"
ENGLISH = "1. The sides will cooperate on space security and on cyber defence, and will meet each year to take stock."
FRENCH = (
    "1. Les parties coopèrent en matière de sécurité spatiale et de cyberdéfense, et se réunissent chaque année.\n\n"
    "2. Elles mènent un dialogue sur la sécurité maritime et la lutte contre le terrorisme."
)


def text_of(words: str, language: str | None = None) -> ReadResult:
    """A text as read."""
    return read(words.encode(), name="t.txt", subject=AGREEMENT, role="text", language=language, source=f"t-{language}")


def coded(result: ReadResult, lexicon: Lexicon = LEXICON, *, later: int = 0) -> tuple[Claim, ...]:
    """The lexicon's claims on it."""
    when = WHEN + datetime.timedelta(days=later)
    return lexicon.code(result.document, result.provisions, agreement=AGREEMENT, recorded=when)


def test_a_text_in_another_language_is_not_said_to_lack_anything() -> None:
    """One claim an area, all unreadable, each naming both languages; nothing is called searched."""
    result = text_of(FRENCH)
    assert result.document.language == "fra"
    claims = coded(result)
    assert [claim.value["area"] for claim in claims] == [area.id for area in BOOK.areas]
    assert {claim.value["value"] for claim in claims} == {"unreadable"}
    assert {claim.value["rule"] for claim in claims} == {
        f"the expressions of {BOOK.key} are in eng, the text is in fra"
    }
    assert not any("searched" in claim.value or claim.basis.span for claim in claims)


def test_a_codebook_of_that_language_reads_it() -> None:
    """And no longer the English text."""
    space = next(area for area in BOOK.areas if area.id == "space")
    area = msgspec.structs.replace(space, headings=(), strong=("sécurité spatiale",), weak=(), negative=(), not_in=())
    book = msgspec.structs.replace(BOOK, id="fr", language="fra", areas=(area,))
    lexicon = Lexicon(book, built_in_sentence_words())
    assert [claim.value["value"] for claim in coded(text_of(FRENCH), lexicon)] == ["covered"]
    assert [claim.value["value"] for claim in coded(text_of(ENGLISH), lexicon)] == ["unreadable"]


def test_the_matrix_shows_what_the_english_text_says_and_else_why_there_is_nothing() -> None:
    """With both texts the English one speaks, without a conflict; alone, the French leaves each unreadable."""
    columns = [Column(agreement=AGREEMENT, short="XYZ")]
    french, english = coded(text_of(FRENCH, "fra"), later=1), coded(text_of(ENGLISH, "eng"))
    alone = build_matrix(columns, BOOK, french)
    assert {cell.value for row in alone.cells for cell in row} == {CellValue.UNREADABLE}
    both, first = build_matrix(columns, BOOK, [*english, *french]), build_matrix(columns, BOOK, english)
    assert [cell.value for row in both.cells for cell in row] == [cell.value for row in first.cells for cell in row]
    assert CellValue.COVERED in {cell.value for row in both.cells for cell in row}
    assert not any(cell.conflict for row in both.cells for cell in row)


def test_nothing_to_search_is_not_searched_in_vain() -> None:
    """A text without a provision says so in every cell."""
    result = text_of(ENGLISH)
    claims = LEXICON.code(result.document, (), agreement=AGREEMENT, recorded=WHEN)
    assert {(claim.value["value"], claim.value["rule"]) for claim in claims} == {
        ("unreadable", f"{AGREEMENT}/eng has no provision to search")
    }


def test_provisions_without_a_word_are_searched() -> None:
    """An empty provision, and one of signs only, are read past; what stands beside them is found."""
    result = text_of(f"{ENGLISH}\n\n2. – . –\n\n3. Nothing.")
    first = result.provisions[0]
    empty = msgspec.structs.replace(first, id=f"{first.document}/para_9", eid="para_9", end=first.start)
    claims = LEXICON.code(result.document, (empty, *result.provisions), agreement=AGREEMENT, recorded=WHEN)
    covered = {claim.value["area"] for claim in claims if claim.value["value"] == "covered"}
    assert covered == {claim.value["area"] for claim in coded(result) if claim.value["value"] == "covered"} != set()


@pytest.mark.parametrize("filling", ["the parties shall consider the matter and ", "space", "é, “x” – "])
def test_five_megabytes_in_one_paragraph_end_in_a_quote_one_can_read(filling: str) -> None:
    """The words at the end are found in their place; of the endless sentence around them only a part is quoted."""
    result = text_of(filling * (5_000_000 // len(filling)) + " and cooperate on space security together", "eng")
    spans = [c.basis.span for c in coded(result) if c.value["value"] == "covered" and c.basis.span]
    assert spans
    for span in spans:
        assert result.document.text[span.start : span.end] == span.quote
        assert "cooperate on space security together" in span.quote
        assert len(span.quote) <= MOST_QUOTED
