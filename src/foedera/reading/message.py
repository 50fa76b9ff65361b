"""An e-mail message (.eml; RFC 5322, MIME by RFC 2045 to 2049) → its text and its attachments, each a file of its own.

In: bytes. Out: files by name, and why every other part was left out. A message attached to it is a file too. Nothing is
written to disk. Not here: reading texts; archives (archive).
"""

from __future__ import annotations

import codecs
import email
import email.policy
import mimetypes
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from pathlib import PurePosixPath

from foedera.errors import UnreadableFile
from foedera.reading.formats import FORMATS

_FAULTS = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""What the library raises for messages that break the rules."""
_UNSAFE = re.compile(r"[\x00-\x1f/\\:]+")
UTF_8 = codecs.BOM_UTF8
"""Says that a text is UTF-8, whatever charset it still names inside."""


def opened(data: bytes, name: str) -> tuple[list[tuple[str, bytes]], list[tuple[str, str]]]:
    """The files a message holds, its own text first, called like the message; and what was left out, and why.

    Raises:
        UnreadableFile: it is no message, or breaks the rules of one.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not message.keys() or not any(message.get(key) for key in ("From", "Date", "Subject", "MIME-Version")):
            raise _refused(name, "no line 'From:', 'Date:' or 'Subject:' at its beginning")
        return _parts(message, PurePosixPath(name).stem or "message")
    except _FAULTS as fault:
        raise _refused(name, f"{type(fault).__name__}: {fault}") from fault


def _parts(message: EmailMessage, stem: str) -> tuple[list[tuple[str, bytes]], list[tuple[str, str]]]:
    subject = " ".join(str(message.get("Subject", "none")).split())
    files: list[tuple[str, bytes]] = []
    left_out = [(f"head of the message (subject: {subject})", "it is said of the message, not in it")]
    body = message.get_body(("html", "plain"))
    for number, (part, is_alternative) in enumerate(_leaves(message, is_alternative=False), 1):
        if part is body:
            content = _text(part)
            if content.strip():
                files.insert(0, (stem + _suffix(part), UTF_8 + content.encode("utf-8", "replace")))
            else:
                left_out.append((stem, "the message itself is blank"))
        elif is_alternative and part.get_content_maintype() == "text" and not part.is_attachment():
            left_out.append((f"{stem} ({part.get_content_type()})", "the same text in another form"))
        elif part.get_content_maintype() == "text" and not _text(part).strip():
            left_out.append((_name(part, number), "blank"))
        else:
            files.append((_name(part, number), _content(part)))
    return files, left_out


def _leaves(part: EmailMessage, *, is_alternative: bool) -> Iterator[tuple[EmailMessage, bool]]:
    """The parts that hold something, in order, and whether each is one form of several."""
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        yield part, is_alternative
        return
    for inner in part.iter_parts():
        if isinstance(inner, EmailMessage):
            inside = is_alternative or part.get_content_subtype() == "alternative"
            yield from _leaves(inner, is_alternative=inside)


def _text(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except _FAULTS:  # a charset nobody knows
        return _content(part).decode("utf-8", "replace")


def _content(part: EmailMessage) -> bytes:
    """The bytes of an attachment; a message inside is one."""
    if part.get_content_maintype() == "message" and part.is_multipart():
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    if part.get_content_maintype() == "text" and not part.get_filename():
        return UTF_8 + _text(part).encode("utf-8", "replace")
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _name(part: EmailMessage, number: int) -> str:
    """The name an attachment has, or one by its place."""
    return plain_name(part.get_filename() or "", f"part {number}{_suffix(part)}")


def plain_name(given: str, otherwise: str) -> str:
    """A name that points nowhere; `otherwise` where nothing of the given one is left."""
    return _UNSAFE.sub("_", given).strip(". _") or otherwise


def _suffix(part: EmailMessage) -> str:
    return suffix_of(part.get_content_type())


def suffix_of(media: str) -> str:
    """The suffix of files of a media type, '' where it has none."""
    known = (known.suffixes[0] for known in FORMATS.values() if media in known.media_types)
    return next(known, None) or mimetypes.guess_extension(media) or ""


def _refused(name: str, found: str) -> UnreadableFile:
    return UnreadableFile(
        "not readable as an e-mail message",
        where=name,
        expected="a message as mail programs save it (.eml)",
        found=found,
        next_step="save the message again as .eml, or save its text and its attachments and add these",
    )
