"""Arabic in PDFs: figures set apart, ligatures, brackets and labels as they are meant."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.formats.pdf.bidi import brackets_meant, label_meant
from foedera.reading.formats.pdf.ligatures import reading_ranks

from .drawn_pdf import DrawnPage, drawn_pdf, foreign

ARABIC = " ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآء،"
PITCH = 5.5
"""Every sign of the second font is half of 11 points wide."""


def read_arabic(painted: list[str]) -> ReadResult:
    """A page of Arabic, read."""
    data = drawn_pdf([DrawnPage("\n".join(painted))], letters=ARABIC)
    return read(data, name="a.pdf", subject="x", role="text", language="ara", source="s")


@pytest.mark.parametrize("number", ["112", "1441", "1435/1/22", "3/12/2024", "2.5", "17"])
@pytest.mark.parametrize("wide", [1.1, 1.3])
def test_figures_set_apart_are_one_number(number: str, wide: float) -> None:
    """Figures run to the right and stay together, though gaps are left between them."""
    before, after = "يحفظ الطرفان السفن وفق القرار", "كل سنة"
    right = 520.0 - PITCH * len(before)
    painted = [foreign(before[::-1], ARABIC, right, 700)]
    left = right - PITCH - PITCH * wide * len(number)
    painted += [foreign(sign, ARABIC, left + at * PITCH * wide, 700) for at, sign in enumerate(number)]
    painted.append(foreign(after[::-1], ARABIC, left - PITCH - PITCH * len(after), 700))
    assert read_arabic(painted).document.text == f"{before} {number} {after}"


def test_two_numbers_stay_two() -> None:
    """A blank between figures is one."""
    line = "السنوات 12 15 17 كلها"
    shown = "اهلك 17 15 12 تاونسلا"
    text = read_arabic([foreign(shown, ARABIC, 300, 700)]).document.text
    assert text.split() == line.split()


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        ("الفقرة )", "الفقرة ("),
        ("( من المادة", ") من المادة"),
        ("الفقرة )ب( من المادة )5(", "الفقرة (ب) من المادة (5)"),
        ("القرار) والفقرة (ب", "القرار) والفقرة (ب"),
        ("القرار( والفقرة )ب", "القرار) والفقرة (ب"),
    ],
)
def test_a_bracket_is_told_by_its_sides(given_text: str, meant: str) -> None:
    """Also where its mate stands on another line or in another piece."""
    assert brackets_meant(given_text) == meant


@pytest.mark.parametrize(
    ("given_text", "meant"), [("-1شركات", "1- شركات"), (". 10قرار", "10. قرار"), ("-2", "2-"), ("1- شركات", "1- شركات")]
)
def test_a_label_stands_before_its_sign(given_text: str, meant: str) -> None:
    """The number a line opens with, set from the left in a line that runs to the left."""
    assert label_meant(given_text) == meant


_GLYPHS = st.lists(st.sampled_from(["لا", "لأ", "مج", "لمح", "بر", "ا", "ل", "م", "ك"]), min_size=1, max_size=12)


@given(_GLYPHS)
def test_letters_of_a_glyph_are_read_from_the_first(glyphs: list[str]) -> None:
    """PDFium turns a run round, and the letters within a glyph with it; they are turned back."""
    order = [letter for glyph in glyphs for letter in reversed(glyph)]
    places = np.array([[100.0 - at, 0, 101.0 - at, 10] for at, glyph in enumerate(glyphs) for _ in glyph])
    ranks = reading_ranks("".join(order), places)
    read_back = sorted(range(len(order)), key=lambda at: (-places[at, 0], ranks[at]))
    assert "".join(order[at] for at in read_back) == "".join(glyphs)


def test_lam_and_alef_of_a_shape_with_its_own_code_stay() -> None:
    """They come in order already."""
    places = np.array([[10.0, 0, 20, 10], [10, 0, 20, 10]])
    assert reading_ranks("لا", places).tolist() == [0, 1]


@pytest.mark.parametrize("hyphen", ["-\u2010", "-\u00ad\u2010", "\u2010\u2011"])
def test_a_hyphen_named_twice_is_one(hyphen: str) -> None:
    """Some fonts name their hyphen by several codes at once; what is read has one."""
    letters = f" {hyphen.replace('-', '')}"
    data = drawn_pdf(
        [DrawnPage(foreign(f"sea{hyphen}rescue and air{hyphen}rescue", letters, 72, 700))], letters=letters
    )
    text = read(data, name="a.pdf", subject="x", role="text", language="eng", source="s").document.text
    assert text.replace("\u2010", "-") == "sea-rescue and air-rescue"
