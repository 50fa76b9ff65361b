"""The figures the site gives of its own matching are those that were measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.comparing.measured import ACROSS, MATCHED, RECURRING, Figure, Measured
from foedera.comparing.wording.common_wording import THRESHOLD

EVALUATION = Path(__file__).parents[2] / "evaluation"


def rows(page: str, *head: str, after: str = "") -> list[list[str]]:
    """The rows of all tables of a page, or of those after some words, that begin with these cells."""
    lines = (EVALUATION / page).read_text("utf-8").partition(after or "#")[2].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if row[: len(head)] == list(head)]


def printed(figure: Figure) -> str:
    """As the pages of alignment print it, with three digits."""
    return f"{figure.value:.3f} ({figure.low:.2f}–{figure.high:.2f})"


@pytest.mark.parametrize("measured", MATCHED)
def test_matching_within_a_language(measured: Measured) -> None:
    """Both matchers, of the part that was measured once."""
    here, plain = rows("alignment.md", "end", measured.level)
    assert here[2:4] == [str(measured.pairs), str(measured.clauses)]
    assert (here[5], plain[5]) == ("here", "TF-IDF from 0.20")
    assert [here[8], plain[8], here[10]] == [printed(one) for one in (measured.f1, measured.others, measured.none)]


@pytest.mark.parametrize("measured", ACROSS)
def test_matching_across_languages(measured: Measured) -> None:
    """Beside what equal numbers find."""
    here, _, number = rows("alignment.md", "end", measured.level)
    assert here[2:4] == [str(measured.pairs), str(measured.clauses)]
    assert (here[5], number[5]) == ("here", "one number")
    assert [here[8], number[8], here[9]] == [printed(one) for one in (measured.f1, measured.others, measured.none)]


def test_recurrence_at_the_usual_threshold() -> None:
    """Of passages drawn afresh, with the texts that are not here: the first tables behind that comment."""
    behind = "<!-- recurrence with fresh texts -->"
    checked, drawn, *_ = rows("reuse.md", f"{THRESHOLD:g}", after=behind)
    assert drawn[1].startswith(f"{RECURRING.found} (")
    shown = [f"{one.value:.2f} [{one.low:.2f}–{one.high:.2f}]" for one in (RECURRING.recall, RECURRING.precision)]
    assert checked[1:3] == shown
    heads = rows("reuse.md", "threshold", after=behind)
    assert f"found of {RECURRING.recur} that recur" in [cell for row in heads for cell in row]
