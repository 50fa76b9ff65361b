"""What every wording of a record is made of: words of the data as a reader wants them, and parts joined."""

from __future__ import annotations

import msgspec

Words = tuple[str, str]
"""(label, text)."""


def plain(word: str) -> str:
    """A word of the data as a reader wants it: high_representative → high representative."""
    return word.replace("_", " ").replace("|", ", ")


def joined(*parts: str | None) -> str:
    """What there is of the parts, as one text."""
    return "; ".join(part for part in parts if part)


ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
"""The places in a row that are written out, from the first."""


def ordinal(number: int) -> str:
    """first, second … tenth, 11th, 21st: a place in a row as it is written."""
    if 1 <= number <= len(ORDINALS):
        return ORDINALS[number - 1]
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def fields_of(record: msgspec.Struct) -> str:
    """Every field that says something, by its name: what is shown of a record nobody wrote words for."""
    stated = ((name, _shown(getattr(record, name))) for name in record.__struct_fields__)
    return joined(*(f"{plain(name)}: {shown}" for name, shown in stated if shown))


def _shown(value: object) -> str:
    """A field's value in words; '' where it says nothing."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case tuple():
            return ", ".join(map(_shown, value))
        case msgspec.Struct():
            return f"({fields_of(value)})"
        case _:
            return str(value)
