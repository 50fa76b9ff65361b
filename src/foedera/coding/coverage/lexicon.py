"""The lexicon coder: searches a text for a codebook's expressions and proposes claims with spans.

In: a document, its provisions, a codebook. Out: coverage claims on every area. Not here: deciding anything for good; a
machine's claim is a proposal and every other rank stands above it.

An area is covered when one passage reaches its min_score (foedera.coding.coverage.area_evidence has the scale). Where a
ranker was trained for the codebook, it weighs the same evidence and says how probable it is that a human coder would
call the area covered; what lies between its two thresholds is unclear, for a person to decide. Scores alone are no
probabilities.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from foedera.coding.coverage.area_evidence import Evidence, EvidenceReader, PassageHit, PassageSimilarity, ranked
from foedera.coding.deadline import Deadline, within
from foedera.coding.english.modality import ModalityClassifier, StrengthScale
from foedera.coding.expressions import compile_expression
from foedera.model.claim import Basis, Claim, Confidence, Rank, Span, claim_value, new_claim
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue, Coverage, Enforceability, Miss
from foedera.model.document import Document, Provision
from foedera.text.sentences import sentences
from foedera.text.spans import body_start, locator_of, span_of

CODER = "lexicon@2"
MOST_CLAIMS = 5
"""Passages recorded as evidence of one area; the rest are counted in the rule."""
MOST_QUOTED = 4000
"""Code points of a quote; of a longer sentence, the words around the hit."""
MOST_MISSES = 3
"""Near misses recorded of an area that was not found."""


class Verdict(NamedTuple):
    """What a judge makes of the evidence on one area."""

    value: CellValue
    hits: tuple[PassageHit, ...]
    """The passages it stands on, best first; of not_found, the nearest misses."""
    rule: str
    probability: float | None = None


class CoverageJudge(Protocol):
    """Whoever turns evidence into a verdict: a score to reach, or a trained ranker."""

    @property
    def coder(self) -> str:
        """The method's name and version, as claims carry it."""

    def verdicts(self, book: Codebook, evidence: Evidence) -> Mapping[str, Verdict]:
        """Area id → the verdict on it."""


class EnforceabilityCoder(Protocol):
    """Whoever tells whether what is covered can be enforced: foedera.coding.enforceability.level_judge."""

    def judged(
        self, document: Document, provisions: Sequence[Provision], evidence: Evidence
    ) -> Mapping[str, Enforceability]:
        """Area id → the proposal on it, were it covered."""


class ScoreJudge:
    """Covered when one passage reaches the area's min_score."""

    coder = CODER

    def verdicts(self, book: Codebook, evidence: Evidence) -> Mapping[str, Verdict]:
        """For each area the passages that reach the score, or the nearest misses."""
        return {area.id: self._verdict(area, ranked(evidence.hits[area.id])) for area in book.areas}

    def _verdict(self, area: Area, hits: tuple[PassageHit, ...]) -> Verdict:
        found = tuple(hit for hit in hits if hit.score >= area.min_score)
        if not found:
            return Verdict(CellValue.NOT_FOUND, hits[:MOST_MISSES], "no passage reaches the score")
        return Verdict(CellValue.COVERED, found, f"score {found[0].score} of {area.min_score}")


