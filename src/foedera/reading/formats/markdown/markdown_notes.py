"""Footnotes of Markdown: '[^1]: …', put behind the paragraphs that call them by '[^1]'.

In: blocks in the file's order. Out: blocks with notes. Not here: which lines a note has (markdown).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate

import msgspec

from foedera.reading.blocks import Block, TracedBlock
from foedera.text.counting import letters_and_digits

MARK = "mark of a note"
NOTE = re.compile(r"\[\^([\w*†‡-]{1,12})\]:\s*")
CALL = re.compile(r"\[\^([\w*†‡-]{1,12})\]")


def with_notes(found: Sequence[TracedBlock], gone: Counter[str]) -> list[TracedBlock]:
    """The blocks, notes behind the blocks that call them, those of a table behind the table, the marks taken out.

    A note that nothing calls stands at the end. `gone` takes up the letters and digits of the marks.
    """
    notes = defaultdict[str, list[TracedBlock]](list)
    texts: list[TracedBlock] = []
    for item in found:
        head = NOTE.match(item.block.text)
        if head is None or head.end() == len(item.block.text):
            texts.append(item)
            continue
        trace = item.trace.cut(head.end(), len(item.trace.text))
        notes[head[1]].append(TracedBlock(Block(kind="note", text=trace.text, number=head[1]), trace))
        gone[MARK] += letters_and_digits(head[0])
    known, out = set(notes), list[TracedBlock]()
    waiting: list[TracedBlock] = []
    for item in texts:
        if item.block.kind != "table":
            out += waiting
            waiting = []
        marked, marks = _without_calls(item, known, gone)
        out += [marked] if marked.block.text else []
        waiting += [note for mark in marks for note in notes.pop(mark, ())]
    return [*out, *waiting, *(note for group in notes.values() for note in group)]


def _without_calls(item: TracedBlock, known: set[str], gone: Counter[str]) -> tuple[TracedBlock, list[str]]:
    """A block without the marks of notes that are there, and these marks."""
    calls = [call for call in CALL.finditer(item.block.text) if call[1] in known]
    if not calls:
        return item, []
    edges = [0, *(at for call in calls for at in call.span()), len(item.block.text)]
    trace = item.trace.keep(list(zip(edges[::2], edges[1::2], strict=True)))
    lengths = accumulate((call.end() - call.start() for call in calls), initial=0)
    marks = tuple((call.start() - before, call[1]) for call, before in zip(calls, lengths, strict=False))
    gone[MARK] += sum(letters_and_digits(call[0]) for call in calls)
    block = msgspec.structs.replace(item.block, text=trace.text, marks=marks)
    return TracedBlock(block, trace), [call[1] for call in calls]
