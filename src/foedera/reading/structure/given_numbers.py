"""The number a format gives a paragraph, where its text alone would not tell that it is one: '1', '1.1', 'IV', '§ 3'.

In: the printed number. Out: its marker. Not here: numbers that are recognised in running text (markers).
"""

from __future__ import annotations

import re

import msgspec

from foedera.reading.structure.markers import Marker, markers

_BARE = re.compile(r"\W*(?P<value>\d{1,4}(?:[.\-–/]\d{1,4}){0,5}|[ivxlcIVXLC]{1,7}|[a-zA-Z]{1,2})\W*")


def given(number: str) -> tuple[Marker, ...]:
    """The marker of a number its format gives, as printed; none where it is a word or sign nobody can count by."""
    found = markers(number)[:1]
    if found and found[0].printed == number:
        return found
    match = _BARE.fullmatch(number)
    if match is None:
        return tuple(msgspec.structs.replace(marker, printed=number) for marker in found)
    value = re.sub(r"[\-–/]", ".", match["value"])
    style = number.replace(match["value"], "#", 1)
    kind = "multi" if "." in value else "decimal" if value.isdigit() else "lower" if value.islower() else "upper"
    return (Marker(kind, value, number, style),)