class Lexicon:
    """A codebook and a scale of strengths, compiled once and used on many documents."""

    def __init__(
        self,
        codebook: Codebook,
        scale: StrengthScale,
        judge: CoverageJudge | None = None,
        meaning: PassageSimilarity | None = None,
        enforcing: EnforceabilityCoder | None = None,
    ) -> None:
        """Compile.

        Args:
            codebook: its areas are what is looked for.
            scale: the words that show how firmly a sentence undertakes something.
            judge: what turns evidence into verdicts; None for the score to reach.
            meaning: tells how near passages stand to areas, for a judge who asks for it.
            enforcing: tells whether what is covered can be enforced; None leaves that open.

        Raises:
            InvalidRegister: for an expression that cannot be read.
        """
        self.codebook = codebook
        self._reader = EvidenceReader(codebook, meaning)
        self._classifier = ModalityClassifier(scale)
        self._judge = judge or ScoreJudge()
        self._enforcing = enforcing

    def code(
        self,
        document: Document,
        provisions: Sequence[Provision],
        *,
        agreement: str,
        recorded: datetime.datetime,
        deadline: Deadline | None = None,
    ) -> tuple[Claim, ...]:
        """Coverage claims on every area: one for each of the best passages, or one that says what was searched.

        Searched are the provisions in the language of the codebook's expressions. A text without such a provision is
        `unreadable` here: to say that nothing was found in it would be to say that it could have been.

        Args:
            document: the text.
            provisions: the provisions to search; tables of a secondary source are for others to read.
            agreement: whom the claims are about.
            recorded: time of recording.
            deadline: when to stop; None for never.

        Raises:
            TextTooHard: the deadline is over.
        """
        return tuple(
            new_claim(
                subject=agreement,
                property="coverage",
                value=claim_value(coverage),
                coder=self._judge.coder,
                rank=Rank.MACHINE,
                basis=basis,
                recorded=recorded,
                confidence=Confidence.MEDIUM,
                codebook=self.codebook.key,
            )
            for coverage, basis in self._said(document, provisions, deadline)
        )

    def _said(
        self, document: Document, provisions: Sequence[Provision], deadline: Deadline | None
    ) -> list[tuple[Coverage, Basis]]:
        """What is to be claimed of a text, area by area."""
        readable = [each for each in provisions if document.language_of(each) == self.codebook.language]
        why = self._unreadable(document, provisions, readable)
        if why is not None:
            basis = Basis(source=document.source, locator=f"all of {document.id}")
            return [(Coverage(area=a.id, value=CellValue.UNREADABLE, rule=why), basis) for a in self.codebook.areas]
        evidence = self._reader.read(document, provisions, deadline=deadline)
        verdicts = self._judge.verdicts(self.codebook, evidence)
        levels = {} if self._enforcing is None else self._enforcing.judged(document, readable, evidence)
        return [
            said
            for area in within(deadline, self.codebook.areas)
            for said in self._said_of(area, verdicts[area.id], document, evidence, levels.get(area.id))
        ]

    def _unreadable(
        self, document: Document, provisions: Sequence[Provision], readable: Sequence[Provision]
    ) -> str | None:
        """Why the text cannot be searched; None where it can."""
        book = self.codebook
        if readable:
            return None
        spoken = " and ".join(sorted({document.language, *map(document.language_of, provisions)} - {book.language}))
        if spoken:
            return f"the expressions of {book.key} are in {book.language}, the text is in {spoken}"
        return f"{document.id} has no provision to search"

    def _said_of(
        self, area: Area, verdict: Verdict, document: Document, evidence: Evidence, level: Enforceability | None
    ) -> list[tuple[Coverage, Basis]]:
        """A verdict as what claims carry; whether it can be enforced is said once, with the best passage."""
        if verdict.value is CellValue.NOT_FOUND or not verdict.hits:
            return [self._not_found(area, verdict, document, evidence)]
        shown = [self._shown(area, verdict, hit, document) for hit in verdict.hits[:MOST_CLAIMS]]
        if verdict.value is CellValue.COVERED and level is not None:
            (best, basis), *rest = shown
            return [(msgspec.structs.replace(best, enforceability=level), basis), *rest]
        return shown

    def _shown(self, area: Area, verdict: Verdict, hit: PassageHit, document: Document) -> tuple[Coverage, Basis]:
        span, place = _sentence(document, hit)
        modal = self._classifier.strength_of(span.quote, place)
        parts = [f"{verdict.rule}; this passage scores {hit.score} by: {', '.join(hit.words)}"]
        if modal is not None:
            parts.append(f"{modal[0].value} by ‘{modal[1]}’")
        if len(verdict.hits) > MOST_CLAIMS:
            parts.append(f"{len(verdict.hits)} passages show it, the best {MOST_CLAIMS} are recorded")
        coverage = Coverage(
            area=area.id,
            value=verdict.value,
            strength=None if modal is None else modal[0],
            rule="; ".join(parts),
            score=hit.score,
            probability=verdict.probability,
        )
        locator = locator_of(hit.passage.provisions[hit.best_provision])
        return coverage, Basis(source=document.source, locator=locator, span=span)

    def _not_found(
        self, area: Area, verdict: Verdict, document: Document, evidence: Evidence
    ) -> tuple[Coverage, Basis]:
        tried = len(area.headings) + len(area.strong) + len(area.weak)
        coverage = Coverage(
            area=area.id,
            value=verdict.value,
            rule=verdict.rule,
            searched=f"{evidence.searched} provisions of {document.id} for {tried} expressions of {self.codebook.key}",
            misses=tuple(
                Miss(provision=hit.passage.provisions[hit.best_provision].id, score=hit.score, words=hit.words)
                for hit in verdict.hits[:MOST_MISSES]
            ),
            score=max((hit.score for hit in verdict.hits), default=0),
            probability=verdict.probability,
        )
        return coverage, Basis(source=document.source, locator=f"{evidence.searched} provisions of {document.id}")


def _sentence(document: Document, hit: PassageHit) -> tuple[Span, int]:
    """The sentence that holds the first telling word, without the provision's number; and where in it the word is."""
    provision = hit.passage.provisions[hit.best_provision]
    start = body_start(document.text, provision)
    body = document.text[start : provision.end]
    place = _first_word(hit, body)
    first, last = next(((s, e) for s, e in sentences(body) if s <= place < e), (0, len(body)))
    if last - first > MOST_QUOTED:
        first, last = _around(body, place, first, last)
    return span_of(document, provision, start + first, start + last), max(0, place - first)


def _around(body: str, place: int, first: int, last: int) -> tuple[int, int]:
    """Of a sentence, at most MOST_QUOTED code points around a place; whole words, where there are blanks."""
    low, high = max(first, place - MOST_QUOTED // 2), min(last, place + MOST_QUOTED // 2)
    if low > first:
        low = max(low, body.find(" ", low, place) + 1)
    if high < last and (blank := body.rfind(" ", place, high)) > place:
        high = blank
    return low, high


def _first_word(hit: PassageHit, body: str) -> int:
    """Offset in `body` of the hit's first strong, else weak, expression that occurs there; 0 for a heading alone."""
    for expression in (*hit.strong, *hit.weak):
        if match := compile_expression(expression).search(body):
            return match.start()
    return 0
