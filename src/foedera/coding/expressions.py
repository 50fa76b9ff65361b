"""Expressions of a codebook, compiled to patterns.

Case-insensitive, whole words. `*` ends a stem; `-` is hyphen, space or nothing; ` ~N ` is at most N words between;
`(a|b)` are alternatives; `?` makes the word or group before it optional; blanks match any white space, also behind a
comma.

    cyber ~3 capacity-building      cyber defence and capacity building
    defen(c|s)e initiative*         defense initiatives
"""

from __future__ import annotations

import functools
import re

from foedera.errors import InvalidRegister

_TOKEN = re.compile(r"\s+~(?P<gap>\d+)\s+|(?P<blank>\s+)|(?P<word>\w+)|(?P<sign>[*\-()|?'’./&])")
_SIGNS = {
    "*": r"\w*",
    "-": r"[\s\-‐‑–]?",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "?": "?",
    "'": "['’]",
    "’": "['’]",
    ".": r"\.",
    "/": "/",
    "&": "&",
}

BLANK = r",?\s+"


@functools.cache
def compile_expression(text: str) -> re.Pattern[str]:
    """The pattern of an expression.

    Raises:
        InvalidRegister: for a sign the syntax does not know, unbalanced brackets, or an expression that could match
            nothing at all.
    """
    parts, place = [], 0
    stripped = text.strip()
    while place < len(stripped):
        token = _TOKEN.match(stripped, place)
        if token is None:
            raise _refused(text, f"the sign {stripped[place]!r}")
        parts.append(_part(token))
        place = token.end()
    source = _optional_blanks("".join(parts))
    try:
        pattern = re.compile(rf"(?<!\w)(?:{source})(?!\w)", re.IGNORECASE)
    except re.error as fault:
        raise _refused(text, str(fault)) from fault
    if pattern.fullmatch(""):
        raise _refused(text, "an expression that matches nothing at all")
    return pattern


def _part(token: re.Match[str]) -> str:
    if token["gap"]:
        return rf"(?:\W+\w+){{0,{int(token['gap'])}}}\W+"
    if token["blank"]:
        return BLANK
    if token["word"]:
        # A group, so that a `?` behind it makes the whole word optional.
        return f"(?:{re.escape(token['word'])})"
    return _SIGNS[token["sign"]]


def _optional_blanks(source: str) -> str:
    """An optional word takes the blank behind it along: 'long? term' matches 'term'."""
    return source.replace(f")?{BLANK}", r")?,?\s*")


def _refused(text: str, found: str) -> InvalidRegister:
    return InvalidRegister(
        "an expression of the codebook cannot be read",
        where=repr(text),
        expected="words, *, -, ~N, (a|b) and ?",
        found=found,
        next_step="mend the expression in the codebook",
    )
