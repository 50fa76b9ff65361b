"""What an agreement is called in a column and in a sentence, where nobody named it: parties or title, and year.

In: what is recorded of an agreement, and the names that are taken. Out: a short name nobody else has. Two or three
parties name it; of more, of a group ('G7') or of none known its own title line does. The register names its own
('Norway'). Not here: what a person means by a name (model.matching).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from foedera.coding.facts.named_kind import named_kind
from foedera.model.agreement import Agreement, Party
from foedera.model.dates import written_out
from foedera.model.event import Event
from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import agreements
from foedera.model.snapshot import Snapshot
from foedera.workspace.seed import built_in_fact_words

SHORT_TITLE = 28
"""Letters of a title that heads a column, whatever it says."""
LONGEST_TITLE = 90
"""Letters of a title that says what kind of text it is or whose. A longer one would have to be cut, and what is cut off
tells agreements apart: 'Agreement between the Kingdom of the Netherlands and …'."""
_NAMED = re.compile(r"\b(?=\w*[A-Z\d]\w*[A-Z\d])\w+")
"""A word with figures or several capitals in a title: what it names has a name of its own."""
_GROUP = re.compile(r"\b[A-Z]\d{1,2}\b")
"""A group that goes by a letter and how many they are: G7, C5+1."""
_CODE_POINT = re.compile(r"\\u([0-9a-fA-F]{4})")
"""A letter as programs write it, left in a title by whoever made the file."""
_DAY = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_FEWEST, _MOST = 2, 3
"""Parties by which an agreement is called; more are no name."""


def named(snapshot: Snapshot, agreement: str, record: Agreement, *, signed: str | None) -> Agreement:
    """The record with a short name no other agreement has: 'Ukraine – Canada 2024'.

    Month, day and type tell apart what is of one year and the same parties. Where there are no two or three parties to
    name it, its title does, with the year; without a day neither has one; the id is for what is left.

    Args:
        snapshot: where the others stand.
        agreement: id of the agreement.
        record: what is recorded of it; its own short name does not count.
        signed: partial date; None where it is not known, and the date in the agreement's id may stand in.
    """
    taken = {agreement_record(snapshot, other).short for other in agreements(snapshot) if other != agreement}
    found = _names(snapshot, agreement, record, signed)
    return msgspec.structs.replace(record, short=next((name for name in found if name not in taken), agreement))


def is_made(snapshot: Snapshot, agreement: str, record: Agreement) -> bool:
    """Whether an agreement's short name was made of what is recorded of it, and not given by a register."""
    dates = (None, signing(snapshot, agreement))
    return any(record.short in _names(snapshot, agreement, record, date) for date in dates)


def signing(snapshot: Snapshot, agreement: str) -> str | None:
    """The day an agreement was signed, as far as it is recorded."""
    dates = [entry.value.date for entry in snapshot.ledger.of(Event, agreement) if entry.value.role == "signed"]
    return dates[-1] if dates else None


def _names(snapshot: Snapshot, agreement: str, record: Agreement, signed: str | None) -> Iterator[str]:
    """Names from the one to choose first; each tells apart more than the one before."""
    date = signed or _day_in(agreement)
    dates = [] if date is None else [date[:length] for length in (4, 7, 10) if len(date) >= length]
    title = " ".join(_CODE_POINT.sub(lambda letter: chr(int(letter[1], 16)), record.title).split())
    by_title = [*_by_title(title, dates)]
    if _names_itself(title):
        yield from by_title
    if _FEWEST <= len(record.parties) <= _MOST:
        sides = " – ".join(_called(snapshot, party) for party in record.parties)
        yield from _dated(sides, dates) if dates else (sides,)
        if dates and record.family is not None:
            yield f"{sides} {dates[0]} ({record.family})"
    yield from by_title
    yield agreement


def _names_itself(title: str) -> bool:
    """Whether a title says more than whom it speaks of: 'G7 Leaders’ Statement'."""
    short = len(title) <= SHORT_TITLE and _NAMED.search(title) is not None
    return not title.isupper() and (short or _GROUP.search(title) is not None)


def _by_title(title: str, dates: Sequence[str]) -> Iterator[str]:
    """A title with the year it does not say itself, and without; none of one word, such as 'Agreement'."""
    telling = _GROUP.search(title) or named_kind(title, built_in_fact_words().kinds, states=True)
    if " " in title and len(title) <= (LONGEST_TITLE if telling else SHORT_TITLE):
        says_year = bool(dates) and dates[0] in title
        if says_year:
            yield title
        yield from _dated(title, dates[says_year:])
        yield title


def _dated(name: str, dates: Sequence[str]) -> Iterator[str]:
    for date in dates:
        yield f"{name} {date}" if date.isdecimal() else f"{name}, {written_out(date)}"


def _day_in(agreement: str) -> str | None:
    """The date an id begins or ends with, as its file was named: 2022-03-24-g7-statement, ukr-can-2024."""
    parts = agreement.split("-")
    ends = (taken for count in (3, 2, 1) for taken in (parts[:count], parts[-count:]))
    return next((date for date in map("-".join, ends) if _DAY.fullmatch(date)), None)


def _called(snapshot: Snapshot, party: str) -> str:
    """What a party goes by: what the workspace says, else the usual name, shortened where it may be."""
    known = snapshot.ledger.of(Party, party)
    if known:
        return known[-1].value.name
    first, *others = built_in_fact_words().parties.names.get(party, (party,))
    return min((name for name in (first, *others) if first.startswith(name)), key=len)
