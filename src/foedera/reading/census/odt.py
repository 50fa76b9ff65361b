"""The letters and digits of an OpenDocument text: all character data of its body, and of its heads and feet of pages.

In: bytes. Out: a number. The reader has trees; here the members are streamed (census.xml). Not here: what they mean.
"""

from __future__ import annotations

from foedera.reading.census import xml
from foedera.reading.formats.odt import MEMBERS
from foedera.reading.formats.packed import Packed


def letters(data: bytes) -> int:
    """Letters and digits of the members that hold text.

    Raises:
        UnreadableFile: when the archive or a member is broken.
    """
    packed = Packed(data, "its count of letters", piecemeal=True)
    return sum(xml.letters(found) for member in MEMBERS if (found := packed.read(member)) is not None)
