"""Cells against the prose, the other cells and the words of the codebook."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator

from foedera.model.agreement import PartyRole
from foedera.model.codebook import Area
from foedera.model.event import Dialogue
from foedera.model.finding import Severity
from foedera.model.ledger import Entry
from foedera.model.statement import Topic
from foedera.watching.findings.case import Case
from foedera.watching.findings.rule import Found, rule

LIKE_LABELS = 0.5
"""Share of words two labels have in common from which they are reported as overlapping."""
BUNDLE = 3
"""Subjects joined by '/' in a label from which it is reported as a bundle."""


@rule("tick-without-prose", Severity.WARNING, settle="the provision of the official text")
def tick_without_prose(case: Case) -> Iterator[Found]:
    """Ticks of a source's table that its own section on the agreement never mentions."""
    for source, tally in case.stated.items():
        for agreement, count in tally.covered.items():
            topics = [e for e in case.ledger.of(Topic, agreement) if e.claim.basis.source == source]
            told = {area for entry in topics for area in entry.value.areas}
            bare = [area for area in count.members if area not in told]
            if topics and bare:
                claims = [
                    cell.claims[0].id
                    for cells in tally.matrix.cells
                    for cell in cells
                    if cell.agreement == agreement and cell.area in bare
                ]
                yield Found(
                    agreement,
                    f"{case.short(agreement)}: {source} ticks {'; '.join(case.label(a) for a in bare)}, "
                    "but its section on it mentions no such thing",
                    claims=claims,
                )


@rule("topic-without-area", Severity.NOTE, settle="a codebook version with a row for it")
def topic_without_area(case: Case) -> Iterator[Found]:
    """Subjects a source reports that no row of its table takes."""
    by_topic: dict[tuple[str, str], list[Entry[Topic]]] = defaultdict(list)
    for entry in case.ledger.of(Topic):
        if not entry.value.areas:
            by_topic[entry.claim.basis.source, entry.value.topic].append(entry)
    within = {topic.id: area.label for area in case.codebook.areas for topic in area.topics}
    for (source, topic), entries in by_topic.items():
        agreements = dict.fromkeys(entry.claim.subject for entry in entries)
        yield Found(
            topic,
            f"{source} reports {topic.replace('-', ' ')} for {case.shorts(agreements)}; no row of its table takes it"
            + (f", and {case.codebook.key} tells it apart within {within[topic]}" if topic in within else ""),
            claims=[entry.claim for entry in entries],
        )


@rule("not-identical", Severity.WARNING, settle="a word-by-word comparison of both texts")
def not_identical(case: Case) -> Iterator[Found]:
    """Agreements called almost identical whose columns or sections differ."""
    for entry, source in case.statements("near_identical"):
        one, other = entry.value.about
        differences = [
            *_topic_differences(case, source, one, other),
            *_rhythm_differences(case, source, one, other),
        ]
        columns = "equal" if _equal_columns(case, source, one, other) else "different"
        if differences or columns == "different":
            yield Found(
                one,
                f"{source} calls {case.short(one)} and {case.short(other)} almost identical and gives them "
                f"{columns} columns, "
                f"yet reports: {'; '.join(text for text, _ in differences)}",
                claims=[entry.claim, *(claim for _, claims in differences for claim in claims)],
            )


@rule("reason-too-wide", Severity.WARNING, settle="another reason, or the official texts")
def reason_too_wide(case: Case) -> Iterator[Found]:
    """A provision explained by a role of the partner, when others with that role lack it."""
    for entry, source in case.statements("reason_for"):
        area, role = entry.value.items
        tally = case.stated.get(source)
        if tally is None:
            continue
        others = [
            agreement
            for agreement in tally.covered
            if agreement not in entry.value.about
            and agreement not in tally.holders[area]
            and any(e.value.role == role for e in case.ledger.of(PartyRole, case.ledger.partner(agreement) or ""))
        ]
        if others:
            yield Found(
                area,
                f"{source} explains {case.label(area)} by {case.shorts(entry.value.about)} being "
                f"{role.replace('_', ' ')}; "
                f"{case.shorts(others)} is so too and has a cross there",
                claims=[entry.claim, *case.coverage_claims(tally, area)],
            )


