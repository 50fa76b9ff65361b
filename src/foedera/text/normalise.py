"""Decoded text → clean text, with the way back.

In: text as decoded. Out: NFC text with plain spaces and newlines only, and the OffsetMap. Not here: decoding.

    CR, CRLF, form feed, line and paragraph separators      → newline
    no-break and other wide or thin spaces, tabs            → space
    zero-width signs, soft hyphens, direction marks, controls → removed
    joiners                                                → kept inside words of scripts that need them (joiners)
    a run of spaces → one space; around newlines → none; more than two newlines → two; at the ends → none
    letters and their accents → composed (NFC)

The law of the way back, held by tests/text/test_normalise.py: for every clean span [a, b),
`normalise(original[slice(*offsets.span(a, b))])` contains the span's text (white space at its ends aside), and equals
it when neither end falls inside a letter that had to be recomposed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from foedera.text.joiners import has_joiners, joiner_runs
from foedera.text.offsets import OffsetMap, Traced

_NEWLINES = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_JOINER = "\u034f"
_ZERO_WIDTH = f"{_JOINER}\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\uffff"
_ENDS = " \n"
_RUN = re.compile(r"[ \n]{2,}")
_SPACES = re.compile("  +")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_PAIRS_END = 0x20000  # beyond, no code point decomposes into two (held by a test)
_LETTER_START = "\u0300"  # below this, every code point starts a letter of its own (Unicode NFC_Quick_Check and ccc)


def normalise(text: str) -> tuple[str, OffsetMap]:
    """The clean text and the map back to `text`."""
    clean = normalise_traced(Traced.whole(text))
    return clean.text, clean.offsets


def normalise_traced(piece: Traced) -> Traced:
    """The same for a piece that already knows where it came from."""
    text = piece.text.replace("\t", " ").replace("\u00a0", " ")  # first, because most texts have no other odd sign
    bare = text.strip(_ENDS)
    if len(bare) < len(text):
        at = len(text) - len(text.lstrip(_ENDS)) if bare else 0
        piece = Traced(bare, piece.offsets.cut(at, at + len(bare)))
    elif text is not piece.text:
        piece = Traced(text, piece.offsets)
    if _is_clean(bare):
        return piece
    return _compose(_collapse(piece if _is_plain(bare) else _needed(_plain_signs(piece))))


def _is_clean(text: str) -> bool:
    """Whether nothing is to be done with a text stripped of blanks, as most are: asked first, as it costs little."""
    if text.isascii():
        return text.isprintable() and "  " not in text
    return _is_plain(text) and "  " not in text and unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """The clean text alone, for those who need no way back: `normalise(text)[0]`."""
    text = text.replace("\t", " ").replace("\u00a0", " ").strip(_ENDS)
    if _is_clean(text):
        return text
    if not _is_plain(text):
        text = _SURROGATE.sub("\ufffd", text).replace("\r\n", "\n").translate(_table())
        text = _needed(Traced.whole(text)).text if has_joiners(text) else text
    text = text.strip(_ENDS)
    if "  " in text or "\n" in text:
        text = _RUN.sub(_shortest, text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@cache
def _table() -> dict[int, str | None]:
    """What single code points turn into; None removes."""
    table: dict[int, str | None] = dict.fromkeys(
        [*range(0x20), *range(0x7F, 0xA0), *map(ord, _DIRECTION + _ZERO_WIDTH)]
    )
    table |= {ord(sign): "\n" for sign in _NEWLINES}
    table |= dict.fromkeys((0x09, 0x1F, *(code for code in range(0x3001) if _is_space(code))), " ")
    del table[0x0A]
    return table


def _is_space(code: int) -> bool:
    return unicodedata.category(chr(code)) == "Zs"


def _is_plain(text: str) -> bool:
    """Whether the table changes nothing: of what it knows, only the joiner is printable."""
    return text.isprintable() and _JOINER not in text


def _plain_signs(piece: Traced) -> Traced:
    """Newlines and spaces of one kind each; signs without width removed. CRLF counts as one newline."""
    text = _SURROGATE.sub("\ufffd", piece.text).replace("\r\n", "\x00\n")
    table = _table()
    turned = text.translate({**table, 0: "\x00"}) if "\x00" in text else text.translate(table)
    if len(turned) == len(text) and "\x00" not in turned:
        return Traced(turned, piece.offsets)
    places = piece.offsets.places()
    kept = [place for place, sign in zip(places, text, strict=False) if table.get(ord(sign), sign) is not None]
    return Traced(turned.replace("\x00", ""), OffsetMap.from_places([*kept, places[-1]]))


def _needed(piece: Traced) -> Traced:
    """Without the joiners no word needs."""
    gone = joiner_runs(piece.text) if has_joiners(piece.text) else []
    if not gone:
        return piece
    edges = [0, *(place for span in gone for place in span), len(piece.text)]
    return piece.keep([span for span in zip(edges[::2], edges[1::2], strict=True) if span[0] < span[1]])


def _collapse(piece: Traced) -> Traced:
    """Runs of white space to their shortest form; none at the ends."""
    text, end = piece.text, len(piece.text.rstrip(_ENDS))
    at = min(len(text) - len(text.lstrip(_ENDS)), end)
    if "  " not in text and "\n" not in text:
        return piece.cut(at, end)
    parts: list[str] = []
    kept: list[tuple[int, int]] = []
    if "\n" not in text:  # as in blocks, which are on one line: of each run its first space stays
        for run in _SPACES.finditer(text, at, end):
            kept.append((at, run.start() + 1))
            at = run.end()
        return piece.keep([*kept, (at, end)])
    for run in _RUN.finditer(text, at, end):
        start, stop = run.span()
        short = _shortest(run)
        parts += (text[at:start], short)
        kept.append((at, start + len(short)))
        at = stop
    if not kept:
        return piece.cut(at, end)
    return Traced("".join([*parts, text[at:end]]), piece.offsets.keep([*kept, (at, end)]))


def _shortest(run: re.Match[str]) -> str:
    return "\n" * min(run[0].count("\n"), 2) or " "


def _compose(piece: Traced) -> Traced:
    """NFC; the code points of a recomposed letter all take the place where the letter began."""
    if unicodedata.is_normalized("NFC", piece.text):
        return piece
    text: list[str] = []
    before, places = piece.offsets.places(), list[int]()
    for start, stop in _letters(piece.text):
        raw = piece.text[start:stop]
        composed = unicodedata.normalize("NFC", raw)
        text.append(composed)
        places.extend(before[start:stop] if composed == raw else [before[start]] * len(composed))
    return Traced("".join(text), OffsetMap.from_places([*places, before[-1]]))


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Spans no composition can reach across."""
    start = 0
    for index in range(1, len(text)):
        if text[index] < _LETTER_START or not _joins_back(text[index]):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def _joins_back(sign: str) -> bool:
    """Whether `sign` can merge with what stands before it."""
    return unicodedata.combining(sign) != 0 or unicodedata.normalize("NFD", sign)[0] in _joiners()


@cache
def _joiners() -> frozenset[str]:
    """Second halves of canonical compositions, and the Hangul vowels and finals that compose by rule."""
    every = filter(None, map(unicodedata.decomposition, map(chr, range(_PAIRS_END))))
    pairs = (found.split() for found in every if not found.startswith("<"))
    seconds = {chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2}
    return frozenset(seconds | {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))})
