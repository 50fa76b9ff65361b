"""Adding texts: files fetched or opened, taken out of archives, read in a guarded process, recorded with their claims.

What a text brings in claims: the agreement it belongs to, its source, its place in a collection.
"""

from __future__ import annotations

import datetime
import hashlib
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from foedera.coding.facts.opening import proposals
from foedera.errors import UsageError
from foedera.ids import check_slug, check_type, slug_of
from foedera.model.agreement import Agreement, Membership
from foedera.model.claim import Basis, Claim, Rank, Source, claim_value, new_claim
from foedera.model.document import Added, Problem, ReadResult, Retrieval
from foedera.model.event import Event
from foedera.model.matching import party
from foedera.model.progress import Progress, silent
from foedera.model.proposal import SelfDescription
from foedera.model.selection import ADDED, agreements, collections
from foedera.model.snapshot import Snapshot
from foedera.reading.archive import CONTAINERS, names_apart
from foedera.reading.guard import GuardedReader
from foedera.reading.office import readable, why_not
from foedera.reading.relations.anchoring import anchor_claims, is_same_text, next_version
from foedera.reading.relations.versions import as_version
from foedera.workspace.files import read_file
from foedera.workspace.log import Writer
from foedera.workspace.naming import named
from foedera.workspace.revising import check_versions
from foedera.workspace.saying import USER, Stated, stated_claims, taken_over
from foedera.workspace.seed import built_in_fact_words


class IngestOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a user says about a text; None where the text's own data or the default speaks."""

    agreement: str | None = None
    title: str | None = None
    party: tuple[str, ...] | None = None
    """Party ids."""
    signed: str | None = None
    type: str | None = None
    """Type of instrument: SDP, FPA, FTA …"""
    lang: str | None = None
    """ISO 639-3; None takes what the file says, else what its words are in."""
    collection: str = ADDED
    proposed: bool = False
    """Whether the user takes over what the text says of itself, where he or she says nothing."""
    ocr: bool = False
    """Whether pages that are images are recognised."""
    new_version: bool = False
    """Whether a text that is unlike the one its agreement has is a new version of it all the same."""
    retrieval: Retrieval | None = None
    """How the file came, when it was fetched."""

    def __post_init__(self) -> None:
        """Refuse a type that is no short word."""
        if self.type is not None:
            check_type(self.type)


def party_ids(snapshot: Snapshot, given: Sequence[str]) -> tuple[str, ...] | None:
    """The parties a user names, each by id, name or ISO code; None where none is named.

    Raises:
        UnknownId: nobody goes by that, neither here nor in the list of states and organisations.
    """
    codes = built_in_fact_words().parties.names if given else {}
    return tuple(dict.fromkeys(party(snapshot, one, codes).id for one in given)) or None


class Arrival(NamedTuple):
    """A file on its way in."""

    name: str
    original: bytes
    result: ReadResult
    own: SelfDescription = SelfDescription()
    """What a text of an agreement says of itself."""


def arrivals(paths: Sequence[Path], options: IngestOptions, *, progress: Progress = silent) -> list[Arrival]:
    """Every text in the files, read; those inside a ZIP archive each on its own.

    Raises:
        UnreadableFile: a file cannot be read; then none is returned.
        UsageError: several texts for one agreement id.
    """
    with GuardedReader() as reader:
        files = _apart([file for path, place in _places(paths) for file in _opened(path, place, reader)])
        if options.agreement is not None and len(files) > 1:
            raise UsageError(
                "several files cannot be the text of one agreement",
                where=options.agreement,
                expected="one file with --agreement",
                found=f"{len(files)} files: {', '.join(file.name for file in files[:4])}",
                next_step="add them one by one, or leave --agreement out: each file then names its own",
            )
        found = []
        for done, (name, data, problems) in enumerate(files):
            progress(done, len(files), name)
            result = read_text(reader, name, data, options, problems)
            own = proposals(result.document, result.provisions, built_in_fact_words())
            found.append(Arrival(name, data, result, own))
        progress(len(files), len(files), "")
        return found


class _File(NamedTuple):
    """A text that was found in a file, and what is to be said of the archive it came in."""

    name: str
    data: bytes
    problems: tuple[Problem, ...] = ()


