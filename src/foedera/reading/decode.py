"""Bytes → text, for the formats that are text.

In: bytes and the name to complain about. Out: text and the problems met. Not here: cleaning, formats.
"""

from __future__ import annotations

import codecs

import chardet

from foedera.errors import UnreadableFile
from foedera.model.document import Problem
from foedera.text.normalise import clean

OLD_OFFICE = "an old Office document"
"""What Office wrote before its files were ZIP archives, as .doc."""
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT and EPUB files are such)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "an RTF document"),
)
_MARKS = (  # longest first: the mark of UTF-32 begins like the one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
"""Those no text file has."""
_OPENING = 1_000
"""Code points looked at first where a sign is sought that nearly every text begins with."""


_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The stream Office puts a document with a password into, in the container of old documents (MS-OFFCRYPTO 2.3.4)."""


def binary_kind(data: bytes) -> str | None:
    """What the first bytes say a binary file is, in words; None when they say nothing."""
    if data.startswith(b"\xd0\xcf\x11\xe0") and _LOCKED in data:
        return "an Office document locked with a password"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def decode(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of `data`: by its byte order mark, as UTF-8, or by chardet's guess, which is recorded as a problem.

    Raises:
        UnreadableFile: when the file is empty, blank, binary, or breaks the encoding its mark promises.
    """
    if not data:
        raise UnreadableFile(
            "the file is empty", where=name, expected="text", found="0 bytes", next_step="fetch or save the file again"
        )
    text, problems = _by_mark(data, name)
    if not clean(text[:_OPENING]) and not clean(text):
        raise UnreadableFile(
            "the file is blank",
            where=name,
            expected="text",
            found=f"{len(data)} bytes of white space",
            next_step="fetch or save the file again",
        )
    return text, problems


def _by_mark(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _promised(data[len(mark) :], encoding, name), ()
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as fault:
        return _guessed(data, name, fault)


def _promised(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            "the text breaks its own encoding",
            where=f"{name}, byte {fault.start}",
            expected=f"{encoding}, as the byte order mark says",
            found=fault.reason,
            next_step="save the file again as UTF-8",
        ) from fault
    if "\x00" in text:
        raise _binary(name, f"a NUL at character {text.index(chr(0))}")
    return text


def _refuse_binary(data: bytes, name: str) -> None:
    kind = binary_kind(data)
    if kind is not None:
        raise _binary(name, kind)
    if b"\x00" in data:
        raise _binary(name, f"a NUL at byte {data.index(0)}")
    head = data[:65536]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 20 > len(head):
        raise _binary(name, f"{controls} control bytes among the first {len(head)}")


def _binary(name: str, found: str) -> UnreadableFile:
    return UnreadableFile(
        "not a text file",
        where=name,
        expected="text (UTF-8, or any encoding a text file may have)",
        found=found,
        next_step="give the file the suffix of what it is, or save its text as UTF-8",
    )


def _guessed(data: bytes, name: str, fault: UnicodeDecodeError) -> tuple[str, tuple[Problem, ...]]:
    """By chardet's guess; Windows-1252 with replacement signs when the guess does not hold either."""
    guess = chardet.detect(data)
    encoding = guess["encoding"] or "cp1252"
    share = guess["confidence"] or 0.0
    why = f"not UTF-8 (byte {fault.start}); read as {encoding}, confidence {share:.2f} of 1"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        text = data.decode("cp1252", errors="replace")
        why += "; it does not fit, so read as cp1252 with replacement signs"
    if "\x00" in text:
        raise _binary(name, f"a NUL at character {text.index(chr(0))}")
    return text, (Problem(code="encoding-guessed", where=name, text=why),)
