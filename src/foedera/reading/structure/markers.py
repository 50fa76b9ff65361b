"""The numbers printed before paragraphs and points: 1.  1)  (1)  1.1  (a)  a.  (iv)  A.  – .

In: the text of a block. Out: its markers, and what they mean in their row. Not here: headings, eIds.
"""

from __future__ import annotations

import re

import msgspec

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_MARKER = re.compile(
    r"""
    (?P<dash>[-–—•●▪◦*·])(?=\s|[^\W\d_]|[“"„‘'(\[])
  | (?P<multi>\d{1,3}(?:\.\d{1,3}){1,3})\.?(?=\s+[^\W\d_a-zß-ÿ]|\s+["“‘„(\[])
  | (?P<decimal>\d{1,3})(?:\.(?=\s|[^\W_]|[“"„‘'(\[*]|$)(?!\d)|\)\.?(?!\w*\)))
  | \((?P<paren>\d{1,3}|[a-zA-Z]|[ivxlcIVXLC]{2,7}|[a-zA-Z]{2}|\d{1,2}[a-z])\)\.?
  | (?P<letter>[a-zA-Z]|[ivxl]{2,6}|[IVXL]{2,6})(?:\)\.?|\.(?=\s+[“"„‘'(\[]?[^\W_]|[A-Z“„a-z](?=[^\W_]*\s)|$))
    """,
    re.VERBOSE,
)


class Marker(msgspec.Struct, frozen=True, gc=False):
    """A printed number at the start of a block."""

    kind: str
    """decimal, multi (1.1), lower, upper, or dash; roman readings are settled by the row it stands in."""
    value: str
    """Without brackets and stops: 1, 1.1, a, iv; empty for a dash."""
    printed: str
    """As it stands in the text: '(a)'."""
    style: str
    """Its brackets or stop: '1)' and '1.' are different styles of one kind."""


def markers(text: str) -> tuple[Marker, ...]:
    """The markers `text` starts with: none, one, or two when a point opens its paragraph ('4. (a) Upon request')."""
    first = _marker(text, 0)
    if first is None:
        return ()
    rest = len(first.printed) + len(text[len(first.printed) :]) - len(text[len(first.printed) :].lstrip())
    second = _marker(text, rest) if first.kind in {"decimal", "multi", "lower", "upper"} else None
    if second is None or second.kind in {"dash", "multi"} or _shape(second) == _shape(first):
        return (first,)
    return first, second


def _shape(marker: Marker) -> tuple[str, str]:
    return marker.kind, marker.style


def _marker(text: str, at: int) -> Marker | None:
    match = _MARKER.match(text, at)
    if match is None:
        return None
    name = match.lastgroup or ""
    value = match[name]
    style = match[0].replace(value, "#", 1)
    if name == "dash":
        return Marker("dash", "", match[0], match[0])
    if name in {"multi", "decimal"} or value.isdigit():
        return Marker("multi" if name == "multi" else "decimal", value, match[0], style)
    return Marker("lower" if value.islower() else "upper", value, match[0], style)


def ordinal(value: str, *, roman: bool) -> int | None:
    """The place of a lettered or roman value in its row, from 1; None when it has no such reading."""
    low = value.lower()
    if roman:
        return _from_roman(low) if low and _ROMAN.fullmatch(low) else None
    if len(low) == 1 and "a" <= low <= "z":
        return ord(low) - ord("a") + 1
    if len(low) == 2 and low[0] == low[1] and "a" <= low[0] <= "z":
        return 26 + ord(low[0]) - ord("a") + 1
    return None


def _from_roman(low: str) -> int:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    values = [worth[sign] for sign in low]
    return sum(-value if value < max(values[index + 1 :], default=0) else value for index, value in enumerate(values))
