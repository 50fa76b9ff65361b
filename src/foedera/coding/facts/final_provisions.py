"""Final provisions: the sentence that is the clause, and its wording as a short value.

In: provisions and the list of clauses (data/facts/clauses.yaml explains scores and slots). Out: finds; for a fixed
day of entry into force also a dated event. Not here: claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from foedera.coding.english.english_sentences import asked_by
from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.shared_scan import SharedScan
from foedera.coding.facts import terms
from foedera.coding.facts.fact_words import ClauseKind, Slot, ValueRule
from foedera.coding.facts.finds import Find, in_annex
from foedera.model.agreement import Fact
from foedera.model.document import Document, Provision
from foedera.model.event import Event
from foedera.text.sentences import sentences
from foedera.text.spans import body_start

STRONG, WEAK, HEADING, ANNEX, LEAST = 2, 1, 1, -1, 2
PROVIDED_FOR = "provided for"
"""The value of a clause whose wording no rule can put into a short value."""
REACH = 700
"""Code points behind the start of a clause in which its terms are looked for."""
LONGEST = 500
"""Code points a sentence may have; of a longer one, such as a preamble, the clause begins at the hit."""
DATED = {"entry_into_force": "in_force", "provisional_application": "provisionally_applied"}
"""Clauses that name a day, and the role of the event on it."""
_FIELD = re.compile(r"\{(\w+)\}")


class Candidate(NamedTuple):
    """A sentence that may be the clause. Sorting takes the best first."""

    penalty: int
    """Minus the score."""
    place: int
    """First code point in the document's text."""
    end: int
    provision: Provision
    rule: str


class Value(NamedTuple):
    """A short value and how far behind its clause's start it reads."""

    text: str
    reach: int
    date: str | None


class Body(NamedTuple):
    """A provision as it is searched."""

    provision: Provision
    text: str
    """With blanks for its printed number, so that places stay true."""
    seen: tuple[int, ...] | None
    """Numbers of the expressions that may occur in it; None for all."""


def bodies(document: Document, provisions: Sequence[Provision], scan: SharedScan | None) -> list[Body]:
    """The provisions of a text, ready to be searched for every clause; without a scan all expressions are tried."""
    return [_body(document, provision, scan) for provision in provisions]


def _body(document: Document, provision: Provision, scan: SharedScan | None) -> Body:
    start = body_start(document.text, provision)
    text = " " * (start - provision.start) + document.text[start : provision.end]
    return Body(provision, text, None if scan is None else scan.found_in(asked_by(document.text, provision, start)))


def find_clause(
    clause: ClauseKind,
    document: Document,
    searched: Sequence[Body],
    languages: Mapping[str, str],
    scan: SharedScan | None = None,
) -> tuple[Find, ...]:
    """The clause in a text, with its value; nothing where no sentence scores enough.

    Args:
        clause: what is looked for.
        document: the text.
        searched: its provisions.
        languages: ISO 639-3 codes by name, for the clause on authentic texts.
        scan: the one the provisions were seen by.
    """
    for candidate in sorted(_candidates(clause, document, searched, scan), key=lambda found: found[:2]):
        value = _value(clause, document.text[candidate.place : candidate.provision.end], languages)
        if value is not None:
            end = _sentence_end(document.text, candidate, max(candidate.end, candidate.place + value.reach))
            return tuple(_finds(clause, candidate, value, document.text[candidate.place : end]))
    return ()


def _finds(clause: ClauseKind, candidate: Candidate, value: Value, words: str) -> Iterator[Find]:
    """The fact, and an event where the clause names a day without a condition."""

    def find(record: Fact | Event) -> Find:
        start, end = candidate.place, candidate.place + len(words)
        return Find(record=record, provision=candidate.provision, start=start, end=end, rule=candidate.rule)

    yield find(Fact(about=clause.about, value=value.text))
    certain = not any(compile_expression(word).search(words) for word in clause.conditions)
    if value.date is not None and clause.about in DATED and certain:
        yield find(Event(role=DATED[clause.about], date=value.date))


def _candidates(
    clause: ClauseKind, document: Document, searched: Sequence[Body], scan: SharedScan | None
) -> Iterator[Candidate]:
    words = frozenset[int]() if scan is None else frozenset(scan.numbered((*clause.strong, *clause.weak)))
    for provision, body, seen in searched:
        if seen is not None and words.isdisjoint(seen):
            continue
        lower = document.text[provision.start : provision.end].lower()
        if any(cue in lower for cue in clause.cues):
            yield from _in_provision(clause, provision, body, scan)


def _seen(expressions: Sequence[str], text: str, scan: SharedScan | None) -> Sequence[str]:
    """Those of the expressions worth looking for."""
    return expressions if scan is None else scan.worth_trying(expressions, text)


