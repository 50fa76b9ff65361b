"""Commitments: the undertakings of a text, each with who acts, what, on what condition, how often and by when.

In: a document and its provisions. Out: claims of the property 'commitment' by 'commitments@1', one for each undertaking
of each sentence, proposals all. Not here: whether anything was done about them.

A text of up to MOST_PROVISIONS provisions is read whole. A longer one (a trade agreement has thousands) is read only
where a claim on some area cites it, so that the log is not flooded; every claim's note then says what was left out.
A text with no cited provision beyond that size yields nothing. Tables and notes are never read, and sentences in other
languages than English neither: the words of the scale are English.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence

import msgspec

from foedera.coding.commitments.undertakings import LEADS, Range, Undertaking, undertakings
from foedera.coding.deadline import Deadline, within
from foedera.coding.english.english_sentences import english, parent, readable
from foedera.coding.english.modality import ModalityClassifier
from foedera.coding.english.phrase_patterns import PhrasePatterns
from foedera.model.claim import Basis, Claim, Confidence, Rank, claim_value, new_claim
from foedera.model.commitment import Commitment, Part
from foedera.model.document import Document, Provision
from foedera.text.spans import locator_of, span_of

CODER = "commitments@1"
MOST_PROVISIONS = 200
"""A text with more is read only where an area's claim cites it."""


class Lead(msgspec.Struct, frozen=True, kw_only=True):
    """The words that lead a list in ('Each Party shall:'), and where their sentence begins in the document."""

    undertaking: Undertaking
    start: int


def commitment_claims(
    document: Document,
    provisions: Sequence[Provision],
    *,
    agreement: str,
    recorded: datetime.datetime,
    classifier: ModalityClassifier,
    phrases: PhrasePatterns,
    cited: Collection[str] = frozenset(),
    deadline: Deadline | None = None,
) -> tuple[Claim, ...]:
    """What the text undertakes, sentence by sentence.

    Args:
        document: the text.
        provisions: its provisions, in order.
        agreement: whom the claims are about.
        recorded: time of recording.
        classifier: tells strengths.
        phrases: the phrases; their partners are the names of the side that is not the EU.
        cited: ids of provisions some area's claim cites; of a text longer than MOST_PROVISIONS only these are read.
        deadline: when to stop; None for never.

    Raises:
        TextTooHard: the deadline is over.
    """
    pool = readable(provisions)
    chosen = pool if len(pool) <= MOST_PROVISIONS else [p for p in pool if p.id in cited]
    note = f"read in {len(chosen)} of {len(pool)} provisions, those an area's claim cites" if chosen != pool else None
    by_eid = {provision.eid: provision for provision in pool}
    return tuple(
        new_claim(
            subject=agreement,
            property="commitment",
            value=claim_value(commitment),
            coder=CODER,
            rank=Rank.MACHINE,
            basis=Basis(
                source=document.source,
                locator=locator_of(provision),
                span=span_of(document, provision, *sentence),
            ),
            recorded=recorded,
            confidence=Confidence.MEDIUM,
            note=note,
        )
        for provision in chosen
        for sentence, commitment in _commitments(document, provision, by_eid, classifier, phrases, deadline)
    )


def _commitments(
    document: Document,
    provision: Provision,
    by_eid: dict[str, Provision],
    classifier: ModalityClassifier,
    phrases: PhrasePatterns,
    deadline: Deadline | None,
) -> Iterator[tuple[Range, Commitment]]:
    """The undertakings of a provision; an item of a list without one of its own takes the one that leads it in."""
    before: str | None = None
    for place, whole in enumerate(within(deadline, english(document, provision))):
        found = undertakings(document.text[slice(*whole)], classifier, phrases, before=before, deadline=deadline)
        before = next((u.actor for u in found if u.actor), before)
        for undertaking in found:
            if not undertaking.open:
                yield whole, _commitment(document.text, undertaking, whole[0], classifier)
        lead = _lead(document, parent(provision, by_eid), classifier, phrases) if not found and place == 0 else None
        if lead is not None:
            yield whole, _led(document.text, lead, whole, classifier, phrases)


def _lead(
    document: Document, above: Provision | None, classifier: ModalityClassifier, phrases: PhrasePatterns
) -> Lead | None:
    """What leads a list in: the last undertaking of the provision above, where its sentence ends before the verb."""
    ranges = list(english(document, above)) if above is not None else []
    sentence = document.text[slice(*ranges[-1])] if ranges else ""
    if not sentence.endswith(LEADS):
        return None
    found = undertakings(sentence, classifier, phrases)
    return Lead(undertaking=found[-1], start=ranges[-1][0]) if found and found[-1].open else None


def _commitment(text: str, undertaking: Undertaking, offset: int, classifier: ModalityClassifier) -> Commitment:
    modal = undertaking.modal
    assert modal.strength is not None  # noqa: S101  # undertakings carry one
    return Commitment(
        strength=modal.strength,
        rule=f"{modal.strength.value} by ‘{modal.words}’ ({classifier.scale.key})",
        modal=_part(text, (modal.start, modal.end), offset),
        actor=undertaking.actor,
        who=_maybe(text, undertaking.who, offset),
        action=_maybe(text, undertaking.action, offset),
        object=_maybe(text, undertaking.object, offset),
        condition=_maybe(text, undertaking.condition, offset),
        periodicity=undertaking.periodicity,
        rhythm=_maybe(text, undertaking.rhythm, offset),
        due=undertaking.due,
        deadline=_maybe(text, undertaking.deadline, offset),
    )


def _led(text: str, lead: Lead, whole: Range, classifier: ModalityClassifier, phrases: PhrasePatterns) -> Commitment:
    """An item's commitment: modal and actor from the words that lead in, the rest from its own."""
    led = _commitment(text, lead.undertaking, lead.start, classifier)
    words = text[whole[0] : whole[1]]
    content = words.rstrip(" ;,.")
    content = content.removesuffix(" and").removesuffix(" or").rstrip(" ;,.")
    rhythm = phrases.periodicity(words)
    due = next(iter(phrases.deadlines(words)), None)
    return msgspec.structs.replace(
        led,
        rule=f"{led.rule}, in the words that lead the list in",
        action=_part(text, (0, len(content)), whole[0]) if content else None,
        periodicity=rhythm.value if rhythm else led.periodicity,
        rhythm=_part(text, (rhythm.start, rhythm.end), whole[0]) if rhythm else led.rhythm,
        due=due.value if due else led.due,
        deadline=_part(text, (due.start, due.end), whole[0]) if due else led.deadline,
    )


def _maybe(text: str, place: Range | None, offset: int) -> Part | None:
    return None if place is None else _part(text, place, offset)


def _part(text: str, place: Range, offset: int) -> Part:
    start, end = place[0] + offset, place[1] + offset
    return Part(start=start, end=end, text=text[start:end])
