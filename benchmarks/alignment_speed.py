"""How long aligning takes, as a ratio to Python's difflib doing the same in the same run.

Part of python -m benchmarks.alignment. Seconds depend on the machine and on what else runs on it; ratios less so.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Iterator, Mapping

from foedera.comparing.alignment import align, redline
from foedera.comparing.alignment.tokens import tokens
from foedera.model.alignment import Clause, Side

LONG = ("pta_37", "pta_159")
"""Two agreements of more than 250 articles each, neither in the gold."""
MIDDLING = ("pta_177", "pta_193")
"""Two of some 40 articles each, few enough for difflib to compare each with each."""
ROUNDS = 3
"""The best of so many is taken."""


def report(texts: Mapping[str, Side]) -> Iterator[str]:
    """Markdown."""
    one, other = (texts[name] for name in MIDDLING)
    ours, theirs = _best(lambda: align((one, other))), _seconds(lambda: _each_with_each(one, other))
    yield "| work | here | difflib | ratio |"
    yield "|---|--:|--:|--:|"
    yield f"| {_sizes(one, other)}: who answers whom | {ours:.2f} s | {theirs:.1f} s | {theirs / ours:.0f} |"
    one, other = (texts[name] for name in LONG)
    pairs = _answered(one, other)
    ours, theirs = (
        _best(lambda: [redline(a, b) for a, b in pairs]),
        _seconds(lambda: [_opcodes(a, b) for a, b in pairs]),
    )
    yield f"| {len(pairs)} clauses of long agreements: redlines | {ours:.2f} s | {theirs:.1f} s | {theirs / ours:.0f} |"
    ours = _best(lambda: align((one, other)))
    yield f"| {_sizes(one, other)}: who answers whom | {ours:.2f} s | not tried | |"
    many = Side(agreement="many", language="eng", role="text", clauses=_thousand(texts))
    ours = _best(lambda: align((many, many)))
    yield f"| {_sizes(many, many)}: who answers whom | {ours:.2f} s | not tried | |"


def _sizes(one: Side, other: Side) -> str:
    return f"{len(one.clauses):,} by {len(other.clauses):,} clauses"


def _each_with_each(one: Side, other: Side) -> float:
    """The likeness of every pair of clauses, by their words."""
    left, right = ([_keys(clause.text) for clause in side.clauses] for side in (one, other))
    matcher = difflib.SequenceMatcher(autojunk=False)
    total = 0.0
    for b in right:
        matcher.set_seq2(b)  # what it knows of the second is kept from pair to pair
        for a in left:
            matcher.set_seq1(a)
            total += matcher.ratio()
    return total


def _opcodes(a: str, b: str) -> list[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, _keys(a), _keys(b), autojunk=False).get_opcodes()


def _keys(text: str) -> list[str]:
    return [token.key for token in tokens(text)]


def _answered(one: Side, other: Side) -> list[tuple[str, str]]:
    """The wordings of clauses that answer each other."""
    left, right = ({clause.id: clause.text for clause in side.clauses} for side in (one, other))
    links = [link for row in align((one, other)).rows for link in row.links]
    return [(left[link.a], right[link.b]) for link in links]


def _thousand(texts: Mapping[str, Side]) -> tuple[Clause, ...]:
    """The first thousand clauses of all texts, as if they were one agreement's."""
    return tuple(clause for name in sorted(texts) for clause in texts[name].clauses)[:1000]


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
