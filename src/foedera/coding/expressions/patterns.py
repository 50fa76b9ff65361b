"""Trees of expressions as regular expressions, in the two dialects that are needed.

Both dialects stay within what automata can do (no look-around inside, no back-references), so that matching is linear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from foedera.coding.expressions.syntax import Blank, Choice, Gap, Hyphen, Maybe, Node, Sequence, Sign, Stem, Word
from foedera.text.folding import CEDILLAS
from foedera.text.joiners import JOINERS

_CEDILLAS = {comma: f"[{comma}{cedilla}]" for cedilla, comma in CEDILLAS.items()}
"""The two ways to print a letter, for text that is not folded."""

LONGEST_WORD = 100
"""Letters. Nothing longer is a word of any language; what tries every place of a text reads no further for one, so that
a text of one endless word costs no more than any other of its length."""


class Dialect(NamedTuple):
    """What stands for a letter, white space and the rest."""

    letter: str
    other: str
    """What may stand between words where only words of one part of a sentence may."""
    across: str
    """The same with commas, semicolons and colons."""
    blank: str
    hyphen: str
    """A hyphen, a blank or nothing."""
    dash: str
    """A hyphen and nothing else: one that stands between blanks."""
    apostrophe: str
    joiner: str | None = None
    """What may stand between two letters of a word and counts for nothing; None where no text has any."""


TEXT = Dialect(
    letter=r"[^\W\u02bc]",
    other=r"(?:[^\w.?!,;:]|\u02bc)",
    across=r"(?:[^\w.?!]|\u02bc)",
    blank=r"\s+",
    hyphen=r"[\s\-‐‑‒–—−]?",
    dash=r"[\-‐‑‒–—−]",
    apostrophe="['‘’ʼ]",
    joiner=f"[{JOINERS}]?",
)
"""For text as it stands; to be compiled ignoring case. `re` takes U+02BC, an apostrophe here, for a letter."""

_LETTERS = r"0-9a-z_\x80-\xff"
EDGE = f"[^{_LETTERS}]"
"""What stands before and behind a word in a folded text."""
BARRIER = b"\x00"
"""The edge at both ends of a folded text, which holds none itself; no gap reaches across it."""
FOLDED = Dialect(
    letter=f"[{_LETTERS}]",
    other=rf"[^{_LETTERS}\x00.?!,;:]",
    across=rf"[^{_LETTERS}\x00.?!]",
    blank=r" +",
    hyphen=r"[ \-]?",
    dash=r"\-",
    apostrophe="'",
)
"""For bytes as foedera.text.folding gives them. Every byte of a letter beyond ASCII counts as a letter."""


def source(tree: Choice, dialect: Dialect) -> str:
    """The regular expression of a tree, without the word boundaries around it."""
    return "|".join(_sequence(option, dialect) for option in tree.options)


def edged(pattern: str) -> bytes:
    """A regular expression for folded texts between the edges of a word."""
    return f"{EDGE}(?:{pattern}){EDGE}".encode()


def _sequence(parts: Sequence, dialect: Dialect) -> str:
    around = (None, *parts, None)
    return "".join(
        dialect.dash if isinstance(part, Hyphen) and _alone(around[place], around[place + 2]) else _node(part, dialect)
        for place, part in enumerate(parts)
    )


def _alone(before: Node | None, behind: Node | None) -> bool:
    """Whether what stands so has no word beside it: 'a - b', '(to|-)'."""
    return all(part is None or isinstance(part, Blank) for part in (before, behind))


def _node(node: Node, dialect: Dialect) -> str:
    match node:
        case Word(text):
            plain = dialect.joiner is None or text.isascii()
            return re.escape(text) if plain else str(dialect.joiner).join(_CEDILLAS.get(sign, sign) for sign in text)
        case Stem():
            return f"{dialect.letter}*"
        case Hyphen():
            return dialect.hyphen
        case Sign(text):
            return dialect.apostrophe if text == "'" else re.escape(text)
        case Blank(comma):
            return f"{',?' if comma else ''}{dialect.blank}"
        case Gap(words, across):
            other, letter = dialect.across if across else dialect.other, dialect.letter
            word = rf"(?:{letter}+(?:\.{letter}+)*|{letter}\.(?:{letter}\.)+)"  # 'U.S.' and '24.5' end no sentence
            return f"(?:{other}+{word}){{0,{words}}}{other}+" if words else f"{other}+"  # {{0,0}} is no pattern
        case Choice():
            return f"(?:{source(node, dialect)})"
        case Maybe(part):
            return f"(?:{_sequence(part, dialect)})?"


def beginnings(tree: Choice) -> frozenset[str] | None:
    """Letters of which every match begins with some; None where no such set exists."""
    found = [_beginnings_of(option) for option in tree.options]
    return None if any(part is None for part in found) else frozenset().union(*(part for part in found if part))


def _beginnings_of(parts: Sequence) -> frozenset[str] | None:
    first = parts[0] if parts else None
    if isinstance(first, Word):
        return frozenset((first.text,))
    if isinstance(first, Choice):
        return beginnings(first)
    if not isinstance(first, Maybe):
        return None
    there, missing = _beginnings_of(first.part), _beginnings_of(parts[1:])
    return None if there is None or missing is None else there | missing


def literals(tree: Choice) -> frozenset[str] | None:
    """Words of which every match holds at least one; None where no such set exists."""
    found = [_literals_of(option) for option in tree.options]
    return None if any(part is None for part in found) else frozenset().union(*(part for part in found if part))


def _literals_of(parts: Sequence) -> frozenset[str] | None:
    """The most telling set among a sequence's parts: the one whose shortest word is longest."""
    sets = [frozenset((part.text,)) for part in parts if isinstance(part, Word)]
    sets += [found for part in parts if isinstance(part, Choice) and (found := literals(part)) is not None]
    return max(sets, key=lambda words: (min(map(len, words)), -len(words), sorted(words)), default=None)
