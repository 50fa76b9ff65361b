"""Formats that are known and not read: each refusal says what to do instead.

In: bytes. Out: a refusal. Whoever adds files lets LibreOffice make a Word document of what it can (reading.office), so
that only what comes past it arrives here. Not here: conversions.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import NoReturn

from foedera.errors import UnreadableFile


def office(data: bytes, name: str) -> NoReturn:
    """Refuse a file of an office program, which is read only once it is converted."""
    suffix = PurePosixPath(name).suffix.lower()
    raise UnreadableFile(
        f"{suffix} files are read only after conversion",
        where=name,
        expected="a Word document (.docx)",
        found=f"{len(data)} bytes of a {suffix} file",
        next_step="add it with `foedera add` where LibreOffice is installed, or save it as .docx",
    )
