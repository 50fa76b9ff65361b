"""The judge: a level for each area, with its reasons and the sentences that keep it out of dispute settlement."""

from __future__ import annotations

import datetime

from foedera.coding.coverage.area_evidence import EvidenceReader
from foedera.coding.coverage.lexicon import Lexicon
from foedera.coding.enforceability.level_features import LevelFeatureReader
from foedera.coding.enforceability.level_judge import EnforceabilityJudge
from foedera.coding.english.modality import ModalityClassifier
from foedera.model.coverage import CellValue, Coverage, Enforceability, Level
from foedera.model.properties import value_of
from foedera.workspace.seed import built_in_ladder, built_in_sentence_words
from tests.coding.enforceability.test_level_weights import level_weights
from tests.coding.enforceability.treaties import TREATY, WORDING, document
from tests.coding.ranker.cells import BOOK

JUDGE = EnforceabilityJudge(level_weights(), LevelFeatureReader(BOOK, WORDING, ModalityClassifier(built_in_ladder())))
NOW = datetime.datetime(2026, 11, 25, tzinfo=datetime.UTC)


def judged(area: str) -> Enforceability:
    """What is proposed of an area of the treaty."""
    result = document(TREATY)
    evidence = EvidenceReader(BOOK).read(result.document, result.provisions)
    return JUDGE.judged(result.document, result.provisions, evidence)[area]


def test_what_is_kept_out_is_quoted() -> None:
    """The quote is the text's own, in the provision that says so."""
    proposal = judged("fish")
    assert proposal.level is Level.KEPT_OUT
    (span,) = proposal.exclusions
    assert document(TREATY).document.text[span.start : span.end] == span.quote
    assert span.quote.startswith("Neither Party shall have recourse")
    assert span.provision.startswith("eu-xyz/eng/")


def test_the_rule_names_all_levels_and_what_weighed_most() -> None:
    """With the probability of the level proposed first."""
    proposal = judged("ports")
    assert proposal.level is Level.ENFORCEABLE
    assert proposal.rule.startswith(f"enforceable {proposal.probability:.2f}, not enforceable ")
    assert "most weight: " in proposal.rule
    assert proposal.exclusions == ()


def test_a_covered_area_carries_the_level_once_and_others_none() -> None:
    """With the claim on its best passage; what was not found has no level."""
    result = document(TREATY)
    coder = Lexicon(BOOK, built_in_sentence_words(), enforcing=JUDGE)
    claims = coder.code(result.document, result.provisions, agreement="eu-xyz", recorded=NOW)
    said = [value_of(claim, Coverage) for claim in claims]
    levels = {
        area.id: [c.enforceability.level for c in said if c.area == area.id and c.enforceability is not None]
        for area in BOOK.areas
    }
    assert levels == {"ports": [Level.ENFORCEABLE], "fish": [Level.KEPT_OUT], "talks": []}
    assert {c.value for c in said if c.area == "talks"} == {CellValue.NOT_FOUND}


def test_claims_stored_before_there_were_levels_still_read() -> None:
    """A value without the field has none."""
    result = document(TREATY)
    claims = Lexicon(BOOK, built_in_sentence_words()).code(
        result.document, result.provisions, agreement="eu-xyz", recorded=NOW
    )
    assert all("enforceability" not in claim.value for claim in claims)
    assert all(value_of(claim, Coverage).enforceability is None for claim in claims)
