"""Redlining: the whole texts of two agreements, or two versions of one text, as one redline.

In: a snapshot and what is named. Out: a redlined text. What cannot be compared word for word is refused, with its
reason: texts in two languages, digests in our own words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from foedera.comparing.alignment.aligner import align
from foedera.comparing.alignment.comparability import why_no_redline
from foedera.comparing.alignment.text_clauses import clauses_of
from foedera.comparing.alignment.whole_text import WholeText, redlined_text
from foedera.comparing.matrix import matrix
from foedera.comparing.quoting import areas_by_provision
from foedera.comparing.spoken_texts import SpokenText, in_language, spoken_texts
from foedera.errors import UsageError
from foedera.ids import split_document
from foedera.model import selection
from foedera.model.alignment import Side
from foedera.model.document import Document, Provision
from foedera.model.lookup import without_text
from foedera.model.redlined_text import ComparedText, RedlinedText
from foedera.model.snapshot import Snapshot, remembered


@remembered(8)
def redlined(snapshot: Snapshot, a: str, b: str, *, names_equal: bool = False) -> RedlinedText:
    """The redline of two texts.

    Args:
        snapshot: the workspace.
        a: an agreement's id, compared by its text in the language both have; ID@2 is the second version of that text,
            ID/eng@2 a text by its own id.
        b: the same.
        names_equal: whether the names of parties only one of the two has count as equal.

    Raises:
        UnknownId: no such agreement or text.
        UsageError: words of the two cannot be compared, or names are to be equal and the parties are not on record.
    """
    texts = _texts(snapshot, a, b)
    names = _unshared(snapshot, texts) if names_equal else ()
    agreements = tuple(dict.fromkeys(text.document.subject for text in texts))
    areas = areas_by_provision(matrix(snapshot, agreements=agreements))
    wholes = tuple(_whole(snapshot, text, areas, versions=len(agreements) == 1) for text in texts)
    sides = [
        Side(agreement=whole.told.agreement, language=text.language, role=text.document.role, clauses=whole.clauses)
        for whole, text in zip(wholes, texts, strict=True)
    ]
    why = why_no_redline(*sides)
    if why is not None:
        raise UsageError(
            "these texts cannot be compared word for word",
            where=f"{a}, {b}",
            expected="two official texts in one language",
            found=why,
            next_step="add the texts in one language with: foedera add FILE --agreement ID",
        )
    return redlined_text(wholes[0], wholes[1], align(sides), names)


def _texts(snapshot: Snapshot, a: str, b: str) -> tuple[SpokenText, SpokenText]:
    """What is compared of each; both agreements in the language they share."""
    whole = [one for one in dict.fromkeys((a, b)) if "@" not in one and "/" not in one]
    for one in whole:
        selection.agreement(snapshot, one)
    spoken = spoken_texts(snapshot, whole)
    found: list[SpokenText] = []
    for one in (a, b):
        text = spoken[one] if one in spoken else _version(snapshot, one)
        if text is None:
            raise without_text(one)
        found.append(text)
    return found[0], found[1]


def _version(snapshot: Snapshot, name: str) -> SpokenText:
    """A text by its own id or as the part of one in a language, or by an agreement's with the number of a version."""
    identifier = name
    if "/" not in name:
        agreement, _, number = name.partition("@")
        main = selection.main_text(snapshot.texts.of([agreement]))
        if main is None:
            selection.agreement(snapshot, agreement)
            raise without_text(agreement)
        base = main.id.partition("@")[0]
        identifier = base if number == "1" else f"{base}@{number}"
    if snapshot.texts.document(identifier) is None and (part := in_language(snapshot, identifier)) is not None:
        return part
    document = selection.document(snapshot, identifier)
    provisions = snapshot.texts.provisions(document.id)
    own = tuple(one for one in provisions if document.language_of(one) == document.language)
    others = tuple(sorted({document.language_of(one) for one in provisions} - {document.language}))
    return SpokenText(document, document.language, own, others)


def _unshared(snapshot: Snapshot, texts: Sequence[SpokenText]) -> tuple[str, ...]:
    """The parties only one of the two has."""
    one, other = (selection.agreement(snapshot, text.document.subject) for text in texts)
    missing = [text.document.subject for text, record in zip(texts, (one, other), strict=True) if not record.parties]
    if missing:
        raise UsageError(
            "whose names count as equal is not known",
            where=missing[0],
            expected="the parties of both agreements on record",
            found="none of " + missing[0],
            next_step=f"mark names, or record the parties: foedera add FILE --agreement {missing[0]} --party ID",
        )
    return tuple(sorted(set(one.parties) ^ set(other.parties)))


def _whole(snapshot: Snapshot, text: SpokenText, areas: Mapping[str, Collection[str]], *, versions: bool) -> WholeText:
    document, provisions, left_out = _in_one_language(snapshot, text)
    version = split_document(document.id)[2]
    record = selection.agreement(snapshot, document.subject)
    told = ComparedText(
        name=f"{record.short}, version {version}" if versions else record.short,
        document=document.id,
        agreement=document.subject,
        left_out=left_out,
        parties=tuple(record.parties),
    )
    return WholeText(told=told, text=document.text, clauses=clauses_of(document, provisions, areas))


def _in_one_language(snapshot: Snapshot, text: SpokenText) -> tuple[Document, tuple[Provision, ...], int]:
    """The text without its provisions in other languages, and how many those are."""
    others = [
        one for one in snapshot.texts.provisions(text.document.id) if text.document.language_of(one) != text.language
    ]
    if not others:
        return text.document, text.provisions, 0
    kept, places, at = list[str](), list[tuple[int, int]](), 0
    for one in others:
        kept.append(text.document.text[at : max(at, one.start)])
        places.append((one.start, max(at, one.end) - max(at, one.start)))
        at = max(at, one.end)
    words = "".join([*kept, text.document.text[at:]])

    def moved(place: int) -> int:
        return place - sum(length for start, length in places if start < place)

    provisions = tuple(
        msgspec.structs.replace(one, start=moved(one.start), end=moved(one.end)) for one in text.provisions
    )
    return msgspec.structs.replace(text.document, text=words), provisions, len(others)
