"""The letters and digits of a package of Formex documents: those of all its XML files.

In: bytes. Out: a number. Not here: one document (xml).
"""

from __future__ import annotations

import io
import zipfile

from foedera.reading.census.xml import letters as of_one


def letters(data: bytes) -> int:
    """Letters and digits of the package's documents and records.

    Raises:
        UnreadableFile: a document is broken.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:  # its reader has looked whether it is a bomb
        names = dict.fromkeys(name for name in archive.namelist() if name.lower().endswith(".xml"))
        return sum(of_one(archive.read(name)) for name in names)
