"""Changes for people: grouped by day and kind, with where each stands; as lines, and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from foedera.amounts import amount
from foedera.model.change import Change, ChangeKind, Changes
from foedera.model.dates import written_out
from foedera.model.names import source_in_words
from foedera.model.snapshot import Snapshot

Day = tuple[str, list[tuple[ChangeKind, list[Change]]]]
"""A day and its changes by kind."""


def by_day(changes: Iterable[Change]) -> list[Day]:
    """Changes grouped by day and kind, in the order they come."""
    days: dict[str, dict[ChangeKind, list[Change]]] = {}
    for change in changes:
        days.setdefault(change.day, {}).setdefault(change.kind, []).append(change)
    return [(day, list(kinds.items())) for day, kinds in days.items()]


def stands_on(snapshot: Snapshot, change: Change) -> str:
    """Where the first claim of a change stands, and how many more there are; of a text, that it is one."""
    claims = [snapshot.by_id[one] for one in change.evidence if one in snapshot.by_id]
    if not claims:
        return f"text {', '.join(change.texts)}" if change.texts else "the log itself"
    basis, rest = claims[0].basis, len(claims) - 1
    where = f"{source_in_words(snapshot.ledger, basis.source)}, {basis.locator}"
    doubt = " (unverified)" if claims[0].confidence.unverified else ""
    return where + doubt + (f", and {amount(rest, 'more claim')}" if rest else "")


def in_one_sentence(found: Changes) -> str:
    """What is shown, and of when."""
    count = amount(len(found.changes), "change") if found.time == "record" else amount(len(found.changes), "thing")
    if found.time == "world":
        return f"{count} that happened from {found.since} to {found.until}, by the dates of the events"
    return f"{count} recorded since {found.since}, up to {found.until}"


def lines(found: Changes, snapshot: Snapshot) -> Iterator[str]:
    """For a terminal or a mail: days, kinds, sentences, and below each where it stands."""
    for day, kinds in by_day(found.changes):
        yield written_out(day)
        for kind, changes in kinds:
            yield f"  {kind.heading}"
            for change in changes:
                yield f"  - {change.sentence}"
                yield f"      {stands_on(snapshot, change)}" + (f" [{change.evidence[0]}]" if change.evidence else "")


def to_csv(found: Changes, snapshot: Snapshot) -> bytes:
    """A line a change."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("day", "kind", "subject", "sentence", "before", "after", "stands on", "claims", "id"))
    for one in found.changes:
        where, ids = stands_on(snapshot, one), " ".join(one.evidence)
        writer.writerow((one.day, one.kind, one.subject, one.sentence, one.before, one.after, where, ids, one.id))
    return out.getvalue().encode()
