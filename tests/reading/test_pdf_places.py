"""PDFs whose pages are turned, cropped, painted over, or hold scripts that run to the left or downwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.formats.pdf.bidi import brackets_meant, classes_of, looks_reversed, reading_order
from foedera.reading.formats.pdf.turning import Turn, mirrored, upright
from foedera.reading.formats.pdf.turning import shown as shown_turn

from .drawn_pdf import DrawnPage, drawn_pdf, foreign, shown

LINES = [
    "The two states shall keep every lamp on the coast burning,",
    "and shall cooperate in fog with all the means they have.",
    "They shall meet once a year in the month of May.",
]
WHOLE = " ".join(LINES)


def read_pdf(data: bytes, language: str | None = "eng") -> ReadResult:
    """The PDF, read."""
    return read(data, name="a.pdf", subject="x", role="text", language=language, source="s")


def texts(result: ReadResult) -> list[str]:
    """Its provisions."""
    return [result.document.text[item.start : item.end] for item in result.provisions]


def omitted(result: ReadResult) -> dict[str, int]:
    """What was left out, by kind; nothing of the file may be missing beside it."""
    report = result.document.report
    assert report is not None
    assert report.lost == 0
    return {item.what: item.characters for item in report.omissions}


def letters(text: str) -> int:
    """Letters and digits."""
    return sum(map(str.isalnum, text))


def painted(matrix: str, x: float, y: float, step: tuple[float, float]) -> str:
    """The lines under one another, for a direction of writing."""
    return "\n".join(shown(line, x + at * step[0], y + at * step[1], matrix=matrix) for at, line in enumerate(LINES))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("matrix", "x", "y", "step"),
    [
        ("1 0 0 1", 72, 700, (0, -14)),
        ("0 1 -1 0", 300, 100, (14, 0)),
        ("-1 0 0 -1", 500, 300, (0, 14)),
        ("0 -1 1 0", 300, 700, (-14, 0)),
    ],
)
def test_turned_pages_and_text_that_runs_elsewhere(
    rotate: int, matrix: str, x: float, y: float, step: tuple[float, float]
) -> None:
    """However a page is turned and its text runs on it, the lines are read in order, and found on the page as shown."""
    result = read_pdf(drawn_pdf([DrawnPage(painted(matrix, x, y, step), rotate=rotate)]))
    assert texts(result) == [WHOLE]
    width, height = (595, 842) if rotate % 180 == 0 else (842, 595)
    for line in result.document.lines:
        left, bottom, right, top = line.box
        assert 0 <= left < right <= width
        assert 0 <= bottom < top <= height
        is_wide = right - left > top - bottom
        assert is_wide == ((matrix.startswith(("1", "-1"))) == (rotate % 180 == 0))


def test_a_page_whose_corner_lies_elsewhere() -> None:
    """Text is placed on the page as shown, wherever its zero is; what stands beside the crop is left out by name."""
    seen = painted("1 0 0 1", -400, -300, (0, -14))
    page = DrawnPage(
        seen + "\n" + shown("Printer, cut here and fold", -500, -690, size=8),
        media=(-600, -700, 0, 142),
        crop=(-550, -650, -50, 92),
    )
    result = read_pdf(drawn_pdf([page]))
    assert texts(result) == [WHOLE]
    assert omitted(result) == {"outside of the page": letters("Printer, cut here and fold")}
    assert result.document.lines[0].box[0] == pytest.approx(150, abs=1)


def test_words_across_the_page_and_along_its_edge() -> None:
    """'DRAFT' painted aslant is left out by name; what runs up the margin once is read after the page."""
    pages = [
        DrawnPage(
            painted("1 0 0 1", 72, 700, (0, -14))
            + "\n"
            + shown("DRAFT", 200, 300, size=90, matrix="0.7 0.7 -0.7 0.7")
            + "\n"
            + (shown("Registered on the third of May", 560, 200, size=7, matrix="0 1 -1 0") if at == 1 else "")
        )
        for at in range(3)
    ]
    result = read_pdf(drawn_pdf(pages))
    assert texts(result) == [WHOLE, WHOLE, "Registered on the third of May", WHOLE]
    assert omitted(result) == {"text across the page": 15}


def test_text_under_a_scan_and_text_nobody_sees() -> None:
    """The text laid unseen over an image is read, and said to be a machine's; without one it is left out by name."""
    image = "q 595 0 0 842 0 0 cm /Im Do Q\n"
    unseen = "3 Tr\n" + painted("1 0 0 1", 72, 700, (0, -14))
    scan = read_pdf(drawn_pdf([DrawnPage(image + unseen)]))
    assert texts(scan) == [WHOLE]
    assert [problem.code for problem in scan.document.problems] == ["page-ocr-layer"]
    plain = read_pdf(drawn_pdf([DrawnPage(unseen + "\n0 Tr\n" + shown("What all can see.", 72, 500))]))
    assert texts(plain) == ["What all can see."]
    assert omitted(plain) == {"invisible text": letters(WHOLE)}


def test_text_in_form_objects() -> None:
    """What a page borrows from a form object, inside of another one too, is read where it stands."""
    page = DrawnPage("/X1 Do\n" + shown("It stands below.", 72, 500))
    result = read_pdf(drawn_pdf([page], forms=[painted("1 0 0 1", 72, 700, (0, -14))]))
    assert texts(result) == [WHOLE, "It stands below."]


HEBREW = " .,()/0123456789EUNabcאבגדהוזחטיכךלמםנןסעפףצץקרשת"


