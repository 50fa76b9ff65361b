"""Passages: what is scored as one, an article with all its paragraphs, or a provision that stands in no article.

In: provisions in reading order. Out: passages, in the same order. A concept that an article names in its title and
spells out in its third paragraph is one piece of evidence, not two halves.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from foedera.model.document import Provision


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Provisions that are scored together."""

    provisions: tuple[Provision, ...]
    title: str
    """Its own heading: the article's; of a provision outside of articles, the nearest one above it."""
    chapters: tuple[str, ...]
    """Headings above the title, outermost first."""

    @property
    def is_preamble(self) -> bool:
        """Whether it stands before the first article."""
        return self.provisions[0].kind == "preamble"

    @property
    def start(self) -> int:
        """First code point in the document's text."""
        return self.provisions[0].start


def passages(provisions: Sequence[Provision]) -> Iterator[Passage]:
    """The passages of a text; tables and notes belong to the article they stand in."""
    for _, group in itertools.groupby(provisions, key=lambda provision: root_of(provision.eid)):
        yield passage_of(tuple(group))


def passage_of(members: tuple[Provision, ...]) -> Passage:
    """Provisions that are scored together, under the headings of the first."""
    title, chapters = _headings(members)
    return Passage(provisions=members, title=title, chapters=chapters)


def root_of(eid: str) -> str:
    """What provisions of one passage share: the eId up to and with its article, else the whole eId."""
    article = 0 if eid.startswith("art_") else eid.find("__art_")
    end = eid.find("__", article + 2) if article >= 0 else -1
    return eid if end < 0 else eid[:end]


def _headings(members: Sequence[Provision]) -> tuple[str, tuple[str, ...]]:
    first = members[0]
    if first.kind == "article":
        return " · ".join(filter(None, (first.number, first.heading))), first.path
    title = " · ".join((*first.path[-1:], *filter(None, (first.heading,))))
    return title, first.path[:-1]
