"""The lexicon coder: searches provisions for a codebook's expressions and proposes claims with spans.

In: a document, its provisions, a codebook. Out: coverage claims by 'lexicon@VERSION'. Not here: deciding anything;
a machine's claim is a proposal and every other rank stands above it.

A provision scores 3 when a heading expression hits its heading or the one right above it, 2 per distinct strong
expression (three at most) and 1 per distinct weak one (three at most). Negative expressions are blanked first. It
covers an area when it reaches the area's min_score. Scores are no probabilities.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

import msgspec

from foedera.coding.expressions import compile_expression
from foedera.coding.spans import locator_of, number_length, span_at
from foedera.coding.strength import Grip, Ladder
from foedera.model.claim import Basis, Claim, Confidence, Rank, Span, new_claim
from foedera.model.codebook import Area, Codebook
from foedera.model.document import Document, Provision
from foedera.model.matrix import CellValue, Coverage
from foedera.text.sentences import sentences

CODER = "lexicon@1"
HEADING, STRONG, WEAK = 3, 2, 1
MOST_STRONG, MOST_WEAK = 3, 3
MOST_CLAIMS = 5
"""Provisions recorded as evidence of one area; the rest are counted in the rule."""


class Searcher:
    """An area's expressions, compiled."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.headings = _compiled(area.headings)
        self.strong = _compiled(area.strong)
        self.weak = _compiled(area.weak)
        self.negative = _compiled(area.negative)

    def hit(self, provision: Provision, text: str) -> Hit | None:
        """What this area's expressions find in a provision; None for nothing at all."""
        body = _blanked(text, self.negative)
        heading = _blanked(" · ".join((*provision.path[-1:], provision.heading or "")), self.negative)
        titles = [expression for expression, pattern in self.headings if pattern.search(heading)]
        strong = [(expression, match) for expression, pattern in self.strong if (match := pattern.search(body))]
        weak = [(expression, match) for expression, pattern in self.weak if (match := pattern.search(body))]
        score = HEADING * bool(titles) + STRONG * min(len(strong), MOST_STRONG) + WEAK * min(len(weak), MOST_WEAK)
        if score == 0:
            return None
        matches = [match.start() for _, match in (*strong, *weak)]
        words = (*titles, *(expression for expression, _ in (*strong, *weak)))
        return Hit(provision=provision, score=score, place=matches[0] if matches else 0, words=words)

    @property
    def expressions(self) -> int:
        """How many expressions are searched for."""
        return len(self.headings) + len(self.strong) + len(self.weak)


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A provision in which an area's expressions were found."""

    provision: Provision
    score: int
    place: int
    """Offset of the first strong, else weak, match in the provision's text; 0 for a heading alone."""
    words: tuple[str, ...]


class Lexicon:
    """A codebook and a ladder, compiled once and used on many documents."""

    def __init__(self, codebook: Codebook, ladder: Ladder) -> None:
        self.codebook = codebook
        self._searchers = [Searcher(area) for area in codebook.areas]
        self._grip = Grip(ladder)

    def code(
        self,
        document: Document,
        provisions: Sequence[Provision],
        *,
        agreement: str,
        recorded: datetime.datetime,
    ) -> tuple[Claim, ...]:
        """Coverage claims on every area: one for each of the best provisions, or one that says what was searched.

        Args:
            document: the text.
            provisions: the provisions to search; tables of a secondary source are for others to read.
            agreement: whom the claims are about.
            recorded: time of recording.
        """
        claims: list[Claim] = []
        for searcher in self._searchers:
            hits = [hit for p in provisions if (hit := searcher.hit(p, document.text[p.start : p.end]))]
            hits.sort(key=lambda hit: (-hit.score, hit.provision.start))
            found = [hit for hit in hits if hit.score >= searcher.area.min_score]
            coverages = (
                [self._covered(searcher.area, hit, document, len(found)) for hit in found[:MOST_CLAIMS]]
                if found
                else [self._not_found(searcher, hits, provisions, document)]
            )
            claims.extend(
                new_claim(
                    subject=agreement,
                    property="coverage",
                    value={k: v for k, v in msgspec.to_builtins(coverage).items() if v is not None},
                    coder=CODER,
                    rank=Rank.MACHINE,
                    basis=basis,
                    recorded=recorded,
                    confidence=Confidence.MEDIUM,
                    codebook=self.codebook.key,
                )
                for coverage, basis in coverages
            )
        return tuple(claims)

    def _covered(self, area: Area, hit: Hit, document: Document, found: int) -> tuple[Coverage, Basis]:
        span = _span(document, hit)
        modal = self._grip.strength_of(span.quote)
        rule = f"score {hit.score} of {area.min_score} by: {', '.join(hit.words)}"
        if modal is not None:
            rule += f"; {modal[0].value} by ‘{modal[1]}’"
        if found > MOST_CLAIMS:
            rule += f"; {found} provisions reach the score, the best {MOST_CLAIMS} are recorded"
        coverage = Coverage(
            area=area.id, value=CellValue.COVERED, strength=None if modal is None else modal[0], rule=rule
        )
        return coverage, Basis(source=document.source, locator=locator_of(hit.provision), span=span)

    def _not_found(
        self, searcher: Searcher, hits: Sequence[Hit], provisions: Sequence[Provision], document: Document
    ) -> tuple[Coverage, Basis]:
        area = searcher.area
        searched = (
            f"{len(provisions)} provisions of {document.id} for {searcher.expressions} expressions "
            f"of {self.codebook.key}"
        )
        if hits:
            near = hits[0]
            searched += f"; nearest {near.provision.eid} with score {near.score} of {area.min_score}"
        coverage = Coverage(
            area=area.id, value=CellValue.NOT_FOUND, rule="no provision reaches the score", searched=searched
        )
        return coverage, Basis(source=document.source, locator=f"{len(provisions)} provisions of {document.id}")


def _compiled(expressions: Sequence[str]) -> list[tuple[str, re.Pattern[str]]]:
    return [(expression, compile_expression(expression)) for expression in expressions]


def _blanked(text: str, negative: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    """The text with every negative hit turned into blanks, so that offsets stay true."""
    for _, pattern in negative:
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def _span(document: Document, hit: Hit) -> Span:
    """The sentence that holds the hit, without the provision's printed number."""
    provision = hit.provision
    start = provision.start + number_length(document.text, provision)
    body = document.text[start : provision.end]
    place = max(0, hit.place - (start - provision.start))
    first, last = next(((s, e) for s, e in sentences(body) if s <= place < e), (0, len(body)))
    return span_at(document, provision, start + first, start + last)
