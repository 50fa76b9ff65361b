"""What a file that came means for the text it is a newer state of: which text, and what would become of each quote.

In: a snapshot and a file as it was fetched. Out: the same, with what is affected. Nothing is recorded here.
"""

from __future__ import annotations

import datetime

import msgspec

from foedera.model.claim import Claim, Rank
from foedera.model.document import Document, ReadResult
from foedera.model.selection import newest
from foedera.model.selection import source as source_record
from foedera.model.snapshot import Snapshot
from foedera.net.fetch import Fetched
from foedera.reading.guard import GuardedReader
from foedera.reading.relations.anchoring import anchor_claims, next_version
from foedera.reading.relations.versions import as_version
from foedera.workspace.ingest import IngestOptions, read_text
from foedera.workspace.publications import read_source
from foedera.workspace.revising import check_versions


def arrived(
    snapshot: Snapshot, source: str, got: Fetched, *, new_version: bool = False, recorded: datetime.datetime
) -> Fetched:
    """A file that came, with the text here it is a newer state of, and the anchors its quotes would get.

    Args:
        snapshot: the workspace.
        source: the source's id.
        got: the file.
        new_version: it is the next version of that text, though they have little wording in common.
        recorded: the time the anchors carry.

    Raises:
        UnreadableFile: a text of the source is here, and what came cannot be read.
        UsageError: what came is no version of it.
    """
    old = _held(snapshot, source, got)
    if old is None:
        return got
    there = snapshot.texts.of([old.subject])
    if any(text.sha256 == got.sha256 for text in there):
        return got
    result = _read(old, got)
    check_versions(snapshot, [result], new_version=new_version)
    version = next_version(result, there)
    if version == 1:
        return got  # in another language: a text of its own
    anchors = anchor_claims(snapshot, as_version(result, version), recorded=recorded)
    replaced = {claim.replaces for claim in snapshot.claims}
    quotes = tuple(one for one in anchors if one.subject not in replaced and _speaks(snapshot.by_id[one.subject], old))
    return msgspec.structs.replace(got, text=old.id, quotes=quotes)


def _held(snapshot: Snapshot, source: str, got: Fetched) -> Document | None:
    """The newest text here that came from the source; None where none did. A digest is ours and comes from nowhere."""
    record = source_record(snapshot, source)
    addresses = {got.retrieval.url, record.url if record is not None else None}
    found = [
        text
        for text in snapshot.texts.of()
        if text.role != "digest"
        and (text.source == source or (text.retrieval is not None and text.retrieval.url in addresses))
    ]
    return next(reversed(newest(found)), None)


def _read(old: Document, got: Fetched) -> ReadResult:
    """The file, read as the text it is a newer state of."""
    data = got.path.read_bytes()
    with GuardedReader() as reader:
        if old.role == "source":
            return read_source(reader, got.path.name, data, source=old.subject, title=old.title, names={})
        options = IngestOptions(agreement=old.subject, lang=old.language, retrieval=got.retrieval)
        return read_text(reader, got.path.name, data, options)


def _speaks(claim: Claim, newest: Document) -> bool:
    """Whether anything rests on a quote: what machines read in versions before the newest is silent."""
    span = claim.basis.span
    return claim.rank is not Rank.MACHINE or (span is not None and span.provision.rpartition("/")[0] == newest.id)
