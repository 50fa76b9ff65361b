"""Adding publications about agreements: a file read, each passage assigned, recorded as a source.

In: a file and the collection it is about. Out: the text as recorded. Not here: texts of agreements (ingest).
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from foedera.amounts import amount
from foedera.errors import UsageError
from foedera.ids import check_slug
from foedera.model.claim import Claim, Source
from foedera.model.document import Added, ReadResult
from foedera.model.selection import columns, names
from foedera.model.selection import source as source_record
from foedera.model.snapshot import Snapshot
from foedera.reading.guard import GuardedReader
from foedera.reading.office import readable
from foedera.reading.register import source_claim
from foedera.reading.relations.about import assign
from foedera.workspace.files import read_file
from foedera.workspace.ingest import Arrival, keep
from foedera.workspace.log import Writer
from foedera.workspace.saying import USER


def read_source(
    reader: GuardedReader,
    name: str,
    original: bytes,
    *,
    source: str,
    title: str | None,
    names: Mapping[str, tuple[str, ...]],
) -> ReadResult:
    """A file read as a publication about agreements, each passage assigned to the agreements it is about."""
    file = readable(name, original)
    result = reader.read(
        file.data,
        name=file.name,
        subject=check_slug(source, what="source"),
        role="source",
        language=None,
        source=source,
        title=title,
    )
    problems = (*result.document.problems, *file.problems)
    sha256 = hashlib.sha256(original).hexdigest()
    document = msgspec.structs.replace(result.document, sha256=sha256, problems=problems)
    return msgspec.structs.replace(result, document=document, provisions=assign(result.provisions, document, names))


def publication_claim(result: ReadResult, *, recorded: datetime.datetime) -> Claim:
    """The claim that a publication exists, for one the register does not know."""
    source = Source(title=result.document.title, publisher="added by the user", kind="document", rank="secondary")
    return source_claim(result.document.source, source, recorded=recorded, coder=USER)


def publication(
    paths: Sequence[Path], snapshot: Snapshot, *, source: str, about: str | None, title: str | None
) -> Arrival:
    """A file read as a publication about the agreements of a collection.

    Raises:
        UsageError: not one file, or no collection.
        UnknownId: no such collection.
        UnreadableFile: the file cannot be read.
    """
    if about is None or len(paths) != 1:
        raise UsageError(
            "a publication needs one file and the collection it is about",
            where=source,
            expected="foedera add FILE --source ID --about COLLECTION",
            found=f"{amount(len(paths), 'file')}, about {about}",
            next_step="name both",
        )
    path = paths[0]
    original = read_file(path)
    called = {column.agreement: names(snapshot, column.agreement) for column in columns(snapshot, about)}
    with GuardedReader() as reader:
        result = read_source(reader, path.name, original, source=source, title=title, names=called)
    return Arrival(path.name, original, result)


def record_publication(
    writer: Writer, arrival: Arrival, *, new_version: bool = False, recorded: datetime.datetime
) -> Added:
    """Record a publication; it becomes a source where it is none yet."""
    known = source_record(writer.snapshot, arrival.result.document.source) is not None
    claims = [] if known else [publication_claim(arrival.result, recorded=recorded)]
    return keep(writer, arrival.result, arrival.original, claims, new_version=new_version, recorded=recorded)
