"""Edits: which words stay and which change, so that a person can read it.

In: two lists of tokens. Out: edits that cover both, stretches that stay and stretches that change in turn. The longest
common subsequence alone scatters: it keeps every comma two sentences happen to share. So what stays between two changes
is given up where it is shorter than they are (after the semantic cleanup of Neil Fraser, *Diff Strategies*, 2006), and
a pure insertion or deletion is moved along equal words until it begins where a line, sentence or phrase begins.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from foedera.comparing.alignment.tokens import Token

MOST_CELLS = 400_000_000
"""Product of two numbers of tokens up to which a common subsequence is looked for: 20,000 by 20,000, 50 MB."""

Tokens = Sequence[Token]


class Edit(NamedTuple):
    """A stretch of both lists of tokens, half-open in each."""

    stays: bool
    a0: int
    a1: int
    b0: int
    b1: int


def edits(a: Tokens, b: Tokens) -> list[Edit]:
    """Edits in order; stretches that stay and stretches that change alternate."""
    return _slid(_cleaned(_merged(_raw(a, b)), a, b), a, b)


def _raw(a: Tokens, b: Tokens) -> list[Edit]:
    """What a longest common subsequence keeps; between the common ends alone where the texts are too long for one."""
    numbers: dict[str, int] = {}  # rapidfuzz takes strings for equal when their hashes are
    one, other = ([numbers.setdefault(token.key, len(numbers)) for token in text] for text in (a, b))
    if len(one) * len(other) <= MOST_CELLS:
        return [
            Edit(code.tag == "equal", code.src_start, code.src_end, code.dest_start, code.dest_end)
            for code in LCSseq.opcodes(one, other)
        ]
    shorter = min(len(one), len(other))
    head = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    tail = next((i for i in range(shorter - head) if one[-1 - i] != other[-1 - i]), shorter - head)
    a1, b1 = len(one) - tail, len(other) - tail
    return [Edit(True, 0, head, 0, head), Edit(False, head, a1, head, b1), Edit(True, a1, len(one), b1, len(other))]


def _merged(raw: Sequence[Edit]) -> list[Edit]:
    """Neighbours of one kind as one, empty ones dropped."""
    found: list[Edit] = []
    for edit in raw:
        if edit.a0 == edit.a1 and edit.b0 == edit.b1:
            continue
        if found and found[-1].stays == edit.stays:
            found[-1] = Edit(edit.stays, found[-1].a0, edit.a1, found[-1].b0, edit.b1)
        else:
            found.append(edit)
    return found


def _cleaned(found: list[Edit], a: Tokens, b: Tokens) -> list[Edit]:
    """Without stretches that stay but are no longer than the changes on both sides of them."""
    before_a, before_b = _letters_before(a), _letters_before(b)

    def longest(edit: Edit) -> int:
        return max(before_a[edit.a1] - before_a[edit.a0], before_b[edit.b1] - before_b[edit.b0])

    kept: list[Edit] = []
    for edit in found:
        kept.append(edit)
        while len(kept) >= 3 and not edit.stays:
            first, stays, last = kept[-3:]
            if longest(stays) > min(longest(first), longest(last)) and _has_word(a, stays):
                break
            kept[-3:] = [Edit(False, first.a0, last.a1, first.b0, last.b1)]
    return kept


def _letters_before(text: Tokens) -> list[int]:
    """How many letters and signs stand before each token, and before the end."""
    return [0, *itertools.accumulate(len(token.key) for token in text)]


def _has_word(a: Tokens, stays: Edit) -> bool:
    return any(a[at].is_word for at in range(stays.a0, stays.a1))


def _slid(found: list[Edit], a: Tokens, b: Tokens) -> list[Edit]:
    """With pure insertions and deletions where they read best."""
    done = list(found)
    for at in range(1, len(done) - 1):
        edit = done[at]
        if edit.stays or (edit.a0 != edit.a1 and edit.b0 != edit.b1):
            continue
        text, start, end = (b, edit.b0, edit.b1) if edit.a0 == edit.a1 else (a, edit.a0, edit.a1)
        by = _best_slide(text, start, end, done[at - 1 : at + 2])
        before, after = done[at - 1], done[at + 1]
        done[at - 1 : at + 2] = [
            before._replace(a1=before.a1 + by, b1=before.b1 + by),
            edit._replace(a0=edit.a0 + by, a1=edit.a1 + by, b0=edit.b0 + by, b1=edit.b1 + by),
            after._replace(a0=after.a0 + by, b0=after.b0 + by),
        ]
    return done


def _best_slide(text: Tokens, start: int, end: int, three: Sequence[Edit]) -> int:
    """By how many tokens to move the change text[start:end]: to the best boundary, the nearest among equals.

    What stays before and after keeps at least one token.
    """
    back = _reach(text, start - 1, end - 1, -1, three[0].a1 - three[0].a0 - 1)
    forth = _reach(text, end, start, 1, three[2].a1 - three[2].a0 - 1)
    return max(range(-back, forth + 1), key=lambda by: (_boundary(text, start + by), -abs(by), -by))


def _reach(text: Tokens, first: int, second: int, step: int, most: int) -> int:
    """How many tokens from `first` equal those from `second`, going by `step`."""
    count = 0
    while count < most and text[first + count * step].key == text[second + count * step].key:
        count += 1
    return count


def _boundary(text: Tokens, at: int) -> int:
    """How well a change begins at a token: 3 on a new line, 2 after a full stop or semicolon, 1 after another sign."""
    if at == 0 or "\n" in text[at].space:
        return 3
    before = text[at - 1].key
    return 2 if before in {".", ";", ":"} else 0 if before[:1].isalnum() or before == "(" else 1
