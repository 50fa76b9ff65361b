"""The letters and digits of a plain text: of the whole file, with no notion of lines.

In: bytes. Out: a count. The bytes are decoded by their mark of order or as UTF-8; only where that fails, as the reader
decodes them, for then the encoding is a guess there is no second way to.
"""

from __future__ import annotations

import codecs
import unicodedata

from foedera.reading.decode import decode
from foedera.text.counting import letters_and_digits

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The Unicode Standard, section 2.13; the longer first where one begins with the other."""


def count(data: bytes) -> int:
    """Letters and digits of the file."""
    return letters_and_digits(unicodedata.normalize("NFC", _text(data)))


def _text(data: bytes) -> str:
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return decode(data, "file")[0]
