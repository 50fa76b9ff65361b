"""The measures of agreement between two coders, each a named rule whose sentence stands beside every figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from foedera.coding.reliability.alpha import alpha, mirrored, nominal, ordinal
from foedera.coding.reliability.coefficients import Table, f1, kappa, percent_agreement, pooled
from foedera.model.coverage import CellValue
from foedera.model.strength import Strength

FOUND = (CellValue.COVERED.value, CellValue.IN_PLACE.value)
"""Values that say an area is dealt with."""

STEPS = {strength.value: strength.step for strength in Strength}
"""Strength → its place on the scale."""


class AgreementMeasure(NamedTuple):
    """How a figure is taken from the cells two coders judged."""

    name: str
    title: str
    sentence: str
    undefined: str
    """Why it is None, where there are cells."""
    figure: Callable[[Sequence[Table[str]]], float | None]
    """Takes the tables of the areas: one table, or many."""
    least: float = 0.0
    """The lowest it can be; the highest is 1."""
    of_strength: bool = False
    """Whether it is taken from strengths instead of values."""
    over_areas: bool = False
    """Whether it is a mean over areas, and so says nothing of a single one."""

    @property
    def without_cells(self) -> str:
        """Why it is None where there is no cell to take it from."""
        return "no cell of which both state a strength" if self.of_strength else "no common cell"


def _kappa(areas: Sequence[Table[str]]) -> float | None:
    return kappa(pooled(areas))


def _alpha(areas: Sequence[Table[str]]) -> float | None:
    return alpha(mirrored(pooled(areas)), nominal)


def _f1(areas: Sequence[Table[str]]) -> float | None:
    return f1(pooled(areas), FOUND)


def _f1_macro(areas: Sequence[Table[str]]) -> float | None:
    figures = [figure for table in areas if (figure := f1(table, FOUND)) is not None]
    return sum(figures) / len(figures) if figures else None


def _strength_alpha(areas: Sequence[Table[str]]) -> float | None:
    steps = {(STEPS[one], STEPS[two]): count for (one, two), count in pooled(areas).items()}
    return alpha(mirrored(steps), ordinal)


MEASURES = {
    measure.name: measure
    for measure in (
        AgreementMeasure(
            name="percent_agreement",
            title="percent agreement",
            sentence="share of the common cells both gave the same value; chance is not taken off",
            undefined="no common cell",
            figure=lambda areas: percent_agreement(pooled(areas)),
        ),
        AgreementMeasure(
            name="kappa",
            title="Cohen's kappa",
            sentence="agreement beyond what the two coders' own shares of each value would give by chance; 1 is full "
            "agreement, 0 what chance gives (Cohen 1960)",
            undefined="both use the same single value throughout, so chance alone would agree fully",
            figure=_kappa,
            least=-1.0,
        ),
        AgreementMeasure(
            name="alpha",
            title="Krippendorff's alpha, nominal",
            sentence="1 less observed over expected disagreement, the coders being interchangeable "
            "(Krippendorff 2011); values differ or do not",
            undefined="a single value is used throughout: without variation nothing shows that coders can tell values "
            "apart",
            figure=_alpha,
            least=-1.0,
        ),
        AgreementMeasure(
            name="f1",
            title="F1 of found",
            sentence="of the cells either calls covered or in place, how far they are the same, all cells counted "
            "alike (micro): 2·both / (2·both + only one)",
            undefined="neither calls any cell covered or in place",
            figure=_f1,
        ),
        AgreementMeasure(
            name="f1_macro",
            title="F1 of found, mean over areas",
            sentence="the F1 of each area, every area counted alike (macro); areas where neither found anything "
            "fall out",
            undefined="neither calls any cell covered or in place",
            figure=_f1_macro,
            over_areas=True,
        ),
        AgreementMeasure(
            name="strength_alpha",
            title="Krippendorff's alpha of strength, ordinal",
            sentence="1 less observed over expected disagreement in how firm the wording is, from declared to binding; "
            "far steps weigh more than near ones (Krippendorff 2011). Only cells where both state a strength",
            undefined="a single strength is used throughout: without variation nothing shows that coders can tell them "
            "apart",
            figure=_strength_alpha,
            least=-1.0,
            of_strength=True,
        ),
    )
}
"""Name → measure, in the order they are shown."""