def _in_provision(clause: ClauseKind, provision: Provision, body: str, scan: SharedScan | None) -> Iterator[Candidate]:
    for expression in clause.negative:
        if _seen((expression,), body, scan):
            body = compile_expression(expression).sub(lambda match: " " * len(match.group()), body)
    strong, weak = (_first_hits(words, body, scan) for words in (clause.strong, clause.weak))
    if not strong and not weak:
        return
    title = " · ".join((*provision.path[-1:], provision.heading or ""))
    heading = next((word for word in clause.headings if compile_expression(word).search(title)), None)
    extra = HEADING * (heading is not None) + ANNEX * in_annex(provision)
    for first, last in sentences(body):
        hits = [hit for hit in strong if first <= hit[0] < last]
        lesser = [hit for hit in weak if first <= hit[0] < last]
        score = STRONG * bool(hits) + WEAK * bool(lesser) + extra
        if (hits or lesser) and score >= LEAST:
            why = (*hits[:1], *lesser[:1], *(() if heading is None else ((0, f"heading: {heading}"),)))
            rule = f"score {score} by: {'; '.join(word for _, word in why)}"
            start, end = (first, last) if last - first <= LONGEST else _around(body, why[0][0], last)
            yield Candidate(-score, provision.start + start, provision.start + end, provision, rule)


def _first_hits(expressions: Sequence[str], body: str, scan: SharedScan | None) -> list[tuple[int, str]]:
    """Where each expression stands first, of those that stand anywhere."""
    seen = _seen(expressions, body, scan)
    return [(hit.start(), word) for word in seen if (hit := compile_expression(word).search(body))]


def _around(body: str, hit: int, last: int) -> tuple[int, int]:
    """The piece of a long sentence from a hit on, to the end of a word."""
    end = min(last, hit + LONGEST)
    blank = body.rfind(" ", hit, end)
    return hit, last if end == last or blank < 0 else blank


def _value(clause: ClauseKind, text: str, languages: Mapping[str, str]) -> Value | None:
    """The value of a clause that begins the text; None where a slot that is needed stays empty."""
    said: list[str] = []
    reach, date = 0, None
    for slot in clause.slots:
        spoken = _spoken(slot, text[:REACH], languages)
        if spoken is None:
            if slot.needed:
                return None
            continue
        said.append(slot.lead + spoken.text)
        reach, date = max(reach, spoken.reach), date or spoken.date
    return Value("; ".join(said) or PROVIDED_FOR, reach, date)


def _spoken(slot: Slot, text: str, languages: Mapping[str, str]) -> Value | None:
    """What the first rule that hits says; a rule whose field is not there is passed over."""
    for rule in slot.rules:
        for hit in compile_expression(rule.when).finditer(text):
            value = _said(rule, hit, text, languages)
            if value is not None:
                return value
    return None


def _said(rule: ValueRule, hit: re.Match[str], text: str, languages: Mapping[str, str]) -> Value | None:
    field = _FIELD.search(rule.say)
    if field is None:
        return Value(rule.say, hit.end(), None)
    term = _term(field[1], hit, text, languages)
    if term is None:
        return None
    date = term.value if field[1] == "date" else None
    return Value(rule.say.replace(field[0], term.value), max(hit.end(), term.end), date)


def _term(field: str, hit: re.Match[str], text: str, languages: Mapping[str, str]) -> terms.Term | None:
    """The term of a field at a hit: one that overlaps it or begins right behind it."""
    if field == "languages":
        first = next(((start, end) for start, end in sentences(text) if start <= hit.start() < end), (0, len(text)))
        return terms.languages(text[: first[1]], languages)
    if field == "name_before":
        found = terms.names(text[: hit.start()])
        before = [t for t in found if hit.start() - t.end <= NEAR_NAME and t.value.casefold() not in NOBODY]
        return before[-1] if before else None
    near = [t for t in _READERS[field](text) if t.end > hit.start() and t.start <= hit.end() + terms.NEAR]
    if field == "ordinal":  # 'first day of the second month': the last one inside the hit counts
        near = [term for term in near if term.end <= hit.end()][-1:]
    return next((term for term in near if term.value.casefold() not in NOBODY), None)


NOBODY = frozenset({"depositary", "depository", "parties", "party", "agreement"})
"""Words with a capital that name nobody who could keep a text."""
NEAR_NAME = 12
"""How far before 'act as depositary' the name of the depositary may end."""
_READERS = {"period": terms.periods, "ordinal": terms.ordinals, "date": terms.dates, "name": terms.names}


def _sentence_end(text: str, candidate: Candidate, end: int) -> int:
    """The end of the sentence that holds the last code point of a value, inside the provision."""
    body = text[candidate.place : candidate.provision.end]
    need = end - candidate.place
    return candidate.place + next((last for _, last in sentences(body) if last >= need), len(body.rstrip()))
