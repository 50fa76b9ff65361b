"""Clauses: what is compared as one.

In: a document, its provisions, the areas they are coded for. Out: clauses in reading order. An article is one clause
with all its paragraphs, as a lawyer compares articles; what stands in no article is a clause by itself. Not here:
choosing the provisions (the caller may leave out annexes, or a second language of the same file).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping, Sequence

from foedera.comparing.alignment.own_numbers import own_numbers
from foedera.ids import provision_id
from foedera.model.alignment import Clause
from foedera.model.document import Document, Provision
from foedera.text.passages import root_of

_SORTS = frozenset({"preamble", "table", "note"})


def clauses_of(
    document: Document, provisions: Sequence[Provision], areas: Mapping[str, Collection[str]] | None = None
) -> tuple[Clause, ...]:
    """The clauses of a text.

    Args:
        document: the text.
        provisions: those of its provisions to compare, in reading order.
        areas: provision id → areas it is coded for, by whichever claims the caller trusts; None for none.
    """
    coded = areas or {}
    return tuple(
        _clause(document, root, tuple(members), coded)
        for root, members in itertools.groupby(provisions, key=lambda provision: root_of(provision.eid))
    )


def _clause(
    document: Document, root: str, members: tuple[Provision, ...], coded: Mapping[str, Collection[str]]
) -> Clause:
    first = members[0]
    start, end = first.start, max(member.end for member in members)
    number, heading = _named(first, root.rpartition("__")[2])
    return Clause(
        id=provision_id(document.id, root),
        sort=first.kind if first.kind in _SORTS else "text",
        number=number,
        heading=heading,
        provisions=tuple(member.id for member in members),
        start=start,
        end=end,
        text=document.text[start:end],
        areas=tuple(sorted({area for member in members for area in coded.get(member.id, ())})),
        numbers=tuple((at - start, to - start) for at, to in own_numbers(document.text, members, start, end)),
    )


def _named(first: Provision, own: str) -> tuple[str | None, str]:
    """Number and heading, by the last part of the clause's eId.

    Of an article read as paragraphs, both stand in the heading above them: its number is what ends as the eId does.
    """
    above = first.path[-1] if first.path else ""
    if not own.startswith("art_"):
        return first.number, first.heading or above
    if first.kind == "article":
        return first.number, first.heading or ""
    printed = r"\W*".join(re.escape(part) for part in own.removeprefix("art_").split("-"))
    numbered = re.match(rf"(\w+\W*{printed})\b[\W_]*", above, re.IGNORECASE)
    return (numbered[1], above[numbered.end() :]) if numbered else (None, "")