def seen(text: str) -> str:
    """How a line of Hebrew with numbers and Latin words stands on paper, from the left: the test's own small bidi."""
    words = text.translate(str.maketrans("()", ")(")).split(" ")
    runs: list[list[str]] = []
    for word in words[::-1]:
        core = word.strip(".,()")
        if core.isascii() and core:
            head, tail = word[: word.index(core)], word[word.index(core) + len(core) :]
            runs.append([*tail[::-1], *core, *head[::-1]])
        else:
            runs.append(list(word[::-1]))
    return " ".join("".join(run) for run in runs)


def test_hebrew_is_read_from_the_right() -> None:
    """Words whole, numbers and Latin words not turned round, brackets as meant; lines from the right edge."""
    lines = [
        "הצדדים ישתפו פעולה לפי פסקה 3 של סעיף 12 (ראו סעיף 4)",
        "ויחליפו מידע עם EUN ביום 3/12/2024 ובכל יום.",
        "כל צד ימנה איש קשר.",
    ]
    pages = [
        DrawnPage(
            "\n".join(
                foreign(seen(line), HEBREW, 520 - 5.5 * len(line), 700 - 14 * at) for at, line in enumerate(lines)
            )
        )
    ]
    result = read_pdf(drawn_pdf(pages, letters=HEBREW), language="heb")
    assert " ".join(texts(result)) == " ".join(lines)
    assert omitted(result) == {}


def test_two_languages_side_by_side() -> None:
    """English on the left, Hebrew on the right: each column in its own order, one paragraph each."""
    left = ["Both sides work together in the", "field of security and exchange", "what they know, twice a year."]
    right = ["הצדדים ישתפו פעולה בתחום הביטחון", "וההגנה ויחליפו מידע פעמיים בשנה", "לפי פסקה 3 של סעיף 12 להסכם."]
    content = [shown(line, 60, 700 - 14 * at) for at, line in enumerate(left)]
    content += [foreign(seen(line), HEBREW, 530 - 5.5 * len(line), 700 - 14 * at) for at, line in enumerate(right)]
    result = read_pdf(drawn_pdf([DrawnPage("\n".join(content))], letters=HEBREW))
    assert sorted(texts(result)) == sorted([" ".join(left), " ".join(right)])


DOWN = ("第一条両国は海を夜も昼も照らす", "ことに努める。毎年五月に会う。", "第二条費用はそれぞれが負う。")


def test_lines_that_run_down_sign_by_sign() -> None:
    """Japanese set downwards, its lines from the right: read line by line, without spaces between."""
    alphabet = "".join(dict.fromkeys("".join(DOWN)))
    content = [
        foreign(sign, alphabet, 500 - 20 * line, 750 - 12 * at)
        for line, signs in enumerate(DOWN)
        for at, sign in enumerate(signs)
    ]
    result = read_pdf(drawn_pdf([DrawnPage("\n".join(content))], letters=alphabet), language="jpn")
    assert "".join(texts(result)) == "".join(DOWN)
    assert omitted(result) == {}


_HEBREW_WORD = st.text("אבגדהוזחטי", min_size=1, max_size=6)
_NUMBER = st.integers(0, 9999).map(str) | st.just("12.5") | st.just("3/4")
_LATIN = st.text("abcEU", min_size=1, max_size=5)


@given(st.lists(_HEBREW_WORD | _NUMBER, min_size=1, max_size=8))
def test_what_was_laid_out_is_read_back(words: list[str]) -> None:
    """A line of words and numbers as it stands on paper comes back as it was written."""
    text = " ".join(words)
    from_the_right = seen(text)[::-1]
    order = reading_order(list(classes_of(from_the_right)), left=True)
    assert "".join(from_the_right[at] for at in order) == text


@given(st.lists(_HEBREW_WORD | _LATIN | _NUMBER, max_size=8), st.booleans())
def test_reading_order_keeps_every_sign(words: list[str], left: bool) -> None:
    """Whatever stands on a line, each sign is read once."""
    text = " ".join(words)
    assert sorted(reading_order(list(classes_of(text)), left=left)) == list(range(len(text)))


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [(")א(", "(א)"), ("(א)", "(א)"), ("1) א (ב)", "1) א (ב)"), ("1( א )ב(", "1) א (ב)"), ("»א«", "«א»")],
)
def test_brackets_open_before_they_close(given_text: str, meant: str) -> None:
    """Mirrored shapes become the brackets that were meant; a number's own bracket stays behind it."""
    assert brackets_meant(given_text) == meant


def test_words_that_come_out_turned_round_are_noticed() -> None:
    """Letters that end words and stand at their beginnings say so."""
    line = "הצדדים ישתפו פעולה בתחום הביטחון וההגנה ויחליפו מידע פעמיים בשנה בין שלושה חודשים"
    assert not looks_reversed(line)
    assert looks_reversed(" ".join(word[::-1] for word in line.split()))


_POINT = st.floats(-2000, 2000)


@given(st.integers(0, 3), st.booleans(), _POINT, _POINT, st.integers(0, 3))
def test_a_turn_can_be_undone(quarters: int, mirror: bool, x: float, y: float, more: int) -> None:
    """Any turns after one another, and back, lead to the same place."""
    turn, width, height = shown_turn((10, 20, 605, 862), quarters)
    turn = turn.then(upright(more, width, height)[0])
    turn = turn.then(mirrored(width)) if mirror else turn
    assert turn.mirrors == mirror
    assert turn.back().point(*turn.point(x, y)) == pytest.approx((x, y), abs=1e-6)
    assert turn.then(turn.back()) == Turn(1.0, 0.0, 0.0, 1.0, pytest.approx(0, abs=1e-6), pytest.approx(0, abs=1e-6))
