"""Which dialogue informs which: those of an agreement as a tree, from those that report to none downwards."""

from __future__ import annotations

import datetime
from collections import defaultdict

from foedera.model.agenda import AgendaItem, Branch
from foedera.model.ledger import Ledger
from foedera.watching.agenda import build_agenda
from foedera.watching.dialogues import Talks, predecessors, talks_on


def reporting_lines(ledger: Ledger, agreement: str, *, as_of: datetime.date) -> tuple[Branch, ...]:
    """The dialogues of an agreement on a day, each below the one it reports to.

    Where some report to each other in a circle, the first on record stands on top.
    """
    talks = {one: held for one, held in talks_on(ledger, as_of).items() if held.record.agreement == agreement}
    items = {item.dialogue: item for item in build_agenda(ledger, as_of=as_of, agreements={agreement})}
    before = predecessors((one, held.record) for one, held in talks.items())
    below = defaultdict(list)
    for one, held in talks.items():
        below[held.record.reports_to if held.record.reports_to in talks else None].append(one)
    placed: set[str] = set()

    def branch(one: str) -> Branch:
        placed.add(one)
        children = [branch(child) for child in below[one] if child not in placed]
        return _branch(talks[one], talks, items.get(one), before.get(one), tuple(children))

    tops = [branch(one) for one in below[None]]
    circles = [branch(one) for one in talks if one not in placed]  # asked one by one: a circle is placed as a whole
    return (*tops, *circles)


def _branch(
    talks: Talks, known: dict[str, Talks], item: AgendaItem | None, before: str | None, below: tuple[Branch, ...]
) -> Branch:
    record = talks.record
    return Branch(
        dialogue=talks.id,
        name=record.name,
        item=item,
        follows=known[before].record.name if before else record.predecessor,
        above=None if record.reports_to in known else record.reports_to,
        claims=talks.told.ids,
        below=below,
    )
