"""Leftovers: what of its sources a draft still says, though no slot stands for it.

In: drafted clauses, the parties of the agreements they come from, what the drafter typed. Out: every place with some
words around it. Not here: replacing anything (slots).

Looked for are all names, adjectives and peoples of every party of every agreement drafted from, in every clause, words
made of them ('Norway-led' is a name, 'Ukrainianisation' is derived), and numbers of other places of the source. A party
the drafter named is no leftover.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from foedera.comparing.sides import PartySide
from foedera.model.draft import DraftClause, Leftover
from foedera.text.party_names import forms_of, known_parties, party_names

AROUND = 40
"""Code points shown before and behind."""
SHORTEST = 4
"""Letters of a form from which on a longer word that begins with it is one derived from it."""
REFERENCES = re.compile(
    r"\b(?:paragraph|article|section|part|annex|chapter|point|sub-?paragraph)(?:e?s)?[ \u00a0]"
    r"(?:\d{1,3}\b|[IVXL]{1,6}\b|\([a-z0-9]{1,3}\))",
    re.IGNORECASE,
)
"""A number of another place; of an instrument named behind it too, which only a reader can tell."""
_WORD = re.compile(r"[^\W\d_]+")


def leftovers(
    clauses: Iterable[DraftClause], sides: Mapping[str, Sequence[PartySide]], fills: Iterable[str]
) -> Iterator[Leftover]:
    """Every place of the draft, clause by clause, from first to last.

    Args:
        clauses: of the draft.
        sides: agreement → its parties; of one without any, all parties lists know are looked for.
        fills: what the drafter typed.
    """
    chosen = list(clauses)
    named = {name.party for typed in fills for name in party_names(typed)}
    known: dict[str, tuple[str, ...]] = {}
    for agreement in dict.fromkeys(clause.source.column.agreement for clause in chosen):
        own = {side.party: side.names for side in sides.get(agreement, ())}
        known |= own or dict.fromkeys(sorted(known_parties()), ())
    parties = {party: names for party, names in known.items() if party not in named}
    for clause in chosen:
        for start, end, kind, party in sorted(_places(clause.words, parties)):
            yield Leftover(
                number=clause.number,
                kind=kind,
                words=clause.words[start:end],
                before=clause.words[max(0, start - AROUND) : start],
                after=clause.words[end : end + AROUND],
                party=party,
            )


def _places(words: str, parties: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, int, str, str | None]]:
    """Start, end, kind and party of every leftover; a place is told once."""
    told = set[int]()
    for named in party_names(words, parties, parties):
        told.update(range(named.start, named.end))
        yield named.start, named.end, named.kind, named.party
    stems = _stems(parties)
    for word in _WORD.finditer(words):
        party = next((stems[low] for low in _beginnings(word[0]) if low in stems), None)
        if party is not None and word.start() not in told:
            yield word.start(), word.end(), "derived", party
    for reference in REFERENCES.finditer(words):
        yield *reference.span(), "reference", None


def _stems(parties: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Forms of one word without case → whose they are."""
    forms = ((form, party) for party, names in parties.items() for form in forms_of(party, names))
    return {form.casefold(): party for form, party in forms if len(form) >= SHORTEST and form.isalpha()}


def _beginnings(word: str) -> Iterator[str]:
    """What a word may be derived from: its beginnings, the longest first, down to some letters."""
    low = word.casefold()
    return (low[:end] for end in range(len(low), SHORTEST - 1, -1)) if word[:1].isupper() else iter(())
