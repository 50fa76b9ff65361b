"""The letters and digits of an EPUB: those of every page in it, read or not.

In: bytes. Out: a number. Not here: one page (html).
"""

from __future__ import annotations

import io
import zipfile

from foedera.errors import UnreadableFile
from foedera.reading.census.html import letters as of_one

_PAGES = (".xhtml", ".html", ".htm", ".xml")


def letters(data: bytes) -> int:
    """Letters and digits of the pages: members that are named as pages, or begin as XML and hold <html>."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:  # its reader has looked whether it is a bomb
        names = dict.fromkeys(name for name in archive.namelist() if name.lower().endswith(_PAGES))
        return sum(_counted(archive.read(name), name) for name in names)


def _counted(page: bytes, name: str) -> int:
    if name.lower().endswith(".xml") and b"<html" not in page[:4096]:
        return 0
    try:
        return of_one(page)
    except UnreadableFile:  # blank, or no text: it holds none
        return 0
