"""What a new codebook version carries over of the log: claims whose meaning is kept, each with its quote's anchor."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from sqlalchemy import Connection

from foedera.comparing.carrying import carried
from foedera.model.claim import Claim
from foedera.model.codebook import Codebook
from foedera.model.lineage import Lineage
from foedera.store import claims as log
from foedera.store import documents
from foedera.workspace.anchoring import same_anchor


def carried_claims(connection: Connection, book: Codebook, *, recorded: datetime.datetime) -> Iterator[Claim]:
    """The claims to append for `book`, which is stored: those carried over, each followed by its quote's anchor."""
    books = documents.codebooks(connection)
    if book.migration is None or book.migration.before not in books:
        return  # the first version here, whatever it came out of elsewhere
    before = Lineage(books[book.migration.before], books.values())
    anchors = {claim.subject: claim for claim in log.find(connection, properties=["anchor"])}
    for claim in carried(log.find(connection, properties=["coverage"]), before, book, recorded=recorded):
        yield claim
        if claim.replaces in anchors:
            yield same_anchor(anchors[claim.replaces], claim, recorded)
