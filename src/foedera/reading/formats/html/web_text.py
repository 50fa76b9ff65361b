"""The bytes of a web page → its text, as its own marks, its declared charset or a guess say.

In: bytes. Out: text fit for the parser, and the problems met. Not here: elements.
"""

from __future__ import annotations

import html
import re

from foedera.model.document import Problem
from foedera.reading.decode import decode

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*+["']?\s*+([\w.:-]{1,40})|<\?xml[^>]{0,80}?encoding\s*=\s*+["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"(?<!\s)\s*+<\?xml[^<>]*\?>")
_CDATA = re.compile(
    r"<(script|style)\b(?:(?!<(?:script|style)\b).)*?</\1\s*>|<!\[CDATA\[((?:(?!<!\[CDATA\[).)*?)\]\]>",
    re.IGNORECASE | re.DOTALL,
)  # what scripts hold is no text


def web_text(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a page with its markup: no control signs, no XML declaration, marked character data as text.

    Bytes that are UTF-8 beyond ASCII are read as such, whatever the page declares: no other charset makes them by
    chance (HTML, Encoding sniffing, leaves this to the reader).

    Raises:
        UnreadableFile: from decoding.
    """
    text, problems = _decoded(data, name)
    text = _DECLARATION.sub("", _CONTROL.sub(" ", text), count=1)
    if "<![CDATA[" in text and "]]>" in text:
        text = _CDATA.sub(lambda found: found[0] if found[2] is None else html.escape(found[2], quote=False), text)
    return text, problems


def _decoded(data: bytes, name: str) -> tuple[str, tuple[Problem, ...]]:
    """By UTF-8 or its mark; else by the charset the page declares; else by guess."""
    found = _CHARSET.search(data[:4096])
    if found is None or data.startswith(_MARKS):
        return decode(data, name)
    declared = _known((found[1] or found[2]).decode("ascii", "replace"))
    try:
        text = data.decode(declared)
        if not data.isascii() and _is_utf8(data):
            fits = text == data.decode("utf-8")
            return decode(data, name)[0], () if fits else (_wrong(name, f"declares {declared}, and is UTF-8"),)
        return decode(text.encode(), name)
    except (LookupError, UnicodeError):
        text, problems = decode(data, name)
        return text, (*problems, _wrong(name, f"declares {declared}, which does not fit"))


def _known(label: str) -> str:
    """A charset by the name Python has for it ('unicode-1-1-utf-8' is a label of UTF-8; Encoding Standard § 4.2)."""
    return "utf-8" if label.lower().endswith("utf-8") else label


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wrong(name: str, why: str) -> Problem:
    return Problem(code="encoding-declared-wrongly", where=name, text=f"the page {why}")
