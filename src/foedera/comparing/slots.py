"""Slots: what of a source's words a drafter has to replace, and the words with what was typed for it.

In: words of an agreement, its parties under letters, what a drafter typed. Out: pieces, the source's own or slots.
Not here: what slots miss (leftovers), and what a text calls a party by (text.party_names).

Slots are the names and adjectives of the source's own parties, amounts of money and shares in per cent, and days. A
bare year is one where words of time lead to it ('by 2027'); elsewhere it mostly belongs to the name of an instrument.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.comparing.sides import PartySide, named_sides
from foedera.errors import UsageError
from foedera.model.draft import DraftPiece, Slot
from foedera.text.normalise import clean
from foedera.text.party_names import ADJECTIVE
from foedera.text.places import apart
from foedera.text.printed_values import AMOUNT, DATE, YEAR, printed_values

PARTY = "party"

_WORDS_OF_TIME = re.compile(r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]or|[Ff]rom|[Tt]o)\s$")
"""What leads to a year that is a date."""


class Found(NamedTuple):
    """A stretch of a source's words that is to be replaced."""

    start: int
    end: int
    key: str
    kind: str


def slots_in(words: str, sides: Sequence[PartySide]) -> list[Found]:
    """What is to be replaced, from first to last; of two that overlap the one that begins first."""
    found = [
        Found(named.start, named.end, side.slot(named.kind), ADJECTIVE if named.kind == ADJECTIVE else PARTY)
        for named, side in named_sides(words, sides)
    ]
    for start, end, kind in printed_values(words):
        if kind != YEAR or _WORDS_OF_TIME.search(words, max(0, start - 10), start):
            own = DATE if kind == YEAR else kind
            found.append(Found(start, end, f"{own.upper()} {' '.join(words[start:end].split())}", own))
    return list(apart(found))


def filled(text: str) -> tuple[str, str]:
    """The key of a slot and what is to stand in it, as 'PARTY B=Iceland' says.

    Raises:
        UsageError: there is no '=' in it.
    """
    slot, equals, words = text.partition("=")
    if not equals:
        raise UsageError(
            "this fills no slot",
            where=f"fill {text!r}",
            expected="a slot's key and words with '=' between, such as 'PARTY B=Iceland'",
            found=repr(text),
            next_step="ask for the draft without it to see its slots",
        )
    return slot.strip(), words


class Slots:
    """The slots of a draft, clause by clause: amounts and dates are numbered as they come, parties have letters."""

    def __init__(self, fills: Mapping[str, str]) -> None:
        typed = {key: " ".join(clean(value).split()) for key, value in fills.items()}
        self._fills = {key: value for key, value in typed.items() if value}
        self._seen: dict[str, tuple[str, str, dict[str, None], int]] = {}

    def pieces(self, words: str, sides: Sequence[PartySide]) -> Iterator[DraftPiece]:
        """The words with what was typed, or a label in brackets where nothing was."""
        at = 0
        for found in slots_in(words, sides):
            if at < found.start:
                yield DraftPiece(text=words[at : found.start])
            original = words[found.start : found.end]
            typed, label = self._fills.get(found.key), self._label(found, original)
            yield DraftPiece(
                text=label if typed is None else _opening(typed, original), slot=found.key, original=original
            )
            at = found.end
        if at < len(words):
            yield DraftPiece(text=words[at:])

    def all(self) -> tuple[Slot, ...]:
        """Every slot met so far: parties by letter, then amounts, then dates as they came."""
        kinds = (PARTY, ADJECTIVE, AMOUNT, DATE)
        slots = [
            Slot(key=key, label=label, kind=kind, originals=tuple(known), filled=self._fills.get(key), places=places)
            for key, (label, kind, known, places) in self._seen.items()
        ]
        return tuple(
            sorted(
                slots, key=lambda slot: (kinds[2:].index(slot.kind) + 1 if slot.kind in kinds[2:] else 0, _party(slot))
            )
        )

    def _label(self, found: Found, original: str) -> str:
        same_kind = sum(kind == found.kind for _, kind, _, _ in self._seen.values())
        own = found.key if found.kind in (PARTY, ADJECTIVE) else f"{found.kind.upper()} {same_kind + 1}"
        label, kind, known, places = self._seen.get(found.key, (f"[{own}]", found.kind, {}, 0))
        self._seen[found.key] = (label, kind, {**known, original: None}, places + 1)
        return label


def unknown_fills(fills: Iterable[str], slots: Iterable[Slot]) -> list[str]:
    """What was typed for no slot of the draft: of a clause no longer taken, or of another name."""
    known = {slot.key for slot in slots}
    return [key for key in fills if key not in known]


def _party(slot: Slot) -> str:
    return slot.key if slot.kind in (PARTY, ADJECTIVE) else ""


def _opening(typed: str, original: str) -> str:
    """What was typed, with a capital where it opens a sentence: there the source has 'The Kingdom', elsewhere 'the'."""
    return typed[0].upper() + typed[1:] if original.startswith("The ") else typed
