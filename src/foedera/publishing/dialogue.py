"""A dialogue for people: where it stands, how its next date follows, and which dialogue informs which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from foedera.model.agenda import AgendaItem, Branch
from foedera.model.claim import Claim
from foedera.model.dates import written_out
from foedera.model.dossier import Line, Section, Voice
from foedera.model.phrasing import joined, plain
from foedera.model.rhythm import rhythm_in_words
from foedera.publishing.lines import due_in_words, passed_in_words

STANDING = "Where it stands"
INFORMING = "Which dialogue informs which"


def dialogue_sections(
    item: AgendaItem | None, branches: Iterable[Branch], claims: Mapping[str, Claim]
) -> tuple[Section, ...]:
    """What the agenda and the reporting lines say of a dialogue, each line with the claims it stands on.

    Args:
        item: its line in the agenda; None where nobody meets.
        branches: the dialogues of its agreement.
        claims: every claim by its id.
    """
    standing = tuple(_standing(item, claims)) if item is not None else ()
    informing = tuple(_informing(branches, claims))
    found = (Section(title=STANDING, lines=standing), Section(title=INFORMING, lines=informing))
    return tuple(section for section in found if section.lines)


def _standing(item: AgendaItem, claims: Mapping[str, Claim]) -> Iterator[Line]:
    for due in item.dues:
        label = "stated intention" if due.kind == "intention" else "by its rhythm"
        unknown = f"no public evidence as of {written_out(item.as_of)}; " if due.overdue > 0 else ""
        yield _line(label, f"{passed_in_words(due, item.as_of)}; {unknown}{due.rule}", due.claims, claims)
    if not item.dues:
        yield _line("nothing is due", f"{due_in_words(item)}; {item.due_rule}", item.claims[:1], claims)
    if item.held_before:
        since = f"before the agreement stood ({written_out(item.promised_since)})" if item.promised_since else "so far"
        text = f"{item.held_before} of {item.times_held} meetings on record, {since}"
        yield _line("held before", text, item.claims[:1], claims)
    if item.predecessor is not None:
        last = f"last held {written_out(item.predecessor_held)}" if item.predecessor_held else "no meeting on record"
        yield _line("follows", f"{item.predecessor}; {last}", item.claims[:1], claims)


def _informing(branches: Iterable[Branch], claims: Mapping[str, Claim], depth: int = 0) -> Iterator[Line]:
    for branch in branches:
        yield _line(
            f"{'   ' * (depth - 1)}└─ {branch.name}" if depth else branch.name, told(branch), branch.claims[:1], claims
        )
        yield from _informing(branch.below, claims, depth + 1)


def told(branch: Branch) -> str:
    """What stands behind a dialogue's name in the tree."""
    item = branch.item
    return joined(
        f"{plain(item.standing)}, {rhythm_in_words(item.periodicity)}" if item else "a post: nobody meets",
        f"level: {item.level}" if item and item.level else None,
        due_in_words(item) if item and item.dues else None,
        f"follows: {branch.follows}" if branch.follows else None,
        f"reports to: {branch.above}" if branch.above else None,
    )


def _line(label: str, text: str, behind: Iterable[str], claims: Mapping[str, Claim]) -> Line:
    return Line(label=label, text=text, voices=tuple(Voice(claim=claims[one]) for one in behind))
