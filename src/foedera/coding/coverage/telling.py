"""Telling sentences: where in a passage an area's words stand, and whether the sides undertake something there.

In: a passage with hits. Out: its sentences with hits, the most telling first. An item of a list is read behind the
words that lead it in. What governs a word is the last verb before it that says how the sides stand to it: an
undertaking, a view, or background (a recital, a condemnation, a call on others). Not here: deciding whether an area is
covered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from foedera.coding.coverage.passage_hit import ENOUGH, PassageHit, Standing, TellingSentence
from foedera.coding.english.english_sentences import asked_by
from foedera.coding.english.modality import ModalityClassifier, StrengthScale
from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.wordlists import read_list
from foedera.model.document import Document, Provision
from foedera.model.strength import Strength
from foedera.text.leads import Leads
from foedera.text.sentences import sentences
from foedera.text.spans import body_start


class BackgroundKind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of background and the words that open it."""

    kind: str
    meaning: str
    source: str
    expressions: tuple[str, ...]


class BackgroundWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words behind which a sentence says nothing the sides do."""

    id: str
    version: int
    kinds: tuple[BackgroundKind, ...]


def read_background(text: str, *, name: str) -> BackgroundWords:
    """The words from their YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, BackgroundWords, what="the list of background words", name=name)


class TogetherWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words that say the sides do something with each other."""

    id: str
    version: int
    source: str
    expressions: tuple[str, ...]


def read_together(text: str, *, name: str) -> TogetherWords:
    """The words from their YAML text.

    Raises:
        InvalidRegister: naming the field that does not fit.
    """
    return read_list(text, TogetherWords, what="the list of words of acting together", name=name)


class SentenceReader:
    """Words of strength, of background and of acting together, compiled once and used on many passages."""

    def __init__(
        self,
        classifier: ModalityClassifier,
        background: BackgroundWords,
        together: TogetherWords,
        scan: SharedScan | None = None,
    ) -> None:
        self._classifier = classifier
        self._scan = scan or SharedScan()
        self._background = self._scan.either(each for kind in background.kinds for each in kind.expressions)
        self._together = self._scan.either(together.expressions)

    def telling(
        self, document: Document, hit: PassageHit, leads: Leads, *, negative: Sequence[str] = ()
    ) -> tuple[TellingSentence, ...]:
        """The sentences of a passage in which its hits stand, the most telling first.

        Of a passage only its headings speak for, the sentences in which the sides undertake most.

        Args:
            document: the text.
            hit: the passage with what was found in it.
            leads: those of the text.
            negative: the area's negative expressions: what they match is not looked at.
        """
        first = min((*hit.strong.values(), *hit.weak.values()), default=0)  # no word of it stands in those before
        found = [
            sentence
            for provision in hit.passage.provisions[first:]
            for sentence in self._of_provision(document, provision, hit, leads, negative)
        ]
        return tuple(sorted(found, key=_order))

    def _of_provision(
        self, document: Document, provision: Provision, hit: PassageHit, leads: Leads, negative: Sequence[str]
    ) -> Iterator[TellingSentence]:
        start = body_start(document.text, provision)
        asked = asked_by(document.text, provision, start)
        there = self._scan.worth_trying((*hit.strong, *hit.weak), asked)
        if not there and (hit.strong or hit.weak):
            return
        body = document.text[start : provision.end]
        if self._scan.worth_trying(negative, asked):
            body = _blanked(body, negative)
        words = {each: _places(each, body) for each in there}
        if not any(words.values()) and (hit.strong or hit.weak):
            return
        above = leads.of(provision)
        for place, (first, last) in enumerate(sentences(body)):
            inside = {each: [at - first for at in places if first <= at < last] for each, places in words.items()}
            strong = tuple(each for each in hit.strong if inside.get(each))
            weak = tuple(each for each in hit.weak if inside.get(each))
            if not strong and not weak and (hit.strong or hit.weak):
                continue
            lead = above[-1] if above and place == 0 else None
            before = "" if lead is None else document.text[slice(*lead)] + " "
            spots = [at for each in strong or weak for at in inside[each]]
            places = [len(before) + at for at in spots] or [len(before) + last - first]
            standing, strength, told = self._standing(before + body[first:last], places)
            yield TellingSentence(
                provision=provision,
                start=start + first,
                end=start + last,
                lead=lead,
                at=start + first + min(spots) if spots else start + first,
                strong=strong,
                weak=weak,
                standing=standing,
                together=self._together.search(before + body[first:last]) is not None,
                strength=strength,
                words=told,
            )

    def _standing(self, sentence: str, places: Iterable[int]) -> tuple[Standing, Strength | None, str | None]:
        """How the sides stand to what is named at the places of a sentence, the best of them; and how firmly."""
        background = [match.span() for match in self._background.finditer(sentence)]
        verbs: list[tuple[int, Strength | None, str | None, bool]] = [
            (each.start, each.strength, each.words, False)
            for each in self._classifier.matches(sentence)
            if not any(first < each.start <= last + 1 for first, last in background)  # 'called on them to agree'
        ]
        verbs += [(first, None, None, True) for first, _ in background]
        verbs.sort(key=lambda verb: (verb[0], verb[3]))
        best: tuple[Standing, int, Strength | None, str | None] = (Standing.BACKGROUND, 0, None, None)
        for place in places:
            _, strength, told, is_background = next(
                (verb for verb in reversed(verbs) if verb[0] <= place), verbs[0] if verbs else (0, None, None, False)
            )
            standing = _standing_of(strength, background=is_background)
            best = max(best, (standing, strength.step if strength else 0, strength, told), key=lambda each: each[:2])
        if best[2] is None:  # what no verb governs is worded as firmly as its sentence is
            said = [(strength.step, strength, told) for _, strength, told, _ in verbs if strength is not None]
            _, firmest, told = max(said, key=lambda each: each[0], default=(0, None, None))
            return best[0], firmest, told
        return best[0], best[2], best[3]


class WordlessReader(SentenceReader):
    """Sentences of a language whose words of strength, background and acting together nobody has listed.

    What a strong expression stands in is taken as something the sides do together, a weak one as named by no verb; the
    strength stays open. So where sentences are weighed (foedera.coding.ranker) it counts as a sentence of no stated
    strength does: to take it for a bare mention would lose what the text says, to take it for a firm undertaking would
    say more than anybody looked at; a person may be asked. A recital counts too, which is why every claim says what is
    missing.
    """

    def __init__(self, scan: SharedScan | None = None) -> None:
        scan = scan or SharedScan()
        super().__init__(
            ModalityClassifier(StrengthScale(id="no-ladder", version=1, levels=()), scan),
            BackgroundWords(id="no-background", version=1, kinds=()),
            TogetherWords(id="not-together", version=1, source="", expressions=()),
            scan,
        )

    def telling(
        self, document: Document, hit: PassageHit, leads: Leads, *, negative: Sequence[str] = ()
    ) -> tuple[TellingSentence, ...]:
        """The same sentences, each taken as its class says."""
        found = super().telling(document, hit, leads, negative=negative)
        return tuple(sorted(map(_taken, found), key=_order))


def _taken(sentence: TellingSentence) -> TellingSentence:
    if not sentence.strong:
        return sentence
    return msgspec.structs.replace(sentence, standing=Standing.UNDERTAKEN, together=True)


def _standing_of(strength: Strength | None, *, background: bool) -> Standing:
    if background:
        return Standing.BACKGROUND
    if strength is None:
        return Standing.PLAIN
    return Standing.STATED if strength is Strength.DECLARED else Standing.UNDERTAKEN


def _order(sentence: TellingSentence) -> tuple[bool, int, int]:
    """An undertaking or a view before background; then more words and a firmer one; then as they stand."""
    return (not sentence.standing, -min(sentence.score, ENOUGH) - sentence.firmness, sentence.start)


def _blanked(body: str, negative: Sequence[str]) -> str:
    """The body with what the negative expressions match blotted out, sign by sign."""
    for expression in negative:
        body = compile_expression(expression).sub(lambda match: _BLOT.sub("·", match[0]), body)
    return body


def _places(expression: str, body: str) -> list[int]:
    return [match.start() for match in compile_expression(expression).finditer(body)]


_BLOT = re.compile(r"\w")
