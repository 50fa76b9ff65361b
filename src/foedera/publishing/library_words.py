"""The clause library in words: who has an area, in how many wordings, who has none and why, what variants change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from foedera.amounts import amount
from foedera.model.alignment import PieceKind
from foedera.model.coverage import CellValue
from foedera.model.dates import written_out
from foedera.model.library import Library, SourceClause, Variant, Without, WordingGroup
from foedera.model.strength import Strength
from foedera.publishing.citations import DIGEST
from foedera.publishing.tables import WORDS

TOLD, LACKING = "Covered, but no clause can be shown", "Without it, or not decided"
"""Headings of what a library cannot show."""
ALONE = "Worded by one agreement alone"
"""Heading of the wordings nobody shares."""
LETTERS = 90
"""Letters that names take in a sentence at most; where they would take more, they stand in the list alone."""

_DOES = {
    "say this": "says this",
    "add words": "adds words",
    "leave words out": "leaves words out",
    "change words": "changes words",
}
"""What variants do to the common words, said of several and of one."""


def answer_in_words(library: Library) -> tuple[str, ...]:
    """What a reader came to ask, in a sentence or two: who has it, in how many wordings, who has none and why."""
    having, all_ = len(library.holders) + len(library.told), len(library.columns)
    if not having:
        said = [f"Nobody of {amount(all_, 'agreement')} here has it, as far as anybody has said."]
    else:
        told = f" ({len(library.told)} by the word of a source alone)" if library.told else ""
        verb = "has" if having == 1 else "have"
        said = [f"{having} of {amount(all_, 'agreement')} {verb} it{told}{_wordings_in_words(library)}."]
        if library.proposed:
            whole = "all" if len(library.proposed) == having else str(len(library.proposed))
            said.append(f"Of {whole} of them only a machine proposes it; nobody has reviewed that.")
    if library.lacking:
        said.append(_lacking_in_words(library.lacking))
    return tuple(said)


def library_in_words(library: Library) -> str:
    """How much there is: '12 clauses in 10 wordings, 2 of them shared'."""
    shared = sum(len(group.columns) > 1 for group in library.groups)
    told = f", {shared} of them shared" if shared else ""
    return f"{amount(len(library.clauses), 'clause')} in {amount(len(library.groups), 'wording')}{told}"


def alike_in_words(threshold: float) -> str:
    """The rule of grouping."""
    return (
        f"One wording: the words in both clauses in the same order are at least {threshold:g} of those of the longer; "
        "or clauses between them are connected so. Names of an agreement's own parties count as equal. Words of "
        "different languages, and of digests and texts, never are one wording."
    )


def clause_in_words(clause: SourceClause) -> str:
    """Whose clause it is and how firm: 'Norway, signed 28 May 2024; intended to firm'."""
    by = "; proposed by a machine" if clause.proposed else ""
    return f"{named_in_words(clause)}; {range_in_words(clause.strengths)}{by}"


def named_in_words(clause: SourceClause) -> str:
    """Whose clause it is: 'Norway, signed 28 May 2024'."""
    signed = f"signed {written_out(clause.signed)}" if clause.signed else "date of signature not known"
    return f"{clause.column.short}, {signed}"


def range_of(clauses: Iterable[SourceClause]) -> str:
    """How firmly several clauses are worded, each as a whole."""
    return range_in_words(clause.strength for clause in clauses if clause.strength)


def range_in_words(strengths: Iterable[Strength]) -> str:
    """How firmly a clause or a group of them is worded: 'explored to firm'."""
    found = sorted(set(strengths), key=lambda strength: strength.step)
    if not found:
        return "strength not stated"
    return found[0].value if len(found) == 1 else f"{found[0]} to {found[-1]}"


def group_in_words(group: WordingGroup, library: Library) -> str:
    """How many of those that have the area say it this way, and how: '4 of 43 agreements: 2 say this, 2 add words'."""
    having = len(library.holders)
    using = f"{len(group.columns)} of {amount(having, 'agreement')} with a clause"
    if len(group.columns) == 1:
        return f"{group.columns[0].short} alone, {amount(len(group.clauses), 'clause')} alike"
    kinds = Counter(kind_of_variant(variant) for variant in group.variants for _ in users(variant))
    said = [f"{kinds[kind]} {kind if kinds[kind] > 1 else one}" for kind, one in _DOES.items() if kinds[kind]]
    rest = having - len(group.columns)
    absent = f"; absent in {rest}" if rest else ""
    return f"{using}: {', '.join(said)}{absent}"


def kind_of_variant(variant: Variant) -> str:
    """What a variant does to the common words: say this, add words, leave words out, change words."""
    added, left_out = changed_words(variant)
    if not added and not left_out:
        return "say this"
    return "change words" if added and left_out else "add words" if added else "leave words out"


def variant_in_words(variant: Variant) -> str:
    """Who words it so, and how many words differ: 'Belgium: 10 words more, 4 fewer'."""
    added, left_out = changed_words(variant)
    more = [
        f"{amount(added, 'word')} more" if added else "",
        f"{left_out} fewer" if added else f"{amount(left_out, 'word')} fewer",
    ]
    said = ", ".join(part for part, count in zip(more, (added, left_out), strict=True) if count)
    return f"{', '.join(users(variant))}: {said or 'the same words, other signs'}"


def changed_words(variant: Variant) -> tuple[int, int]:
    """How many words a variant adds to the common ones, and how many it leaves out; moved words are neither."""
    pieces = () if variant.redline is None else variant.redline.pieces
    added, left_out = (
        sum(
            any(sign.isalnum() for sign in word)
            for piece in pieces
            if piece.kind is kind
            for word in piece.text.split()
        )
        for kind in (PieceKind.INSERT, PieceKind.DELETE)
    )
    return added, left_out


def first_in_words(group: WordingGroup) -> str:
    """Who used a wording first, as far as dates tell."""
    shorts = {clause.column.agreement: clause.column.short for clause in group.clauses}
    if all(clause.excerpt.role != "text" for clause in group.clauses):
        return f"Who used it first is not said: this is {DIGEST}."
    if len(shorts) == 1:
        return f"Used by {shorts[group.clauses[0].column.agreement]} alone, of those here."
    if not group.first:
        return "Who used it first is not known: no date of signature is recorded."
    names = [shorts.get(agreement, agreement) for agreement in group.first]
    return f"First used by {' or '.join(names)}, of those here with a date of signature."


def without_in_words(one: Without) -> str:
    """Why an agreement has no clause here."""
    return f"{one.column.short}: {WORDS[one.value]}; {one.why}"


def _wordings_in_words(library: Library) -> str:
    if not library.groups:
        return "; no clause of a text here is quoted for it"
    return f": {library_in_words(library)}"


def _lacking_in_words(lacking: Iterable[Without]) -> str:
    by_value: dict[CellValue, list[str]] = {}
    for one in lacking:
        by_value.setdefault(one.value, []).append(one.column.short)
    said = [
        f"{len(names)} {WORDS[value]}" + (f" ({', '.join(names)})" if len(", ".join(names)) <= LETTERS else "")
        for value, names in by_value.items()
    ]
    return f"Without it, or not decided: {'; '.join(said)}."


def users(variant: Variant) -> tuple[str, ...]:
    """The agreements that word it so, each once."""
    return tuple({clause.column.agreement: clause.column.short for clause in variant.clauses}.values())
