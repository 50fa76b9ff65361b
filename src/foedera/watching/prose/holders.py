"""Who held an office on an occasion: at a meeting of a dialogue, beside the union's side at a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from foedera.model.agreement import Signatory
from foedera.model.dates import written_out
from foedera.model.event import Dialogue
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.meeting_dates import FORMAT
from foedera.watching.prose.names import sounded
from foedera.watching.prose.signing import NO_NAME, OFFICE, PERSON_NAME, SIGNS, acted_told
from foedera.watching.prose.words import any_of, claims

_BESIDE = re.compile(rf"\b{any_of(claims().beside)}\b", re.IGNORECASE)
_LINK = re.compile(r"(?:\s(?:as|is|was)|,)\s(?:(?:the|its|their|then)\s)?(?:[\w’'-]+\s)?$")
_BEFORE_OFFICE = 60
_FORMER = re.compile(r"\b(?:former|predecessor|successor|deputy|later|next|future|shadow)\b", re.IGNORECASE)


class Holder(NamedTuple):
    """A person a sentence gives an office."""

    start: int
    end: int
    name: str
    office: str
    party: str | None
    """Whom the person is known to have acted for; None for a stranger."""


def holders_in(sentence: Sentence, case: ProseCase) -> list[Holder]:
    """Persons with an office: named beside it, or known to have held one."""
    side = {e.value.name: (e.value.office, _party(case, e.claim.subject, e.value)) for e in _signatories(case)}
    found = [
        Holder(one.start, one.end, one.id, *side[one.id])
        for one in sentence.people
        if one.id in side and side[one.id][1]
    ]
    for office in OFFICE.finditer(sentence.text):
        if _FORMER.search(sentence.text, max(0, office.start() - 14), office.start()):
            continue
        named = next(
            (m for gap in (1, 2) if (m := PERSON_NAME.match(sentence.text, office.end() + gap)) is not None), None
        ) or _before(sentence.text, office.start())
        if named is None or NO_NAME.search(named[0]) or case.names.parties(named[0]):
            continue
        if not any(one.start < named.end() and named.start() < one.end for one in found):
            found.append(Holder(named.start(), named.end(), named[0], office.lastgroup or "", None))
    return sorted(found)


def _before(text: str, at: int) -> re.Match[str] | None:
    """The name an office stands behind: 'X as foreign minister', 'X, the minister of defence'."""
    start = max(0, at - _BEFORE_OFFICE)
    link = _LINK.search(text, start, at)
    if link is None:
        return None
    return next((m for m in PERSON_NAME.finditer(text, start, link.start()) if m.end() == link.start()), None)


def _signatories(case: ProseCase):  # type: ignore[no-untyped-def]
    return case.register.ledger.of(Signatory)


def _party(case: ProseCase, agreement: str, signatory: Signatory) -> str | None:
    return None if signatory.side in case.register.ledger.unions else case.register.partner_of.get(agreement)


@kind(
    "meeting-holder",
    reads="a dialogue, a date, and a person with an office",
    recomputed="who is on record with that office at the meeting of that day",
)
def meeting_holder(case: ProseCase) -> Iterator[Said]:
    """Who came to a meeting."""
    formats = {e.claim.subject: e.value.format for e in case.register.ledger.of(Dialogue)}
    for sentence in case.prose:
        style = FORMAT.search(sentence.text)
        if style is None or not sentence.dates or doubted(sentence.text):
            continue
        for one in holders_in(sentence, case):
            start, end = sentence.clause(one.start)
            dates = [d for d in sentence.dates if start <= d.start < end]
            dates = dates or list(sentence.dates if len(sentence.dates) == 1 else ())
            partner = one.party or (sentence.about[0] if len(sentence.about) == 1 else None)
            if len(dates) != 1 or partner is None or _FORMER.search(sentence.text, start, end):
                continue
            for dialogue in case.register.dialogues(partner):
                for meeting in case.register.meetings(dialogue):
                    held = _held(meeting.value.text or "", one.office)
                    if formats[dialogue] != style.lastgroup or not dates[0].meets(meeting.value.date) or held is None:
                        continue
                    good = sounded(held) == sounded(one.name)
                    why = (
                        f"on record at the meeting of {written_out(meeting.value.date)}: {held} "
                        f"({cited(case.register, meeting.ids)})"
                    )
                    says = f"{one.name} at the {case.register.name(dialogue)}"
                    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
                    yield Said(sentence, one.start, one.end, says, verdict, why, meeting.ids)
                    break


def _held(text: str, office: str) -> str | None:
    """Who is named behind an office in the words of a record."""
    for match in OFFICE.finditer(text):
        named = PERSON_NAME.match(text, match.end() + 1)
        if match.lastgroup == office and named is not None:
            return named[0]
    return None


@kind(
    "beside-at-signature",
    reads="a partner, a person with an office, and words of a signature or of standing beside somebody",
    recomputed="who is on record as having acted for the partner in that office",
    of_family=True,
)
def beside_at_signature(case: ProseCase) -> Iterator[Said]:
    """Who held an office when a partnership was signed."""
    register = case.register
    for sentence in case.prose:
        if len(sentence.about) != 1 or sentence.instruments or doubted(sentence.text) or FORMAT.search(sentence.text):
            continue
        if not (_BESIDE.search(sentence.text) or SIGNS.search(sentence.text)):
            continue
        agreement = register.agreement_of[sentence.about[0]]
        begun = register.begun(agreement)
        if sentence.dates and not any(begun and d.meets(begun.value.date or "") for d in sentence.dates):
            continue
        acted = [one for one in register.signatories(agreement) if one.value.side not in register.ledger.unions]
        for one in holders_in(sentence, case):
            same = [other for other in acted if other.value.office == one.office]
            start, end = sentence.clause(one.start)
            if one.party is not None or not same or _FORMER.search(sentence.text, start, end):
                continue
            says = f"{one.name} signed for or with {register.name(sentence.about[0])}"
            why = f"on record: {acted_told(acted, case)}"
            claims_for = tuple(i for other in acted for i in other.ids)
            yield Said(sentence, one.start, one.end, says, Verdict.CONTRADICTS, why, claims_for)


KINDS: tuple[Kind, ...] = (meeting_holder, beside_at_signature)
