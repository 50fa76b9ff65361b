"""Apart: what sources report of some agreements and not of others, which no row of the table shows.

In: the ledger. Out: topics that a source's section on one agreement mentions and on another does not, and dialogues of
one format promised in different rhythms. Two equal columns are not yet two equal agreements. Not here: the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from foedera.model.event import Dialogue
from foedera.model.ledger import Entry, Ledger
from foedera.model.sets import Apart
from foedera.model.statement import Topic

REPORTED, SILENT, NO_RHYTHM = "reported", "not reported", "no rhythm stated"


def apart(ledger: Ledger, agreements: Sequence[str]) -> tuple[Apart, ...]:
    """What tells agreements apart beside the table, topics first, in order of recording."""
    return (*_topics(ledger, agreements), *_rhythms(ledger, agreements))


def _topics(ledger: Ledger, agreements: Sequence[str]) -> Iterator[Apart]:
    by_source: dict[str, dict[str, dict[str, Entry[Topic]]]] = defaultdict(lambda: defaultdict(dict))
    for agreement in agreements:
        for entry in ledger.of(Topic, agreement):
            by_source[entry.claim.basis.source][entry.value.topic].setdefault(agreement, entry)
    for source, topics in by_source.items():
        told = dict.fromkeys(agreement for found in topics.values() for agreement in found)
        for topic, found in topics.items():
            if len(found) < len(told):
                yield Apart(
                    source=source,
                    what="topic",
                    word=topic,
                    said={agreement: REPORTED if agreement in found else SILENT for agreement in told},
                    claims=tuple(entry.claim.id for entry in found.values()),
                )


def _rhythms(ledger: Ledger, agreements: Sequence[str]) -> Iterator[Apart]:
    found: dict[tuple[str, str], dict[str, list[Entry[Dialogue]]]] = defaultdict(lambda: defaultdict(list))
    for entry in ledger.of(Dialogue):
        if entry.value.agreement in agreements:
            found[entry.claim.basis.source, entry.value.format][entry.value.agreement].append(entry)
    for (source, format_), by_agreement in found.items():
        said = {agreement: _rhythm(by_agreement[agreement]) for agreement in agreements if agreement in by_agreement}
        if len(set(said.values())) > 1:
            claims = tuple(entry.claim.id for agreement in said for entry in by_agreement[agreement])
            yield Apart(source=source, what="dialogue", word=format_, said=said, claims=claims)


def _rhythm(entries: Sequence[Entry[Dialogue]]) -> str:
    return ", ".join(sorted({entry.value.periodicity or "" for entry in entries} - {""})) or NO_RHYTHM
