"""Invented treaties for tests of enforceability, and what is read out of them."""

from __future__ import annotations

from foedera.coding.coverage.area_evidence import EvidenceReader
from foedera.coding.enforceability.enforceability_words import EnforceabilityPatterns
from foedera.coding.enforceability.exclusions import Settlement, settlement_of
from foedera.coding.enforceability.feature_names import names
from foedera.coding.enforceability.level_features import LevelFeatureReader, TextFeatures
from foedera.coding.english.modality import ModalityClassifier
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.text.passages import passages
from foedera.workspace.seed import built_in_ladder, built_in_words
from tests.coding.ranker.cells import BOOK

WORDING = EnforceabilityPatterns(built_in_words())

COURT = """
# Chapter 9 Dispute Settlement

## Article 30 Scope

This Chapter applies to all disputes over the interpretation of this Agreement.

## Article 31 Panel

A panel of three shall decide.
"""

TREATY = f"""# A treaty

# Chapter 1 Ports

## Article 1 Port fees

The Parties shall abolish port fees. Neither Party shall levy harbour due taxes.

# Chapter 2 Fish

## Article 2 Fishing rights

The Parties shall endeavour to cooperate on fishing rights.

## Article 3 Disputes over fish

Neither Party shall have recourse to dispute settlement for any matter arising under this Chapter.
{COURT}"""

WITHOUT = """# A treaty

## Article 1 Port fees

The Parties shall abolish port fees.
"""


def document(text: str) -> ReadResult:
    """A Markdown text, read."""
    return read(text.encode(), name="t.md", subject="eu-xyz", role="text", language="eng", source="t")


def settlement(text: str) -> Settlement:
    """What a text says of settling disputes."""
    result = document(text)
    return settlement_of(result.document, list(passages(result.provisions)), WORDING)


def kept_out(text: str) -> dict[str, set[str]]:
    """Title of a passage → how it is kept out of dispute settlement; only those that are."""
    result, found = document(text), settlement(text)
    said = {p.title: {exclusion.how.value for exclusion in found.of(p)} for p in passages(result.provisions)}
    return {title: how for title, how in said.items() if how}


def shown(text: str) -> TextFeatures:
    """The features of the areas of the small codebook."""
    result = document(text)
    evidence = EvidenceReader(BOOK).read(result.document, result.provisions)
    return LevelFeatureReader(BOOK, WORDING, ModalityClassifier(built_in_ladder())).read(
        result.document, result.provisions, evidence
    )


def cell(text: str, area: str) -> dict[str, float]:
    """The features of one cell by their names."""
    return dict(zip(names(), shown(text).cells[area], strict=True))
