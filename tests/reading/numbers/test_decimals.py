"""Numbers as people write them: each style is read back, and what could be two numbers is never taken for one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foedera.reading.numbers.decimals import COMMA, POINT, readings, sign_of

BLANKS = (" ", "\u00a0", "\u202f")
APOSTROPHES = ("'", "\u2019")


def printed(value: int, decimals: int, *, sign: str, group: str, minus: str = "-") -> str:
    """A whole number of the smallest unit, printed with so many decimals: 81 with 1 is 8,1."""
    digits = str(abs(value)).rjust(decimals + 1, "0")
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    if group:
        whole = f"{int(whole):,}".replace(",", group)
    return (minus if value < 0 else "") + whole + (sign + rest if rest else "")


@given(
    value=st.integers(-(10**9), 10**9),
    decimals=st.integers(0, 5),
    sign=st.sampled_from((POINT, COMMA)),
    data=st.data(),
)
def test_what_is_printed_in_a_style_is_read_in_it(value: int, decimals: int, sign: str, data: st.DataObject) -> None:
    """parse(print(x)) = x for each sign before decimals, grouped by the other, blanks, apostrophes or nothing."""
    other = POINT if sign == COMMA else COMMA
    group = data.draw(st.sampled_from(("", other, *BLANKS, *APOSTROPHES)))
    minus = data.draw(st.sampled_from(("-", "\u2212")))
    text = printed(value, decimals, sign=sign, group=group, minus=minus)
    assert readings(text)[sign] == pytest.approx(value / 10**decimals)


@given(st.text(alphabet="0123456789.,' -+%eE", max_size=12))
@example("1.2.3,4")
@example("..")
def test_a_text_has_no_reading_or_finite_ones(text: str) -> None:
    """Whatever stands there; a sign is sure exactly where one reading is left."""
    found = readings(text)
    assert all(abs(value) < float("inf") for value in found.values())
    assert (sign_of(text) is None) == (len(found) != 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8,1", {COMMA: 8.1}),
        ("8.1", {POINT: 8.1}),
        ("1,107", {POINT: 1107, COMMA: 1.107}),
        ("1.107,5", {COMMA: 1107.5}),
        ("1 107", {POINT: 1107, COMMA: 1107}),
        ("7", {POINT: 7, COMMA: 7}),
        (".5", {POINT: 0.5}),
        ("0,123", {COMMA: 0.123, POINT: 123}),
        ("1e-3", {POINT: 0.001}),
        ("8,1,2", {}),
        ("12,34,567", {}),
        ("8.1.2024", {}),
        ("ca. 8", {}),
        ("", {}),
        ("-", {}),
        (".", {}),
    ],
)
def test_readings(text: str, found: dict[str, float]) -> None:
    """One, two that differ, or none."""
    assert readings(text) == pytest.approx(found)
