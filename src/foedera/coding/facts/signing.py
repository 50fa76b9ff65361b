"""The day a text was signed: the clause 'Done at …', else a date line at its head.

In: provisions and the expressions of signing. Out: an event 'signed' with day and place as far as the text gives them.
Not here: the day of entry into force, which its clause names (clauses.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.facts import terms
from foedera.coding.facts.finds import Find, in_annex
from foedera.model.document import Document, Provision
from foedera.model.event import Event

WINDOW = 420
"""Code points behind 'Done' in which its day is looked for."""
HEAD = 1200
"""Code points at the head of a text in which a date line is looked for."""
_PLACE = re.compile(
    r"\b(?:at|in)\s+(?:the\s+(?!Hague))?(?:[Cc]ity\s+of\s+)?"
    r"(?P<place>(?:[Tt]he\s+)?(?!(?:Du|Tri|Quadru)plicate\b)"
    r"[A-Z][\w.’'-]++(?:[ -](?:of\s+|de\s+|and\s+)?[A-Z][\w.’'-]++){0,3}+)"
    r"(?!(?:(?:,|\s+and)\s+[A-Z]\w++)*+\s+(?:languages?|texts?)\b)"
)
_LINE = re.compile(
    r"(?:^|\n|\(|(?<=[A-Z]{4}\s)(?=[A-Z][a-z]))\s{0,20}"  # also behind the name of an office in capitals
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}),\s*(?=(?:the\s+)?\d|[A-Z][a-z]+ \d)"
)


def find_signing(
    document: Document, provisions: Sequence[Provision], expressions: Sequence[str], scan: SharedScan | None = None
) -> tuple[Find, ...]:
    """When and where the text was signed; nothing where it does not say.

    The first clause with a whole date wins; one of the agreement itself beats one of its annexes.

    Args:
        document: the text.
        provisions: the provisions searched.
        expressions: how such a clause begins.
        scan: tells which of them occur in a provision; None has all of them tried.
    """
    found = sorted(_clauses(document, provisions, expressions, scan), key=_preference)
    return (found[0],) if found else tuple(_date_line(document, provisions))[:1]


def _preference(find: Find) -> tuple[bool, bool, bool, int]:
    """Sorts whole days before years, the agreement before its annexes, those with a place first, early before late."""
    date = find.record.date if isinstance(find.record, Event) else None
    placed = isinstance(find.record, Event) and find.record.place is not None
    return (date is None or date.count("-") < 2, in_annex(find.provision), not placed, find.start)


def _clauses(
    document: Document, provisions: Sequence[Provision], expressions: Sequence[str], scan: SharedScan | None
) -> Iterator[Find]:
    numbers = frozenset[int]() if scan is None else frozenset(scan.numbered(expressions))
    for provision in provisions:
        text = document.text[provision.start : provision.end]
        if scan is not None and numbers.isdisjoint(scan.found_in(text)):
            continue
        for expression in expressions if scan is None else scan.worth_trying(expressions, text):
            hit = next((hit for hit in compile_expression(expression).finditer(text) if hit[0][0].isupper()), None)
            find = None if hit is None else _read(provision, text, hit, expression)
            if find is not None:
                yield find
                break


def _read(provision: Provision, text: str, hit: re.Match[str], expression: str) -> Find | None:
    """What stands behind 'Done': day and place, 'in Hindi and English languages' being none; None without any date."""
    window = text[hit.start() : hit.start() + WINDOW]
    found = terms.dates(window)
    if not found:
        return None
    near = window[: found[0].end + WINDOW // 4]
    place = next((it for it in _PLACE.finditer(near) if it[0][:2].lower() == "at"), None) or _PLACE.search(near)
    end = hit.start() + max(found[0].end, place.end() if place else 0)
    record = Event(role="signed", date=found[0].value, place=place["place"] if place else None)
    return Find(
        record=record,
        provision=provision,
        start=provision.start + hit.start(),
        end=provision.start + end,
        rule=f"signing clause by: {expression}",
    )


def _date_line(document: Document, provisions: Sequence[Provision]) -> Iterator[Find]:
    """'(Belgrade, August 28, 2000)' or the place and day at the head of a letter."""
    for provision in provisions:
        if provision.start > HEAD:
            return
        text = document.text[provision.start : provision.end][:HEAD]
        for line in _LINE.finditer(text):
            day = next((term for term in terms.dates(text) if line.end() <= term.start <= line.end() + 4), None)
            if day is not None:
                yield Find(
                    record=Event(role="signed", date=day.value, place=line["place"]),
                    provision=provision,
                    start=provision.start + line.start("place"),
                    end=provision.start + day.end,
                    rule="date line at the head of the text; read it with care",
                )
