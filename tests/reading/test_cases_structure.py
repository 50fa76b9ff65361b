"""The cases of structure and languages outside the project, as their notes say they are right. Skipped without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.model.document import ReadResult
from foedera.reading import read

CASES = Path(__file__).parents[3] / "shared" / "cases" / "reading"
WORDS = sorted((CASES / "article-words-of-other-languages").glob("*.txt"))

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.is_dir(), reason="the cases in ../shared are not at hand"),
]


def of(path: Path) -> ReadResult:
    """The case, read as somebody would who says nothing of it."""
    return read(path.read_bytes(), name=path.name, subject="x", role="text", language=None, source="x")


@pytest.mark.parametrize(
    "path", [path for path in WORDS if not path.stem.endswith("expected")], ids=lambda path: path.stem
)
def test_article_words(path: Path) -> None:
    """The first three lines of each note: eId, kind, number as printed."""
    expected = path.with_name(f"{path.name}.expected.txt").read_text(encoding="utf-8").splitlines()[:3]
    found = of(path).provisions
    assert [item.eid for item in found] == [line.split()[0] for line in expected]
    assert all(f"n='{item.number}'" in line for item, line in zip(found, expected, strict=True))
    assert ("[article]" in expected[0]) == (found[0].kind == "article")


def test_side_headings() -> None:
    """A short line above a numbered paragraph is its heading."""
    found = of(CASES / "heading-line-above-number" / "side-headings.docx").provisions
    assert [(item.eid, item.heading) for item in found] == [
        ("para_1", "Citation"),
        ("para_2", "Scope"),
        ("para_3", "Costs"),
    ]


def test_the_printed_number_decides() -> None:
    """An unnumbered line gives way."""
    found = of(CASES / "number-printed-decides" / "combined-number.docx").provisions
    assert [item.eid for item in found if item.number] == [
        f"para_{para}__point_{point}" for para in (1, 2) for point in (1, 2)
    ]


def test_two_languages_in_one_file() -> None:
    """Both are named with their share, and each provision has its own."""
    result = of(CASES / "two-languages-one-file" / "english-then-french.md")
    (problem,) = result.document.problems
    assert problem.code == "language-mixed"
    assert "eng (" in problem.text
    assert "fra (" in problem.text
    assert [result.document.language_of(item) for item in result.provisions] == ["eng", "eng", "fra", "fra"]


def test_the_language_the_file_gives() -> None:
    """It is followed, and the doubt is said."""
    result = of(CASES / "language-the-file-gives" / "swahili.xml")
    assert result.document.language == "swa"
    assert [problem.code for problem in result.document.problems] == ["language-doubt"]
