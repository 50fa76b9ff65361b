"""The lexicon coder: searches a text for a codebook's expressions and proposes claims with spans.

In: a document, its provisions, a codebook. Out: coverage claims on every area. Not here: deciding anything for good; a
machine's claim is a proposal and every other rank stands above it.

What is claimed of an area is what a judge makes of the evidence (foedera.coding.coverage.judging); each claim quotes
the most telling sentence of its passage (foedera.coding.coverage.telling).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from foedera.coding.coverage.area_evidence import Evidence
from foedera.coding.coverage.judging import MOST_MISSES, CoverageJudge, ScoreJudge, Verdict
from foedera.coding.coverage.language_evidence import LanguageReaders, languages_of
from foedera.coding.coverage.passage_hit import PassageHit, TellingSentence
from foedera.coding.coverage.sentence_words import SentenceWords
from foedera.coding.coverage.topics import TopicFinder, bringing_topics
from foedera.coding.deadline import Deadline, within
from foedera.coding.english.political import is_political
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.model.claim import Basis, Claim, Confidence, Rank, Span, claim_value, new_claim
from foedera.model.codebook import Area, Codebook
from foedera.model.coverage import CellValue, Coverage, Enforceability, Miss
from foedera.model.document import Document, Provision
from foedera.model.strength import Strength
from foedera.text.leads import Leads
from foedera.text.spans import locator_of, span_of

MOST_CLAIMS = 5
"""Passages recorded as evidence of one area, besides those with topics these do not show; the rule counts them all."""
MOST_QUOTED = 4000
"""Code points of a quote; of a longer sentence, the words around the hit."""


class EnforceabilityCoder(Protocol):
    """Whoever tells whether what is covered can be enforced: foedera.coding.enforceability.level_judge."""

    def judged(
        self, document: Document, provisions: Sequence[Provision], evidence: Evidence
    ) -> Mapping[str, Enforceability]:
        """Area id → the proposal on it, were it covered."""


class _Text(NamedTuple):
    """A text with what is looked up in it."""

    document: Document
    leads: Leads
    political: str | None
    """The words that show it binds nobody by law; None where none do."""
    spoken: Mapping[str, int]
    """Language → provisions in it."""


class Lexicon:
    """A codebook and a scale of strengths, compiled once and used on many documents."""

    def __init__(
        self,
        codebook: Codebook,
        words: Mapping[str, SentenceWords],
        judge: CoverageJudge | None = None,
        enforcing: EnforceabilityCoder | None = None,
        scan: SharedScan | None = None,
    ) -> None:
        """Compile.

        Args:
            codebook: its areas are what is looked for, in every language it has expressions in.
            words: language → those by which its sentences show how the sides stand to what they name.
            judge: what turns evidence into verdicts; None for the score to reach.
            enforcing: tells whether what is covered can be enforced; None leaves that open.
            scan: that of the run; None for one of its own.

        Raises:
            InvalidRegister: for an expression that cannot be read.
        """
        self.codebook = codebook
        scan = scan or SharedScan()
        self._languages = LanguageReaders(codebook, words, scan)
        self._topics = TopicFinder(codebook, scan)
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

        Searched is each provision by the expressions of its own language. A text in none of the languages the area has
        expressions in is `unreadable`: to say that nothing was found in it would be to say that it could have been.

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
        spoken = languages_of(document, provisions)
        readable = [each for each in provisions if document.language_of(each) in self._languages.languages]
        text = _Text(document, Leads(document, readable), self._political(document, readable), spoken)
        evidence = self._languages.read(document, provisions, deadline=deadline)
        verdicts = self._judge.verdicts(self.codebook, evidence)
        levels = self._levels(document, provisions, evidence)
        return [
            said
            for area in within(deadline, self.codebook.areas)
            for said in self._said_of(area, verdicts[area.id], text, levels.get(area.id))
        ]

    def _political(self, document: Document, readable: Sequence[Provision]) -> str | None:
        """The words that show, in any of its languages, that a text binds nobody by law."""
        for language in languages_of(document, readable):
            words = self._languages.of(language).words
            own = [each for each in readable if document.language_of(each) == language]
            if words is not None and (found := is_political(document, own, words.political)) is not None:
                return found
        return None

    def _levels(
        self, document: Document, provisions: Sequence[Provision], evidence: Evidence
    ) -> Mapping[str, Enforceability]:
        """Area id → whether it can be enforced, by what the text says in the codebook's own language."""
        language = self.codebook.language
        own = [each for each in provisions if document.language_of(each) == language]
        if self._enforcing is None or not own:
            return {}
        hits = {
            area: tuple(hit for hit in found if document.language_of(hit.passage.provisions[0]) == language)
            for area, found in evidence.hits.items()
        }
        return self._enforcing.judged(document, own, evidence._replace(hits=hits))

    def _unreadable(self, area: Area, text: _Text) -> str | None:
        """Why a text cannot be searched for an area; None where it can."""
        if self._languages.searched(area.id, text.spoken):
            return None
        spoken = sorted(text.spoken) or [text.document.language]
        there = [each for each in self._languages.languages if self._languages.of(each).areas[area.id].is_searched]
        if not text.spoken and set(spoken) <= set(there):
            return f"{text.document.id} has no provision to search"
        of_area = "" if len(there) == len(self._languages.languages) else f" for {area.id}"
        return (
            f"the expressions of {self.codebook.key}{of_area} are in {_listed(there)}, the text is in {_listed(spoken)}"
        )

    def _said_of(
        self, area: Area, verdict: Verdict, text: _Text, level: Enforceability | None
    ) -> list[tuple[Coverage, Basis]]:
        """A verdict as what claims carry; whether it can be enforced is said once, with the best passage."""
        why = self._unreadable(area, text)
        if why is not None:
            basis = Basis(source=text.document.source, locator=f"all of {text.document.id}")
            return [(Coverage(area=area.id, value=CellValue.UNREADABLE, rule=why), basis)]
        if verdict.value is CellValue.NOT_FOUND or not verdict.hits:
            return [self._not_found(area, verdict, text)]
        most = None if area.topics else MOST_CLAIMS
        shown = _once(self._shown(area, verdict, hit, text) for hit in verdict.hits[:most])
        shown = [*shown[:MOST_CLAIMS], *bringing_topics(shown[:MOST_CLAIMS], shown[MOST_CLAIMS:])]
        if verdict.value is CellValue.COVERED and level is not None:
            (best, basis), *rest = shown
            return [(msgspec.structs.replace(best, enforceability=level), basis), *rest]
        return shown

    def _shown(self, area: Area, verdict: Verdict, hit: PassageHit, text: _Text) -> tuple[Coverage, Basis]:
        """A passage by its most telling sentence."""
        language = text.document.language_of(hit.passage.provisions[0])
        tongue = self._languages.of(language)
        negative = tongue.areas[area.id].negative
        told = hit.told or tongue.sentences.telling(text.document, hit, text.leads, negative=negative)
        strength, words = told[0].strength, told[0].words
        parts = [f"{verdict.rule}; this passage scores {hit.score} by: {', '.join(hit.words)}"]
        if language != self.codebook.language:
            told_in = f", topics are told in {self.codebook.language} alone" if area.topics else ""
            parts.append(f"expressions of {tongue.named}{told_in}")
        if tongue.words is None:
            parts.append(f"no strength: no words of strength are listed for {language}")
        if strength is Strength.BINDING and text.political:
            strength, words = Strength.FIRM, f"{words}’ in a text that binds nobody by law, ‘{text.political}"
        if strength is not None:
            parts.append(f"{strength.value} by ‘{words}’")
        if len(verdict.hits) > MOST_CLAIMS:
            parts.append(
                f"{len(verdict.hits)} passages show it, the best {MOST_CLAIMS} are recorded"
                + ", and those with further topics" * bool(area.topics)
            )
        provision, span = _span(text, told[0])
        coverage = Coverage(
            area=area.id,
            value=verdict.value,
            strength=strength,
            rule="; ".join(parts),
            score=hit.score,
            probability=verdict.probability if hit.probability is None else hit.probability,
            prior=verdict.prior,
            topics=self._topics.shown(area.id, span, language=language),
        )
        return coverage, Basis(source=text.document.source, locator=locator_of(provision), span=span)

    def _not_found(self, area: Area, verdict: Verdict, text: _Text) -> tuple[Coverage, Basis]:
        document, searched = text.document, self._languages.searched(area.id, text.spoken)
        coverage = Coverage(
            area=area.id,
            value=verdict.value,
            rule=verdict.rule,
            searched=self._searched(area, text, searched),
            misses=tuple(
                Miss(provision=hit.passage.provisions[hit.best_provision].id, score=hit.score, words=hit.words)
                for hit in verdict.hits[:MOST_MISSES]
            ),
            score=max((hit.score for hit in verdict.hits), default=0),
            probability=verdict.probability,
            prior=verdict.prior,
        )
        locator = f"{sum(searched.values())} provisions of {document.id}"
        return coverage, Basis(source=document.source, locator=locator)

    def _searched(self, area: Area, text: _Text, searched: Mapping[str, int]) -> str:
        """What was searched by what, language by language, and what was not."""
        parts: list[str] = []
        for language, count in searched.items():
            tongue = self._languages.of(language)
            own = tongue.areas[area.id]
            tried = len(own.headings) + len(own.strong) + len(own.weak)
            of = f" of {text.document.id}" if not parts else ""
            parts.append(f"{count} provisions{of} for {tried} expressions of {tongue.named}")
        left = {language: count for language, count in sorted(text.spoken.items()) if language not in searched}
        if left:
            counted = _listed([f"{count} provisions in {language}" for language, count in left.items()])
            parts.append(f"not searched: {counted}, for which it has no expressions")
        return "; ".join(parts)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _once(shown: Iterable[tuple[Coverage, Basis]]) -> list[tuple[Coverage, Basis]]:
    """Each quote once: a list's lead and its first item are quoted with the same words."""
    found: dict[Span | None, tuple[Coverage, Basis]] = {}
    for said, basis in shown:
        found.setdefault(basis.span, (said, basis))
    return list(found.values())


def _span(text: _Text, sentence: TellingSentence) -> tuple[Provision, Span]:
    """A sentence as it is quoted, and where: where it leads a list in, with the first item; of a long one a part."""
    document, start, end = text.document, sentence.start, sentence.end
    item = text.leads.led_in(sentence.provision, start)
    if item is not None:
        provision, words = item
        return provision, span_of(document, provision, *words, lead=(start, end))
    if end - start > MOST_QUOTED:
        start, end = _around(document.text, sentence.at, start, end)
    return sentence.provision, span_of(document, sentence.provision, start, end, lead=sentence.lead)


def _around(text: str, place: int, first: int, last: int) -> tuple[int, int]:
    """Of a stretch, at most MOST_QUOTED code points around a place; whole words, where there are blanks."""
    low, high = max(first, place - MOST_QUOTED // 2), min(last, place + MOST_QUOTED // 2)
    if low > first:
        low = max(low, text.find(" ", low, place) + 1)
    if high < last and (blank := text.rfind(" ", place, high)) > place:
        high = blank
    return low, high
