"""Outlook messages (.msg): writes compound files ([MS-CFB]) and the properties of messages in them ([MS-OXMSG]).

Small and plain: version 3, one storage after another, no red-black colours. The reader takes no part in it.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Any

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE, _END, _FAT, _LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_SMALL, _CUTOFF = 64, 4096
Tree = Mapping[str, Any]
"""Names → bytes of a stream, or the tree of a storage."""
SUBJECT, BODY, HTML, RTF, DATA, LONG_NAME, METHOD = 0x0037, 0x1000, 0x1013, 0x1009, 0x3701, 0x3707, 0x3705
CODE_PAGE = 0x3FDE
_CLASS = 0x001A


def message(
    properties: Mapping[int, bytes | str | int], attachments: Sequence[Tree] = (), *, inner: bool = False
) -> dict[str, Any]:
    """The tree of a message; `inner` for one inside another."""
    tree = _properties({_CLASS: "IPM.Note", **properties}, bytes(24 if inner else 32))
    for number, attachment in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = attachment
    if not inner:
        tree["__nameid_version1.0"] = {f"__substg1.0_{number:08X}": b"" for number in (0x20102, 0x30102, 0x40102)}
    return tree


def attachment(name: str, content: bytes | Tree, method: int | None = None) -> dict[str, Any]:
    """The tree of an attachment: a file, or the tree of what is attached."""
    is_file = isinstance(content, bytes)
    how = method or (1 if is_file else 5)
    tree = _properties({LONG_NAME: name, METHOD: how}, bytes(8))
    return {**tree, f"__substg1.0_{DATA:04X}{'0102' if is_file else '000D'}": content}


def _properties(properties: Mapping[int, bytes | str | int], head: bytes) -> dict[str, Any]:
    """A storage's properties: numbers in the list, texts as UTF-16, bytes as they are."""
    rows, tree = [head], dict[str, Any]()
    for number, value in properties.items():
        kind = 0x0003 if isinstance(value, int) else 0x001F if isinstance(value, str) else 0x0102
        content = value.encode("utf-16-le") if isinstance(value, str) else value
        held = content if isinstance(content, int) else len(content)
        rows.append(struct.pack("<HHIi4x", kind, number, 6, held))
        if not isinstance(content, int):
            tree[f"__substg1.0_{number:04X}{kind:04X}"] = content
    return {"__properties_version1.0": b"".join(rows), **tree}


def compound(tree: Tree, *, version: int = 3) -> bytes:
    """A compound file; of version 3 with sectors of 512 bytes, of version 4 with sectors of 4,096."""
    writing = _Writing(512 if version == 3 else 4096)
    writing.entry("Root Entry", 5, tree)
    mini = b"".join(content.ljust(-(-len(content) // _SMALL) * _SMALL, b"\0") for content in writing.small)
    first_mini, minis = writing.chain(mini), writing.table(writing.mini_fat)
    first_minis, tables = writing.chain(minis), len(minis) // writing.size
    writing.entries[0][5:] = [first_mini, len(mini)]
    first = writing.chain(b"".join(map(_entry, writing.entries)))
    fats, lists = writing.ended()
    numbers = (len(fats), first, 0, _CUTOFF, first_minis, tables, lists[0] if lists else _END, len(lists))
    shift = writing.size.bit_length() - 1
    head = struct.pack("<8s16xHHHHH6xI8I", _SIGNATURE, 0x3E, version, 0xFFFE, shift, 6, 0, *numbers)
    head += struct.pack("<109I", *(fats + [_FREE] * 109)[:109])
    return head.ljust(writing.size, b"\0") + b"".join(writing.sectors)


class _Writing:
    """A compound file that is being put together."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.entries: list[list[Any]] = []
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.small: list[bytes] = []
        self.mini_fat: list[int] = []

    def entry(self, name: str, kind: int, content: Tree | bytes) -> int:
        """Put an entry into the directory: name, kind, left, right, child, first sector, size."""
        number = len(self.entries)
        row: list[Any] = [name, kind, _FREE, _FREE, _FREE, 0, 0]
        self.entries.append(row)
        if isinstance(content, bytes):
            row[5:] = [self._stream(content), len(content)]
        else:
            inside = [self.entry(key, 2 if isinstance(value, bytes) else 1, value) for key, value in content.items()]
            inside.sort(key=lambda at: (len(self.entries[at][0]), self.entries[at][0].upper()))
            row[4] = self._balanced(inside)
        return number

    def _balanced(self, numbers: list[int]) -> int:
        if not numbers:
            return _FREE
        middle = len(numbers) // 2
        row = self.entries[numbers[middle]]
        row[2], row[3] = self._balanced(numbers[:middle]), self._balanced(numbers[middle + 1 :])
        return numbers[middle]

    def _stream(self, content: bytes) -> int:
        if not content:
            return _END
        if len(content) >= _CUTOFF:
            return self.chain(content)
        start, count = len(self.mini_fat), -(-len(content) // _SMALL)
        self.small.append(content)
        self.mini_fat += [*range(start + 1, start + count), _END]
        return start

    def chain(self, content: bytes) -> int:
        """Put bytes into sectors, one after the other; the first's number."""
        if not content:
            return _END
        start, count = len(self.fat), -(-len(content) // self.size)
        self.sectors.append(content.ljust(count * self.size, b"\0"))
        self.fat += [*range(start + 1, start + count), _END]
        return start

    def table(self, numbers: Sequence[int]) -> bytes:
        """Numbers of sectors, as whole sectors."""
        free = -len(numbers) % (self.size // 4)
        return struct.pack(f"<{len(numbers) + free}I", *numbers, *[_FREE] * free)

    def ended(self) -> tuple[list[int], list[int]]:
        """Put the table of sectors at the end, and what lists its sectors beyond 109; where both stand."""
        row, here, count, lists = self.size // 4, len(self.fat), 1, 0
        while count * row < here + count + lists:
            count += 1
            lists = -(-max(0, count - 109) // (row - 1))
        fats, places = [*range(here, here + count)], [*range(here + count, here + count + lists)]
        self.sectors.append(self.table([*self.fat, *[_FAT] * count, *[_LIST] * lists]))
        for number in range(lists):
            part = fats[109 + number * (row - 1) :][: row - 1]
            part += [_FREE] * (row - 1 - len(part))
            self.sectors.append(self.table([*part, *(places[number + 1 : number + 2] or [_END])]))
        return fats, places


def _entry(row: list[Any]) -> bytes:
    name, kind, left, right, child, start, size = row
    written = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16xI16xIQ", written, len(written) + 2, kind, 1, left, right, child, 0, start, size)
