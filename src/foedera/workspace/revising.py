"""Whether a text that comes in under an id that has one can be its next version; one that cannot is asked about.

In: a snapshot and texts as read. Out: nothing, or the question as an error. Not here: how alike texts are
(reading.relations.revisions).
"""

from __future__ import annotations

from collections.abc import Sequence

from foedera.errors import UsageError
from foedera.ids import split_document
from foedera.model.document import Document, ReadResult
from foedera.model.snapshot import Snapshot
from foedera.reading.relations.anchoring import is_same_text
from foedera.reading.relations.revisions import SHARED, can_be_versions, name_others, shared_wording


def check_versions(snapshot: Snapshot, results: Sequence[ReadResult], *, new_version: bool) -> None:
    """Let pass texts that are the first in their language, there already, or like a version that is there.

    Raises:
        UsageError: one is none of these, and `new_version` does not say that it is the next version all the same.
    """
    for result in () if new_version else results:
        text = result.document
        there = [one for one in snapshot.texts.of([text.subject]) if _same_place(one, text)]
        is_next = any(is_same_text(one, text) or can_be_versions(one, text) for one in there)
        if there and not is_next:
            raise _another(text, there[-1])


def _same_place(one: Document, other: Document) -> bool:
    return split_document(one.id)[:2] == split_document(other.id)[:2]


def _another(text: Document, old: Document) -> UsageError:
    shared = shared_wording(old, text)
    least = f"at least {SHARED:.0%} of its wording in common"
    others = ", and the titles name different parties" if name_others(old, text) else ""
    option = "--source" if text.role == "source" else "--agreement"
    return UsageError(
        f"‘{text.title}’ does not look like a version of ‘{old.title}’, and was not stored",
        where=old.id,
        expected=f"a text with {least}, or the word that it is a new version",
        found=f"{shared:.0%} of the wording in common{others}",
        next_step=f"if it is a new version all the same, add it with --new-version (new_version=True in Python); if it "
        f"is something else, give it another id with {option}",
    )
