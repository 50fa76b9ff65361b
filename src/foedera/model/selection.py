"""Selection: what of a snapshot is meant. Agreements, collections, codebooks and sources by id.

In: a snapshot and ids. Out: records. Every id that names nothing is an error that says what would have been known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from foedera.ids import split_document
from foedera.model.agreement import Agreement, Fact, Instrument, Membership, Party
from foedera.model.claim import Claim, Source
from foedera.model.codebook import Codebook
from foedera.model.collection import Collection
from foedera.model.document import Document, Provision, ReadResult
from foedera.model.event import Dialogue, Mission
from foedera.model.ledger import Ledger
from foedera.model.lookup import (
    unknown_agreement,
    unknown_area,
    unknown_claim,
    unknown_codebook,
    unknown_collection,
    unknown_document,
    unknown_source,
    without_address,
    without_text,
)
from foedera.model.matrix import Column
from foedera.model.snapshot import Snapshot

ADDED = "added"
"""The collection of what a user added to a workspace."""

_FORMER_DEFAULT = "eu-sdp"
"""The default of workspaces that were made before collections were declared."""

Several = str | Path | Iterable[str | Path] | None
"""One id, name or file, or several; None for none."""

Named = str | Path | None
"""A codebook by id, by id@version, or as a YAML file; None for the workspace's own."""


def several(*named: Several) -> tuple[str, ...]:
    """What was named, whether one at a time or several: a text is one name, never its letters.

    >>> several("nor"), several(["nor", "jpn"]), several("nor", ("jpn", "kor")), several(None)
    (('nor',), ('nor', 'jpn'), ('nor', 'jpn', 'kor'), ())
    """
    found: list[str] = []
    for one in named:
        found += [str(one)] if isinstance(one, str | Path) else map(str, one or ())
    return tuple(found)


def agreements(snapshot: Snapshot) -> tuple[str, ...]:
    """The id of every agreement, in a collection or not, in order of first mention."""
    return tuple(snapshot.ledger.by_subject(Agreement))


def agreement(snapshot: Snapshot, identifier: str) -> Agreement:
    """An agreement's record.

    Raises:
        UnknownId: no such agreement, with the ids that look like it.
    """
    entries = snapshot.ledger.of(Agreement, identifier)
    if not entries:
        raise unknown_agreement(identifier, agreements(snapshot))
    return entries[-1].value


