"""What a number written with points, commas, blanks and apostrophes can be.

In: a cell's text. Out: its value by each sign that may stand before its decimals. '8,1' can only be read one way and
'1.107,5' neither; '1,107' can be read two ways, and which is meant is for the rest of the file, the scale or the user
to say.
"""

from __future__ import annotations

import math
import re

POINT, COMMA = ".", ","
_GROUPED = {
    POINT: re.compile(
        r"(?=[+-]?[.,]?\d)[+-]?(?:\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+|(?:'\d{3})+)|\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?"
    ),
    COMMA: re.compile(r"(?=[+-]?[.,]?\d)[+-]?(?:\d{1,3}(?:(?:\.\d{3})+|(?: \d{3})+|(?:'\d{3})+)|\d*)(?:,\d+)?"),
}
"""By the sign before the decimals."""
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2019": "'", "\u02bc": "'", "\u066b": ","})
_OTHER = {POINT: COMMA, COMMA: POINT}


def readings(text: str) -> dict[str, float]:
    """The values a text can have, by the sign before the decimals; the same under both where it shows none.

    Empty where it is no number. A percent sign is none of its business.
    """
    plain = " ".join(text.translate(_SIGNS).split())
    found: dict[str, float] = {}
    for sign, pattern in _GROUPED.items():
        if pattern.fullmatch(plain):
            bare = plain.replace(_OTHER[sign], "").replace(" ", "").replace("'", "").replace(sign, POINT)
            value = float(bare)
            if math.isfinite(value):
                found[sign] = value
    return found


def sign_of(text: str) -> str | None:
    """The sign that must stand before the decimals of a text; None where it shows none, or could be either."""
    found = readings(text)
    return next(iter(found)) if len(found) == 1 else None
