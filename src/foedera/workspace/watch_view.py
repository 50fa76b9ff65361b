"""What is watched: promises against deeds, and what sources say against what follows from the record.

The part of a view that is about watching (foedera.workspace.view); each method hands the snapshot to the stage that
does the work, and nothing here writes.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from foedera.model import matching, selection
from foedera.model.agenda import AgendaItem, Branch, CalendarEntry, Status
from foedera.model.dates import Day, parse_day
from foedera.model.dossier import Dossier
from foedera.model.event import Dialogue
from foedera.model.lookup import unknown_choice, unknown_thing
from foedera.model.prose import CheckedText
from foedera.model.snapshot import Snapshot
from foedera.publishing.dialogue import dialogue_sections
from foedera.publishing.dossier import build_dossier
from foedera.watching.agenda import build_agenda
from foedera.watching.calendar_entries import calendar_entries
from foedera.watching.reporting_lines import reporting_lines
from foedera.workspace.around_view import AroundView
from foedera.workspace.drafts import checked_draft
from foedera.workspace.finding_view import FindingView
from foedera.workspace.profile_view import ProfileView
from foedera.workspace.undertaken_view import UndertakenView


class WatchView(FindingView, UndertakenView, AroundView, ProfileView):
    """What a workspace watches, as it is at one position of its log."""

    def agenda(
        self,
        *,
        as_of: Day = None,
        collection: str | None = None,
        partner: str | None = None,
        status: str | None = None,
        kind: str | None = None,
    ) -> tuple[AgendaItem, ...]:
        """Dialogues on a day: when each was last held and is next due, soonest first.

        Args:
            as_of: the day (None: today); what happened, was said or began after it does not count.
            collection: only those under its agreements.
            partner: only those with this party, by id, name or code.
            status: only those that stand so (foedera.model.agenda.Status).
            kind: only this format: security_and_defence, strategic …

        Raises:
            UnknownId: no such collection or party.
            UsageError: no such status or kind.
        """
        day, wanted = parse_day(as_of) or self.clock().date(), _status(status)
        items = _items(self.snapshot, day, collection)
        party = None if partner is None else matching.find(self.snapshot, partner, "party").id
        formats = dict.fromkeys(entry.value.format for entry in self.snapshot.ledger.of(Dialogue))
        if kind is not None and kind not in formats:
            raise unknown_choice("kind of dialogue", kind, tuple(formats))
        return tuple(
            item
            for item in items
            if (party is None or item.partner == party)
            and (wanted is None or item.status is wanted)
            and (kind is None or item.format == kind)
        )

    def calendar(
        self,
        *,
        as_of: Day = None,
        collection: str | None = None,
        partner: str | None = None,
        kind: str | None = None,
        dialogue: str | None = None,
    ) -> tuple[CalendarEntry, ...]:
        """The agenda as entries of a calendar: what is due, what was due and is held since or is no longer.

        Args:
            as_of: the day (None: today).
            collection: as in `agenda`.
            partner: as in `agenda`.
            kind: as in `agenda`.
            dialogue: only this one, by id.

        Raises:
            UnknownId: no such collection, party or dialogue.
            UsageError: no such kind.
        """
        day, snapshot = parse_day(as_of) or self.clock().date(), self.snapshot
        items = self.agenda(as_of=day, collection=collection, partner=partner, kind=kind)
        if dialogue is not None:
            if not snapshot.ledger.of(Dialogue, dialogue):
                raise unknown_thing(dialogue)
            items = tuple(item for item in items if item.dialogue == dialogue)
        partners = {item.dialogue: item.partner_name for item in items}
        return calendar_entries(snapshot.claims, dialogues=tuple(partners), as_of=day, partners=partners)

    def reporting_lines(self, agreement: str, *, as_of: Day = None) -> tuple[Branch, ...]:
        """The dialogues of an agreement on a day (None: today), each below the one it reports to or informs."""
        return reporting_lines(self.snapshot.ledger, agreement, as_of=parse_day(as_of) or self.clock().date())

    def dialogue(self, identifier: str, *, as_of: Day = None) -> Dossier:
        """All that is known of a dialogue; first where it stands on a day, and which dialogue informs which.

        Raises:
            UnknownId: no such dialogue.
        """
        snapshot, day = self.snapshot, parse_day(as_of) or self.clock().date()
        entries, known = snapshot.ledger.of(Dialogue, identifier), build_dossier(snapshot.ledger, identifier)
        if not entries or known is None:
            raise unknown_thing(identifier)
        item = next((one for one in _items(snapshot, day, None) if one.dialogue == identifier), None)
        branches = self.reporting_lines(entries[-1].value.agreement, as_of=day)
        sections = dialogue_sections(item, branches, snapshot.by_id)
        return msgspec.structs.replace(known, sections=(*sections, *known.sections))

    def check_text(self, text: str | Path | bytes, *, as_of: Day = None, name: str | None = None) -> CheckedText:
        """A draft checked against everything on record (foedera.watching.prose): nothing of it is kept.

        Args:
            text: a path, or the draft itself as text or as a file's bytes.
            as_of: the day to judge by; None for the one the draft gives, else today.
            name: what bytes are called, for the suffix; None for Markdown or plain text.

        Raises:
            UnreadableFile: it cannot be read.
            UsageError: it is not in English.
        """
        return checked_draft(text, self.snapshot, today=self.clock().date(), as_of=parse_day(as_of), name=name)


def _items(snapshot: Snapshot, day: datetime.date, collection: str | None) -> tuple[AgendaItem, ...]:
    wanted = set(selection.within(snapshot, collection))
    return build_agenda(snapshot.ledger, as_of=day, agreements=wanted)


def _status(status: str | None) -> Status | None:
    if status is not None and status not in list(Status):
        raise unknown_choice("status", status, tuple(Status))
    return None if status is None else Status(status)
