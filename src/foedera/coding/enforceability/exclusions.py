"""Exclusions: what a text keeps out of its own dispute settlement, and whether it has one.

In: a document, its passages, the patterns. Out: one record of the text. Not here: what is covered.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from foedera.coding.enforceability.enforceability_words import EnforceabilityPatterns
from foedera.coding.enforceability.places import Division, heads, named, own
from foedera.model.document import Document
from foedera.text.passages import Passage
from foedera.text.sentences import sentences

_KIND_WORD = 12
"""Code points looked back over: the expression that excludes may itself have taken in the word chapter or article."""
_DIVISIONS = ("part", "title", "chapter", "section", "subsection", "sub-section")


class How(StrEnum):
    """How far something is kept out."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    """But for something, or only a paragraph of it."""
    CONDITIONALLY = "conditionally"


class Exclusion(msgspec.Struct, frozen=True, kw_only=True):
    """Something a text keeps out of its dispute settlement."""

    how: How
    what: str
    """'this chapter', or the place named: 'chapter 14'."""
    start: int
    """First code point of the sentence that says so."""
    end: int
    passage: int | None = None
    """Start of the passage kept out; None where more or another place is."""
    under: tuple[str, ...] | None = None
    """Headings of the division kept out, outermost first."""
    place: Division | None = None
    """A chapter or article named by its number."""

    def reaches(self, passage: Passage) -> bool:
        """Whether a passage is kept out by it."""
        if self.passage is not None:
            return self.passage == passage.start
        if self.under is not None:
            return bool(self.under) and passage.chapters[: len(self.under)] == self.under
        if self.place is None:
            return False
        if self.place.kind == "article":
            opened = heads(passage.title)
            return opened is not None and self.place.within(opened.number)
        return any(heads(chapter) == self.place for chapter in passage.chapters)


class Settlement(msgspec.Struct, frozen=True, kw_only=True):
    """What a text says of settling disputes between its parties."""

    exists: bool
    under: frozenset[str]
    """Outermost headings under which it stands."""
    exclusions: tuple[Exclusion, ...]

    def of(self, passage: Passage) -> tuple[Exclusion, ...]:
        """The exclusions that reach a passage."""
        return tuple(exclusion for exclusion in self.exclusions if exclusion.reaches(passage))


class _Home:
    """Where a text settles disputes: under chapters that say so, else in articles that do, else wherever it is said."""

    def __init__(self, document: Document, passages: Sequence[Passage], patterns: EnforceabilityPatterns) -> None:
        self._patterns = patterns
        self._announces = functools.cache(self._said_by)
        by_chapter = [p for p in passages if any(map(self._announces, p.chapters))]
        by_title = [p for p in passages if self._announces(p.title) and not self._elsewhere(p.chapters)]
        self.passages = by_chapter or by_title or [p for p in passages if patterns.first("settles", _body(document, p))]
        self.starts = {passage.start for passage in self.passages}
        headings = {c for p in by_chapter for c in p.chapters if self._announces(c)} | {p.title for p in self.passages}
        self._places = {place for place in map(heads, headings) if place is not None}

    def _said_by(self, heading: str) -> bool:
        """Whether a heading says that disputes are settled below it; the same stands above many passages."""
        return self._patterns.first("settlement_titles", heading) is not None and not self._elsewhere((heading,))

    def _elsewhere(self, headings: Sequence[str]) -> bool:
        """Whether disputes under these headings are others than the parties' over the whole text."""
        return any(self._patterns.first("not_settlement_titles", heading) for heading in headings)

    def names(self, text: str) -> bool:
        """Whether a text names one of its places."""
        return any(self.has(place) for place in named(text))

    def has(self, place: Division) -> bool:
        """Whether a place belongs to it."""
        return any(home.kind == place.kind and place.within(home.number) for home in self._places)


def settlement_of(document: Document, passages: Sequence[Passage], patterns: EnforceabilityPatterns) -> Settlement:
    """What a text says of settling disputes, from all its passages."""
    home = _Home(document, passages, patterns)
    return Settlement(
        exists=bool(home.passages),
        under=frozenset(passage.chapters[0] for passage in home.passages if passage.chapters),
        exclusions=tuple(
            exclusion for passage in passages for exclusion in _said(passage, _body(document, passage), patterns, home)
        ),
    )


