"""The rich text of an Outlook message, packed (PidTagRtfCompressed; [MS-OXRTFCP]) → RTF.

In: bytes. Out: bytes of an RTF document. Not here: what it says.
"""

from __future__ import annotations

import struct

_HEAD = struct.Struct("<II4sI")
"""[MS-OXRTFCP] 2.1.3.1.1: packed size, unpacked size, way, checksum."""
_PACKED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
_BEGINNING = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the window holds at first ([MS-OXRTFCP] 2.1.2.1)."""
_MAX = 2**26
_SHORTEST = 2


def unpacked(data: bytes) -> bytes | None:
    """The RTF, at most as long as its head says; None where it is of an unknown kind, broken, or without end."""
    if len(data) < _HEAD.size:
        return None
    _, size, way, _ = _HEAD.unpack_from(data)
    if size > _MAX:
        return None
    if way == _PLAIN:
        return data[_HEAD.size : _HEAD.size + size]
    return _unpacked(data[_HEAD.size :], size) if way == _PACKED else None


def _unpacked(data: bytes, size: int) -> bytes | None:
    """The text of runs of eight: a byte says of each whether it is a sign or a piece of what was before (3.1.4.1)."""
    window = bytearray(_BEGINNING.ljust(_WINDOW, b" "))
    at, place, out = 0, len(_BEGINNING), bytearray()
    while at < len(data):
        kinds, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data):
                break
            if not kinds >> bit & 1:
                pieces, at = bytes((data[at],)), at + 1
            elif at + 1 < len(data):
                pair, at = int.from_bytes(data[at : at + 2], "big"), at + 2
                if pair >> 4 == place:
                    return bytes(out[:size])
                pieces = _again(window, pair >> 4, place, (pair & 15) + _SHORTEST)
            else:
                return None
            for sign in pieces:
                window[place] = sign
                place = (place + 1) % _WINDOW
            out += pieces
            if len(out) > size + _WINDOW:
                return None
    return None


def _again(window: bytearray, start: int, place: int, length: int) -> bytes:
    """A piece of the window; one that runs into where it is being written goes on with itself."""
    ahead = (place - start) % _WINDOW
    piece = bytes(window[(start + step) % _WINDOW] for step in range(min(length, ahead)))
    return (piece * -(-length // max(1, ahead)))[:length]
