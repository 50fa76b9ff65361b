"""Lines at the head of a text that are no title of it: what an office, a printer or a program put there.

In: a line. Out: yes or no. The words are data (words). Not here: which of the others is the title (title).
"""

from __future__ import annotations

import re
from functools import cache

from foedera.reading.structure.filled_in import is_filled_in
from foedera.reading.structure.words import divisions, fold

_FEWEST_LETTERS = 3
_FEWEST_WIDE = 2
"""Letters of a title in a script without blanks."""
_WIDE = "\u2e80"
_FILE_NAME = re.compile(
    r"\S+\.[A-Za-z]\w{1,4}|(?:untitled|microsoft word\s?-|(?:document|dokument|form)\s?\d|forms$).*|.*\btemplate",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[^\W\d_]{1,3}|(?:[^\W\d_]{1,2}[./-]{1,2}\s?){1,3}[^\W\d_]{0,3}\.?")
_REGISTERED = re.compile(r"(?:[^\W\d_]{1,6}\.?\s?:?\s?)?\d+\s?[/-]\s?\d+\s?-?\s?(?:[^\W\d_]{1,8}\.?)?")
"""The number an office gives a text, with the word for it: '26/01-сонли', 'Br. 01-12', '15/2024 sz.'."""
_SYMBOL = re.compile(r"(?=\D*\d)[A-Z]{1,8}(?:[/.]\s?[A-Z\d][\w()-]{0,12}){1,6}")
"""The mark an organisation gives a paper: 'A/CONF.164/37', 'ST/LEG/SER.B/4'."""
_ODD = re.compile(
    r"""[^\W\d_][ª¼½¾¤@¬§¶±×÷¢£¥¦¨¯´¸·}{|\\~^`\[\]]+\w | [^\W\d_][ª¼½¾¤¬¶±¢¥¦¨¸·]
      | [^\W\d_][\]}]$ | ^[\[{][^\W\d_](?![^.]*[\]}])
      | [a-z][A-Z]{2} | ^[a-z]{1,3}[A-Z][a-z]?$ | [A-Z]{2}[à-ÿ]$ | [A-Z][ß-ÿ][A-Z]
      | ^(?=[^A-Z]*$)[b-df-hj-np-tv-xz./]{5,}$""",
    re.VERBOSE,
)
"""A word with signs or capitals inside it, or of consonants only."""
_HIGH = re.compile(r"[\u00c0-\u00ff]")
_LEAST_ODD = 0.4
"""Share of the words of a line that look so, from which on it is of a font that has other letters at their places."""


def is_no_title(line: str) -> bool:
    """Whether a line names no text: a list of contents' head, a masthead, a file's name, initials, a date, a number."""
    letters, figures = sum(map(str.isalpha, line)), sum(map(str.isdigit, line))
    fewest = _FEWEST_WIDE if any(sign >= _WIDE for sign in line) else _FEWEST_LETTERS
    return (
        letters < fewest
        or figures > letters
        or fold(line.strip(" .:")) in _contents()
        or _FILE_NAME.fullmatch(line) is not None
        or _SYMBOL.fullmatch(line) is not None
        or (_REGISTERED.fullmatch(line) is not None and figures > 1)
        or (line.lower() != line.upper() and _INITIALS.fullmatch(line) is not None)
        or is_masthead(line)
        or _joined(line) in _invocations()
        or is_filled_in(line)
        or is_other_font(line)
    )


def is_masthead(line: str) -> bool:
    """Whether a line is the masthead of an official journal."""
    words = fold(line)
    return any(words.startswith((name, f"the {name}")) for name in _journals())


def is_other_font(line: str) -> bool:
    """Whether a line is of a font that shows letters of another script at the places of Latin ones ('jftLVªh lañ').

    Such text is not what its page shows. It is told by signs inside words, by capitals inside them, and by words of
    nothing but accented letters.
    """
    words = [word for word in line.split() if any(map(str.isalpha, word))]
    odd = sum(map(_is_odd, words))
    return odd >= min(2, len(words)) and odd >= _LEAST_ODD * len(words) > 0


def _is_odd(word: str) -> bool:
    return _ODD.search(word) is not None or (len(word) > 2 and 2 * len(_HIGH.findall(word)) > len(word))


def _joined(line: str) -> str:
    """Its letters alone: typists part and join these words as they like."""
    return "".join(filter(str.isalpha, fold(line)))


@cache
def _invocations() -> frozenset[str]:
    return frozenset(map(_joined, divisions().all("invocation")))


@cache
def _contents() -> frozenset[str]:
    return frozenset(map(fold, divisions().all("contents")))


@cache
def _journals() -> tuple[str, ...]:
    return tuple(map(fold, divisions().all("journal")))
