"""Leads: the words a list's item completes ('The sides cooperate in the fight against crime, including:').

In: a document and its provisions. Out: for an item the ranges of the sentences it hangs on, outermost first. A sentence
leads a list in where it stands last in the provision above and does not end there. Not here: what it says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from foedera.model.document import Document, Provision
from foedera.text.sentences import sentences
from foedera.text.spans import body_start

Range = tuple[int, int]

_ENDS = (".", "!", "?", "…", "。", "؟", "।")
_CLOSING = "\"'”’»)]"
"""What may stand behind the sign that ends a sentence."""
MOST_LEADS = 3
"""Lists within lists; what stands further out is context, no part of the sentence."""
LONGEST = 1500
"""Code points of a lead: longer ones are running text that lost its stop."""


class Leads:
    """The leads of a text, found when they are asked for."""

    def __init__(self, document: Document, provisions: Sequence[Provision]) -> None:
        self._document = document
        self._by_eid: Mapping[str, Provision] = {each.eid: each for each in provisions}
        self._first_items = {each.eid.rpartition("__")[0]: each for each in reversed(provisions)}
        self._open: dict[str, Range | None] = {}

    def of(self, provision: Provision) -> tuple[Range, ...]:
        """The ranges in the document's text of what the provision completes, outermost first; empty for none."""
        found: list[Range] = []
        eid = provision.eid.rpartition("__")[0]
        while eid and len(found) < MOST_LEADS:
            above = self._by_eid.get(eid)
            if above is not None:
                lead = self._left_open(above)
                if lead is None:
                    break
                found.append(lead)
            eid = eid.rpartition("__")[0]
        return tuple(reversed(found))

    def completed_at(self, provision: Provision, start: int) -> Range | None:
        """What the words that begin at `start` complete: of an item only the first sentence completes its lead."""
        above = self.of(provision)
        first = body_start(self._document.text, provision)
        found = sentences(self._document.text[first : provision.end]) if above else []
        return above[-1] if above and (not found or start < first + found[0][1]) else None

    def led_in(self, provision: Provision, start: int) -> tuple[Provision, Range] | None:
        """The first item of the list the sentence at `start` leads in, and its first sentence; None without one."""
        lead, item = self._left_open(provision), self._first_items.get(provision.eid)
        if item is None or lead is None or lead[0] != start:
            return None
        first = body_start(self._document.text, item)
        found = sentences(self._document.text[first : item.end])
        return (item, (first + found[0][0], first + found[0][1])) if found else None

    def _left_open(self, provision: Provision) -> Range | None:
        """The last sentence of a provision, where it does not end there."""
        if provision.eid not in self._open:
            self._open[provision.eid] = self._last(provision)
        return self._open[provision.eid]

    def _last(self, provision: Provision) -> Range | None:
        start = body_start(self._document.text, provision)
        body = self._document.text[start : provision.end]
        if not body.strip() or body.rstrip().rstrip(_CLOSING).endswith(_ENDS):
            return None
        found = sentences(body)
        first, last = found[-1] if found else (0, len(body))
        return (start + first, start + last) if last - first <= LONGEST else None
