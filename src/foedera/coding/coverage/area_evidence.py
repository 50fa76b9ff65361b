"""Evidence: which expressions of which areas occur in which passages of a text, found in one pass.

In: a codebook, a text with its provisions. Out: for each area the passages where anything was found, with scores. Not
here: deciding whether an area is covered (`lexicon`, `ranker`).

A passage scores, for one area, 3 when a heading expression hits its own title, 2 when one hits a chapter above it, 2
per distinct strong expression (three at most) and 1 per distinct weak one (three at most). Negative expressions are
blanked first. Under a heading of `not_in`, and in preambles where the codebook skips them, nothing counts.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import msgspec

from foedera.coding.coverage.passage_hit import PassageHit
from foedera.coding.coverage.telling import SentenceReader
from foedera.coding.deadline import Deadline, within
from foedera.coding.expressions.scanner import Scanner, bounded
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.model.codebook import Area, Codebook
from foedera.model.document import Document, Provision
from foedera.text.folding import fold
from foedera.text.joiners import without_joiners
from foedera.text.leads import Leads
from foedera.text.passages import Passage, passages


class Evidence(NamedTuple):
    """What one pass over a text found."""

    hits: Mapping[str, tuple[PassageHit, ...]]
    """Area id → passages that score, in reading order."""
    searched: int
    """Provisions searched, all in the language of the expressions, those whose hits could not count included."""
    words: int
    """Words of the text in that language."""


class _Searched(NamedTuple):
    """A provision with hits."""

    place: int
    """Among the provisions of its passage."""
    text: str
    numbers: Set[int]
    """Of the areas' expressions that occur in it."""


class _Terms(NamedTuple):
    """An area's expressions by their numbers in the scanners."""

    area: Area
    headings: Mapping[int, str]
    not_in: frozenset[int]
    strong: Mapping[int, str]
    weak: Mapping[int, str]
    negative: frozenset[int]


