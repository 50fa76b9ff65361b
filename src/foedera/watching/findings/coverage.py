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


@rule(
    "tick-without-prose",
    Severity.WARNING,
    title="Ticked and not mentioned",
    settle="the provision of the official text",
)
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
                    f"{case.name(agreement)}: the table of {case.source(source)} ticks {case.labels(bare)}; its "
                    "section on it mentions no such thing",
                    claims=claims,
                    compared=(source,),
                    about=(*bare, *(f"{agreement}/{area}" for area in bare)),
                )


@rule(
    "topic-without-area",
    Severity.NOTE,
    title="Reported and without a row",
    settle="a codebook version with a row for it",
)
def topic_without_area(case: Case) -> Iterator[Found]:
    """Subjects a source reports that no row of its own table names."""
    by_topic: dict[tuple[str, str], list[Entry[Topic]]] = defaultdict(list)
    for entry in case.ledger.of(Topic):
        if not entry.value.areas and entry.claim.basis.source in case.stated:
            by_topic[entry.claim.basis.source, entry.value.topic].append(entry)
    within = {topic.id: area for area in case.codebook.areas for topic in area.topics}
    labels = {topic.id: topic.label for area in case.codebook.areas for topic in area.topics}
    for (source, topic), entries in by_topic.items():
        agreements = dict.fromkeys(entry.claim.subject for entry in entries)
        area = within.get(topic)
        yield Found(
            topic,
            f"{case.source(source)} reports ‘{labels.get(topic, topic.replace('-', ' '))}’ for "
            f"{case.names(agreements)}; no row of its table names it"
            + ("" if area is None else f", and the codebook here tells it apart within {case.label(area.id)}"),
            claims=[entry.claim for entry in entries],
            compared=(source,),
            about=(*agreements, *(() if area is None else (area.id,))),
        )


@rule(
    "not-identical",
    Severity.WARNING,
    title="‘Almost identical’",
    settle="a word-by-word comparison of both texts",
)
def not_identical(case: Case) -> Iterator[Found]:
    """Agreements called almost identical whose columns or sections differ."""
    for entry, source in case.statements("near_identical"):
        one, other = entry.value.about
        differences = [
            *_column_differences(case, source, one, other),
            *_topic_differences(case, source, one, other),
            *_rhythm_differences(case, source, one, other),
        ]
        if differences:
            yield Found(
                one,
                f"{case.source(source)} calls {case.name(one)} and {case.name(other)} almost identical, yet reports: "
                f"{'; '.join(text for text, _ in differences)}",
                claims=[entry.claim],
                against=[claim for _, claims in differences for claim in claims],
                compared=(other, source),
                about=(other,),
            )


@rule(
    "reason-too-wide",
    Severity.WARNING,
    title="A reason that fits others too",
    settle="another reason, or the official texts",
)
def reason_too_wide(case: Case) -> Iterator[Found]:
    """A provision explained by a role of the partner, when others with that role lack it."""
    for entry, source in case.statements("reason_for"):
        area, role = entry.value.items
        tally = case.stated.get(source)
        if tally is None:
            continue
        others = {
            agreement: held
            for agreement in tally.covered
            if agreement not in entry.value.about
            and agreement not in tally.holders[area]
            and (held := [e for e in _roles(case, agreement) if e.value.role == role])
        }
        if others:
            are = "is so too and has" if len(others) == 1 else "are so too and have"
            yield Found(
                area,
                f"{case.source(source)} explains {case.label(area)} by {case.names(entry.value.about)} being a "
                f"{role.replace('_', ' ').replace('nato', 'NATO').replace('eu ', 'EU ').replace('efta', 'EFTA')}; "
                f"{case.names(others)} {are} a cross there",
                claims=[entry.claim],
                against=[
                    *(e.claim for held in others.values() for e in held),
                    *case.coverage_claims(tally, area, agreements=others),
                ],
                compared=(role, source),
                about=(*entry.value.about, *others),
            )


@rule(
    "cross-read-as-absence",
    Severity.WARNING,
    title="A cross read as ‘no’",
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
                f"{case.source(source)} notes that its list is not exhaustive, yet concludes from crosses that "
                f"{case.labels(areas)} {'is' if len(areas) == 1 else 'are'} absent elsewhere: a cross is used both as "
                "unknown and as absent",
                claims=[other.claim for other in resting],
                against=[entry.claim],
                compared=(source,),
                about=areas,
            )


@rule(
    "areas-overlap",
    Severity.NOTE,
    title="Rows that overlap",
    settle="include and exclude notes in the codebook, or one row instead of two",
)
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
                compared=(other.id,),
                about=(other.id,),
            )


@rule(
    "area-bundles",
    Severity.NOTE,
    title="Rows that join several subjects",
    settle="a codebook version that splits or names it",
)
def area_bundles(case: Case) -> Iterator[Found]:
    """Areas whose label joins several subjects, or whose subject turns on a word in brackets."""
    for area in case.codebook.areas:
        parts = area.label.split("/")
        bracket = re.search(r"\w \((\w+)\) \w", area.label)
        if len(parts) >= BUNDLE or bracket:
            why = (
                f"joins {len(parts)} subjects: {', '.join(part.strip() for part in parts)}"
                if len(parts) >= BUNDLE
                else f"can be read with or without the word ‘{bracket.group(1) if bracket else ''}’"
            )
            yield Found(area.id, f"{case.label(area.id)} {why}", claims=[])


def _roles(case: Case, agreement: str) -> list[Entry[PartyRole]]:
    return case.ledger.of(PartyRole, case.ledger.partner(agreement) or "")


def _column_differences(case: Case, source: str, one: str, other: str) -> list[tuple[str, list[str]]]:
    tally = case.stated.get(source)
    if tally is None or not {one, other} <= tally.covered.keys():
        return []
    rows = zip(tally.matrix.rows, tally.matrix.cells, strict=True)
    return [
        (f"different signs in {case.label(row.area)}", case.coverage_claims(tally, row.area, agreements=(one, other)))
        for row, cells in rows
        if len({cell.value for cell in cells if cell.agreement in (one, other)}) > 1
    ]


def _topic_differences(case: Case, source: str, one: str, other: str) -> list[tuple[str, list[str]]]:
    topics = {
        agreement: {
            e.value.topic: e.claim.id for e in case.ledger.of(Topic, agreement) if e.claim.basis.source == source
        }
        for agreement in (one, other)
    }
    return [
        (f"{topic.replace('-', ' ')} only for {case.name(has)}", [topics[has][topic]])
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
        f"{', '.join(sorted(filter(None, rhythm))) or 'without a rhythm'} for {case.name(agreement)}"
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
        reasons.append(f"both map to the EuroVoc concept ‘{', '.join(sorted(concepts))}’")
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