def collections(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Agreement ids of every collection, in column order."""
    return {
        name: tuple(dict.fromkeys(e.value.agreement for e in sorted(entries, key=lambda entry: entry.value.position)))
        for name, entries in snapshot.ledger.by_subject(Membership).items()
    }


def columns(snapshot: Snapshot, collection: str | None = None, *, agreements: Sequence[str] = ()) -> tuple[Column, ...]:
    """The agreements of a collection; None for the register's own and what was added here.

    Args:
        snapshot: the workspace.
        collection: collection id.
        agreements: these instead, in this order, each once.

    Raises:
        UnknownId: no such collection or agreement.
    """
    if agreements:
        return heads(snapshot, agreements)
    known = collections(snapshot)
    if collection is not None and collection not in known:
        raise unknown_collection(collection, list(known))
    wanted = default_collections(snapshot) if collection is None else (collection,)
    return heads(snapshot, (one for name in wanted for one in known.get(name, ())))


def default_collections(snapshot: Snapshot) -> tuple[str, ...]:
    """What is shown where no collection is named: those declared so, and whatever was added here.

    Where none is declared so, every collection is; in a workspace made before collections were declared, the one that
    was the default then.
    """
    known, declared = collections(snapshot), snapshot.ledger.by_subject(Collection)
    chosen = [name for name, entries in declared.items() if entries[-1].value.default]
    if not declared and _FORMER_DEFAULT in known:
        chosen = [_FORMER_DEFAULT]
    return tuple(dict.fromkeys((*(chosen or known), ADDED)))


def declared_collection(snapshot: Snapshot, collection: str | None) -> Collection:
    """What is declared of a collection; None for the first of those shown where none is named.

    Raises:
        UnknownId: no such collection.
    """
    name, known = collection or default_collections(snapshot)[0], collections_of(snapshot.ledger)
    if collection is not None and name not in known:
        raise unknown_collection(collection, list(known))
    return known.get(name, Collection(title=name))


def collections_of(
    ledger: Ledger, *, shipped: Mapping[str, Collection] = MappingProxyType({})
) -> dict[str, Collection]:
    """Every collection that is declared or has members, by id: the declared ones first, as they were declared.

    What was said last of a collection counts. Of one nobody declared, it is what ships with Foedera under its id (old
    workspaces hold no declaration); of any other, its id is its title, and no party is a union of it.

    Args:
        ledger: everything known.
        shipped: the declarations of the built-in registers, by id.
    """
    said = {name: entries[-1].value for name, entries in ledger.by_subject(Collection).items()}
    bare = (name for name in ledger.by_subject(Membership) if name not in said)
    return said | {name: shipped.get(name, Collection(title=name)) for name in bare}


def heads(snapshot: Snapshot, agreements: Iterable[str]) -> tuple[Column, ...]:
    """Agreements as the heads of columns, each once.

    Raises:
        UnknownId: no such agreement.
    """
    return tuple(Column(agreement=one, short=agreement(snapshot, one).short) for one in dict.fromkeys(agreements))


def within(snapshot: Snapshot, collection: str | None) -> tuple[str, ...]:
    """The ids of a collection's agreements; None for every agreement there is.

    Raises:
        UnknownId: no such collection.
    """
    if collection is None:
        return agreements(snapshot)
    return tuple(column.agreement for column in columns(snapshot, collection))


def codebook(snapshot: Snapshot, identifier: str | None = None) -> Codebook:
    """A codebook on record by id (its newest version) or id@version; None for the newest of the first one here.

    Raises:
        UnknownId: no such codebook on record.
    """
    return choose(identifier, snapshot.codebooks)


def choose(identifier: str | None, books: dict[str, Codebook]) -> Codebook:
    """Of codebooks by id@version the one of that id or key, in its newest version; None for the first.

    Raises:
        UnknownId: no such codebook among them.
    """
    found = [book for key, book in books.items() if identifier in (None, key, book.id)]
    if not found:
        raise unknown_codebook(identifier, list(books))
    return max(found, key=lambda book: (book.id == found[0].id, book.version))


def codebook_of(snapshot: Snapshot, area: str) -> Codebook:
    """The codebook an area belongs to: the first one here, else the newest of those that have it.

    Raises:
        UnknownId: no codebook here has that area.
    """
    first = codebook(snapshot)
    for book in (first, *reversed(snapshot.codebooks.values())):
        if any(known.id == area for known in book.areas):
            return book
    raise unknown_area(area, first)


def codebooks_on(snapshot: Snapshot, agreement: str) -> tuple[Codebook, ...]:
    """The codebooks an agreement was coded by, in their newest versions; the first one here where by none."""
    claims = (claim for claim in snapshot.of("coverage") if claim.subject == agreement)
    ids = dict.fromkeys((claim.codebook or "").partition("@")[0] for claim in claims)
    return tuple(codebook(snapshot, identifier) for identifier in ids) or (codebook(snapshot),)


def claim(snapshot: Snapshot, identifier: str) -> Claim:
    """The claim with that id, whether it still stands or not.

    Raises:
        UnknownId: no such claim.
    """
    if identifier not in snapshot.by_id:
        raise unknown_claim(identifier)
    return snapshot.by_id[identifier]


def source(snapshot: Snapshot, identifier: str) -> Source | None:
    """The record of a source; None where there is none."""
    entries = snapshot.ledger.of(Source, identifier)
    return entries[-1].value if entries else None


def with_address(snapshot: Snapshot) -> dict[str, Source]:
    """The sources that have an address, by id."""
    known = {identifier: entries[-1].value for identifier, entries in snapshot.ledger.by_subject(Source).items()}
    return {identifier: record for identifier, record in known.items() if record.url}


def fetchable(snapshot: Snapshot, identifier: str) -> Source:
    """A source that has an address.

    Raises:
        UnknownId: no such source.
        UsageError: it has no address.
    """
    found = source(snapshot, identifier)
    if found is None:
        raise unknown_source(identifier, list(snapshot.ledger.by_subject(Source)))
    if not found.url:
        raise without_address(identifier)
    return found


def document(snapshot: Snapshot, identifier: str) -> Document:
    """A text.

    Raises:
        UnknownId: no such text.
    """
    found = snapshot.texts.document(identifier)
    if found is None:
        raise unknown_document(identifier)
    return found


def text(snapshot: Snapshot, identifier: str) -> ReadResult:
    """A text with its provisions.

    Raises:
        UnknownId: no such text.
    """
    return ReadResult(document=document(snapshot, identifier), provisions=snapshot.texts.provisions(identifier))


def newest(texts: Sequence[Document]) -> tuple[Document, ...]:
    """The newest version of each text, in the order of their ids."""
    last: dict[tuple[str, str], tuple[int, Document]] = {}
    for text in texts:
        subject, language, version = split_document(text.id)
        if version >= last.get((subject, language), (0, text))[0]:
            last[subject, language] = (version, text)
    return tuple(text for _, text in last.values())


def main_text(texts: Iterable[Document]) -> Document | None:
    """The text an agreement is read by: the newest version of its own, else of its digest; None where there is none."""
    last = newest(tuple(texts))
    return min(last, key=lambda text: (text.role != "text", text.language != "eng", text.id), default=None)


def texts(snapshot: Snapshot, subjects: Sequence[str] = ()) -> tuple[Document, ...]:
    """The newest texts of agreements, or of sources about agreements; of all where none is named.

    Raises:
        UnknownId: a subject is unknown, or known without a text.
    """
    found = newest(snapshot.texts.of(subjects or None))
    missing = sorted(set(subjects) - {text.subject for text in found})
    if missing:
        known = agreements(snapshot)
        raise without_text(missing[0]) if missing[0] in known else unknown_agreement(missing[0], known)
    return found


def names(snapshot: Snapshot, identifier: str) -> tuple[str, ...]:
    """The names an agreement's partner goes by in headings: its column's, its party's, and recorded other names."""
    record = agreement(snapshot, identifier)
    return tuple(dict.fromkeys((record.short, *_called(snapshot, record))))


def partners(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """For each agreement a union is a party to, as the EU is, the names its other side goes by."""
    ledger = snapshot.ledger
    return {
        entry.claim.subject: tuple(dict.fromkeys(_called(snapshot, entry.value)))
        for entry in ledger.of(Agreement)
        if ledger.unions.intersection(entry.value.parties)
    }


def _called(snapshot: Snapshot, record: Agreement) -> Iterable[str]:
    ledger = snapshot.ledger
    for party in record.parties:
        if party not in ledger.unions:
            yield from (entry.value.name for entry in ledger.of(Party, party))
            yield from (entry.value.value for entry in ledger.of(Fact, party) if entry.value.about == "other_name")


def known_names(snapshot: Snapshot) -> dict[str, str]:
    """What the register calls things by their own names, as they stand in texts: spelling → id."""
    kinds: tuple[type[Mission | Dialogue | Instrument], ...] = (Mission, Dialogue, Instrument)
    return {
        entry.value.name: identifier
        for record in kinds
        for identifier, entries in snapshot.ledger.by_subject(record).items()
        for entry in entries
    }


def anchors(snapshot: Snapshot) -> dict[str, Claim]:
    """What became of quotes in newer versions of their texts: each claim's last anchor, by the claim's id."""
    return {claim.subject: claim for claim in snapshot.of("anchor")}


def passages_by_agreement(document: Document, provisions: Sequence[Provision]) -> dict[str, list[Provision]]:
    """Which provisions speak for which agreement: all of them for its own text, the assigned ones of a source."""
    if document.role != "source":
        return {document.subject: list(provisions)}
    passages: dict[str, list[Provision]] = {}
    for provision in provisions:
        for agreement in provision.about:
            passages.setdefault(agreement, []).append(provision)
    return passages
