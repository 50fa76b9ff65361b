"""What a person means: an agreement, area, party, source … by its id, its name, or an ISO code.

In: a snapshot and what was written. Out: the id that is meant. The exact id wins, then the id in other letters, then
names, the nearest to the thing itself first: an agreement's short name stands before its party's ('Norway'). What
names one thing is taken; what names several, or none, is refused with those it may have meant.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.model.agreement import Agreement, Fact, Membership, Party
from foedera.model.claim import Source
from foedera.model.lookup import ambiguous, unknown_name
from foedera.model.selection import known_names
from foedera.model.snapshot import Snapshot, remembered

_VERSION = re.compile(r"(.+)(/[a-z]{3})")
"""A name with ISO 639-3 behind it."""
_SHOWN = 3
"""Proposals at most."""


class Known(NamedTuple):
    """A thing that can be meant."""

    kind: str
    """agreement, area, party …"""
    id: str
    names: tuple[tuple[str, ...], ...] = ()
    """What it goes by, the nearest to it first; a name of an earlier place wins against one of a later."""


def find(snapshot: Snapshot, text: str, *kinds: str) -> Known:
    """The one thing of some kinds that a text means.

    Args:
        snapshot: the workspace.
        text: an id, a name or an ISO code.
        kinds: of `KINDS`; what is meant must be one of these.

    Raises:
        UnknownId: nothing goes by that; with those that come near.
        UsageError: several things do.
    """
    return among(text, known(snapshot, kinds))


def version(snapshot: Snapshot, text: str) -> Known:
    """The agreement that a text means, or what it says in a language that stands behind it: ID/nld.

    Raises:
        UnknownId: no agreement goes by that; with those that come near.
        UsageError: several do.
    """
    written = _VERSION.fullmatch(text)
    if written is None:
        return find(snapshot, text, "agreement")
    found = find(snapshot, written[1], "agreement")
    return found._replace(id=found.id + written[2])


def among(text: str, things: Sequence[Known], what: str = "") -> Known:
    """The one of some things that a text means.

    Args:
        text: an id, a name or a code.
        things: those there are.
        what: what they are called in messages; '' for their kinds.

    Raises:
        UnknownId: nothing goes by that; with those that come near.
        UsageError: several things do.
    """
    for hits in _by_nearness(text, things):
        if len({thing.id for thing in hits}) == 1:
            return hits[0]
        if hits:
            raise ambiguous(text, [f"{thing.kind} {thing.id}" for thing in hits])
    called = what or " or ".join(dict.fromkeys(thing.kind for thing in things)) or "thing"
    raise unknown_name(called, text, nearest(text, things), [thing.id for thing in things])


def thing(snapshot: Snapshot, text: str) -> Known:
    """Whatever an id, name or code means: a claim, a text, a cell, or any thing the log speaks of.

    Raises:
        UnknownId: nothing goes by that; with those that come near.
        UsageError: several things do.
    """
    if text in snapshot.by_id:
        return Known("claim", text)
    if snapshot.texts.document(text) is not None:
        return Known("text", text)
    everything = known(snapshot, SHOWN)
    agreement, slash, area = text.partition("/")
    if slash and "/" not in area and not any(_by_nearness(text, everything)):
        return cell(snapshot, agreement, area)
    return among(text, everything, "thing")


def cell(snapshot: Snapshot, agreement: str, area: str) -> Known:
    """The cell that is meant by an agreement and an area, each by id, name or code.

    Raises:
        UnknownId: no such agreement or area; with those that come near.
        UsageError: several go by that name.
    """
    return Known("cell", f"{find(snapshot, agreement, 'agreement').id}/{find(snapshot, area, 'area').id}")


def party(snapshot: Snapshot, text: str, codes: Mapping[str, Sequence[str]]) -> Known:
    """The party that is meant: one of the workspace, else one of those whose codes and names are known anyway.

    Args:
        snapshot: the workspace.
        text: an id, a name or an ISO code.
        codes: names by code (ISO 3166-1 alpha-3 in lower case, or an organisation's short name).

    Raises:
        UnknownId: nobody goes by that; with those that come near.
        UsageError: several do.
    """
    here = known(snapshot, ("party",))
    ids = {one.id for one in here}
    return among(
        text, [*here, *(Known("party", code, (tuple(names),)) for code, names in codes.items() if code not in ids)]
    )


def namesakes(snapshot: Snapshot, text: str, meant: Known) -> tuple[Known, ...]:
    """What else goes by the text a thing was meant by."""
    others = (one for hits in _by_nearness(text, known(snapshot, SHOWN)) for one in hits)
    return tuple({one.id: one for one in others if one.id != meant.id}.values())


def nearest(text: str, things: Iterable[Known]) -> tuple[str, ...]:
    """The ids of what a text may have meant, the likest first; none when nothing comes near."""
    spellings: dict[str, str] = {}
    for one in things:
        for name in (one.id, *(name for names in one.names for name in names)):
            spellings.setdefault(folded(name), one.id)
    close = difflib.get_close_matches(folded(text), list(spellings), n=2 * _SHOWN)
    return tuple(dict.fromkeys(spellings[name] for name in close))[:_SHOWN]


def folded(text: str) -> str:
    """A name without what people write in different ways: capitals, accents, hyphens, blanks."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(bare.replace("-", " ").replace("_", " ").split())


def known(snapshot: Snapshot, kinds: tuple[str, ...]) -> tuple[Known, ...]:
    """Everything of some kinds that can be meant."""
    return tuple(one for kind in kinds for one in _known(snapshot, kind))


def _by_nearness(text: str, things: Sequence[Known]) -> Iterator[list[Known]]:
    """What goes by a text: by exactly that id, by that id in other letters, then by names, place by place."""
    wanted = folded(text)
    yield [one for one in things if one.id == text][:1]
    yield [one for one in things if folded(one.id) == wanted]
    for place in range(max((len(one.names) for one in things), default=0)):
        yield [one for one in things if place < len(one.names) and wanted in map(folded, one.names[place])]


def _agreements(snapshot: Snapshot) -> Iterator[Known]:
    """By short name and title; then by what their parties go by."""
    called = {one.id: one for one in _parties(snapshot)}
    for identifier, entries in snapshot.ledger.by_subject(Agreement).items():
        record = entries[-1].value
        own = (record.short, record.title)
        sides = [name for one in record.parties for name in (one, *_all(called.get(one)))]
        yield Known("agreement", identifier, (own, (), tuple(sides)))


def _parties(snapshot: Snapshot) -> Iterator[Known]:
    """By name and two-letter code; their id is the three-letter one."""
    for identifier, entries in snapshot.ledger.by_subject(Party).items():
        records = [entry.value for entry in entries]
        other = [e.value.value for e in snapshot.ledger.of(Fact, identifier) if e.value.about == "other_name"]
        names = [name for record in records for name in (record.name, record.iso2) if name]
        yield Known("party", identifier, ((), (*names, *other)))


def _areas(snapshot: Snapshot) -> Iterator[Known]:
    for book in snapshot.codebooks.values():
        for area in book.areas:
            yield Known("area", area.id, (tuple(name for name in (area.label, area.notation) if name),))


def _codebooks(snapshot: Snapshot) -> Iterator[Known]:
    for key, book in snapshot.codebooks.items():
        yield from (Known("codebook", key, ((book.title,),)), Known("codebook", book.id))


def _collections(snapshot: Snapshot) -> Iterator[Known]:
    return (Known("collection", identifier) for identifier in snapshot.ledger.by_subject(Membership))


def _sources(snapshot: Snapshot) -> Iterator[Known]:
    for identifier, entries in snapshot.ledger.by_subject(Source).items():
        yield Known("source", identifier, ((entries[-1].value.title,),))


def _texts(snapshot: Snapshot) -> Iterator[Known]:
    return (Known("text", document.id) for document in snapshot.texts.of())


def _others(snapshot: Snapshot) -> Iterator[Known]:
    """Whatever else the log speaks of: dialogues, missions, instruments, indices …, by name where they have one."""
    names = {identifier: name for name, identifier in known_names(snapshot).items()}
    for subject in dict.fromkeys(claim.subject for claim in snapshot.claims):
        yield Known("thing", subject, ((), (), (names[subject],)) if subject in names else ())


KINDS: dict[str, Callable[[Snapshot], Iterator[Known]]] = {
    "agreement": _agreements,
    "party": _parties,
    "area": _areas,
    "source": _sources,
    "collection": _collections,
    "codebook": _codebooks,
    "text": _texts,
    "thing": _others,
}
"""The kinds of things that can be meant; one that is two things under one id is the first of them."""


SHOWN = tuple(kind for kind in KINDS if kind != "codebook")
"""The kinds that are known by more than their own record."""


@remembered(len(KINDS))
def _known(snapshot: Snapshot, kind: str) -> tuple[Known, ...]:
    return tuple(KINDS[kind](snapshot))


def _all(one: Known | None) -> tuple[str, ...]:
    return () if one is None else tuple(name for names in one.names for name in names)