@rule(
    "cross-read-as-absence",
    Severity.WARNING,
    settle="read a cross as 'not found by this source', as the matrix here does",
)
def cross_read_as_absence(case: Case) -> Iterator[Found]:
    """Conclusions from crosses in a source whose own note says the list is not exhaustive."""
    for entry, source in case.statements("list_not_exhaustive"):
        resting = [
            other for kind in ("none_cover", "only_covers") for other, by in case.statements(kind) if by == source
        ]
        if resting:
            areas = dict.fromkeys(area for other in resting for area in other.value.items)
            yield Found(
                entry.value.about[0],
                f"{source} notes that its list is not exhaustive, yet concludes from crosses that "
                f"{', '.join(areas)} is absent elsewhere: a cross is used both as unknown and as absent",
                claims=[entry.claim, *(other.claim for other in resting)],
            )


@rule("areas-overlap", Severity.NOTE, settle="include and exclude notes in the codebook, or one row instead of two")
def areas_overlap(case: Case) -> Iterator[Found]:
    """Areas of the codebook that cannot be told apart by label, by EuroVoc concept, or because a passage has both."""
    together: dict[tuple[str, str], list[Entry[Topic]]] = defaultdict(list)
    for entry in case.ledger.of(Topic):
        for pair in itertools.combinations(sorted(entry.value.areas), 2):
            together[pair].append(entry)
    for one, other in itertools.combinations(case.codebook.areas, 2):
        entries = together.get((min(one.id, other.id), max(one.id, other.id)), [])
        reasons = [*_alike(one, other), *(["one passage was read as both"] if entries else [])]
        if reasons:
            yield Found(
                one.id,
                f"{case.label(one.id)} and {case.label(other.id)} overlap: {'; '.join(reasons)}",
                claims=[entry.claim for entry in entries],
            )


@rule("area-bundles", Severity.NOTE, settle="a codebook version that splits or names it")
def area_bundles(case: Case) -> Iterator[Found]:
    """Areas whose label joins several subjects, or whose subject turns on a word in brackets."""
    for area in case.codebook.areas:
        parts = area.label.split("/")
        bracket = re.search(r"\w \((\w+)\) \w", area.label)
        if len(parts) >= BUNDLE or bracket:
            why = (
                f"joins {len(parts)} subjects: {', '.join(part.strip() for part in parts)}"
                if len(parts) >= BUNDLE
                else f"can be read with or without the word '{bracket.group(1) if bracket else ''}'"
            )
            yield Found(
                area.id,
                f"{case.label(area.id)} {why}",
                claims=[],
            )


def _equal_columns(case: Case, source: str, one: str, other: str) -> bool:
    tally = case.stated.get(source)
    rows = tally.matrix.cells if tally is not None else ()
    return all(len({cell.value for cell in row if cell.agreement in (one, other)}) == 1 for row in rows)


def _topic_differences(case: Case, source: str, one: str, other: str) -> list[tuple[str, list[str]]]:
    topics = {
        agreement: {
            e.value.topic: e.claim.id for e in case.ledger.of(Topic, agreement) if e.claim.basis.source == source
        }
        for agreement in (one, other)
    }
    return [
        (f"{topic.replace('-', ' ')} only for {case.short(has)}", [topics[has][topic]])
        for has, lacks in ((one, other), (other, one))
        for topic in sorted(topics[has].keys() - topics[lacks].keys())
    ]


def _rhythm_differences(case: Case, source: str, one: str, other: str) -> list[tuple[str, list[str]]]:
    said: dict[str, list[Entry[Dialogue]]] = {
        agreement: [
            e
            for e in case.ledger.of(Dialogue)
            if e.value.agreement == agreement
            and e.claim.basis.source == source
            and e.value.format == "security_and_defence"
        ]
        for agreement in (one, other)
    }
    rhythms = {agreement: {e.value.periodicity for e in entries} - {None} for agreement, entries in said.items()}
    if rhythms[one] == rhythms[other]:
        return []
    words = " and ".join(
        f"{case.short(agreement)} {', '.join(sorted(filter(None, rhythm))) or 'without a rhythm'}"
        for agreement, rhythm in rhythms.items()
    )
    return [(f"the dialogue is {words}", [e.claim.id for entries in said.values() for e in entries])]


def _alike(one: Area, other: Area) -> list[str]:
    reasons = []
    words, others = (set(re.findall(r"\w+", area.label.lower())) for area in (one, other))
    if len(words & others) >= LIKE_LABELS * len(words | others):
        reasons.append(f"their labels share {len(words & others)} of {len(words | others)} words")
    concepts = {concept.label for concept in one.eurovoc} & {concept.label for concept in other.eurovoc}
    if concepts:
        reasons.append(f"both map to EuroVoc ‘{', '.join(sorted(concepts))}’")
    return reasons


RULES = (
    tick_without_prose,
    topic_without_area,
    not_identical,
    reason_too_wide,
    cross_read_as_absence,
    areas_overlap,
    area_bundles,
)
