"""Passages: the sentences of a provision a coder of English words can read, and the provision a list hangs on.

In: a document and its provisions. Out: ranges in the document's text. Tables and notes are left out: they hold no
undertakings of the text itself. Not here: what the sentences say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foedera.model.document import Document, Provision
from foedera.text.language import detect
from foedera.text.sentences import sentences
from foedera.text.spans import body_start

LANGUAGE = "eng"
_UNREAD = frozenset({"table", "note"})


def readable(provisions: Sequence[Provision]) -> list[Provision]:
    """The provisions without tables and notes."""
    return [provision for provision in provisions if provision.kind not in _UNREAD]


def asked_by(text: str, provision: Provision, start: int) -> str:
    """What to ask a shared scan by for the words of a provision from `start` on, behind its printed number.

    It is the whole provision, which was scanned before, unless a word begins there only without the number: '1Each'.
    """
    glued = start > provision.start and text[start - 1].isalnum()
    return text[start if glued else provision.start : provision.end]


def english(document: Document, provision: Provision) -> Iterator[tuple[int, int]]:
    """The English sentences of a provision, behind its printed number, as ranges in the document's text.

    A provision in another language may hold an English sentence, so each is looked at; one too short to tell is passed
    over there.
    """
    is_english = document.language_of(provision) == LANGUAGE
    start = body_start(document.text, provision)
    for first, last in sentences(document.text[start : provision.end]):
        words = document.text[start + first : start + last]
        if is_english or detect(words) == LANGUAGE:
            yield start + first, start + last


def parent(provision: Provision, by_eid: Mapping[str, Provision]) -> Provision | None:
    """The provision an item hangs on, by its eId; None where it hangs on none."""
    return by_eid.get(provision.eid.rpartition("__")[0])
