"""The codebook's own examples: each belongs to its area, each counter-example does not."""

from __future__ import annotations

import datetime

import pytest

from foedera import data
from foedera.coding.coverage.lexicon import Lexicon
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue, Coverage
from foedera.model.properties import value_of
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.workspace.seed import built_in_sentence_words

BOOK: Codebook = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
LEXICON = Lexicon(BOOK, built_in_sentence_words())
WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def covered(sentence: str, area: Area) -> bool:
    """Whether the coder finds the area in a text of one sentence."""
    result = read(sentence.encode(), name="t.txt", subject="x", role="text", language="eng", source="t")
    claims = LEXICON.code(result.document, result.provisions, agreement="x", recorded=WHEN)
    return any(
        value_of(claim, Coverage).value is CellValue.COVERED for claim in claims if claim.value["area"] == area.id
    )


@pytest.mark.parametrize("area", BOOK.areas, ids=lambda area: area.id)
def test_examples_belong_and_counter_examples_do_not(area: Area) -> None:
    """An editor who changes an expression sees at once what it loses or drags in."""
    assert [sentence for sentence in area.examples if not covered(sentence, area)] == []
    assert [sentence for sentence in area.counter_examples if covered(sentence, area)] == []
