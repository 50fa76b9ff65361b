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
from foedera.reading.formats.pdf.runs import runs_of
from foedera.reading.formats.pdf.signs import Signs
from foedera.reading.formats.pdf.turning import STRAIGHT

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


@given(st.lists(st.sampled_from(["ا", "ل", "لا", "لم", "محمد", "ين", "لى"]), min_size=2, max_size=12))
def test_letters_of_a_glyph_on_a_line_nobody_turned(glyphs: list[str]) -> None:
    """Where PDFium gives the glyphs as they are painted, from the left, it has not turned their letters either."""
    painted = glyphs[::-1]
    order = [(letter, at) for at, glyph in enumerate(painted) for letter in glyph]
    places = np.array([(at * 10.0, 0.0, at * 10.0 + 9, 10.0) for _, at in order])
    text = "".join(letter for letter, _ in order)
    ranks = reading_ranks(text, places)
    read_so = sorted(range(len(text)), key=lambda at: (-places[at, 0], ranks[at]))
    assert "".join(text[at] for at in read_so) == "".join(glyphs)


def stretched(painted: str, said: str, x: float, letters: str) -> str:
    """Signs painted from the left, with a text of their own that says what they mean."""
    code = said.encode("utf-16-be").hex()
    return f"/Span <</ActualText <feff{code}>>> BDC {foreign(painted, letters, x, 700)} EMC"


HEBREW = " אבגדהוזחטיכלמנסעפצקרשתםןףץך."


@pytest.mark.parametrize("as_painted", [False, True])
@pytest.mark.parametrize(
    ("letters", "before", "word", "at", "after"),
    [
        (ARABIC, "يحافظ الطرفان", "على", 1, "سلامة السفن"),
        (ARABIC, "يوزع العمل", "بين", 1, "الدولتين كل سنة"),
        (ARABIC, "يعمل الطرفان", "تراعي", 0, "القانون والاتفاق"),
        (HEBREW, "הצדדים שומרים", "שלום", 2, "בים ובנמל"),
    ],
)
def test_letters_named_in_the_order_they_are_painted(
    as_painted: bool, letters: str, before: str, word: str, at: int, after: str
) -> None:
    """Two letters whose stretch names them once more, in reading order or the order they are painted."""
    two = word[at : at + 2]
    right = 520.0 - PITCH * (len(before) + 1)
    painted = [foreign(before[::-1], letters, right + PITCH, 700)]
    for start, piece in ((0, word[:at]), (at, two), (at + 2, word[at + 2 :])):
        place = right - PITCH * (start + len(piece))
        if piece == two:
            painted.append(stretched(two[::-1], two[::-1] if as_painted else two, place, letters))
        elif piece:
            painted.append(foreign(piece[::-1], letters, place, 700))
    painted.append(foreign(after[::-1], letters, right - PITCH * (len(word) + 1 + len(after)), 700))
    data = drawn_pdf([DrawnPage("\n".join(painted))], letters=letters)
    result = read(data, name="a.pdf", subject="x", role="text", language="ara", source="s")
    assert result.document.text == f"{before} {word} {after}"
    assert "text-lost" not in {item.code for item in result.document.problems}


def test_a_number_a_stretch_hides() -> None:
    """The number of a paragraph whose stretch says it is a tabulator is there, and counted."""
    line = "يحفظ الطرفان السفن وفق القرار"
    painted = [foreign(line[::-1], ARABIC, 480 - PITCH * len(line), 700), foreign(".", ARABIC, 490, 700)]
    result = read_arabic([*painted, stretched("7", "\t", 496, ARABIC)])
    assert result.document.text == f"7. {line}"
    report = result.document.report
    assert report is not None
    assert report.lost == 0
    assert report.characters == sum(map(str.isalnum, result.document.text))


@pytest.mark.parametrize("named", ["لا", "ال", "لأ", "أل"])
@pytest.mark.parametrize("rising", [False, True])
def test_no_glyph_is_alef_before_lam(named: str, rising: bool) -> None:
    """However a font names its glyph for lam and alef, and whichever way PDFium gives the line."""
    places = np.array([[10.0, 0, 19, 10], [20, 0, 29, 10], [20, 0, 29, 10], [30, 0, 39, 10]])
    text = f"س{named}م"
    ranks = reading_ranks(text, places if rising else places[::-1])
    order = sorted(range(1, 3), key=lambda at: ranks[at])
    assert text[order[0]] == "ل"


def signs(text: str, edges: list[tuple[float, float, float]]) -> Signs:
    """Signs of ten points on one line: where each is set, and where its ink begins and ends."""
    count = len(text)
    no, zero = np.zeros(count, np.bool_), np.zeros(count, np.int64)
    return Signs(
        text=text,
        boxes=np.array([[left, 98.0, right, 108.0] for _, left, right in edges]),
        origins=np.array([[pen, 100.0] for pen, *_ in edges]),
        size=np.full(count, 10.0),
        bold=no,
        tag=zero - 1,
        quarters=zero,
        visible=~no,
        raised=no,
        inked=~no,
        made=no,
        line=zero,
        unknown=0,
    )


@pytest.mark.parametrize(("pen", "expected"), [(107.0, "لا"), (109.0, "ل ا")])
def test_a_letter_with_room_of_its_own_before_its_ink_is_no_new_word(pen: float, expected: str) -> None:
    """Final alef is narrow and set with room on its left; only a gap between what is set parts words."""
    found = signs("ال", [(100.0, 100.5, 106.5), (pen, 109.0, 111.0)])
    (run,) = runs_of(found, np.ones(2, np.bool_), STRAIGHT)
    assert run.text == expected
