"""The numbers before paragraphs and points."""

from __future__ import annotations

import pytest

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