class EvidenceReader:
    """A codebook's expressions, compiled once and used on many texts."""

    def __init__(self, book: Codebook, sentences: SentenceReader | None = None, scan: SharedScan | None = None) -> None:
        """Compile.

        Args:
            book: the codebook.
            sentences: tells how the sides stand to what a sentence names, for a codebook that asks for undertakings.
            scan: that of the run; None for one of its own.

        Raises:
            InvalidRegister: for an expression that cannot be read.
        """
        self.book = book
        self._sentences = sentences if book.undertakings else None
        self._scan = scan or SharedScan()
        every = dict.fromkeys(e for area in book.areas for e in (*area.strong, *area.weak, *area.negative))
        bodies = dict(zip(every, self._scan.numbered(every), strict=True))
        self._wanted = frozenset(bodies.values())
        titles = _numbered(e for area in book.areas for e in (*area.headings, *area.not_in, *book.not_in))
        self._titles = Scanner(tuple(titles))
        self._areas = [
            _Terms(
                area=area,
                headings={titles[e]: e for e in area.headings},
                not_in=frozenset(titles[e] for e in (*area.not_in, *(() if area.everywhere else book.not_in))),
                strong={bodies[e]: e for e in area.strong},
                weak={bodies[e]: e for e in area.weak},
                negative=frozenset(bodies[e] for e in area.negative),
            )
            for area in book.areas
        ]
        self._users = _users(self._areas)
        self._negative = frozenset(number for terms in self._areas for number in terms.negative)
        self._title_hits = functools.lru_cache(maxsize=4096)(self._search_title)

    def read(
        self, document: Document, provisions: Sequence[Provision], *, deadline: Deadline | None = None
    ) -> Evidence:
        """One pass over the provisions in the language of the expressions; past a deadline it raises TextTooHard."""
        others = [each for each in provisions if document.language_of(each) != self.book.language]
        provisions = [each for each in provisions if document.language_of(each) == self.book.language]
        hits: dict[str, list[PassageHit]] = {area.id: [] for area in self.book.areas}
        leads = Leads(document, provisions)
        for passage in within(deadline, passages(provisions)):
            if self.book.skip_preamble and passage.is_preamble:
                continue
            for area, hit in self._hits(passage, self._searched(document, passage)):
                hits[area.id].append(self._told(hit, area, document, leads))
        return Evidence(
            hits={area: tuple(found) for area, found in hits.items()},
            searched=len(provisions),
            words=document.text.count(" ") + 1 - sum(document.text.count(" ", it.start, it.end) for it in others),
        )

    def _searched(self, document: Document, passage: Passage) -> list[_Searched]:
        """The provisions of a passage that hold expressions of any area."""
        texts = (document.text[each.start : each.end] for each in passage.provisions)
        found = ((place, text, self._scan.found_in(text)) for place, text in enumerate(texts))
        return [
            _Searched(place, text, self._wanted.intersection(numbers))
            for place, text, numbers in found
            if not self._wanted.isdisjoint(numbers)
        ]

    def _told(self, hit: PassageHit, area: Area, document: Document, leads: Leads) -> PassageHit:
        """The hit with the sentences its words stand in, where the codebook asks for undertakings."""
        if self._sentences is None:
            return hit
        told = self._sentences.telling(document, hit, leads, negative=area.negative)
        return msgspec.structs.replace(hit, told=told)

    def _hits(self, passage: Passage, searched: Sequence[_Searched]) -> Iterable[tuple[Area, PassageHit]]:
        own = self._title_hits(passage.title)
        above = frozenset().union(*map(self._title_hits, passage.chapters))
        found = self._words(searched)
        areas = set(found) | {place for number in own | above for place in self._users.headings[number]}
        for place in sorted(areas):
            terms = self._areas[place]
            if terms.not_in & own:
                continue
            words = found.get(place, {})
            yield (
                terms.area,
                PassageHit(
                    passage=passage,
                    titles=tuple(e for number, e in terms.headings.items() if number in own),
                    chapters=tuple(e for number, e in terms.headings.items() if number in above),
                    strong={e: words[number] for number, e in terms.strong.items() if number in words},
                    weak={e: words[number] for number, e in terms.weak.items() if number in words},
                ),
            )

    def _words(self, searched: Iterable[_Searched]) -> dict[int, dict[int, int]]:
        """Place of an area → numbers of its expressions that occur in the passage → where first."""
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for place, text, numbers in searched:
            blanking = self._negative & numbers
            for number in sorted(numbers):
                for area in self._users.bodies[number]:
                    if number not in found[area] and self._stands(number, area, blanking, text):
                        found[area][number] = place
        return {area: words for area, words in found.items() if words}

    def _stands(self, number: int, area: int, blanking: frozenset[int], text: str) -> bool:
        """Whether an expression still occurs once the area's negative expressions are blanked."""
        negative = self._areas[area].negative & blanking
        if not negative:
            return True
        folded = fold(without_joiners(text))
        for unwanted in sorted(negative):
            folded = bounded(self._scan.source(unwanted)).sub(b"  ", folded)
        return bounded(self._scan.source(number)).search(folded) is not None

    def _search_title(self, title: str) -> frozenset[int]:
        return frozenset(self._titles.found_in(fold(without_joiners(title))))


class _Users(NamedTuple):
    """Number of an expression → places of the areas that look for it."""

    headings: Mapping[int, Sequence[int]]
    bodies: Mapping[int, Sequence[int]]


def _users(areas: Sequence[_Terms]) -> _Users:
    headings: dict[int, list[int]] = defaultdict(list)
    bodies: dict[int, list[int]] = defaultdict(list)
    for place, terms in enumerate(areas):
        for number in terms.headings:
            headings[number].append(place)
        for number in (*terms.strong, *terms.weak):
            bodies[number].append(place)
    return _Users(headings, bodies)


def _numbered(expressions: Iterable[str]) -> dict[str, int]:
    """Each expression once, with its number."""
    return {expression: number for number, expression in enumerate(dict.fromkeys(expressions))}
