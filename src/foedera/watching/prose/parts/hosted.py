"""Missions called by where they are: 'the civilian missions in Armenia and Moldova', 'soldiers to Bosnia'.

In: a text and the missions on record. Out: mentions in order. A place with several missions names none, unless the
words say of which kind; one that is closed gives way to one that runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from foedera.model.event import Mission
from foedera.watching.prose.parts.words import any_of

_NOUN = (
    r"\b(?:(?P<kind>civilian|military|naval|training)\s)?(?:\w+\s)?"
    r"(?P<noun>missions?|operations?|undertakings?|monitors)\s(?:at work\s|deployed\s|under way\s)?(?:in|to|off)\s"
)
_SOLDIERS = (
    r"\b(?:soldiers?|troops|service\s?(?:members|men)|peacekeepers|contingents?|deploy\w{0,5}|personnel|forces)\b"
    r"[^.;:]{0,40}?\b(?:to|for|in)\s"
)
_TRAINING = ("EUTM", "EUMAM", "EUCAP")


class Hosts:
    """Where missions are, ready to be found."""

    def __init__(self, missions: Mapping[str, Mission]) -> None:
        self._at: dict[str, list[str]] = {}
        self._missions = missions
        for identifier, mission in missions.items():
            for name in _names(mission.host or ""):
                self._at.setdefault(name, []).append(identifier)
        self._called, self._sent, self._host = _patterns(any_of(self._at))

    def mentions(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a mission is called by its place: start, end, id."""
        for match in self._called.finditer(text):
            kind = match["kind"] or ("military" if match["noun"].startswith("operation") else "")
            start: int | None = match.start()
            for host in self._host.finditer(text, match.start("hosts"), match.end("hosts")):
                found = self._one(host[0], kind)
                if found is not None:
                    yield host.start() if start is None else start, host.end(), found
                start = None
        for match in self._sent.finditer(text):
            for host in self._host.finditer(text, match.start("hosts"), match.end("hosts")):
                found = self._one(host[0], "military")
                if found is not None:
                    yield host.start(), host.end(), found

    def _one(self, host: str, kind: str) -> str | None:
        """The mission of a kind in a place; None for several."""
        known = [one for one in self._at[host] if not kind or _is(self._missions[one], kind)]
        running = [one for one in known if self._missions[one].status != "closed"]
        civilian = [one for one in running if self._missions[one].kind == "civilian"]
        for some in (running, civilian if not kind else [], known if not running else []):
            if len(some) == 1:
                return some[0]
        return None


def _is(mission: Mission, kind: str) -> bool:
    name = mission.name
    if kind == "naval":
        return name.startswith("EUNAVFOR")
    return name.startswith(_TRAINING) if kind == "training" else mission.kind == kind


def _patterns(places: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """How missions are called by places, how soldiers are sent to one, and the places themselves."""
    host = rf"(?:the\s)?(?:Republic\sof\s)?{places}\b"
    several = rf"(?P<hosts>{host}(?:(?:,|,?\sand|,?\sor)\s(?:in\s)?{host}){{0,4}})"
    return (
        re.compile(f"{_NOUN}{several}"),
        re.compile(f"{_SOLDIERS}(?P<hosts>{host})"),
        re.compile(rf"{places}\b"),
    )


def _names(host: str) -> Iterator[str]:
    """A host's name, and the first word of 'Bosnia and Herzegovina'; several places of one mission are none."""
    if not host or "," in host or "(" in host:
        return
    yield host
    first = host.partition(" and ")[0]
    if host.startswith("Bosnia") and first != host:
        yield first
