"""The lexicon coder: searches a text for a codebook's expressions and proposes claims with spans.

In: a document, its provisions, a codebook. Out: coverage claims on every area. Not here: deciding anything for good; a
machine's claim is a proposal and every other rank stands above it.

What is claimed of an area is what a judge makes of the evidence (foedera.coding.coverage.judging); each claim quotes
the most telling sentence of its passage (foedera.coding.coverage.telling).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from foedera.coding.coverage.area_evidence import Evidence, EvidenceReader
from foedera.coding.coverage.judging import MOST_MISSES, CoverageJudge, ScoreJudge, Verdict
from foedera.coding.coverage.passage_hit import PassageHit, TellingSentence
from foedera.coding.coverage.telling import BackgroundWords, SentenceReader, TogetherWords
from foedera.coding.coverage.topics import TopicFinder
from foedera.coding.deadline import Deadline, within
from foedera.coding.english.modality import ModalityClassifier, StrengthScale
from foedera.coding.english.political import PoliticalWords, is_political
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.model.claim import Basis, Claim, Confidence, Rank, Span, claim_value, new_claim
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue, Coverage, Enforceability, Miss
from foedera.model.document import Document, Provision
from foedera.model.strength import Strength
from foedera.text.leads import Leads
from foedera.text.spans import locator_of, span_of

MOST_CLAIMS = 5
"""Passages recorded as evidence of one area; the rest are counted in the rule."""
MOST_QUOTED = 4000
"""Code points of a quote; of a longer sentence, the words around the hit."""


class EnforceabilityCoder(Protocol):
    """Whoever tells whether what is covered can be enforced: foedera.coding.enforceability.level_judge."""

    def judged(
        self, document: Document, provisions: Sequence[Provision], evidence: Evidence
    ) -> Mapping[str, Enforceability]:
        """Area id → the proposal on it, were it covered."""


class SentenceWords(NamedTuple):
    """The words by which a sentence shows how the sides stand to what it names."""

    scale: StrengthScale
    background: BackgroundWords
    together: TogetherWords
    political: PoliticalWords


class _Text(NamedTuple):
    """A text with what is looked up in it."""

    document: Document
    leads: Leads
    political: str | None
    """The words that show it binds nobody by law; None where none do."""


class Lexicon:
    """A codebook and a scale of strengths, compiled once and used on many documents."""

    def __init__(
        self,
        codebook: Codebook,
        words: SentenceWords,
        judge: CoverageJudge | None = None,
        enforcing: EnforceabilityCoder | None = None,
        scan: SharedScan | None = None,
    ) -> None:
        """Compile.

        Args:
            codebook: its areas are what is looked for.
            words: those by which a sentence shows how the sides stand to what it names.
            judge: what turns evidence into verdicts; None for the score to reach.
            enforcing: tells whether what is covered can be enforced; None leaves that open.
            scan: that of the run; None for one of its own.

        Raises:
            InvalidRegister: for an expression that cannot be read.
        """
        self.codebook, scan = codebook, scan or SharedScan()
        classifier = ModalityClassifier(words.scale, scan)
        self._sentences = SentenceReader(classifier, words.background, words.together, scan)
        self._reader = EvidenceReader(codebook, self._sentences, scan)
        self._topics = TopicFinder(codebook, scan)
        self._political = words.political
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
        text = _Text(document, Leads(document, readable), is_political(document, readable, self._political))
        evidence = self._reader.read(document, provisions, deadline=deadline)
        verdicts = self._judge.verdicts(self.codebook, evidence)
        levels = {} if self._enforcing is None else self._enforcing.judged(document, readable, evidence)
        return [
            said
            for area in within(deadline, self.codebook.areas)
            for said in self._said_of(area, verdicts[area.id], text, evidence, levels.get(area.id))
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
        self, area: Area, verdict: Verdict, text: _Text, evidence: Evidence, level: Enforceability | None
    ) -> list[tuple[Coverage, Basis]]:
        """A verdict as what claims carry; whether it can be enforced is said once, with the best passage."""
        if verdict.value is CellValue.NOT_FOUND or not verdict.hits:
            return [self._not_found(area, verdict, text.document, evidence)]
        shown = [self._shown(area, verdict, hit, text) for hit in verdict.hits[:MOST_CLAIMS]]
        if verdict.value is CellValue.COVERED and level is not None:
            (best, basis), *rest = shown
            return [(msgspec.structs.replace(best, enforceability=level), basis), *rest]
        return shown

    def _shown(self, area: Area, verdict: Verdict, hit: PassageHit, text: _Text) -> tuple[Coverage, Basis]:
        """A passage by its most telling sentence."""
        told = hit.told or self._sentences.telling(text.document, hit, text.leads, negative=area.negative)
        strength, words = told[0].strength, told[0].words
        parts = [f"{verdict.rule}; this passage scores {hit.score} by: {', '.join(hit.words)}"]
        if strength is Strength.BINDING and text.political:
            strength, words = Strength.FIRM, f"{words}’ in a text that binds nobody by law, ‘{text.political}"
        if strength is not None:
            parts.append(f"{strength.value} by ‘{words}’")
        if len(verdict.hits) > MOST_CLAIMS:
            parts.append(f"{len(verdict.hits)} passages show it, the best {MOST_CLAIMS} are recorded")
        span = _span(text.document, told[0])
        coverage = Coverage(
            area=area.id,
            value=verdict.value,
            strength=strength,
            rule="; ".join(parts),
            score=hit.score,
            probability=verdict.probability if hit.probability is None else hit.probability,
            prior=verdict.prior,
            topics=self._topics.shown(area.id, span),
        )
        return coverage, Basis(source=text.document.source, locator=locator_of(told[0].provision), span=span)

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
            prior=verdict.prior,
        )
        return coverage, Basis(source=document.source, locator=f"{evidence.searched} provisions of {document.id}")


def _span(document: Document, sentence: TellingSentence) -> Span:
    """A sentence as it is quoted; of a very long one the words around what tells."""
    start, end = sentence.start, sentence.end
    if end - start > MOST_QUOTED:
        start, end = _around(document.text, sentence.at, start, end)
    return span_of(document, sentence.provision, start, end, lead=sentence.lead)


def _around(text: str, place: int, first: int, last: int) -> tuple[int, int]:
    """Of a stretch, at most MOST_QUOTED code points around a place; whole words, where there are blanks."""
    low, high = max(first, place - MOST_QUOTED // 2), min(last, place + MOST_QUOTED // 2)
    if low > first:
        low = max(low, text.find(" ", low, place) + 1)
    if high < last and (blank := text.rfind(" ", place, high)) > place:
        high = blank
    return low, high
