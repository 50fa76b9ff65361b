"""An area's own words show it: EuroVoc's labels and each word of its notes, in plain sentences, reach its score."""

from __future__ import annotations

import re

import pytest

from foedera import data
from foedera.coding.coverage.area_evidence import EvidenceReader
from foedera.coding.coverage.passage_hit import ranked
from foedera.model.codebook import Area, Codebook
from foedera.reading import read
from foedera.reading.codebook import read_codebook
from foedera.workspace.seed import sentence_reader
from tests.coding.coverage.plain_sentences import PLAIN

BOOK: Codebook = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
READER = EvidenceReader(BOOK, sentences=sentence_reader())
BLIND = frozenset(
    re.findall(
        r"\w+",
        """
        a an and are as at be between bodies body both by call called can cannot do done each eu for from give given
        gives giving have in included into is it its like making named not of on one ones only or other own parties
        plans possible say says side sides such that the their them they this to under up was what when where which
        with without work
        """,
    )
)
"""Words that say nothing of an area."""
STEM = 4
"""Letters by which two forms of a word are known to be one."""


def score(sentence: str, area: Area) -> int:
    """What an area scores in a text of one sentence."""
    result = read(sentence.encode(), name="t.txt", subject="x", role="text", language="eng", source="t")
    hits = ranked(READER.read(result.document, result.provisions).hits[area.id])
    return hits[0].score if hits else 0


def stems(text: str) -> set[str]:
    """The beginnings of the words that say something."""
    words = re.findall(r"[\w]+", text.casefold().replace("’", "'").replace("'s", ""))
    return {word[:STEM] for word in words if word not in BLIND}


@pytest.mark.parametrize("area", BOOK.areas, ids=lambda area: area.id)
def test_every_plain_sentence_reaches_the_score(area: Area) -> None:
    """Those below it are printed with what they score."""
    below = {sentence: found for sentence in PLAIN[area.id] if (found := score(sentence, area)) < area.min_score}
    assert below == {}


@pytest.mark.parametrize("area", BOOK.areas, ids=lambda area: area.id)
def test_the_sentences_hold_every_word_of_the_notes(area: Area) -> None:
    """Each word of definition and include stands in one of them, and each label of EuroVoc as it is."""
    said = " ".join(PLAIN[area.id]).casefold()
    assert sorted(stems(f"{area.definition} {area.include}") - stems(said)) == []
    labels = [concept.label for concept in area.eurovoc]
    assert [label for label in labels if not re.search(rf"\b{re.escape(label.casefold())}", said)] == []


def test_no_area_is_without_sentences() -> None:
    """Whoever adds an area adds its sentences."""
    assert PLAIN.keys() == {area.id for area in BOOK.areas}
