"""A checked draft for people and programs: what to say of each statement, and the draft cut where its marks begin.

In: a checked draft. Out: Markdown, JSON, a page that stands alone. Not here: the Word document (checked_word).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from foedera.amounts import amount
from foedera.model.dates import written_out
from foedera.model.prose import Block, CheckedText, Judged, Verdict
from foedera.publishing.standing_page import standing_page

BADGES = {
    Verdict.CONTRADICTS: "error",
    Verdict.CHANGED: "warning",
    Verdict.DISPUTED: "warning",
    Verdict.LOOK: "note",
    Verdict.HOLDS: "ok",
    Verdict.NOT_ON_RECORD: "quiet",
}
"""How a verdict is coloured."""


class Run(NamedTuple):
    """A stretch of a block under the same marks."""

    text: str
    marks: tuple[int, ...]
    """Numbers of the statements shown, from 1."""
    begins: tuple[int, ...]
    """Those that begin here."""


class Shown(NamedTuple):
    """A block of the draft, ready to be drawn."""

    kind: str
    runs: tuple[Run, ...]
    rows: tuple[tuple[str, ...], ...]


def summary(checked: CheckedText) -> tuple[str, ...]:
    """What came of it, in sentences."""
    told = ", ".join(f"{number} {verdict}" for verdict, number in checked.counts.items() if number)
    size = f"{amount(checked.words, 'word')}, {amount(checked.sentences, 'sentence')}"
    lines = [
        f"{size}; judged by {written_out(checked.day.isoformat())} ({_whence(checked)}).",
        f"{amount(len(checked.judged), 'statement')} drawn: {told}."
        if checked.judged
        else "No statement was drawn that the register could bear out or contradict.",
        f"Not judged: {amount(len(checked.unjudged), 'sentence')} with a date, number or universal word, listed below.",
    ]
    if not checked.known:
        lines.append(
            "Nothing in this text is on record here: no partner, mission, person or instrument was recognised."
        )
    return tuple(lines)


def _whence(checked: CheckedText) -> str:
    if checked.day_from == "asked":
        return "as asked"
    return "today" if checked.day_from == "today" else "the day the draft gives itself"


def blocks(checked: CheckedText, shown: Sequence[Judged] | None = None) -> Iterator[Shown]:
    """The draft again, each block cut where a mark begins or ends."""
    marked = checked.shown if shown is None else shown
    for block in checked.blocks:
        yield Shown(block.kind, tuple(_runs(checked.text, block, marked)), block.rows)


def _runs(text: str, block: Block, marked: Sequence[Judged]) -> Iterator[Run]:
    inside = [
        (number, max(one.start, block.start), min(one.end, block.end))
        for number, one in enumerate(marked, 1)
        if one.start < block.end and block.start < one.end
    ]
    cuts = sorted({block.start, block.end, *(start for _, start, _ in inside), *(end for _, _, end in inside)})
    for start, end in itertools.pairwise(cuts):
        yield Run(
            text[start:end],
            tuple(number for number, s, e in inside if s <= start and end <= e),
            tuple(number for number, s, _ in inside if s == start),
        )


def in_sentence(checked: CheckedText, one: Judged) -> str:
    """The sentence a statement is drawn from, its words in bold."""
    before, behind = checked.text[one.within[0] : one.start], checked.text[one.end : one.within[1]]
    if not (before + behind).strip():
        return " ".join(one.quote.split())
    return " ".join(f"{before}**{one.quote}**{behind}".split())


def to_markdown(checked: CheckedText) -> str:
    """What to look at first, then what holds, what is not on record, and what was not judged."""
    lines = [f"# Checked: {checked.title}", "", *(f"- {line}" for line in summary(checked)), ""]
    if checked.shown:
        lines += ["## To look at", ""]
    for number, one in enumerate(checked.shown, 1):
        lines += [
            f"{number}. **{one.verdict}** (`{one.kind}`), {one.place}",
            f"   > {in_sentence(checked, one)}",
            "",
            f"   Understood as: {one.says}. {one.why[:1].upper()}{one.why[1:]}.",
            *([f"   Claims: {', '.join(one.claims[:8])}"] if one.claims else []),
            "",
        ]
    for verdict, title in ((Verdict.HOLDS, "Holds"), (Verdict.NOT_ON_RECORD, "Not on record")):
        own = [one for one in checked.judged if one.verdict is verdict]
        if own:
            lines += [f"## {title} ({len(own)})", "", *(f"- {one.says}: {one.why}" for one in own), ""]
    if checked.unjudged:
        lines += [f"## Not judged ({len(checked.unjudged)})", ""]
        lines += [f"- {' '.join(one.quote.split())} ({one.reason})" for one in checked.unjudged]
    return "\n".join(lines).rstrip() + "\n"


def to_json(checked: CheckedText) -> bytes:
    """The whole record."""
    return msgspec.json.format(msgspec.json.encode(checked), indent=1) + b"\n"


def to_html(checked: CheckedText) -> str:
    """A page that stands alone: the draft with its marks, then each statement."""
    return standing_page(
        "checked_text.html", checked=checked, blocks=list(blocks(checked)), summary=summary(checked), badges=BADGES
    )


def to_lines(checked: CheckedText) -> Iterator[str]:
    """For a terminal: what to look at, then what was not judged."""
    yield from summary(checked)
    for one in checked.shown:
        yield f"{one.verdict}  {one.kind}  [{one.place}]"
        yield f"    “{in_sentence(checked, one)}”"
        yield f"    {one.why}"
    for passage in checked.unjudged:
        yield f"not judged ({passage.reason}): {' '.join(passage.quote.split())}"