def _places(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Each path once, and where it stands below the folder they have in common."""
    whole = {path.absolute(): path for path in paths}
    common = Path(os.path.commonpath([path.parent for path in whole])) if len({p.anchor for p in whole}) == 1 else None
    return [(path, (full.relative_to(common or full.anchor)).as_posix()) for full, path in whole.items()]


def _opened(path: Path, place: str, reader: GuardedReader) -> list[_File]:
    """Each text in a file; what an archive holds besides texts is a problem of its first text."""
    data = read_file(path)
    if path.suffix.lower() not in CONTAINERS:
        return [_File(place, data)]
    found = reader.members(data, path.name)
    reasons = [(member, why_not(member.name)) for member in found.files]
    taken = [member for member, why in reasons if why is None] or list(found.files)
    passed = [(member.path, why) for member, why in reasons if why is not None and member not in taken]
    problems = _left_out(path.name, [*found.left_out, *passed])
    return [_File(member.name, member.data, () if at else problems) for at, member in enumerate(taken)]


def _apart(files: Sequence[_File]) -> list[_File]:
    """The texts, named so that no two become one agreement: by file where that suffices, else by folder."""
    names = names_apart([file.name for file in files])
    return [file._replace(name=name) for name, file in zip(names, files, strict=True)]


def _left_out(archive: str, members: Sequence[tuple[str, str]]) -> tuple[Problem, ...]:
    """A problem for each reason members were left out, which names them; folders are no loss."""
    reasons = defaultdict[str, list[str]](list)
    for member, why in members:
        if not member.endswith("/"):
            reasons[why].append(member)
    return tuple(
        Problem(code="member-left-out", where=archive, text=f"{', '.join(left)}: {why}")
        for why, left in reasons.items()
    )


def record(writer: Writer, arrival: Arrival, options: IngestOptions, *, recorded: datetime.datetime) -> Added:
    """Record one text of an agreement with the claims that come with it; what the user says of it, always."""
    snapshot, agreement = writer.snapshot, arrival.result.document.subject
    known = agreement in agreements(snapshot)
    position = len(collections(snapshot).get(options.collection, ())) + 1
    name, said = arrival.name, Stated(options.title, options.party, options.type, options.signed)
    if options.proposed:
        said = taken_over(said, arrival.own.proposals, snapshot, agreement)
    own = msgspec.structs.replace(options, title=said.title, party=said.parties, type=said.family, signed=said.signed)
    claims = agreement_claims(
        snapshot, arrival.result, own, name=name, known=known, position=position, recorded=recorded
    )
    added = keep(writer, arrival.result, arrival.original, claims, new_version=options.new_version, recorded=recorded)
    if known:
        basis = Basis(source=added.document.source, locator=f"file {name}")
        writer.append(stated_claims(snapshot, agreement, said, basis=basis, recorded=recorded))
    return msgspec.structs.replace(added, proposals=arrival.own.proposals, withheld=arrival.own.withheld)


def keep(
    writer: Writer,
    result: ReadResult,
    original: bytes,
    claims: Sequence[Claim],
    *,
    new_version: bool = False,
    recorded: datetime.datetime,
) -> Added:
    """Store a text with its claims, as the next version where there are older ones; nothing when it is there.

    Raises:
        UsageError: it is like no older one, and nobody says that it is a `new_version` all the same.
    """
    check_versions(writer.snapshot, [result], new_version=new_version)
    there = writer.snapshot.texts.of([result.document.subject])
    same = next((text for text in there if is_same_text(text, result.document)), None)
    if same is not None:
        return Added(document=same, provisions=writer.snapshot.texts.provisions(same.id), new=False)
    version = next_version(result, there)
    kept = result if version == 1 else as_version(result, version)
    writer.add_text(kept, original)
    # What there is to say of the agreement was said with its first text.
    writer.append(claims if version == 1 else anchor_claims(writer.snapshot, kept, recorded=recorded))
    return Added(document=kept.document, provisions=kept.provisions, new=True)


def agreement_claims(
    snapshot: Snapshot,
    result: ReadResult,
    options: IngestOptions,
    *,
    name: str,
    known: bool,
    position: int,
    recorded: datetime.datetime,
) -> list[Claim]:
    """The claims that come with a text of an agreement: what the user says is the user's, the rest the text's own.

    Args:
        snapshot: where the names of other agreements stand.
        result: the text as read; its metadata speaks where the user does not.
        options: what the user says.
        name: the file's name, for the locator.
        known: whether the workspace knows the agreement already; then only source and membership are new.
        position: the column it gets in the collection.
        recorded: time of recording.
    """
    agreement, source = result.document.subject, result.document.source
    basis, metadata = Basis(source=source, locator=f"file {name}"), result.metadata

    def claim(subject: str, property: str, record: msgspec.Struct, *, users: bool = True) -> Claim:
        value = claim_value(record)
        who, rank = (USER, Rank.PERSON) if users else (source, Rank.PRIMARY)
        return new_claim(
            subject=subject, property=property, value=value, coder=who, rank=rank, basis=basis, recorded=recorded
        )

    title = options.title or result.document.title
    collection = check_slug(options.collection, what="collection")
    claims = [
        claim(source, "source", _source(title, result.document.retrieval)),
        claim(collection, "collection", Membership(agreement=agreement, position=position)),
    ]
    signed = options.signed or metadata.get("date_signed")
    if not known:
        parties = options.party or tuple(party.lower() for party in metadata.get("parties", ()))
        family = options.type or metadata.get("type")
        record = Agreement(title=title, short="", family=str(family) if family else None, parties=parties)
        record = named(snapshot, agreement, record, signed=str(signed) if signed else None)
        stated = any((options.title, options.party, options.type))
        claims.append(claim(agreement, "agreement", record, users=stated))
    if signed:
        event = Event(role="signed", date=str(signed))
        claims.append(claim(agreement, "event", event, users=options.signed is not None))
    return claims


def _source(title: str, retrieval: Retrieval | None) -> Source:
    """The text as a source, with its address and licence where it was fetched."""
    url, licence = (None, None) if retrieval is None else (retrieval.url, retrieval.licence)
    publisher = "added by the user"
    return Source(title=title, publisher=publisher, kind="document", rank="primary", url=url, licence=licence)


def read_text(
    reader: GuardedReader, name: str, original: bytes, options: IngestOptions, problems: tuple[Problem, ...] = ()
) -> ReadResult:
    """A file read as the text of an agreement; its id is the one given, else made of the file's name."""
    agreement = check_slug(options.agreement or slug_of(name), what="agreement")
    file = readable(name, original)
    result = reader.read(
        file.data,
        name=file.name,
        subject=agreement,
        role="text",
        language=options.lang,
        source=f"{agreement}-text",
        title=options.title,
        ocr=options.ocr,
    )
    source = f"{agreement}-text-{result.document.language}"
    told = (*result.document.problems, *file.problems, *problems)
    sha256 = hashlib.sha256(original).hexdigest()  # of what was added, also where a conversion of it was read
    document = msgspec.structs.replace(
        result.document, sha256=sha256, source=source, retrieval=options.retrieval, problems=told
    )
    return msgspec.structs.replace(result, document=document)
