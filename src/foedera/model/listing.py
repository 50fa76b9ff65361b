"""What a workspace holds, listed: agreements, areas, texts, collections, codebooks, sources, and sources not used.

In: a snapshot. Out: a row for each thing, in the order the workspace has them; the first field is its id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import msgspec

from foedera.model.agreement import Agreement
from foedera.model.claim import Source
from foedera.model.lookup import unknown_choice
from foedera.model.selection import collections
from foedera.model.snapshot import Snapshot
from foedera.model.statement import Reading


class ListedAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement of the workspace."""

    id: str
    short: str
    title: str
    family: str | None
    parties: tuple[str, ...]
    collections: tuple[str, ...]
    texts: tuple[str, ...]
    """Ids of its texts and digests."""


class ListedArea(msgspec.Struct, frozen=True, kw_only=True):
    """An area of a codebook version."""

    id: str
    label: str
    codebook: str
    number: int


class ListedText(msgspec.Struct, frozen=True, kw_only=True):
    """A text, digest or publication."""

    id: str
    title: str
    subject: str
    role: str
    language: str
    format: str
    provisions: int


class ListedCollection(msgspec.Struct, frozen=True, kw_only=True):
    """A collection."""

    id: str
    agreements: tuple[str, ...]


class ListedCodebook(msgspec.Struct, frozen=True, kw_only=True):
    """A codebook version."""

    id: str
    """With its version: eu-sdp@1."""
    title: str
    areas: int


class ListedSource(msgspec.Struct, frozen=True, kw_only=True):
    """A source."""

    id: str
    title: str
    kind: str | None
    rank: str
    date: str | None
    url: str | None
    claims: int
    """How many claims stand on it, beside those that describe it; 0 for a source that is only listed."""


class ListedUnused(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is listed though no claim stands on it and no text comes from it."""

    id: str
    title: str
    says: str | None
    """What it says, in our own words; None where nobody wrote down what was read."""
    unheld: str | None
    """Why no claim stands on it; None where nobody has said: take a claim from it, or write the reason down."""


Listed = ListedAgreement | ListedArea | ListedText | ListedCollection | ListedCodebook | ListedSource | ListedUnused
"""A thing as it is listed."""


def listed(snapshot: Snapshot, what: str) -> tuple[Listed, ...]:
    """The things of a kind.

    Raises:
        UsageError: no such kind.
    """
    if what not in LISTS:
        raise unknown_choice("list", what, list(LISTS))
    return LISTS[what](snapshot)


def _agreements(snapshot: Snapshot) -> tuple[Listed, ...]:
    members, texts = collections(snapshot), snapshot.texts.of()
    return tuple(
        ListedAgreement(
            id=identifier,
            short=entries[-1].value.short,
            title=entries[-1].value.title,
            family=entries[-1].value.family,
            parties=entries[-1].value.parties,
            collections=tuple(name for name, ids in members.items() if identifier in ids),
            texts=tuple(text.id for text in texts if text.subject == identifier),
        )
        for identifier, entries in snapshot.ledger.by_subject(Agreement).items()
    )


def _areas(snapshot: Snapshot) -> tuple[Listed, ...]:
    return tuple(
        ListedArea(id=area.id, label=area.label, codebook=key, number=area.number)
        for key, book in snapshot.codebooks.items()
        for area in book.areas
    )


def _texts(snapshot: Snapshot) -> tuple[Listed, ...]:
    return tuple(
        ListedText(
            id=text.id,
            title=text.title,
            subject=text.subject,
            role=text.role,
            language=text.language,
            format=text.format,
            provisions=len(snapshot.texts.provisions(text.id)),
        )
        for text in snapshot.texts.of()
    )


def _collections(snapshot: Snapshot) -> tuple[Listed, ...]:
    return tuple(ListedCollection(id=name, agreements=ids) for name, ids in collections(snapshot).items())


def _codebooks(snapshot: Snapshot) -> tuple[Listed, ...]:
    books = snapshot.codebooks.items()
    return tuple(ListedCodebook(id=key, title=book.title, areas=len(book.areas)) for key, book in books)


def _sources(snapshot: Snapshot) -> tuple[Listed, ...]:
    found = ((name, entries[-1].value) for name, entries in snapshot.ledger.by_subject(Source).items())
    standing = _standing(snapshot)
    return tuple(
        ListedSource(
            id=name, title=it.title, kind=it.kind, rank=it.rank, date=it.date, url=it.url, claims=standing[name]
        )
        for name, it in found
    )


def _unused(snapshot: Snapshot) -> tuple[Listed, ...]:
    standing, ledger = _standing(snapshot), snapshot.ledger
    texts = {text.source for text in snapshot.texts.of()}
    found = []
    for name, entries in ledger.by_subject(Source).items():
        if not standing[name] and name not in texts:
            read = ledger.of(Reading, name)[-1:]
            found.append(
                ListedUnused(
                    id=name,
                    title=entries[-1].value.title,
                    says=read[0].value.says if read else None,
                    unheld=read[0].value.unheld if read else None,
                )
            )
    return tuple(found)


def _standing(snapshot: Snapshot) -> Counter[str]:
    """How many claims stand on each source; what only describes a source is no use of it."""
    return Counter(
        entry.claim.basis.source
        for record, subjects in snapshot.ledger.entries().items()
        if record not in (Source, Reading)
        for entries in subjects.values()
        for entry in entries
    )


LISTS: Mapping[str, Callable[[Snapshot], tuple[Listed, ...]]] = {
    "agreements": _agreements,
    "areas": _areas,
    "texts": _texts,
    "collections": _collections,
    "codebooks": _codebooks,
    "sources": _sources,
    "unused-sources": _unused,
}
"""What can be listed, and how."""
