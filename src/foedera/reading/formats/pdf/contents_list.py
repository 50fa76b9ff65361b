"""A table of contents printed in the text: with dots or without, with page numbers or without.

In: the rows of a document, top to bottom. Out: those that are its contents. What tells them is that the titles come
again further on, in the same order, and that a heading says so or page numbers stand at the ends; a list of states that
comes again at the signatures has neither.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from foedera.reading.formats.pdf.text_rows import TextRow


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


_HEADINGS = frozenset(map(_key, (
    "contents", "tableofcontents", "arrangementofsections", "arrangementofarticles", "arrangementofregulations",
    "inhalt", "inhaltsverzeichnis", "inhaltsübersicht", "inhoud", "inhoudsopgave", "sommaire", "tabledesmatières",
    "índice", "indice", "sumario", "sumário", "sommario", "spistreści", "obsah", "tartalom", "tartalomjegyzék",
    "cuprins", "sadržaj", "kazalo", "sisukord", "saturs", "turinys", "sisällys", "sisällysluettelo", "innehåll",
    "innehållsförteckning", "innhold", "indhold", "indholdsfortegnelse", "efnisyfirlit", "werrej", "clár",
    "içindekiler", "përmbajtja", "περιεχόμενα", "съдържание", "содержание", "оглавление", "зміст", "садржај",
    "содржина", "სარჩევი", "բովանդակություն", "mündəricat", "目次", "목차", "차례", "目录", "目錄", "विषयसूची",
    "المحتويات", "فهرس", "الفهرس", "فهرست", "תוכןעניינים", "תוכןהעניינים", "תוכן", "daftarisi",
)))  # fmt: skip
"""What stands over a table of contents, letters only."""
_LEADER = re.compile(r"(?<![\s.·…_])(?:[\s.·…_]{3,}+|\s{2,}+)(\d{1,4}|[ivxl]{1,6})?\s*+$")
_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,6}")
_MARKER = re.compile(r"\A\W*\d{1,3}(?:[.-]\d{1,3})*[a-z]?[.)]?\s++(?=\W*+[^\W\d_])")
_FIRST_ROWS = 3000
"""A table of contents stands among so many first rows."""
_LONGEST = 220
"""Letters and digits of a title."""
_LONGEST_HEADING = 40
_MISSES = 3
"""Rows in a table of contents whose titles do not come again, one after the other."""
_FEWEST = 3


class _Entry(msgspec.Struct, frozen=True):
    """A row as the entry it would be."""

    key: str
    """Its letters and digits, without the page number."""
    bare: str
    """Without its own number too."""
    paged: bool
    """Whether a page number, or dots, stand at its end."""
    heads: bool
    """Whether it is a heading that says that contents follow."""


def contents_list(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows of tables of contents, their headings among them."""
    if not any(map(_may_open, rows[:_FIRST_ROWS])):
        return []
    entries = [_entry(row) for row in rows]
    titles = _titles(entries)
    out: list[TextRow] = []
    at = 0
    while at < min(len(rows), _FIRST_ROWS):
        end, walked = _end(entries, titles, at) if _may_begin(entries, at) else (at, at)
        out += rows[at:end]
        at = max(walked, at + 1)
    return out


def _may_open(row: TextRow) -> bool:
    """Whether a row is short enough to be a heading that says so, or ends as an entry with a page number does."""
    text = row.text
    last = row.fragments[-1]
    ends = last.text.isdigit() and not last.raised and len(row.fragments) > 1
    dotted = text[-1:].isdigit() and _LEADER.search(text[-60:]) is not None
    return ends or dotted or (len(text) <= _LONGEST_HEADING and _key(text) in _HEADINGS)


def _may_begin(entries: Sequence[_Entry], at: int) -> bool:
    return entries[at].heads or (entries[at].paged and any(e.paged for e in entries[at + 1 : at + 3]))


def _end(entries: Sequence[_Entry], titles: dict[str, list[int]], start: int) -> tuple[int, int]:
    """Where the table of contents ends that begins at `start` (there, where none does), and where to look on."""
    is_named = entries[start].heads
    at = end = start + is_named
    last = -1
    found = paged = misses = 0
    places: list[int] = []
    while at < len(entries) and misses <= _MISSES and (not places or at < places[0]):
        size, place = _again(entries, titles, at, last)
        if place is None and not entries[at].paged:
            misses += 1
            at += 1
            continue
        if place is not None:
            last, found = place, found + 1
            places.append(place)
        paged += entries[at + size - 1].paged
        misses = 0
        at += size
        end = at
    entered = max(found, paged)
    if entered < _FEWEST or (places and places[0] < end):
        return start, end
    is_listed = found >= _FEWEST and paged >= _FEWEST and paged * 5 >= (end - start) * 2
    return end if is_named or is_listed else start, end


def _again(entries: Sequence[_Entry], titles: dict[str, list[int]], at: int, last: int) -> tuple[int, int | None]:
    """How many rows an entry takes, and where its title comes again after `last`."""
    for size in (1, 2, 3):
        rows = entries[at : at + size]
        if any(row.paged for row in rows[:-1]):
            break
        for key in dict.fromkeys(("".join(row.key for row in rows), rows[0].bare + "".join(r.key for r in rows[1:]))):
            places = titles.get(key, ())
            after = bisect(places, max(last, at + size - 1)) if key else len(places)
            if after < len(places):
                return size, places[after]
    return 1, None


def _entry(row: TextRow) -> _Entry:
    text = row.text
    last = row.fragments[-1]
    paged = False
    if len(row.fragments) > 1 and _NUMBER.fullmatch(last.text):
        before = row.fragments[-2]
        paged = last.box[0] - before.box[2] > 2 * row.size or _LEADER.search(before.text + " ") is not None
        text = text[: -len(last.text)] if paged else text
    shorter = re.sub(r"(?<![\s.·…_])[\s.·…_]++$", "", _LEADER.sub("", text))
    dotted = len(text.rstrip()) - len(shorter) > 3
    heads = (_key(row.fragments[0].text) in _HEADINGS and len(row.fragments) <= 2) or _key(text) in _HEADINGS
    return _Entry(_key(shorter), _key(_MARKER.sub("", shorter)), paged or dotted, heads)


def _titles(entries: Sequence[_Entry]) -> dict[str, list[int]]:
    """Where each title of one, two or three rows stands."""
    found = defaultdict[str, list[int]](list)
    for at, entry in enumerate(entries):
        key = ""
        for following in entries[at : at + 3]:
            key += following.key
            if len(key) > _LONGEST:
                break
            if key:
                found[key].append(at)
        if entry.bare != entry.key and entry.bare:
            found[entry.bare].append(at)
    return {key: sorted(set(places)) for key, places in found.items()}
