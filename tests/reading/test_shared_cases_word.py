"""The Word files of the shared cases: each reads as its expected.txt says. Skipped where they are not at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.model.document import ReadResult
from foedera.reading import read

CASES = Path(__file__).parents[3] / "shared" / "cases" / "reading"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.is_dir(), reason="the cases in ../shared are not at hand"),
]


def case(path: str) -> ReadResult:
    """A file of the cases, read; every letter is accounted for."""
    file = CASES / path
    result = read(file.read_bytes(), name=file.name, subject="x", role="text", language="eng", source="x")
    report = result.document.report
    assert report is not None
    assert report.characters == report.in_provisions + report.in_headings + report.left_out
    return result


def spans(result: ReadResult) -> dict[str, str]:
    """The text of each provision by eId."""
    return {item.eid: result.document.text[item.start : item.end] for item in result.provisions}


def codes(result: ReadResult) -> set[str]:
    """The codes of its problems."""
    return {problem.code for problem in result.document.problems}


SEA = (
    "The Sides exchange assessments of threats at sea twice a year and share what they learn with their staffs, "
    "without prejudice to rules on classified information."
)
OFFICE = (
    "Each Side names one office for contact within sixty days after the arrangement begins and tells the other Side "
    "without delay when this office changes."
)
COSTS = "Costs lie where they fall, unless the Sides agree otherwise in writing before the activity in question begins."


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "docx-accepted-changes/deleted-paragraph-mark.docx",
            {
                "para_1": "The Sides meet once a year and look together at what was done.",
                "para_2": "They keep minutes.",
            },
        ),
        (
            "docx-bare-printed-number/one-and-two.docx",
            {
                "para_1": "1 The Sides exchange what they learn about threats at sea.",
                "para_1__point_1-1": "1.1 They do so in spring.",
                "para_1__point_1-2": "1.2 They do so in autumn.",
                "para_2": "2 Costs lie where they fall.",
                "para_2__point_2-1": "2.1 Travel is paid by the guest.",
            },
        ),
        ("docx-big-picture/blank-picture.docx", {"art_1": SEA}),
        (
            "docx-control-around-row-or-cell/cell.docx",
            {"para_1": "The Sides name these offices.", "table_1": "Side | Office\nNorthland | Coast Guard"},
        ),
        (
            "docx-control-around-row-or-cell/row.docx",
            {
                "para_1": "The Sides name these offices.",
                "table_1": "Side | Office\nNorthland | Coast Guard\nSouthland | Naval Staff",
            },
        ),
        ("docx-imported-part/altchunk-html.docx", {"art_1": SEA, "art_2": OFFICE, "art_3": COSTS}),
        ("docx-main-part-elsewhere/document2.docx", {"art_1": SEA}),
        (
            "docx-outline-level-body/numbered-body-with-outline.docx",
            {"para_1": f"1. {SEA}", "para_2": f"2. {OFFICE}", "para_3": f"3. {COSTS}"},
        ),
        ("docx-strict-open-xml/strict.docx", {"art_1": OFFICE, "art_2": COSTS}),
        (
            "docx-symbol-characters/greater-or-equal.docx",
            {"para_1": "A share ≥ 10 per cent of the staff is trained at ±5 days."},
        ),
        ("docx-table-of-contents/toc-field-in-content-control.docx", {"art_1": SEA, "art_2": COSTS}),
        (
            "docx-text-box/box-between-articles.docx",
            {
                "art_1__para_1": SEA,
                "art_1__para_2": "Nothing in Article 1 limits what a Side may do in its own waters.",
                "art_2": COSTS,
            },
        ),
        ("docx-hidden-text/vanish.docx", {"para_1": "The Sides meet in spring."}),
    ],
)
def test_provisions(path: str, expected: dict[str, str]) -> None:
    """The provisions of a case, and nothing else."""
    assert spans(case(path)) == expected


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("restart-then-first-list-again", ["1.", "2.", "1.", "2.", "3."]), ("start-at-ten", ["1.", "10.", "11."])],
)
def test_lists_share_one_count(name: str, numbers: list[str | None]) -> None:
    """The numbers Word prints."""
    provisions = case(f"docx-lists-share-one-count/{name}.docx").provisions
    assert [item.number for item in provisions if item.number] == numbers


def test_sentences_with_an_outline_level() -> None:
    """Both numbered sentences are provisions under the section, the plain one follows the first."""
    found = case("docx-outline-level-body/mixed.docx")
    assert list(spans(found).values()) == [f"1. {SEA}", "This paragraph has no level.", f"2. {OFFICE}"]
    assert [item.number for item in found.provisions] == ["1.", None, "2."]
    assert found.document.text.startswith("Section A")


def test_bare_numbers_are_numbers() -> None:
    """As the list says, full stop or not."""
    found = case("docx-bare-printed-number/one-and-two.docx")
    assert [item.number for item in found.provisions] == ["1", "1.1", "1.2", "2", "2.1"]


def test_what_is_left_out_is_said() -> None:
    """Hidden text and tables of contents, with a problem of their own."""
    assert "hidden-text" in codes(case("docx-hidden-text/vanish.docx"))
    contents = case("docx-table-of-contents/toc-field-in-content-control.docx")
    assert "table-of-contents" in codes(contents)
    assert [(item.number, item.heading) for item in contents.provisions] == [
        ("Article 1", "Aim"),
        ("Article 2", "Costs"),
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "title-from-properties/template-title.docx",
            "Arrangement between Northland and Southland on search and rescue",
        ),
        ("docx-outline-level-body/numbered-body-with-outline.docx", "Arrangement on maritime awareness"),
    ],
)
def test_titles(path: str, expected: str) -> None:
    """What the text shows as its title goes before a property of the file."""
    assert case(path).document.title == expected
