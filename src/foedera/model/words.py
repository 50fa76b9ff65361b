"""How records are said in words: a label and a text. Shorter ones stand in `properties`."""

from __future__ import annotations

from foedera.model.agreement import Agreement, Network, PartyRole, Signatory
from foedera.model.collection import Collection
from foedera.model.commitment import Commitment, CommitmentStatus, ProgressReport, in_words
from foedera.model.coverage import Coverage
from foedera.model.dates import written_out
from foedera.model.event import Dialogue, Event, Funding, Intention, Meeting, Mission, Participation
from foedera.model.indicator import Index
from foedera.model.phrasing import Words, joined, ordinal, plain
from foedera.model.rhythm import how_often, rhythm_in_words
from foedera.model.statement import Target


def agreement(r: Agreement) -> Words:
    """Its title, type and parties."""
    return "agreement", f"{r.title} ({r.family or 'type not stated'}; parties: {', '.join(r.parties) or 'not stated'})"


def event(r: Event) -> Words:
    """What happened, when and where."""
    label = "date of unstated meaning" if r.role == "unstated" else plain(r.role)
    return label, joined(written_out(r.date), r.place, r.occasion)


def dialogue(r: Dialogue) -> Words:
    """Its rhythm and level, also where they are not stated."""
    since = f" since {written_out(r.since)}" if r.since else ""
    return r.name, joined(
        f"{plain(r.status)}{since}, {rhythm_in_words(r.periodicity)}",
        f"level: {r.level}" if r.level else "level not stated",
        f"follows {r.predecessor}" if r.predecessor else None,
        f"reports to {r.reports_to}" if r.reports_to else None,
    )


def meeting(r: Meeting) -> Words:
    """Its number, as its source counts, date and place."""
    return f"{ordinal(r.ordinal)} meeting" if r.ordinal else "meeting", joined(written_out(r.date), r.place, r.text)


def intention(r: Intention) -> Words:
    """What was to happen, by when, and when that was said."""
    return "stated intention", joined(
        r.text, f"by {written_out(r.due)}" if r.due else "no date named", r.stated and f"stated {written_out(r.stated)}"
    )


def mission(r: Mission) -> Words:
    """Of which kind, where, since and up to when."""
    return r.name, joined(
        r.kind,
        r.host,
        f"since {written_out(r.start)}" if r.start else None,
        joined(r.status, f"to {written_out(r.until)}" if r.until else None),
    )


def participation(r: Participation) -> Words:
    """In which mission, since when, with how many people."""
    return plain(r.relation), joined(
        r.mission,
        f"{f'{plain(r.dated)} ' if r.dated else ''}{written_out(r.date)}" if r.date else None,
        f"{r.personnel} people" if r.personnel else None,
    )


def party_role(r: PartyRole) -> Words:
    """Since and until when; that dates are not recorded is said."""
    dates = joined(f"since {r.since}" if r.since else None, f"until {r.until}" if r.until else None)
    return plain(r.role), dates or "dates not recorded"


def signatory(r: Signatory) -> Words:
    """Who acted in which office for which side."""
    return plain(r.office), f"{r.name} ({'partner' if r.side == 'partner' else r.side.upper()})"


def funding(r: Funding) -> Words:
    """The sum, and whether it is a running total."""
    amount = "sum not stated" if r.amount_eur_m is None else f"EUR {r.amount_eur_m:g} million"
    about = "about " if r.approximate and r.amount_eur_m is not None else ""
    total = "running total, not to be added up" if r.cumulative else None
    return f"European Peace Facility, {r.direction}", joined(
        f"{ordinal(r.ordinal)} measure" if r.ordinal else None,
        about + amount,
        written_out(r.date) if r.date else None,
        r.act,
        r.text,
        total,
    )


def network(r: Network) -> Words:
    """Its kind and how many belong to it."""
    count = None if r.count is None else f"{'about ' if r.approximate else ''}{r.count}"
    return r.name, joined(plain(r.kind), count, written_out(r.date) if r.date else None, r.text)


def target(r: Target) -> Words:
    """What is to be done by when; that no deadline is recorded is said."""
    return f"target ({r.pillar})", joined(r.text, f"deadline: {r.deadline}" if r.deadline else "no deadline recorded")


def coverage(r: Coverage) -> Words:
    """The value of the area, the topics shown, and by which rule."""
    topics = f"topics: {', '.join(r.topics)}" if r.topics else None
    return r.area, joined(plain(r.value), r.strength, topics, r.rule, r.searched)


def commitment(r: Commitment) -> Words:
    """Who undertakes what, on which condition, how often and by when."""
    who = in_words(r.who) if r.who else None
    side = {"both": "both sides", "partner": "the partner"}.get(r.actor or "", plain(r.actor) if r.actor else None)
    deadline = in_words(r.deadline) if r.deadline else r.due
    return f"commitment, {r.strength.value}", joined(
        f"{f'{who} ({side})' if who and side else who or side or 'nobody named'}: {r.what or 'not read'}",
        f"on condition: {in_words(r.condition)}" if r.condition else None,
        f"rhythm: {how_often(r.periodicity)}" if r.periodicity else None,
        f"by: {deadline}" if deadline else None,
        r.rule,
    )


def progress(r: ProgressReport) -> Words:
    """How it came to stand, and when."""
    label = "searched, nothing found" if r.status is CommitmentStatus.UNKNOWN else plain(r.status)
    return label, joined(written_out(r.date), r.text)


def collection(r: Collection) -> Words:
    """Which party is one side of all its agreements, and by which codebook its table is made."""
    return r.title, joined(
        f"agreements of {r.union}" if r.union else "no party is one side of all",
        f"codebook {r.codebook}" if r.codebook else None,
        "shown where no collection is named" if r.default else None,
    )


def index(r: Index) -> Words:
    """Its scale and direction."""
    better = "higher is better" if r.higher_is_better else "lower is better"
    return r.name, f"scale {r.scale_min:g} to {r.scale_max:g}, {better}; {len(r.dimensions)} dimensions"
