"""A draft as an extract: its own numbers and words, sources as footnotes, and first what must be looked at.

In: a draft. Out: an extract. Not here: filling slots (comparing.slots), how footnotes are made (word, extract_text).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from foedera.amounts import amount, listed
from foedera.model.draft import Draft, DraftClause, Heading, Leftover, Slot
from foedera.model.extract import Extract, Mark, Quote, Section, Sheet, Stretch
from foedera.publishing.citations import SOURCE_COLUMNS, source_row
from foedera.publishing.comparison import role_in_words
from foedera.publishing.library_extract import NO_CLAIM_YET, clause_quote

NAMED = 20
"""Comparable agreements named at most."""
ORIGINALS = 6
"""Words of the sources listed for a slot at most."""
HOW = (
    "Headings are the labels of areas; every clause stands in the text its footnote cites, word for word but for the "
    "slots, and is numbered anew."
)
KINDS = {
    "name": "a name of a party of a source",
    "adjective": "an adjective of a party of a source",
    "people": "the people of a party of a source",
    "derived": "a word made of a name of a party of a source",
    "reference": "a number of another place, as its source has it",
}
"""What is left over, for people."""
DRAFT_COLUMNS = (
    *("number", "area", "heading", "agreement", "short", "signed", "strongest", "proposed", "draft", "slots"),
    *("leftovers", "lead", "source_text", *SOURCE_COLUMNS),
)


def draft_extract(draft: Draft, address: str) -> Extract:
    """Numbered headings with the clauses taken under each, numbered anew."""
    comparable = [one.column.short for one in draft.agreements if one.comparable]
    named = listed(comparable, NAMED) if draft.profile else f"all {len(comparable)}"
    warnings = warnings_in_words(draft)
    look = [Section(heading="To look at before this is used", lines=warnings)] if warnings else []
    still_open = {slot.key for slot in draft.slots if slot.filled is None}
    recorded = [library.recorded for library in draft.libraries if library.recorded is not None]
    return Extract(
        title="Draft",
        address=address,
        lines=(
            f"For a partner that is: {profile_in_words(draft.profile)}.",
            f"Comparable: {named or 'none'} ({draft.rule}).",
            HOW,
        ),
        sections=(*look, *(_entry(heading, still_open) for heading in draft.contents)),
        sheets=(_clauses(draft), _slots(draft.slots), _leftovers(draft.leftovers)),
        recorded=max(recorded, default=NO_CLAIM_YET),
    )


def draft_in_words(draft: Draft) -> str:
    """What there is and what is still to do: '2 headings, 5 clauses of 3 agreements. 1 of 4 slots is open; …'."""
    clauses = [clause for heading in draft.contents for clause in heading.clauses]
    agreements = {clause.source.column.agreement for clause in clauses}
    of = f"{amount(len(clauses), 'clause')} of {amount(len(agreements), 'agreement')}"
    said = [f"{amount(len(draft.contents), 'heading')}, {of}."]
    if draft.slots:
        left = sum(slot.filled is None for slot in draft.slots)
        said.append(f"{left or 'None'} of {amount(len(draft.slots), 'slot')} {'is' if left < 2 else 'are'} still open.")
    if clauses:
        names = [one for one in draft.leftovers if one.party]
        said.append(
            f"In {amount(len(names), 'place')} something of a party drafted from remains."
            if names
            else "No name, adjective or people of a party drafted from remains."
        )
    proposed = sum(clause.source.proposed for clause in clauses)
    if proposed:
        said.append(
            f"What {amount(proposed, 'clause')} {'is' if proposed == 1 else 'are'} taken for only a machine says."
        )
    return " ".join(said)


def profile_in_words(profile: Sequence[str]) -> str:
    """The roles asked for: 'candidates for membership of the EU and NATO allies'."""
    return " and ".join(role_in_words(role) for role in profile) or "any"


def warnings_in_words(draft: Draft) -> tuple[str, ...]:
    """What a drafter must look at: words of the sources' parties that remain, open slots, what nobody looked for."""
    still_open = [slot for slot in draft.slots if slot.filled is None]
    said = [leftover_in_words(one) for one in draft.leftovers]
    if still_open:
        said.append(f"{amount(len(still_open), 'slot')} still open: {', '.join(slot.label for slot in still_open)}.")
    return (*said, *draft.unsearched)


def leftover_in_words(one: Leftover) -> str:
    """Where it is and what: '1.2: “… waters of [Norwegian] vessels …” (an adjective of a party of a source)'."""
    before, after = one.before.replace("\n", " "), one.after.replace("\n", " ")
    return f"{one.number}: “…{before}>{one.words}<{after}…” ({KINDS[one.kind]}{f', {one.party}' if one.party else ''})"


def slot_in_words(slot: Slot) -> str:
    """What a slot stands for: '[PARTY B], 3 places, in the sources Norway, Belgium'."""
    return f"{slot.label}, {amount(slot.places, 'place')}, in the sources {listed(slot.originals, ORIGINALS)}"


def _stretches(clause: DraftClause, still_open: Container[str]) -> Iterator[Stretch]:
    for piece in clause.pieces:
        yield Stretch(text=piece.text, mark=Mark.OPEN if piece.slot in still_open else Mark.NONE)


def _entry(heading: Heading, still_open: Container[str]) -> Section:
    return Section(
        heading=f"{heading.number}. {heading.row.label}",
        lines=() if heading.clauses else ("No source clause was chosen.",),
        quotes=tuple(
            Quote(
                label=clause_quote(clause.source).label,
                excerpt=clause.source.excerpt,
                stretches=(Stretch(text=f"{clause.number} "), *_stretches(clause, still_open)),
            )
            for clause in heading.clauses
        ),
    )


def _clauses(draft: Draft) -> Sheet:
    rows = []
    for heading in draft.contents:
        for clause in heading.clauses:
            source, excerpt = clause.source, clause.source.excerpt
            own = [one.words for one in draft.leftovers if one.number == clause.number]
            slots = dict.fromkeys(piece.slot for piece in clause.pieces if piece.slot)
            rows.append(
                (
                    *(clause.number, heading.row.area, heading.row.label, source.column.agreement, source.column.short),
                    *(source.signed or "", source.strength or "", "machine" if source.proposed else ""),
                    *(clause.words, "; ".join(slots), "; ".join(own), excerpt.lead or "", excerpt.text),
                    *source_row(excerpt),
                )
            )
    return Sheet(name="clauses", columns=DRAFT_COLUMNS, rows=tuple(rows))


def _slots(slots: Sequence[Slot]) -> Sheet:
    rows = [
        (slot.key, slot.label, slot.kind, slot.filled or "", str(slot.places), "; ".join(slot.originals))
        for slot in slots
    ]
    return Sheet(name="slots", columns=("slot", "label", "kind", "filled", "places", "originals"), rows=tuple(rows))


def _leftovers(found: Sequence[Leftover]) -> Sheet:
    rows = [(one.number, one.kind, one.party or "", one.before, one.words, one.after) for one in found]
    return Sheet(name="leftovers", columns=("number", "kind", "party", "before", "words", "after"), rows=tuple(rows))
