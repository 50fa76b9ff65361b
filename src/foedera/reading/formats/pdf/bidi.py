"""Signs as they stand on a line → signs as they are read, where a line holds Arabic, Hebrew or their kin.

In: what stands on a line, in the order of the page's main direction. Out: reading order. A PDF says where each sign is
painted, so this is the Unicode bidirectional algorithm (UAX #9) walked backwards: numbers and words of the other
direction, which stand turned round on the line, are turned back; brackets are given as they are meant (BD16), not as
their mirrored shape. Not here: where signs stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

_CLASSES = {"R": "R", "AL": "R", "L": "L", "EN": "N", "AN": "N", "CS": "S", "ES": "S", "ET": "T", "NSM": "M"}
_NUMBER = re.compile(r"(?:(?<!T)T++|)N(?:S?N)*+T*+")
"""Digits with their signs between (rules W4 and W5): '12.5', '3/4', '20 %' without its space."""
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "<": ">"}
_MIRRORED = {**_PAIRS, **{close: open_ for open_, close in _PAIRS.items()}}
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SHAPED = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]+")
"""Letters in the shape they have at a place in a word (Arabic and Hebrew presentation forms)."""
_MARKER = re.compile(r"\A(\s*\w{1,3})[()](?=\s|$)")
"""The number a line opens with: 'a)', whichever way its bracket was taken down."""
_LABEL = re.compile(r"^([-–.])\s?(\d{1,3})\s?(?=[^\W\d_]|$)")
_ENDING = frozenset("ךםןףץةى")
"""Letters that stand at the end of words only."""
_FEW_WORDS = 8


def holds_right_to_left(text: str) -> bool:
    """Whether any sign of a text is of a script that runs to the left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs_left(text: str) -> bool:
    """Whether most letters of a text are of scripts that run to the left."""
    if not holds_right_to_left(text):
        return False
    classes = classes_of(text)
    return classes.count("R") > classes.count("L")


def classes_of(text: str) -> str:
    """The class of each sign: R and L letters, N digits, S what separates digits, T what goes with them, M marks, O."""
    return "".join(_CLASSES.get(unicodedata.bidirectional(sign), "O") for sign in text)


def reading_order(classes: Sequence[str], *, left: bool) -> list[int]:
    """The places of what stands on a line, in reading order.

    Args:
        classes: a class (see classes_of) for each, in the order of the main direction: from the right if `left`.
        left: whether the main direction is to the left.
    """
    order = list(range(len(classes)))
    text = "".join(classes)
    if not left:
        for start, end in _right_runs(text):
            inner = reading_order(text[start:end][::-1], left=True)
            order[start:end] = [end - 1 - at for at in inner]
        return order
    for start, end in _left_runs(text):
        order[start:end] = order[start:end][::-1]
    return order


def _right_runs(text: str) -> list[tuple[int, int]]:
    """Where words that run to the left stand in a line that runs to the right."""
    return [match.span() for match in re.finditer(r"R(?:[^L]*R)?", text)]


def _left_runs(text: str) -> list[tuple[int, int]]:
    """Where numbers, and words that run to the right, stand in a line given from the right.

    A number after a word belongs to it ('Article 5', rule W7), and so stands before it when the line is given from the
    right; numbers with a space between them are read one by one, from the right.
    """
    out: list[tuple[int, int]] = []
    start = end = -1
    has_word = False
    for at, kind, after in _elements(text):
        gap = text[end:at] if end >= 0 else ""
        joined = end >= 0 and "R" not in gap and (kind == "L" or (has_word and not gap))
        if joined:
            end = after
        else:
            out += [(start, end)] if end >= 0 else []
            start, end, has_word = at, after, False
        has_word = has_word or kind == "L"
    return [*out, (start, end)] if end >= 0 else out


def _elements(text: str) -> list[tuple[int, str, int]]:
    """Start, kind (L or N) and end of each letter that runs right and of each number."""
    numbers = [(match.start(), "N", match.end()) for match in _NUMBER.finditer(text)]
    return sorted([*numbers, *((at, "L", at + 1) for at, kind in enumerate(text) if kind == "L")])


def brackets_meant(text: str) -> str:
    """A line with brackets that open before they close: shapes of a mirrored line are given back as meant."""
    marker = _MARKER.match(text)
    head = f"{marker[1]})" if marker else ""
    signs = list(text[len(head) :])
    places = [place for place, sign in enumerate(signs) if sign in _MIRRORED]
    told = {place: shape for place in places if (shape := _told(signs, place)) is not None}
    if len(told) < len(places) and _balanced(signs[place] for place in places):
        return text if not marker else head + "".join(signs)
    open_: set[str] = set()
    for at, place in enumerate(places):
        pair = min(signs[place], _MIRRORED[signs[place]])
        others = (min(signs[other], _MIRRORED[signs[other]]) for other in places[at + 1 :])
        shape = told.get(place) or (_MIRRORED[pair] if pair in open_ else pair if pair in others else signs[place])
        signs[place] = shape
        (open_.add if shape in _PAIRS else open_.discard)(pair)
    return head + "".join(signs)


def _told(signs: Sequence[str], place: int) -> str | None:
    """The shape of a bracket told by its sides, None if they do not tell.

    It opens behind a blank and before a word or the end of a piece of a line; it closes the other way round.
    """
    sign = signs[place]
    opens = sign if sign in _PAIRS else _MIRRORED[sign]
    before, after = "".join(signs[place - 1 : place]), "".join(signs[place + 1 : place + 2])
    if before.isspace() and not after.isspace():
        return opens
    return _MIRRORED[opens] if after.isspace() and not before.isspace() else None


def _balanced(brackets: Iterable[str]) -> bool:
    """Whether every bracket that opens is closed, in order."""
    open_: list[str] = []
    for sign in brackets:
        if sign in _PAIRS:
            open_.append(_PAIRS[sign])
        elif not open_ or open_.pop() != sign:
            return False
    return not open_


def label_meant(text: str) -> str:
    """A line whose number was set from the left with what stands behind it: '-1 …' is meant as '1- …'."""
    return _LABEL.sub(r"\2\1 ", text).rstrip()


def letters_meant(text: str) -> str:
    """A text with letters instead of the shapes they have in a word (NFKC of presentation forms)."""
    return _SHAPED.sub(lambda shaped: unicodedata.normalize("NFKC", shaped[0]), text)


def looks_reversed(text: str) -> bool:
    """Whether letters that only end words begin them: then a file names its letters in another order than it should."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if holds_right_to_left(word)]
    first = sum(word[0] in _ENDING for word in words)
    last = sum(word[-1] in _ENDING for word in words)
    return len(words) >= _FEW_WORDS and first > last