def _body(document: Document, passage: Passage) -> str:
    return document.text[passage.start : passage.provisions[-1].end]


def _said(passage: Passage, body: str, patterns: EnforceabilityPatterns, home: _Home) -> Iterator[Exclusion]:
    inside = passage.start in home.starts
    if not (patterns.first("excludes", body) or (inside and patterns.first("applies_but_for", body))):
        return
    for first, last in sentences(body):
        sentence = body[first:last]
        where = (passage.start + first, passage.start + last)
        if patterns.first("other_disputes", sentence):
            continue
        if inside and passage.chapters:
            yield from _from_inside(sentence, where, patterns, home)
        else:
            yield from _from_outside(passage, sentence, where, patterns, home)


def _from_outside(
    passage: Passage, sentence: str, where: tuple[int, int], patterns: EnforceabilityPatterns, home: _Home
) -> Iterator[Exclusion]:
    """'Neither Party may have recourse to dispute settlement for any matter arising under this Chapter'."""
    verb = patterns.first("excludes", sentence)
    if verb is None:
        return
    before, after = sentence[: verb.start()], sentence[verb.end() :]
    led = bool(patterns.first("settlement", before)) or home.names(before)
    if not (led or patterns.first("settlement", verb.group() + after) or home.names(after)):
        return
    but = patterns.first("but_for", after)
    partly = but is not None or patterns.first("but_for", before) is not None
    how = How.CONDITIONALLY if patterns.first("only_if", sentence) else How.PARTLY if partly else How.WHOLLY
    kept = after[: but.start()] if but else after
    if not led:  # 'Nothing in this Chapter is subject to dispute settlement': what is kept out stands in front
        kept = f"{before} {verb.group()} {kept}"
    kinds = list(own(kept))
    places = [place for place in named(kept) if place.kind in ("chapter", "article") and not home.has(place)]
    yield from (_own(passage, kind, where, how) for kind in kinds)
    yield from (_exclusion(where, how, f"{place.kind} {place.number}", place=place) for place in places)
    if "including" in verb.group():
        yield _exclusion(where, how, "this article", passage=passage.start)
    elif not (led or kinds or places):  # 'Anti-dumping measures are not subject to Chapter 19', where they stand
        yield _exclusion(where, how, "what the sentence names", passage=passage.start)


def _own(passage: Passage, kind: str, where: tuple[int, int], how: How) -> Exclusion:
    """'This chapter', 'this article', 'this paragraph', said in a passage."""
    if kind not in _DIVISIONS:
        level = How.PARTLY if kind == "paragraph" and how is How.WHOLLY else how
        return _exclusion(where, level, f"this {kind}", passage=passage.start)
    under, exact = _division(passage, kind)
    level = how if exact or how is not How.WHOLLY else How.PARTLY
    return _exclusion(where, level, f"this {kind}", under=under or None, passage=None if under else passage.start)


def _from_inside(
    sentence: str, where: tuple[int, int], patterns: EnforceabilityPatterns, home: _Home
) -> Iterator[Exclusion]:
    """'This Chapter applies to all disputes, with the exception of Chapters 5 and 7', among the rules themselves."""
    out = patterns.first("applies_but_for", sentence) or patterns.first("excludes", sentence)
    if out is None or not (patterns.first("settlement", sentence) or any(own(sentence))):
        return
    how = How.CONDITIONALLY if patterns.first("only_if", sentence) else How.WHOLLY
    for place in named(sentence[max(0, out.end() - _KIND_WORD) :]):
        if place.kind in ("chapter", "article", "title", "part") and not home.has(place):
            yield _exclusion(where, how, f"{place.kind} {place.number}", place=place)


def _exclusion(
    where: tuple[int, int],
    how: How,
    what: str,
    *,
    passage: int | None = None,
    under: tuple[str, ...] | None = None,
    place: Division | None = None,
) -> Exclusion:
    return Exclusion(how=how, what=what, start=where[0], end=where[1], passage=passage, under=under, place=place)


def _division(passage: Passage, kind: str) -> tuple[tuple[str, ...], bool]:
    """Headings down to the innermost division of a kind; down to the innermost of all where none is headed so."""
    for depth in range(len(passage.chapters), 0, -1):
        place = heads(passage.chapters[depth - 1])
        if place is not None and place.kind == kind:
            return passage.chapters[:depth], True
    return passage.chapters, not passage.chapters
