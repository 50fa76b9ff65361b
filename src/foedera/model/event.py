"""What happens: events by role, promised dialogues and their meetings, missions, money."""

from __future__ import annotations

import msgspec

from foedera.model.dates import PartialDate


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A dated happening in the life of an agreement or instrument (subject: its id). Never a bare date."""

    role: str
    """named_prospect, interest_declared, exploration_decided, requested, negotiation_announced, negotiation_opened,
    negotiated, negotiation_broken_off, drafted, authorised, announced, adopted, endorsed (by a higher body, after
    adoption), concluded, agreed (by those who decide, before signature), signature_authorised, signed, published,
    consented (by a parliament), provisionally_applied, acceded, in_force, extended, issued, established, or 'unstated'
    where the source gives a date without saying of what."""
    date: PartialDate | None = None
    place: str | None = None
    occasion: str | None = None


class Dialogue(msgspec.Struct, frozen=True, kw_only=True):
    """A promised or existing format of talks (subject: dialogue id)."""

    agreement: str
    """The agreement that promises it or under which it runs."""
    name: str
    format: str
    """security_and_defence, strategic, foreign_and_security_policy, thematic, consultations, forum, post, or body (a
    standing committee, council, commission or group)."""
    status: str
    """promised, existing, upgraded, to_be_established, possible (the text only says that it may be), or
    discontinued."""
    level: str | None = None
    """Rank of the people who meet, in words; None where the source does not say."""
    periodicity: str | None = None
    """A word of foedera.model.rhythm: annual, six_monthly …, or regular and as_appropriate, which fix no date; None
    where the source does not say."""
    predecessor: str | None = None
    """What it follows: a dialogue id, or its name where no dialogue of that id is on record."""
    reports_to: str | None = None
    """Dialogue id it reports to or informs."""
    since: PartialDate | None = None
    """Since when it is as this says: upgraded, discontinued …; None: since its agreement, or ever."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that was held (subject: dialogue id)."""

    date: PartialDate
    ordinal: int | None = None
    place: str | None = None
    text: str | None = None


class Intention(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said would happen by a time (subject: the dialogue, agreement or procedure it is to happen to).

    A stated intention is no promise of a rhythm: it gives one date, and falls away once that was met.
    """

    text: str
    """What is to happen, in our own words: 'first dialogue, within a month of signing'."""
    due: PartialDate | None = None
    """By when: it counts as past only after the last day this can mean. None where no time was named."""
    stated: PartialDate | None = None
    """When it was said; None where that is not on record: then it counts from the beginning of its agreement."""


class AgendaTopic(msgspec.Struct, frozen=True, kw_only=True):
    """A subject that talks are to deal with, or dealt with (subject: dialogue id)."""

    topic: str
    """In our own words: 'hybrid threats'."""
    meeting: PartialDate | None = None
    """The meeting at which it was dealt with; None where it is a standing subject."""


class Mission(msgspec.Struct, frozen=True, kw_only=True):
    """A CSDP mission or operation (subject: mission id)."""

    name: str
    kind: str
    """civilian, military or mixed."""
    host: str | None = None
    start: PartialDate | None = None
    until: PartialDate | None = None
    """When it was closed, or up to when its mandate runs; None where that is not on record."""
    status: str | None = None
    """ongoing, under mandate or closed, as its source says."""


class Participation(msgspec.Struct, frozen=True, kw_only=True):
    """A party's part in a mission, kept apart from mere cooperation with it (subject: party id)."""

    mission: str
    relation: str
    """contributes, not_listed, cooperates, invited, approved or agreed (a participation agreement was concluded)."""
    date: PartialDate | None = None
    """When it was invited, approved or agreed; of the others as `dated` says."""
    dated: str | None = None
    """What the date is: since (when it began), as_of (the source lists it on that day) or past (when it was, where the
    source tells of it as over; also without a date); None: of what happened, or there is none."""
    personnel: int | None = None


class Funding(msgspec.Struct, frozen=True, kw_only=True):
    """Money under the European Peace Facility (subject: party id)."""

    direction: str
    """received or given."""
    amount_eur_m: float | None = None
    """Million euro; None where the source names a measure without its sum."""
    date: PartialDate | None = None
    """Of a measure: when it was adopted; of a running total: up to when it counts."""
    since: PartialDate | None = None
    """From when a running total counts; None: from the beginning."""
    act: str | None = None
    """The legal act it stands on: 'Decision (CFSP) 2025/1562'."""
    ordinal: int | None = None
    """Its place among the party's measures, as the source counts: 7 for 'the seventh measure'."""
    cumulative: bool = False
    """True for a running total, which must not be added to single measures."""
    approximate: bool = False
    text: str | None = None
