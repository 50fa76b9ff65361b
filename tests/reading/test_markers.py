"""The numbers before paragraphs and points."""

from __future__ import annotations

import pytest

from foedera.reading import read
from foedera.reading.structure.markers import markers, ordinal


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1. The", ["1."]),
        ("12) The", ["12)"]),
        ("(3) The", ["(3)"]),
        ("1.Designation", ["1."]),
        ("1.1 The", ["1.1"]),
        ("(a) the", ["(a)"]),
        ("a) the", ["a)"]),
        ("a.the total number", ["a."]),
        ("(iv) the", ["(iv)"]),
        ("iv. the", ["iv."]),
        ("A. Title", ["A."]),
        ("(bis) the", []),
        ("4. (a) Upon", ["4.", "(a)"]),
        ("– the", ["–"]),
        ("-the", ["-"]),
        ("• the", ["•"]),
        ("2024. A year", []),
        ("3.5 million", []),
        ("1.2.3 Depth", ["1.2.3"]),
        ("5 April", []),
        ("e.g. this", []),
        ("U.S. forces", []),
        ("E. Lazarou", ["E."]),
        ("I agree", []),
        ("-5 degrees", []),
        ("1 – DOS OBJETIVOS", ["1 –"]),
        ("2– Da adesão", ["2–"]),
        ("3 — Óbligations", ["3 —"]),
        ("2.1 – O Associado", ["2.1 –"]),
        ("2.2.1- Documento", ["2.2.1-"]),
        ("2.10 - А учасник", ["2.10 -"]),
        ("12 – month periods", []),
        ("3 – 5 days", []),
        ("2.5 - per cent", []),
        ("1a. The", ["1a."]),
        ("12b) the", ["12b)"]),
        ("(1a) The", ["(1a)"]),
        ("1 bis. Les Parties", ["1 bis."]),
        ("2-bis. Le Parti", ["2-bis."]),
        ("1-A. As Partes", ["1-A."]),
        ("1 a. Osapuolet", ["1 a."]),
        ("1a. the", []),
        ("5a.m. sharp", []),
        ("3d printing", []),
        ("1 bis 3. Juni", []),
        ("", []),
    ],
)
def test_markers(text: str, printed: list[str]) -> None:
    """What counts as a number, and what only looks like one."""
    assert [marker.printed for marker in markers(text)] == printed


@pytest.mark.parametrize(
    ("value", "roman", "expected"),
    [
        ("i", True, 1),
        ("iv", True, 4),
        ("XIX", True, 19),
        ("b", True, None),
        ("iiii", True, None),
        ("i", False, 9),
        ("bb", False, 28),
        ("ab", False, None),
        ("", True, None),
    ],
)
def test_ordinal(value: str, *, roman: bool, expected: int | None) -> None:
    """The place of a value in its row."""
    assert ordinal(value, roman=roman) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1.", "1a.", "1b.", "2."), ("1", "1a", "1b", "2")),
        (("(1)", "(1a)", "(2)"), ("1", "1a", "2")),
        (("1.", "1 bis.", "1 ter.", "2."), ("1", "1-bis", "1-ter", "2")),
        (("3a.", "4."), ("3a", "4")),
    ],
)
@pytest.mark.parametrize("with_points", [True, False])
def test_numbers_an_amendment_put_in_stand_beside_the_others(
    numbers: tuple[str, ...], expected: tuple[str, ...], *, with_points: bool
) -> None:
    """1a comes behind 1 and its points, and 2 behind it."""
    points = ["(a) for a day;", "(b) for a week."] if with_points else []
    lines = [line for number in numbers for line in (f"{number} Rooms are lent by the house", *points)]
    data = "\n\n".join(["Article 1", *lines, ""]).encode()
    found = read(data, name="a.txt", subject="x", role="text", language=None, source="x").provisions
    paragraphs = [item.eid for item in found if "__point_" not in item.eid]
    assert paragraphs == [f"art_1__para_{number}" for number in expected]


@pytest.mark.parametrize(
    ("text", "is_point"),
    [
        ("г. Москва", False), ("г. Челябинск «15» декабря 2020 г.", False), ("г. Нижний Новгород 15.12.2020", False),
        ("м. Київ", False), ("м. Івано-Франківськ \"__\" ______ 2021 р.", False),
        ("г) Москва", True), ("г. Стороны обмениваются сведениями;", True), ("г. Обмен сведениями", True),
        ("в. Москва", True),
    ],
)  # fmt: skip
def test_a_letter_that_stands_for_a_town_counts_nothing(text: str, is_point: bool) -> None:
    """At the head of contracts; a fourth point of a list stays one."""
    assert bool(markers(text, "rus")) == is_point
