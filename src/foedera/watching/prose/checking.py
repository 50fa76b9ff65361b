"""The check of a draft: every kind drawn and judged, and what no kind took, counted and listed.

In: a read document and the register. Out: `CheckedText`. None of the kinds knows a sentence of any draft; each is
declared with what it reads and what it is held against (KINDS).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from foedera.model.codebook import Codebook
from foedera.model.document import ReadResult
from foedera.model.matrix import Tally
from foedera.model.prose import CheckedText, Judged, Passage
from foedera.model.snapshot import Snapshot
from foedera.watching.prose.draft import Draft, Sentence, taken_apart
from foedera.watching.prose.kind import Kind, ProseCase, Said
from foedera.watching.prose.kinds import (
    area_counts,
    counts,
    covering,
    dialogue_terms,
    editing,
    event_dates,
    holders,
    intervals,
    lending,
    line_marks,
    line_persons,
    line_sums,
    line_values,
    mandates,
    meeting_counts,
    meeting_dates,
    mission_counts,
    money,
    money_order,
    networks,
    occasion,
    orders,
    own_words,
    passed_over,
    person_names,
    place_counts,
    quantified,
    references,
    relations,
    roles,
    row_counts,
    row_tallies,
    sequences,
    signing,
    spelling,
    stated_counts,
    superlatives,
    table_entries,
    table_words,
    taking_part,
    universals,
    year_counts,
)
from foedera.watching.prose.parts.names import AreaWords, Names
from foedera.watching.prose.parts.numbers import counts_in, ordinals_in
from foedera.watching.prose.register import Register
from foedera.watching.prose.said.sayings import told_by
from foedera.watching.prose.tables.lines import lines_of, told_in

KINDS: dict[str, Kind] = {
    declared.key: declared
    for room in (
        event_dates,
        occasion,
        orders,
        relations,
        intervals,
        sequences,
        counts,
        area_counts,
        row_counts,
        meeting_counts,
        place_counts,
        year_counts,
        networks,
        covering,
        quantified,
        universals,
        signing,
        holders,
        person_names,
        taking_part,
        mission_counts,
        stated_counts,
        mandates,
        money,
        money_order,
        lending,
        meeting_dates,
        dialogue_terms,
        spelling,
        references,
        table_entries,
        table_words,
        row_tallies,
        line_values,
        line_marks,
        line_persons,
        line_sums,
        roles,
        superlatives,
        editing,
        passed_over,
        own_words,
    )
    for declared in room.KINDS
}
"""Every kind of statement by its key."""
_UNIVERSAL = re.compile(
    r"\b(only|first|last|all|none|every|each|never|always|unlike|alone|sole|unique|no other|both|neither|most"
    r"|fewest)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")


def check_text(
    read: ReadResult,
    snapshot: Snapshot,
    *,
    codebook: Codebook,
    resolved: Tally,
    areas: AreaWords,
    today: datetime.date,
    as_of: datetime.date | None = None,
) -> CheckedText:
    """Draw the statements of a draft and judge each.

    Args:
        read: the draft as the reading room gives it.
        snapshot: what it is held against.
        codebook: whose areas it may speak of.
        resolved: the cells of every agreement.
        areas: what each area is put in, as patterns.
        today: the day of the check.
        as_of: the day to judge by; None for the one the draft gives, else today.
    """
    register = Register(snapshot, codebook, resolved)
    names = Names(register, areas)
    draft = taken_apart(read.document, read.provisions, names)
    day = as_of or draft.day or today
    day_from = "asked" if as_of else (f"the draft: {draft.day_words}" if draft.day else "today")
    lines = lines_of(draft, names)
    rows = told_in(lines)
    prose, tables = told_by(draft.sentences, register.acted_for), told_by(rows, register.acted_for)
    sayings = (*prose.sayings, *tables.sayings)
    case = ProseCase(draft, register, names, min(day, today), today, sayings, prose.clauses, lines, rows)
    said = list(
        _told_once(
            case,
            [
                (key, one)
                for key, kind in KINDS.items()
                if case.family or not kind.of_family
                for one in kind.judge(case)
            ],
        )
    )
    return CheckedText(
        title=draft.title,
        day=day,
        day_from=day_from,
        today=today,
        text=draft.text,
        blocks=draft.blocks,
        words=len(_WORDS.findall(draft.text)),
        sentences=sum(one.kind != "heading" for one in draft.sentences),
        known=sum(map(_mentions, draft.sentences)),
        judged=tuple(sorted(said, key=lambda one: (one.start, one.end, one.kind))),
        unjudged=tuple(_unjudged(draft, said)),
        position=snapshot.position,
    )


def _told_once(case: ProseCase, said: Iterable[tuple[str, Said]]) -> Iterator[Judged]:
    """Statements as they are handed out: one of several on the same words that come to the same, alarms first."""
    taken: list[tuple[int, int, str]] = []
    seen: set[tuple[str, int, int, str]] = set()
    for key, one in sorted(said, key=lambda pair: not pair[1].verdict.alarm):
        start, end = one.sentence.start + one.start, one.sentence.start + one.end
        mark = (key, start, end, one.says)
        if mark in seen:
            continue
        seen.add(mark)
        if one.verdict.alarm:
            if any(other == one.why and s < end and start < e for s, e, other in taken):
                continue
            taken.append((start, end, one.why))
        yield Judged(
            kind=key,
            start=start,
            end=end,
            quote=case.draft.text[start:end],
            within=(one.sentence.start, one.sentence.start + len(one.sentence.text)),
            place=case.draft.place_of(one.sentence),
            says=one.says,
            verdict=one.verdict,
            why=one.why,
            claims=tuple(dict.fromkeys(one.claims)),
            seen=one.seen,
        )


def _mentions(sentence: Sentence) -> int:
    return len(sentence.partners) + len(sentence.missions) + len(sentence.people) + len(sentence.instruments)


def _unjudged(draft: Draft, said: Sequence[Judged]) -> Iterator[Passage]:
    """Sentences with something to judge in them that no kind took."""
    for sentence in draft.sentences:
        start, end = sentence.start, sentence.start + len(sentence.text)
        if sentence.kind == "heading" or any(one.start < end and start < one.end for one in said):
            continue
        reason = _reason(sentence)
        if reason:
            yield Passage(start=start, end=end, quote=sentence.text, place=draft.place_of(sentence), reason=reason)


def _reason(sentence: Sentence) -> str:
    universal = _UNIVERSAL.search(sentence.text)
    parts = [
        "a date" if sentence.dates else "",
        "a number" if [n for n in counts_in(sentence.text) if n.value > 1] or ordinals_in(sentence.text) else "",
        f"the word '{universal[0].lower()}'" if universal else "",
    ]
    return ", ".join(filter(None, parts))
