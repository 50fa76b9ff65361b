"""An Outlook message (.msg; [MS-OXMSG]) → its text and its attachments, each a file of its own, as of an .eml.

In: bytes. Out: files by name, and why every other part was left out. A message inside stands for its own parts. Nothing
is written to disk. Not here: the container (compound); reading texts; archives (archive).
"""

from __future__ import annotations

import codecs
import contextlib
import struct
from collections.abc import Iterator
from pathlib import PurePosixPath

from foedera.errors import UnreadableFile
from foedera.reading.compound import Storage, storage
from foedera.reading.message import UTF_8, plain_name, suffix_of
from foedera.reading.packed_rtf import unpacked

_PROPERTIES = "__properties_version1.0"
_ATTACHMENT = "__attach_version1.0_#"
_VALUE = "__substg1.0_"
_HEADS = {"message": 32, "inner": 24, "attachment": 8}
"""Bytes before the first property ([MS-OXMSG] 2.4.1)."""
_PROPERTY = struct.Struct("<HHIi4x")
"""[MS-OXMSG] 2.4.2: type, number, flags, and a value that fits."""
_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_INTERNET_PAGE, _MESSAGE_PAGE = 0x3FDE, 0x3FFD
_DATA, _METHOD = 0x3701, 0x3705
_NAMES = (0x3707, 0x3704, 0x3001)
"""Of attachments: the long name, the short one, the one shown ([MS-OXCMSG] 2.2.2)."""
_MEDIA = 0x370E
_UNICODE, _EIGHT_BIT, _BINARY, _OBJECT = "001f", "001e", "0102", "000d"
_INNER, _EMBEDDED = 5, 6
"""Ways to attach ([MS-OXCMSG] 2.2.2.9): a message, an object of another program."""
_PAGES = {
    20127: "ascii", 20866: "koi8-r", 21866: "koi8-u", 50220: "iso2022_jp", 50221: "iso2022_jp", 50222: "iso2022_jp",
    51932: "euc_jp", 51949: "euc_kr", 54936: "gb18030", 65000: "utf-7", 65001: "utf-8", 936: "gbk", 1200: "utf-16-le",
    28591: "cp1252",
}  # fmt: skip
"""Code pages of Windows whose Python names do not follow from their numbers; who says Latin 1 means Windows' own, as
the Encoding Standard has it (4.2)."""

Parts = tuple[list[tuple[str, bytes]], list[tuple[str, str]]]
"""Files by name; and names of what was left out, with the reason."""


def opened(data: bytes, name: str, *, deepest: int) -> Parts:
    """The files a message holds, its own text first, called like the message; and what was left out, and why.

    Args:
        data: the message.
        name: its file's name.
        deepest: how many messages may stand in one another below this one; deeper ones are left out.

    Raises:
        UnreadableFile: it is no compound file, a broken one, or one that is no message.
    """
    root = storage(data, name)
    if _PROPERTIES not in root.streams:
        raise UnreadableFile(
            "not readable as an Outlook message",
            where=name,
            expected=f"the stream {_PROPERTIES} of a message ([MS-OXMSG])",
            found=", ".join(list(root.streams)[:4]) or "no stream",
            next_step="give the file the suffix of what it is, or save the message as .eml",
        )
    return _parts(_Properties(root, "message"), PurePosixPath(name).stem or "message", deepest)


def _parts(message: _Properties, stem: str, deepest: int) -> Parts:
    subject = " ".join((message.text(_SUBJECT) or "none").split())
    files: list[tuple[str, bytes]] = []
    left_out = [(f"head of the message (subject: {subject})", "it is said of the message, not in it")]
    bodies = list(_bodies(message, stem))
    if not bodies:
        left_out.append((stem, "the message itself is blank"))
    files += bodies[:1]
    left_out += [(body, "the same text in another form") for body, _ in bodies[1:]]
    inside = message.storage.storages
    for number, key in enumerate(sorted(key for key in inside if key.startswith(_ATTACHMENT)), 1):
        more, lost = _attached(_Properties(inside[key], "attachment", message), number, deepest)
        files += more
        left_out += lost
    return files, left_out


