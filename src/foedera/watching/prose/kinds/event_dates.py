"""Dates and their roles: what was signed, adopted, in force or announced on which day; and one event on two days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from foedera.model.dates import months_between, written_out
from foedera.model.event import Event
from foedera.model.merging import Told
from foedera.model.prose import Verdict
from foedera.watching.prose.draft import Sentence
from foedera.watching.prose.kind import Kind, ProseCase, Said, cited, doubted, kind
from foedera.watching.prose.parts.dates import DateMention
from foedera.watching.prose.parts.numbers import counts_in
from foedera.watching.prose.register import SIGNING
from foedera.watching.prose.said.deeds import ANY, Deed, deeds_of
from foedera.watching.prose.tables.line_deeds import deeds_in_lines

ROLE_WORDS = {
    "in_force": "in force",
    "provisionally_applied": "provisionally applied",
    "negotiation_opened": "talks opened",
    "negotiation_broken_off": "talks broken off",
    ANY: "dated",
}
_SOON = re.compile(r"\b(?:shortly|soon|immediately|only weeks|a few weeks|right) after(?:wards)?\b", re.IGNORECASE)
_PASSED = re.compile(
    r"(?P<number>(?:about |almost |nearly |more than )?\b[\w-]{1,14}) (?P<unit>months|years)\b", re.IGNORECASE
)
_SOON_MONTHS = 12
_ADOPTION_LIKE = frozenset({"adopted", "announced", "concluded", "signed", "agreed"})


@kind(
    "event-date",
    reads="a deed (signed, adopted, in force, announced …), a partner or instrument, a date",
    recomputed="events of that subject by role",
)
def event_date(case: ProseCase) -> Iterator[Said]:
    """A deed on a day against the events on record."""
    for deed in (*deeds_of(case), *deeds_in_lines(case)):
        readings = [deed, *(deed._replace(subject=subject, role=role) for subject, role in deed.instead)]
        said = [one for one in (_judged(deed.sentence, reading, case) for reading in readings) if one is not None]
        mild = [one for one in said if not one.verdict.alarm]
        if said and len(said) == len(readings):
            yield (mild or said)[0]


def _judged(sentence: Sentence, deed: Deed, case: ProseCase) -> Said | None:
    events = case.register.events(deed.subject)
    says = f"{case.register.name(deed.subject)}: {_role(deed.role)} {deed.date.in_words}"
    at = (max(deed.start, 0), min(deed.end, len(sentence.text)))
    if not events:
        return Said(sentence, *at, says, Verdict.NOT_ON_RECORD, "no dated event of it is on record")
    same = [one for one in events if deed.role in (ANY, one.value.role)]
    if deed.role not in (ANY, "signed") and not same:
        same = [one for one in events if deed.role in _ADOPTION_LIKE and one.value.role in _ADOPTION_LIKE]
    met = [one for one in same if deed.date.meets(one.value.date or "")]
    if met:
        return Said(sentence, *at, says, Verdict.HOLDS, _told(met, case), _ids(met))
    other = [one for one in events if deed.date.meets(one.value.date or "") and one not in same]
    if not same:
        bound = [
            f
            for f in case.register.facts(deed.subject, "legal_nature")
            if "non-binding" in f.value.value or "not legally" in f.value.value
        ]
        if (
            deed.role in ("in_force", "provisionally_applied")
            and deed.subject in case.register.partner_of
            and (bound or other)
        ):
            why = "it is on record as not binding in law, so it does not enter into force"
            why = f"{why}; then it was {_told(other, case)}" if other else why
            claims = tuple(f.claim.id for f in bound) + _ids(other)
            return Said(sentence, *at, says, Verdict.CONTRADICTS, why, claims)
        if deed.role == "signed" and other:
            why = f"on record is another step: {_told(other, case)}; a signature is not confirmed"
            return Said(sentence, *at, says, Verdict.LOOK, why, _ids(other))
        return Said(
            sentence, *at, says, Verdict.NOT_ON_RECORD, f"no such step is on record; known: {_told(events, case)}"
        )
    if deed.role == ANY and not deed.exact:
        return None
    known = [one for one in same if len(one.value.date or "") >= min(len(deed.date.date), 7)] or same
    verdict = Verdict.LOOK if doubted(sentence.text) else Verdict.CONTRADICTS
    why = f"on record: {_told(known, case)}"
    if other:
        why += f"; what happened then is another step: {_told(other, case)}"
    return Said(sentence, *at, says, verdict, why, _ids([*known, *other]))


def _role(role: str) -> str:
    return ROLE_WORDS.get(role, role)


def _told(events: Sequence[Told[Event]], case: ProseCase) -> str:
    parts = []
    for one in events[:4]:
        place = f" in {one.value.place}" if one.value.place else ""
        by = cited(case.register, one.ids)
        parts.append(f"{_role(one.value.role)} {written_out(one.value.date)}{place} ({by})")
    return "; ".join(parts)


def _ids(events: Sequence[Told[Event]]) -> tuple[str, ...]:
    return tuple(identifier for one in events for identifier in one.ids)


class _Dated(NamedTuple):
    sentence: Sentence
    deed: Deed


@kind(
    "one-date",
    reads="the same deed with a date, twice in the draft; a date beside a partner in a table or list without its deed",
    recomputed="the draft's own dates",
)
def one_date(case: ProseCase) -> Iterator[Said]:
    """One deed on two days, and dates without a deed that fit none the draft gives."""
    dated: dict[tuple[str, str], list[_Dated]] = defaultdict(list)
    for deed in (*deeds_of(case), *deeds_in_lines(case)):
        firm = deed.role != ANY and not deed.instead and not deed.date.lent and not doubted(deed.sentence.text)
        if firm and len(deed.date.date) >= 7:
            dated[deed.subject, deed.role].append(_Dated(deed.sentence, deed))
    for (subject, role), found in dated.items():
        first = found[0]
        for later in found[1:]:
            if not later.deed.date.meets(first.deed.date.date) and not _on_record(case, later.deed):
                yield Said(
                    later.sentence,
                    later.deed.start,
                    min(later.deed.end, len(later.sentence.text)),
                    f"{case.register.name(subject)}: {_role(role)} {later.deed.date.in_words}",
                    Verdict.CONTRADICTS,
                    f"elsewhere the draft says {_role(role)} {first.deed.date.in_words}",
                    seen=((first.sentence.start, first.sentence.start + len(first.sentence.text)),),
                )
    yield from _bare(case, dated)


def _on_record(case: ProseCase, deed: Deed) -> bool:
    """Whether a deed is dated as the register dates it: then it is the other date that is to be looked at."""
    events = case.register.events(deed.subject)
    return any(one.value.role == deed.role and deed.date.meets(one.value.date or "") for one in events)


def _bare(case: ProseCase, dated: dict[tuple[str, str], list[_Dated]]) -> Iterator[Said]:
    signed = {subject: found[0] for (subject, role), found in dated.items() if role in SIGNING[:1]}
    for sentence, partner, date in [*_in_headers(case), *_in_lists(case)]:
        agreement = case.register.agreement_of[partner]
        own = signed.get(agreement)
        if own is None or date.meets(own.deed.date.date):
            continue
        events = [one for one in case.register.events(agreement) if date.meets(one.value.date or "")]
        explained = f"; then it was {_told(events, case)}" if events else ""
        yield Said(
            sentence,
            0,
            len(sentence.text),
            f"{case.register.name(partner)}: {date.in_words}, without saying of what",
            Verdict.CONTRADICTS,
            f"the draft says signed {own.deed.date.in_words}{explained}; say of what each date is",
            _ids(events),
            seen=((own.sentence.start, own.sentence.start + len(own.sentence.text)),),
        )


def _in_headers(case: ProseCase) -> Iterator[tuple[Sentence, str, DateMention]]:
    from foedera.watching.prose.tables.own_tables import filled, standing_for

    for grid in case.draft.tables:
        columns = filled(grid, case)
        for column, date in grid.dates.items():
            if column in columns:
                yield standing_for(grid, case), columns[column], date


_LISTED_DATE = re.compile(r"\((?:\d{1,2}\.){1,2}(?:20)?\d\d\)")


def _in_lists(case: ProseCase) -> Iterator[tuple[Sentence, str, DateMention]]:
    """Partners in a list, each with a date in brackets behind it."""
    for sentence in case.prose:
        if len(_LISTED_DATE.findall(sentence.text)) < 2:
            continue
        for one in sentence.partners:
            behind = next((d for d in sentence.dates if 0 <= d.start - one.end <= 3), None)
            if behind is not None:
                yield sentence, one.id, behind


@kind(
    "interval",
    reads="'shortly after' between a strategy's adoption and the first partnership",
    recomputed="the months between the two events",
)
def interval(case: ProseCase) -> Iterator[Said]:
    """'Shortly after' against the months that passed."""
    for sentence in case.prose:
        found, passed = _SOON.search(sentence.text), _PASSED.search(sentence.text)
        strategy = next((one for one in sentence.instruments if one.how == "STRATEGY"), None)
        if strategy is None or not re.search(r"partnership|first signature", sentence.text):
            continue
        if passed is not None and re.search(r"\bfirst (?:signature|partnership|text|security)", sentence.text):
            yield from _months(case, sentence, strategy.id, passed)
        if found is None or "weeks" in found[0].lower():
            continue
        adopted = [one for one in case.register.events(strategy.id) if one.value.role == "adopted"]
        first = case.register.begun_by(case.today)[:1]
        begun = case.register.begun(first[0]) if first else None
        if not adopted or begun is None:
            continue
        months = months_between(adopted[0].value.date or "", begun.value.date or "")
        verdict = Verdict.LOOK if months > _SOON_MONTHS else Verdict.HOLDS
        why = (
            f"{months} months passed from {written_out(adopted[0].value.date)} to the first signature on "
            f"{written_out(begun.value.date)}; state the interval"
        )
        yield Said(sentence, found.start(), found.end(), "soon after", verdict, why, _ids([adopted[0]]) + begun.ids)


def _months(case: ProseCase, sentence: Sentence, strategy: str, passed: re.Match[str]) -> Iterator[Said]:
    """A number of months or years from a strategy to the first signature."""
    adopted = [
        one for one in case.register.events(strategy) if one.value.role == "adopted" and len(one.value.date or "") == 10
    ]
    first = case.register.begun_by(case.today)[:1]
    begun = case.register.begun(first[0]) if first else None
    number = counts_in(passed["number"])
    if not adopted or begun is None or not number:
        return
    months = months_between(adopted[0].value.date or "", begun.value.date or "")
    said = number[0].value * (12 if passed["unit"].startswith("year") else 1)
    good = abs(said - months) <= (6 if passed["unit"].startswith("year") or number[0].about else 1)
    why = f"{months} months from {written_out(adopted[0].value.date)} to {written_out(begun.value.date)}"
    verdict = Verdict.HOLDS if good else Verdict.CONTRADICTS
    yield Said(
        sentence, passed.start(), passed.end(), f"{passed[0]} passed", verdict, why, _ids([adopted[0]]) + begun.ids
    )


@kind(
    "year-role",
    reads="instruments with a bare year before or behind their name",
    recomputed="events of those instruments in those years, by role",
)
def year_role(case: ProseCase) -> Iterator[Said]:
    """Bare years of instruments that turn out to mean different steps."""
    found = list(_bare_years(case))
    if len({role for _, _, role, _ in found}) < 2:
        return
    told = "; ".join(f"{case.register.name(one)} {date.date} = {_role(role)}" for _, one, role, date in found)
    sentence, subject, _, date = found[-1]
    yield Said(
        sentence,
        0,
        len(sentence.text),
        f"{case.register.name(subject)} of {date.date}",
        Verdict.LOOK,
        f"the years beside instruments mean different steps: {told}; say which",
    )


def _bare_years(case: ProseCase) -> Iterator[tuple[Sentence, str, str, DateMention]]:
    for sentence in case.prose:
        for one in sentence.instruments:
            party = sentence.about[0] if len(sentence.about) == 1 else None
            year = next(
                (
                    d
                    for d in sentence.dates
                    if len(d.date) == 4 and (one.start - d.end in (1, 2) or 0 < d.start - one.end < 3)
                ),
                None,
            )
            if one.how == "STRATEGY" or party is None or year is None:
                continue
            subject = case.names.instrument(one.how, party)
            for event in case.register.events(subject) if subject else ():
                if subject and year.meets(event.value.date or ""):
                    yield sentence, subject, event.value.role, year
                    break


KINDS: tuple[Kind, ...] = (event_date, one_date, interval, year_role)
