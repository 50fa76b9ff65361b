"""How well a coder does against people, with everything it takes to measure it again."""

from __future__ import annotations

import msgspec

from foedera.model.reliability import DisagreeingCell, Measured, Part


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the table a coder fills without asking a person, at one stated rate of agreement."""

    stated: float
    """The rate of agreement the thresholds were chosen for, 0 to 1."""
    share: float
    """Share of all cells that are filled."""
    agreed: float | None
    """Share of the filled cells that agree with people; None where none is filled."""
    positives: float | None
    """Share of the cells people call covered that are filled, either way; None without any."""
    accepted_right: float | None
    """Share of the cells filled as covered that people call covered."""
    rejected_right: float | None
    """Share of the cells filled as not covered that people call not covered."""


class Graded(msgspec.Struct, frozen=True, kw_only=True):
    """How far a coder says of covered areas what people say of whether they can be enforced."""

    coder: str
    trained_on: int
    """How many of the agreements its weights were learnt from: above 0, the figures are not held out."""
    kappa: Measured
    """Of the three levels, on the cells people call covered and have graded."""
    accuracy: Measured
    """Share of these cells given the same level."""
    kappa_both: Measured
    """Kappa on those of them the coder of coverage calls covered, too."""
    confusion: tuple[tuple[int, ...], ...]
    """Cells by people's level (rows) and the coder's (columns): not enforceable, kept out, enforceable."""


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """A coder measured against a file of coded cells."""

    code: str
    """Version of Foedera."""
    coder: str
    codebook: str
    fingerprint: str
    """Of the codebook's content."""
    gold: str
    gold_sha256: str
    agreements: int
    cells: int
    trained_on: int
    """How many of these agreements the coder's weights were learnt from: above 0, the figures are not held out."""
    without_text: tuple[str, ...]
    """Agreements of the file of which no text was given; their cells are left out."""
    not_in_codebook: tuple[str, ...]
    """Areas of the file the codebook does not have; their cells are left out."""
    overall: Part
    areas: tuple[Part, ...]
    filled: tuple[Filled, ...]
    """For each rate thresholds were chosen for; empty where the coder gives no probabilities."""
    enforceability: Measured | None = None
    """Kappa of the three levels, on the cells people call covered; None where either side has none."""
    graded: Graded | None = None
    """The same with all that belongs to it; None as above."""
    rules: tuple[str, ...] = ()
    """In words: which cells count, what the intervals are."""
    disagreeing: tuple[DisagreeingCell, ...] | None = None
    """The cells the two give different values; None where they were not asked for."""
