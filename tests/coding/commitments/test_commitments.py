"""Claims on commitments: proposals with true places, lists read with what leads them in, long texts read in part."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.coding.commitments import CODER, MOST_PROVISIONS, commitment_claims
from foedera.coding.english.modality import ModalityClassifier, read_strength_scale
from foedera.coding.english.phrase_patterns import PhrasePatterns, read_phrases
from foedera.model.claim import Claim, Rank
from foedera.model.commitment import Commitment
from foedera.model.document import ReadResult
from foedera.model.ledger import Ledger
from foedera.model.properties import value_of
from foedera.model.strength import Strength
from foedera.reading import read
from foedera.workspace import Workspace

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
CLASSIFIER = ModalityClassifier(read_strength_scale(data.words_text("modal_ladder"), name="modal_ladder"))
BOOK = PhrasePatterns(read_phrases(data.words_text("phrases"), name="phrases"))


def text_of(text: str, name: str = "t.md") -> ReadResult:
    """A text, read."""
    return read(text.encode(), name=name, subject="eu-xyz-sdp-2026", role="text", language="eng", source="t")


def coded(result: ReadResult, cited: frozenset[str] = frozenset()) -> tuple[Claim, ...]:
    """The commitments of a text."""
    return commitment_claims(
        result.document,
        result.provisions,
        agreement="eu-xyz-sdp-2026",
        recorded=WHEN,
        classifier=CLASSIFIER,
        phrases=BOOK,
        cited=cited,
    )


def test_a_claim_is_a_proposal_that_quotes_its_sentence() -> None:
    """Machine rank, named coder, the scale's rule, and a span with the sentence."""
    result = text_of("1. The sides will meet each year. It rains.\n\n2. They may leave.\n")
    (claim,) = coded(result)
    assert (claim.coder, claim.rank, claim.subject) == (CODER, Rank.MACHINE, "eu-xyz-sdp-2026")
    assert claim.basis.span is not None
    assert claim.basis.span.quote == "The sides will meet each year."
    record = value_of(claim, Commitment)
    assert (record.strength, record.actor, record.periodicity) == (Strength.FIRM, "both", "annual")
    assert record.rule == "firm by ‘will’ (modal-ladder@4)"
    assert Ledger([claim]).of(Commitment) == []
    assert [entry.value for entry in Ledger([claim]).proposals("eu-xyz-sdp-2026")] == [record]


def test_an_item_of_a_list_takes_what_leads_it_in() -> None:
    """'Each Party shall:' lends its modal and its actor, at their own place, and is no commitment itself."""
    result = text_of("# T\n\n## Article 1\n\n1. Each Party shall:\n\n(a) report each year; and\n\n(b) keep a list.\n")
    first, second = [value_of(claim, Commitment) for claim in coded(result)]
    assert (first.actor, first.modal.text, first.periodicity) == ("both", "shall", "annual")
    assert first.action is not None
    assert first.action.text == result.document.text[first.action.start : first.action.end] == "report each year"
    assert (second.strength, second.action.text if second.action else None) == (Strength.BINDING, "keep a list")
    assert "lead the list in" in second.rule


def test_a_long_text_is_read_where_areas_cite_it_and_says_so() -> None:
    """Beyond the limit only cited provisions are read, and the note counts what was left out."""
    result = text_of("\n\n".join(f"{n}. The sides will meet in room {n}." for n in range(1, MOST_PROVISIONS + 2)))
    assert coded(result) == ()
    (claim,) = coded(result, frozenset({result.provisions[6].id}))
    assert claim.note == f"read in 1 of {MOST_PROVISIONS + 1} provisions, those an area's claim cites"


def test_other_languages_are_passed_over() -> None:
    """German 'will' is no English one."""
    german = "1. Das Königreich will die Zusammenarbeit mit den anderen Vertragsstaaten in allen Fragen fördern.\n"
    result = read(german.encode(), name="t.md", subject="x", role="text", language="deu", source="t")
    assert (
        commitment_claims(
            result.document, result.provisions, agreement="x", recorded=WHEN, classifier=CLASSIFIER, phrases=BOOK
        )
        == ()
    )


def test_coding_a_workspace_proposes_and_shows_nothing_as_standing(coded: Workspace) -> None:
    """Every digest yields proposals; none of them stands in the ledger."""
    ledger = coded.ledger()
    assert all(entry.value.modal is None for entry in ledger.of(Commitment))  # those the register reports, uncoded
    for agreement in coded.collections()["eu-sdp"]:
        assert [e for e in ledger.proposals(agreement) if isinstance(e.value, Commitment)]


pieces = st.sampled_from(
    [
        "The Parties",
        "shall",
        "will",
        "explore",
        "within 30 days",
        "if",
        ",",
        ";",
        ":",
        "(a)",
        "each year",
        "they",
        "that",
        "\n\n",
        "1.",
        "be",
        "é",
    ]
)


@given(st.lists(pieces, min_size=1, max_size=40).map(" ".join))
def test_every_part_stands_where_it_says(text: str) -> None:
    """On any text: each part is the document's text at its place, and the quote holds the sentence."""
    if not text.strip():
        return
    result = text_of(text, "t.txt")
    body = result.document.text
    for claim in coded(result):
        span = claim.basis.span
        assert span is not None
        assert body[span.start : span.end] == span.quote
        record = value_of(claim, Commitment)
        parts = (
            record.modal,
            record.who,
            record.action,
            record.object,
            record.condition,
            record.rhythm,
            record.deadline,
        )
        for part in parts:
            assert part is None or body[part.start : part.end] == part.text


@pytest.mark.shared
def test_real_treaties_yield_true_places(shared: Path) -> None:
    """A defence treaty: every part is the text at its place."""
    file = shared / "corpora" / "defence" / "BWBV0005109.md"
    result = read(file.read_bytes(), name=file.name, subject="x", role="text", language=None, source="x")
    claims = coded(result)
    assert claims
    for claim in claims:
        record = value_of(claim, Commitment)
        for part in (record.modal, record.who, record.action, record.object):
            assert part is None or result.document.text[part.start : part.end] == part.text
