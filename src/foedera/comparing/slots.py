"""Slots: what of a source's words a drafter has to replace, and the words with what was typed for it.

In: words of an agreement, its parties under letters, what a drafter typed. Out: pieces, the source's own or slots.
Not here: what slots miss (leftovers), and what names a party goes by (text.party_forms).

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

PARTY, ADJECTIVE, AMOUNT, DATE = "party", "adjective", "amount", "date"

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMBER = r"\d{1,4}(?:[.,  ]\d{1,3}){0,5}"
_SCALE = r"(?:[ \u00a0-]?(?:thousand|million|billion|trillion|bn|mn)\b)?"
_MONEY = r"(?:euros?|dollars?|pounds?|kroner|kronor|krone|krona|francs?|yen|złoty|zlotys?|hryvnias?|lei|korunas?)"
_CODE = r"(?:EUR|USD|GBP|CAD|AUD|NZD|NOK|SEK|DKK|ISK|JPY|CHF|PLN|CZK|HUF|RON|UAH|KRW|INR)"
_SIGN = r"(?:(?:US|CAD|AUD|NZ|C|A)?[ \u00a0]?\$|[€£¥])"
AMOUNTS = re.compile(
    rf"(?<![\w.,])(?:(?:{_CODE}|{_SIGN})[ \u00a0]?{_NUMBER}{_SCALE}"
    rf"|{_NUMBER}{_SCALE}[ \u00a0](?:of )?(?:[A-Z][a-z]{{2,15}} )?(?:{_MONEY}|{_CODE})\b"
    rf"|{_NUMBER}[ \u00a0]?(?:€|%|per ?cent\b))"
)
"""An amount of money, or a share in per cent."""
DATES = re.compile(
    rf"\b(?:{_DAY}(?: day)?(?: of)? {_MONTH},? \d{{4}}|{_MONTH}(?: {_DAY},?)? \d{{4}})\b"
    r"|(?<=\b[Ii]n )(?:19|20)\d\d(?!\w)|(?<=\b[Bb]y )(?:19|20)\d\d(?!\w)|(?<=\b[Uu]ntil )(?:19|20)\d\d(?!\w)"
    r"|(?<=\b[Ss]ince )(?:19|20)\d\d(?!\w)|(?<=\b[Ff]or )(?:19|20)\d\d(?!\w)|(?<=\b[Tt]o )(?:19|20)\d\d(?!\w)"
)
"""A day, a month with its year, or a year that words of time lead to."""


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
    for kind, pattern in ((AMOUNT, AMOUNTS), (DATE, DATES)):
        found += [Found(*each.span(), f"{kind.upper()} {each[0]}", kind) for each in pattern.finditer(words)]
    apart: list[Found] = []
    for each in sorted(found):
        if not apart or apart[-1].end <= each.start:
            apart.append(each)
    return apart


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
