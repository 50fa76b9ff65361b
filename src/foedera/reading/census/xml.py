"""The letters and digits of an XML file: all its character data, whatever element it stands in.

In: bytes. Out: a number. The readers have a tree from libxml2; here Expat streams the file (XML 1.0, § 2.4 and 2.7:
character data and marked sections). Attributes are no text. Not here: what the elements mean.
"""

from __future__ import annotations

import re
from xml.parsers import expat  # the readers have refused document types and entities before this is asked

from foedera.errors import UnreadableFile
from foedera.text.counting import letters_and_digits

_ENCODING = re.compile(rb"""<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{1,40})""")


def letters(data: bytes) -> int:
    """Letters and digits of the file.

    Raises:
        UnreadableFile: when this parser finds it broken.
    """
    try:
        return _streamed(data, None)
    except expat.ExpatError as fault:
        declared = _ENCODING.search(data[:200])
        try:
            text = data.decode(declared[1].decode("ascii") if declared else "utf-8")
            return _streamed(text.encode(), "utf-8")
        except (expat.ExpatError, LookupError, UnicodeError):
            raise UnreadableFile(
                "the XML is broken",
                where="its count of letters",
                expected="well-formed XML",
                found=str(fault),
                next_step="save the text as HTML, PDF or plain text and add that",
            ) from fault


def _streamed(data: bytes, encoding: str | None) -> int:
    found: list[str] = []
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.CharacterDataHandler = found.append
    parser.Parse(data, True)
    return letters_and_digits("".join(found))
