"""The reading room: bytes in, a document with numbered provisions out.

Pure functions of their input: no file is opened, no clock read. `parse` takes a file apart into blocks; `read` also
gives every provision its eId. The formats are declared in `formats`.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from foedera.amounts import amount
from foedera.errors import UnreadableFile
from foedera.ids import document_id
from foedera.model.document import Document, ReadResult
from foedera.reading.alarms import alarms
from foedera.reading.decode import binary_kind
from foedera.reading.formats import Format, content_of, formats_of, suffixes
from foedera.reading.formats.parsed import Parsed
from foedera.reading.import_report import report_of
from foedera.reading.relations.about import assign
from foedera.reading.side_by_side import rows_apart
from foedera.reading.spoken import in_order, spoken, with_languages
from foedera.reading.structure.no_titles import is_no_title
from foedera.reading.structure.segment import Segmented, segment
from foedera.reading.structure.shaping import shaped
from foedera.reading.structure.title import first_line, shown_title

__all__ = ["Parsed", "assign", "content_kind", "parse", "read"]


def read(
    data: bytes,
    *,
    name: str,
    subject: str,
    role: str,
    language: str | None,
    source: str,
    title: str | None = None,
    ocr: bool = False,
) -> ReadResult:
    """Read the bytes of the file called `name` into a document and its provisions.

    Args:
        data: the file as it is; its SHA-256 is kept.
        name: file name, for its suffix and for messages.
        subject: id of the agreement the text is of, or of the source it is.
        role: text, digest or source (see Document).
        language: ISO 639-3 code; None takes the one the file gives, else the one its words are in.
        source: id of the source the text was taken from.
        title: overrules the title the file gives.
        ocr: whether pages that are images are to be recognised; else they are reported and stay unread.

    Raises:
        UnreadableFile: when the file is of an unknown format, not what its suffix says, broken, or
            without any provision.
        UsageError: when `subject` or `language` is not a valid id.
    """
    if language is not None:
        document_id(subject, language)  # a wrong call is said before the file is read
    parsed = parse(data, name=name, ocr=(language or "") if ocr else None)
    parsed, found = in_order(parsed, spoken(parsed, language, name, known=role == "digest"))
    identity = document_id(subject, found.language, digest=role == "digest")
    shown = title or _shown_title(parsed) or PurePath(name).stem or name
    segmented = segment(parsed.blocks, identity, title=shown, texts=found.beginnings)
    if not segmented.provisions:
        raise UnreadableFile(
            "no provision was found in the file",
            where=name,
            expected="at least one paragraph of text",
            found=f"{amount(len(parsed.blocks), 'heading')} and nothing else" if parsed.blocks else "no text",
            next_step="look whether the file is complete; save its text as .txt and add that",
        )
    breaks = _offsets(parsed, segmented)
    report = report_of(parsed, segmented, breaks, _format(data, name).counted(data))
    document = Document(
        id=identity,
        subject=subject,
        role=role,
        language=found.language,
        title=shown,
        format=parsed.format,
        sha256=hashlib.sha256(data).hexdigest(),
        text=segmented.text,
        offsets=breaks,
        pages=parsed.pages,
        problems=(*parsed.problems, *found.problems, *alarms(report, segmented.text, segmented.provisions, name=name)),
        source=source,
        report=report,
        lines=parsed.lines,
    )
    provisions = with_languages(segmented.provisions, segmented.starts, found)
    return ReadResult(document=document, provisions=provisions, metadata=dict(parsed.metadata))


def _shown_title(parsed: Parsed) -> str | None:
    """What the reader took for the title, unless it is a masthead or the like and the text opens with a better line."""
    if parsed.title is not None and not is_no_title(parsed.title):
        return parsed.title
    return shown_title(parsed.blocks) or first_line(parsed.blocks) or parsed.title


def parse(data: bytes, *, name: str, ocr: str | None = None) -> Parsed:
    """Take the file apart into blocks, with the title and metadata its format gives; `ocr` as in formats.pdf.

    Raises:
        UnreadableFile: as `read` does, but for a file without provisions.
    """
    if not data:
        raise UnreadableFile(
            "the file is empty",
            where=name,
            expected="a text",
            found="0 bytes",
            next_step="fetch or save the file again",
        )
    return rows_apart(shaped(_format(data, name).read(data, name, ocr=ocr), name))


def _format(data: bytes, name: str) -> Format:
    """The format the suffix says, once the content does not say otherwise."""
    suffix = PurePath(name).suffix.lower()
    candidates = formats_of(suffix)
    if not candidates:
        raise UnreadableFile(
            "unknown kind of file",
            where=name,
            expected=f"a name ending in one of {', '.join(suffixes())}",
            found=f"{suffix or 'no suffix'} holding {content_kind(data) or 'text'}",
            next_step="rename the file to what it is, or save it in one of these formats",
        )
    found = content_kind(data)
    fitting = [known for known in candidates if _fits(known, found)]
    if not fitting:
        wanted = candidates[0].content
        raise UnreadableFile(
            "the file is not what its name says",
            where=name,
            expected=f"{wanted.name if wanted else 'text'}, as {suffix} says",
            found=found or "text",
            next_step="give the file the suffix of what it is: " + ", ".join(suffixes()),
        )
    return next((known for known in fitting if known.recognises is None or known.recognises(data)), fitting[-1])


def _fits(known: Format, found: str | None) -> bool:
    """Whether a format's files can have that content; what looks like plain text may be meant as any text."""
    if found is None:
        return known.content is None or not known.content.binary
    return known.content is not None and known.content.name == found


def content_kind(data: bytes) -> str | None:
    """What the content says it is: PDF, HTML, XML, a binary kind in words, or None for text of any kind."""
    content = content_of(data)
    return binary_kind(data) if content is None else content.name


def _offsets(parsed: Parsed, segmented: Segmented) -> tuple[tuple[int, int], ...]:
    """The break points of the whole text: each block's, moved to where the block starts."""
    parts = zip(segmented.starts, parsed.offsets, strict=True)
    return tuple([(start + clean, original) for start, offsets in parts for clean, original in offsets.breaks])
