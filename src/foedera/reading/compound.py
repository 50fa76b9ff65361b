"""A compound file, the container of Office's old documents and of Outlook's messages ([MS-CFB]) → storages and streams.

In: bytes. Out: what stands in each storage, by name. Every sector may belong to one chain, as [MS-CFB] 2.1 wants it, so
that reading is linear in the file however its chains are bent. Not here: what the streams mean (outlook).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import islice

import msgspec

from foedera.errors import UnreadableFile

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = struct.Struct("<8s16xHHHHH6xIIIIIIIII109I")
"""[MS-CFB] 2.2: signature, versions, byte order, shifts of sectors and small sectors, counts and first sectors."""
_HEAD_BYTES = 512
_ENTRY = struct.Struct("<64sHBBIII16xI16xIQ")
"""[MS-CFB] 2.6.1: name and its bytes, kind, colour, left, right, child, state, first sector, size."""
_NONE = 0xFFFFFFFA
"""Sector numbers from here on mean no sector ([MS-CFB] 2.1), and so do the entries' (2.6.1)."""
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_SHIFTS = {3: 9, 4: 12}
"""How large sectors are, as a power of two, by version ([MS-CFB] 2.2)."""
_MINI = 6
_CUTOFF = 4096
"""Smaller streams stand in small sectors."""


class Storage(msgspec.Struct, frozen=True):
    """What a storage holds; names are in lower case, for the format does not tell them apart by case."""

    streams: dict[str, bytes]
    storages: dict[str, Storage]


def storage(data: bytes, name: str) -> Storage:
    """The outermost storage of a compound file, with everything in it.

    Raises:
        UnreadableFile: no compound file, cut short, or with chains or a tree that lead in circles.
    """
    return _Compound(data, name).tree()


class _Compound:
    """A compound file that is being taken apart."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data, self.name = data, name
        if len(data) < _HEAD_BYTES or not data.startswith(_SIGNATURE):
            raise self.broken("the head of a compound file", f"{len(data)} bytes that do not begin like one")
        _, _, version, order, shift, mini, _, fats, first, _, cutoff, minis, _, difat, _, *listed = _HEAD.unpack_from(
            data
        )
        if order != 0xFFFE or _SHIFTS.get(version) != shift or mini != _MINI or cutoff != _CUTOFF:
            raise self.broken("a compound file of version 3 or 4", f"version {version}, sectors of 2^{shift} bytes")
        self.size, self.version = 1 << shift, version
        self.used = bytearray(len(data) // self.size + 1)
        self.fat: Sequence[int] = self._fat([*listed], difat, fats)
        self.entries = [_ENTRY.unpack_from(row) for row in _rows(self._chain(first, "directory"), _ENTRY.size)]
        if not self.entries or self.entries[0][2] != _ROOT:
            raise self.broken("a root in its directory", "none")
        self.mini_fat = _numbers(self._chain(minis, "table of small sectors")) if minis < _NONE else ()
        self.mini = self._chain(self.entries[0][8], "small sectors") if self.entries[0][8] < _NONE else b""
        self.mini_used = bytearray(len(self.mini_fat))

    def broken(self, expected: str, found: str) -> UnreadableFile:
        """The refusal of this file."""
        return UnreadableFile(
            "the compound file is broken",
            where=self.name,
            expected=expected,
            found=found,
            next_step="fetch or save the file again, or save its text in another format",
        )

    def tree(self) -> Storage:
        """Every storage below the root, each entry once."""
        root = Storage({}, {})
        seen, waiting = set[int](), [(self.entries[0][6], root)]
        while waiting:
            number, parent = waiting.pop()
            if number >= _NONE or number == 0:  # the root stands in nothing: some programs write 0 for nothing
                continue
            if number in seen or number >= len(self.entries):
                raise self.broken("a directory that is a tree", f"entry {number} twice, or beyond its end")
            seen.add(number)
            raw, length, kind, _, left, right, child, _, start, size = self.entries[number]
            key = raw[: max(0, length - 2)].decode("utf-16-le", "replace").lower()
            if key in parent.streams or key in parent.storages:
                raise self.broken("one entry of each name", f"{key!r} twice")
            if kind == _STREAM:
                parent.streams[key] = self._stream(start, size, key)
            elif kind == _STORAGE:
                parent.storages[key] = Storage({}, {})
                waiting.append((child, parent.storages[key]))
            waiting += [(left, parent), (right, parent)]
        return root

    def _stream(self, start: int, size: int, what: str) -> bytes:
        size &= 0xFFFFFFFF if self.version == 3 else -1  # [MS-CFB] 2.6.3: version 3 leaves dirt in the upper half
        if not size:
            return b""
        if size < _CUTOFF:
            numbers = _followed(self.mini_fat, start, self.mini_used)
            content = b"".join(self.mini[at << _MINI : (at + 1) << _MINI] for at in numbers or ())
            content = content if numbers is not None else b""
        else:
            content = self._chain(start, what)
        if len(content) < size:
            raise self.broken(f"{size} bytes of {what}", f"{len(content)} bytes, or sectors that belong to others")
        return content[:size]

    def _chain(self, start: int, what: str) -> bytes:
        """The bytes of a chain of sectors."""
        numbers = _followed(self.fat, start, self.used)
        if numbers is None:
            raise self.broken(f"a chain of sectors for {what}", "one that runs in a circle, into another, or out")
        return b"".join(map(self._sector, numbers))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size]

    def _fat(self, listed: list[int], first: int, count: int) -> Sequence[int]:
        """The table of what follows each sector, put together from the sectors that the head and its list name."""
        while first < _NONE and len(listed) < count + self.size:
            self._claim(first)
            *more, first = _numbers(self._sector(first)) or (_NONE,)
            listed += more
        numbers = [number for number in listed[:count] if number < _NONE]
        for number in numbers:
            self._claim(number)
        return _numbers(b"".join(map(self._sector, numbers)))

    def _claim(self, number: int) -> None:
        if number >= len(self.used) or self.used[number]:
            raise self.broken("a table of sectors", f"sector {number} twice, or beyond the end of the file")
        self.used[number] = 1


def _followed(table: Sequence[int], start: int, used: bytearray) -> list[int] | None:
    """The numbers of a chain, each marked as used; None where it meets one that is used, or leaves the table."""
    numbers: list[int] = []
    while start < _NONE:
        if start >= min(len(table), len(used)) or used[start]:
            return None
        used[start] = 1
        numbers.append(start)
        start = table[start]
    return numbers


def _numbers(table: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _rows(table: bytes, size: int) -> list[bytes]:
    return [table[at : at + size] for at in islice(range(0, len(table), size), len(table) // size)]
