"""The syntax of expressions: text in, tree out, with the column of whatever cannot be read.

word            itself, whole, in any case and in either spelling of English (foedera.coding.expressions.spelling)
stem*           a word that begins so
cyber-security  the hyphen stands for a hyphen, a space or nothing; between blanks (1 - 5), for a hyphen
a b             white space between them
a, b            the same, with or without a comma
a ~4 b          at most four words between a and b, and no comma, semicolon, colon or end of a sentence
a ~~4 b         the same, also across commas, semicolons and colons: the items of a list
a & b           both in one sentence, in any order, at most FARTHEST words apart
(a|b c)         one of them; also without brackets, for the whole expression
(long )?term    the part before `?` may be missing; a missing word takes its blank along
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from foedera.coding.expressions.spelling import spellings
from foedera.errors import InvalidRegister
from foedera.text.folding import lower
from foedera.text.joiners import without_joiners

WIDEST_GAP = 40
"""Words. What stands further apart stands in another sentence as a rule, and wide gaps cost the scanner memory."""
DEEPEST = 5
"""Brackets within brackets; deeper ones cannot be read by people either."""
LONGEST = 600
"""Code points of one expression."""
FARTHEST = 40
"""Words between the first and the last of the parts joined by `&`."""
MOST_TOGETHER = 3
"""Parts joined by `&`: each further one multiplies the orders in which they can stand."""

_TOKEN = re.compile(
    r"\s+(?P<across>~?)~(?P<gap>\d+)\s+|\s+(?P<both>&)\s+|(?P<comma>,)?(?P<blank>\s+)|(?P<word>[^\W\u02bc]+)"
    r"|(?P<sign>[*\-()|?'‘’\u02bc./&])"
)


class Word(NamedTuple):
    """Letters and digits as they stand, in lower case."""

    text: str


class Stem(NamedTuple):
    """Whatever letters follow."""


class Hyphen(NamedTuple):
    """A hyphen, a space or nothing."""


class Sign(NamedTuple):
    """A sign of punctuation that stands for itself."""

    text: str


class Blank(NamedTuple):
    """White space."""

    comma: bool = False
    """Whether a comma may stand before it."""


class Gap(NamedTuple):
    """At most so many words between, in one sentence."""

    words: int
    across: bool = False
    """Whether commas, semicolons and colons may stand between."""


class Choice(NamedTuple):
    """One of several sequences."""

    options: tuple[Sequence, ...]


class Maybe(NamedTuple):
    """A part that may be missing, with the blank that goes with it."""

    part: Sequence


Node: TypeAlias = Word | Stem | Hyphen | Sign | Blank | Gap | Choice | Maybe
Sequence: TypeAlias = tuple[Node, ...]


@functools.cache
def parse(text: str) -> Choice:
    """The tree of an expression.

    Raises:
        InvalidRegister: naming the column of a sign the syntax does not know, a bracket without its other half, an
            empty part, a `*` or `?` behind nothing, or one of the limits above.
    """
    text = without_joiners(unicodedata.normalize("NFC", text))  # as texts are searched
    if len(text) > LONGEST:
        raise refused(text, LONGEST + 1, f"{len(text)} signs", expected=f"at most {LONGEST} signs")
    reader = _Reader(text)
    tree = reader.choice(depth=0)
    if reader.peek() is not None:
        raise refused(text, reader.column, "a closing bracket that nothing opened")
    if not must_match(tree):
        raise refused(text, 1, "an expression that matches nothing at all")
    return tree


class _Reader:
    """Walks over an expression's tokens once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._at = 0

    @property
    def column(self) -> int:
        """Column of the next token, from 1."""
        return self._tokens[self._at][1] if self._at < len(self._tokens) else len(self._text) + 1

    def peek(self) -> re.Match[str] | None:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else None

    def choice(self, depth: int) -> Choice:
        options = [*self._together(depth)]
        while (token := self.peek()) is not None and token["sign"] == "|":
            self._at += 1
            options += self._together(depth)
        return Choice(tuple(options))

    def _together(self, depth: int) -> list[Sequence]:
        """What stands between two `|`: a sequence, or those joined by `&` in every order."""
        start, parts = self.column, [self._sequence(depth)]
        while (token := self.peek()) is not None and token["both"]:
            self._at += 1
            parts.append(self._sequence(depth))
        if len(parts) > MOST_TOGETHER:
            raise refused(self._text, start, f"{len(parts)} parts joined by &", expected=f"at most {MOST_TOGETHER}")
        if len(parts) == 1:
            return parts
        far = Gap(FARTHEST // (len(parts) - 1), across=True)
        return [tuple(_joined(order, far)) for order in itertools.permutations(Choice((part,)) for part in parts)]

    def _sequence(self, depth: int) -> Sequence:
        start, parts = self.column, list[Node]()
        while (token := self.peek()) is not None and token["sign"] not in ("|", ")") and not token["both"]:
            if token["sign"] == "?":
                self._make_optional(parts)
            else:
                parts.append(self._node(token, parts, depth))
        if not parts:
            raise refused(self._text, start, "nothing where a word should stand")
        return _with_blanks(tuple(parts))

    def _node(self, token: re.Match[str], before: list[Node], depth: int) -> Node:
        column = self.column
        self._at += 1
        if token["gap"]:
            return self._gap(int(token["gap"]), column, across=bool(token["across"]))
        if token["blank"]:
            return Blank(comma=bool(token["comma"]))
        if token["word"]:
            return self._word(lower(token["word"]))
        sign = token["sign"]
        if sign == "*":
            if not before or not isinstance(before[-1], Word | Choice | Sign):
                raise refused(self._text, column, "a * behind nothing; it would match every word")
            return Stem()
        if sign == "-":
            return Hyphen()
        if sign == "(":
            if depth == DEEPEST:
                raise refused(self._text, column, f"more than {DEEPEST} brackets within brackets")
            inner = self.choice(depth + 1)
            if (closing := self.peek()) is None or closing["sign"] != ")":
                raise refused(self._text, column, "a bracket that is never closed")
            self._at += 1
            return inner
        return Sign("'" if sign in "‘’\u02bc" else sign)

    def _word(self, text: str) -> Node:
        """A word, or its two spellings."""
        behind = self.peek()
        begun = behind is not None and behind["sign"] in ("*", "(")
        ways = spellings(text, begun=begun)
        return Word(text) if len(ways) == 1 else Choice(tuple((Word(way),) for way in ways))

    def _gap(self, words: int, column: int, *, across: bool) -> Gap:
        if words > WIDEST_GAP:
            raise refused(self._text, column, f"a gap of {words} words", expected=f"at most {WIDEST_GAP} words")
        return Gap(words, across)

    def _make_optional(self, parts: list[Node]) -> None:
        if not parts or isinstance(parts[-1], Blank | Gap | Maybe | Stem):
            raise refused(self._text, self.column, "a ? behind nothing")
        self._at += 1
        parts.append(Maybe((parts.pop(),)))


def _tokens(text: str) -> list[tuple[re.Match[str], int]]:
    found, place, end = [], len(text) - len(text.lstrip()), len(text.rstrip())
    while place < end:
        token = _TOKEN.match(text, place, end)
        if token is None:
            raise refused(text, place + 1, f"the sign {text[place]!r}")
        found.append((token, token.start("gap") - len(token["across"]) if token["gap"] else place + 1))  # its first ~
        place = token.end()
    return found


def _joined(parts: Iterable[Node], between: Node) -> Iterator[Node]:
    for place, part in enumerate(parts):
        yield from (between, part) if place else (part,)


def _with_blanks(parts: Sequence) -> Sequence:
    """A missing word takes a blank along, so that none too many is asked for; a gap has blanks of its own."""
    found, start = list[Node](), 0
    for at in (*(at for at, part in enumerate(parts) if isinstance(part, Gap)), len(parts)):
        found += [*_between_gaps(parts[start:at]), *parts[at : at + 1]]
        start = at + 1
    return tuple(found)


def _between_gaps(parts: Sequence) -> list[Node]:
    """A missing word takes the blank behind it along; words missing at the end take the blanks before them."""
    body, tail = list(parts), list[Node]()
    while len(body) > 2 and isinstance(last := body[-1], Maybe) and isinstance(body[-2], Blank):
        del body[-2:]
        tail.insert(0, Maybe((Blank(), *last.part)))
    found: list[Node] = []
    place = 0
    while place < len(body):
        part = body[place]
        if isinstance(part, Maybe) and _stands_alone(found) and isinstance(next(iter(body[place + 1 :]), None), Blank):
            part, place = Maybe((*part.part, Blank())), place + 1
        found.append(part)
        place += 1
    return [*found, *tail]


def _stands_alone(before: list[Node]) -> bool:
    """Whether what comes next is a word of its own, and no ending glued to the word before it."""
    if not before:
        return True
    last = before[-1]
    return isinstance(last, Blank) or (isinstance(last, Maybe) and isinstance(last.part[-1], Blank))


def must_match(tree: Choice) -> bool:
    """Whether every option asks for at least one letter."""
    return all(any(isinstance(p, Word) or (isinstance(p, Choice) and must_match(p)) for p in o) for o in tree.options)


def refused(text: str, column: int, found: str, *, expected: str | None = None) -> InvalidRegister:
    """The error that says which sign of which expression cannot be taken."""
    return InvalidRegister(
        "an expression of the codebook cannot be read",
        where=f"{text!r}, column {column}",
        expected=expected or "words, *, -, ~N, ~~N, &, (a|b) and ?",
        found=found,
        next_step="mend the expression in the codebook",
    )
