"""What a party's page shows beside what the log says of it: missions, money, instruments by date."""

from __future__ import annotations

from typing import Any

from foedera.model.agreement import Instrument
from foedera.model.dossier import Dossier
from foedera.model.event import Event, Funding, Participation
from foedera.model.properties import property_of
from foedera.publishing.around import role_in_words
from foedera.publishing.missions import numbers_in_words
from foedera.web.pages import told_by
from foedera.web.pages.instrument_axis import axis_of
from foedera.web.pages.missions import WORDS
from foedera.web.pages.money import MONEY_WORDS
from foedera.workspace.view import View

_SHOWN_ABOVE = frozenset(property_of(record).title for record in (Participation, Funding, Instrument, Event))
"""Sections of the dossier that the page shows in a better form."""


def around(views: View, dossier: Dossier) -> dict[str, Any]:
    """A party's missions, money and instruments, and the sections of its dossier that are left."""
    party = dossier.id
    found = views.missions(partner=party)
    parts = [part for item in found.missions for part in item.parts]
    dates = views.instruments(partner=party)
    return {
        **told_by(views),
        **WORDS,
        **MONEY_WORDS,
        "parts": [part for part in parts if part.relation != "not_listed"],
        "crosses": [part for part in parts if part.relation == "not_listed"],
        "numbers": list(numbers_in_words(found.numbers)),
        "accounts": views.money(partner=party),
        "dates": dates,
        "axis": axis_of(dates),
        "role": role_in_words,
        "sections": [section for section in dossier.sections if section.title not in _SHOWN_ABOVE],
    }
