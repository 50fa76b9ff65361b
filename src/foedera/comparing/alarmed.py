"""Which claims rest on a text whose reading raised an alarm.

In: the heads of the texts there are. Out: for a claim the texts it rests on that are in doubt. A quote rests on the
text it is of; a machine that found nothing rests on all its source's texts of that agreement. Not here: the alarms
themselves (foedera.reading.alarms), nor what a cell then shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from foedera.ids import split_provision
from foedera.model.claim import Claim, Rank
from foedera.model.document import TextHead


class AlarmedTexts:
    """The texts in doubt, found by what rests on them."""

    def __init__(self, heads: Iterable[TextHead] = ()) -> None:
        self._texts: set[str] = set()
        self._searched: dict[tuple[str, str], list[str]] = defaultdict(list)
        for head in heads:
            if head.alarms:
                self._texts.add(head.id)
                self._searched[head.subject, head.source].append(head.id)

    def under(self, claim: Claim | None) -> tuple[str, ...]:
        """Ids of the texts in doubt that a claim rests on; none for None."""
        if claim is None:
            return ()
        if claim.basis.span is not None:
            subject, language, _ = split_provision(claim.basis.span.provision)
            text = f"{subject}/{language}"
            return (text,) if text in self._texts else ()
        searched = claim.rank is Rank.MACHINE
        return tuple(self._searched.get((claim.subject, claim.basis.source), ())) if searched else ()
