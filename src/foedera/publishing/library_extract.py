"""One area's library as an extract: a section a wording with its quotes, and what cannot be shown.

In: a library. Out: an extract, which `publishing.word`, `.extract_text` and `.extract_sheet` make files of. Not here:
wording anything: what is quoted is passed on as it stands, and the rest says where it stands.
"""

from __future__ import annotations

import datetime

from foedera.model.alignment import PieceKind
from foedera.model.extract import Extract, Mark, Quote, Section, Sheet, Stretch
from foedera.model.library import Library, SourceClause, Variant, WordingGroup
from foedera.publishing.citations import SOURCE_COLUMNS, kind_in_words, source_row
from foedera.publishing.library_words import (
    LACKING,
    TOLD,
    alike_in_words,
    answer_in_words,
    changed_words,
    clause_in_words,
    first_in_words,
    group_in_words,
    range_in_words,
    variant_in_words,
    without_in_words,
)

NO_CLAIM_YET = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""The date of an extract without a claim: one that does not change from run to run."""
ONCE = (
    "A wording of several clauses stands once, names as slots; what a variant puts in or leaves out is marked, and its "
    "footnote names its clauses. Their own words stand in the spreadsheet."
)
_MARKS = {
    PieceKind.EQUAL: Mark.NONE,
    PieceKind.INSERT: Mark.INSERTED,
    PieceKind.MOVED_TO: Mark.INSERTED,
    PieceKind.DELETE: Mark.DELETED,
    PieceKind.MOVED_FROM: Mark.DELETED,
}
CLAUSE_COLUMNS = (
    *("area", "wording", "variant", "agreement", "short", "signed", "weakest", "strongest", "carried_by", "proposed"),
    *("words_more", "words_fewer", "common_words", "lead", "text"),
    *SOURCE_COLUMNS,
)
"""Of the sheet of clauses; `wording` and `variant` are numbered in the order of the page, variant 1 is common."""


def library_extract(library: Library, address: str) -> Extract:
    """One area's wordings, a section a group, then what cannot be shown."""
    sections = [_wording(number, group, library) for number, group in enumerate(library.groups, start=1)]
    for heading, listed in ((TOLD, library.told), (LACKING, library.lacking)):
        if listed:
            sections.append(Section(heading=heading, lines=tuple(without_in_words(one) for one in listed)))
    return Extract(
        title=f"Clause library: {library.row.label}",
        address=address,
        lines=(*answer_in_words(library), ONCE, f"Codebook {library.codebook}. {alike_in_words(library.alike)}"),
        sections=tuple(sections),
        sheets=(_clauses(library), _without(library)),
        recorded=library.recorded or NO_CLAIM_YET,
    )


def clause_quote(clause: SourceClause) -> Quote:
    """A clause under whose it is."""
    label = "; ".join(filter(None, (clause_in_words(clause), kind_in_words(clause.excerpt))))
    return Quote(label=label, excerpt=clause.excerpt)


def _wording(number: int, group: WordingGroup, library: Library) -> Section:
    every = "" if group.every_two else " Not every two of these clauses are alike: some are through others."
    alone = len(group.clauses) == 1
    return Section(
        heading=f"Wording {number}: {range_in_words(group.strengths)}",
        lines=(
            first_in_words(group) if alone else f"{group_in_words(group, library)}. {first_in_words(group)}{every}",
        ),
        quotes=(clause_quote(group.clauses[0]),) if alone else tuple(map(_variant, group.variants)),
    )


def _variant(variant: Variant) -> Quote:
    """What differs from the common words, or these; a footnote names every clause that says it."""
    first, *others = map(clause_quote, variant.clauses)
    if variant.redline is None:
        stretches = [Stretch(text=variant.words)]
    else:
        stretches = [Stretch(text=piece.text, mark=_MARKS[piece.kind]) for piece in variant.redline.pieces]
        stretches.insert(0, Stretch(text=f"{variant_in_words(variant)}. "))
    return Quote(label=first.label, excerpt=first.excerpt, stretches=tuple(stretches), also=tuple(others))


def _clauses(library: Library) -> Sheet:
    rows = []
    for wording, group in enumerate(library.groups, start=1):
        for number, variant in enumerate(group.variants, start=1):
            more, fewer = changed_words(variant)
            for clause in variant.clauses:
                ends = (clause.strengths[0], clause.strengths[-1]) if clause.strengths else ("", "")
                rows.append(
                    (
                        *(library.row.area, str(wording), str(number), clause.column.agreement, clause.column.short),
                        *(clause.signed or "", *ends, clause.carried_by or "", "machine" if clause.proposed else ""),
                        *(str(more), str(fewer), group.variants[0].words, clause.excerpt.lead or ""),
                        *(clause.excerpt.text, *source_row(clause.excerpt)),
                    )
                )
    return Sheet(name="clauses", columns=CLAUSE_COLUMNS, rows=tuple(rows))


def _without(library: Library) -> Sheet:
    rows = [
        (library.row.area, one.column.agreement, one.column.short, one.value.value, one.why)
        for one in (*library.told, *library.lacking)
    ]
    return Sheet(name="without", columns=("area", "agreement", "short", "value", "why"), rows=tuple(rows))
