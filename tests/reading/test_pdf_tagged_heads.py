"""Tags that call sentences headings, as word processors write them for the navigation pane."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from foedera.reading import read
from foedera.reading.formats.pdf.tagged_heads import believed

GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
NAMES = ("archive-exchange", "cyber-response", "film-coproduction", "letters", "patrimoine", "security-partnership")


@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_tagged_as_headings_are_read_as_paragraphs(name: str) -> None:
    """A tree in which every paragraph is tagged as a heading gives what the tree its maker wrote gives."""
    data = (GOLDEN / f"{name}.pdf").read_bytes()
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and str(item.get("/S")) in {"/P", "/Standard"} and "/K" in item:
                item.S = pikepdf.Name.H3
        pdf.save(changed)
    before, after = (
        read(each, name="a.pdf", subject="x", role="text", language=None, source="s")
        for each in (data, changed.getvalue())
    )
    assert after.document.text == before.document.text
    assert [item.eid for item in after.provisions] == [item.eid for item in before.provisions]


@pytest.mark.parametrize(
    "text",
    [
        "14. The ferries of both islands run on every day of the year.",
        "Die Vertragsparteien halten die Leuchtfeuer instand und unterrichten einander.",
        "The committee shall look after all of the following matters:",
        "(b) foghorns and bells;",
        "a) and of whatever keeps ships away from rocks",
        "各締約国は、灯台を維持し、その費用を負担するものとする。",
    ],
)
def test_a_sentence_is_no_heading(text: str) -> None:
    """Whatever its tag says."""
    assert believed([2], [text], most=False) == [False]


@pytest.mark.parametrize("text", ["The lamps", "2. Costs of the lamps", "Article 4 – Lamps and bells.", "Étendue"])
def test_a_short_title_is_a_heading(text: str) -> None:
    """Its tag is believed."""
    assert believed([2], [text], most=False) == [True]


def test_a_short_paragraph_of_a_row_of_sentences_is_none() -> None:
    """Numbered alike, it is of their kind; a heading of another level or without a number is one."""
    row = [f"{number}. The harbour master keeps the lamps of pier {number} burning." for number in (1, 2, 4)]
    texts = [*row, "3. None of these", "The lamps", "3. Lamps"]
    assert believed([1, 1, 1, 1, 1, 2], texts, most=False) == [False, False, False, False, True, True]


def test_where_most_is_tagged_as_headings_only_words_make_one() -> None:
    """'Article 4' is one anywhere; the rest is judged by its looks."""
    assert believed([1, 1], ["Article 4", "The lamps"], most=True) == [True, False]