def _bodies(message: _Properties, stem: str) -> Iterator[tuple[str, bytes]]:
    """The forms of a message's own text that hold something, the best first."""
    html, plain, rich = message.value(_HTML), message.value(_BODY), message.value(_RTF)
    if html is not None and html.strip(b"\0 \t\r\n"):
        yield f"{stem}.html", html
    if plain is not None and plain.removeprefix(UTF_8).strip(b"\0 \t\r\n"):
        yield f"{stem}.txt", plain
    text = None if rich is None else unpacked(rich)
    if text:
        yield f"{stem}.rtf", text


def _attached(attachment: _Properties, number: int, deepest: int) -> Parts:
    """The files an attachment is: itself, or what the message it is holds."""
    named = next((text for key in _NAMES if (text := attachment.text(key))), "")
    method, inner = attachment.numbers.get(_METHOD), attachment.storage.storages.get(_key(_DATA, _OBJECT))
    name = plain_name(named, f"part {number}{suffix_of(attachment.text(_MEDIA) or '')}")
    if method == _EMBEDDED:
        return [], [(name, "an object of another program, embedded")]
    if inner is not None:
        name = name if name.lower().endswith(".msg") else f"{name}.msg"
        if not deepest:
            return [], [(name, "a message too deep inside others")]
        files, left_out = _parts(_Properties(inner, "inner", attachment), PurePosixPath(name).stem, deepest - 1)
        return [(f"{name}/{path}", data) for path, data in files], [(f"{name}/{path}", why) for path, why in left_out]
    data = attachment.storage.streams.get(_key(_DATA, _BINARY))
    if data is None:
        return [], [(name, "only linked to, not attached")]
    return ([(name, data)], []) if data.strip() else ([], [(name, "blank")])


class _Properties:
    """The properties of a message or attachment."""

    def __init__(self, inside: Storage, kind: str, around: _Properties | None = None) -> None:
        self.storage = inside
        rows = inside.streams.get(_PROPERTIES, b"")[_HEADS[kind] :]
        whole = len(rows) // _PROPERTY.size * _PROPERTY.size
        self.numbers = {number: value for _, number, _, value in _PROPERTY.iter_unpack(rows[:whole])}
        """Values that fit into the list of properties, by the property's number."""
        own = tuple(page for key in (_INTERNET_PAGE, _MESSAGE_PAGE) if (page := self.numbers.get(key)))
        self.pages: tuple[int, ...] = own or (() if around is None else around.pages)
        """Code pages of its texts, the likelier first."""

    def value(self, number: int) -> bytes | None:
        """A text as the bytes of a file: UTF-8 with its mark where its encoding is known, else as it stands."""
        streams = self.storage.streams
        if (text := streams.get(_key(number, _UNICODE))) is not None:
            return UTF_8 + text.decode("utf-16-le", "replace").rstrip("\0").encode("utf-8", "replace")
        raw = streams.get(_key(number, _EIGHT_BIT), streams.get(_key(number, _BINARY)))
        if raw is None or number == _RTF:
            return raw
        for page in self.pages:
            with contextlib.suppress(UnicodeError, LookupError):
                return UTF_8 + raw.rstrip(b"\0").decode(_codec(page)).encode()
        return raw.rstrip(b"\0")

    def text(self, number: int) -> str | None:
        """A short text, such as a name."""
        found = self.value(number)
        return None if found is None else found.removeprefix(UTF_8).decode("utf-8", "replace")


def _key(number: int, kind: str) -> str:
    return f"{_VALUE}{number:04x}{kind}"


def _codec(page: int) -> str:
    """Python's name of a code page.

    Raises:
        LookupError: it has none.
    """
    latin = page - 28590
    return codecs.lookup(_PAGES.get(page) or (f"iso8859_{latin}" if 1 < latin <= 16 else f"cp{page}")).name
