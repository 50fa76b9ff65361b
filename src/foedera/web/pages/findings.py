"""Findings: contradictions and gaps in sentences, each with a page of its own that shows what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Literal, NamedTuple
from urllib.parse import urlencode

import msgspec
from fastapi import Depends, Request, Response

from foedera.ids import split_cell
from foedera.model import matching
from foedera.model.agreement import Agreement, Party
from foedera.model.claim import Source
from foedera.model.event import Dialogue
from foedera.model.finding import Finding, Severity, Silenced
from foedera.model.names import name_of, source_in_words
from foedera.publishing.finding_evidence import sides
from foedera.publishing.lines import silence_in_words
from foedera.watching.findings import RULES
from foedera.web.downloads import sent
from foedera.web.pages import Asked, new_router, render
from foedera.web.words import capital, source_label
from foedera.workspace.view import View

router = new_router()

MEANS = {
    Severity.ERROR: "Two statements cannot both be true, or a number does not follow from the document it stands in.",
    Severity.CHANGED: "The sentence was right on the day it was published. Something happened since.",
    Severity.WARNING: "Something is missing, unsupported or easily misread.",
    Severity.NOTE: "Nothing has to be mended; whoever uses the sources should know.",
}


class Choice(NamedTuple):
    """A value a filter can take, with how many findings it leaves."""

    value: str
    label: str
    leaves: int


class Shown(NamedTuple):
    """Findings of one rule, under its title."""

    title: str
    code: str
    findings: tuple[Finding, ...]


def _chosen(partner: str = "", rule: str = "", severity: str = "", source: str = "") -> dict[str, str]:
    return {"partner": partner, "rule": rule, "severity": severity, "source": source}


Chosen = Annotated[dict[str, str], Depends(_chosen)]
"""What an address chooses; '' where it chooses nothing."""


@router.get("/findings.json")
def findings_json(views: Asked, asked: Chosen, silenced: Literal["", "1"] = "") -> Response:
    """The same choice as data: what `foedera check --format json` gives."""
    chosen = {name: value for name, value in asked.items() if value}
    return sent(msgspec.json.encode(views.check(**chosen, silenced=bool(silenced))), "json")


@router.get("/findings")
def findings(
    request: Request,
    views: Asked,
    asked: Chosen,
    silenced: Literal["", "1"] = "",
) -> Response:
    """What the rules find, by weight and kind; the address is the choice."""
    if asked["partner"]:
        asked["partner"] = matching.find(views.snapshot, asked["partner"], "agreement", "party").id
    chosen = {name: value for name, value in asked.items() if value}
    found = views.check(**chosen, silenced=bool(silenced))

    def left(name: str) -> tuple[Finding, ...]:
        """What the other filters leave."""
        others = {other: value for other, value in chosen.items() if other != name}
        return views.check(**others, silenced=bool(silenced))

    return render(
        request,
        "findings.html",
        {
            "groups": [(level, MEANS[level], _by_rule(found, level)) for level in Severity],
            "count": len(found),
            "asked": asked,
            "silenced": silenced,
            "silent": len(views.check(silenced=True)),
            "levels": _choices(left("severity"), lambda one: [one.severity], lambda value: Severity(value).in_words),
            "selects": [
                ("partner", "About", _choices(left("partner"), lambda one: _partners(views, one), _name(views))),
                ("rule", "Kind", _choices(left("rule"), lambda one: [one.code], lambda code: RULES[code].title)),
                ("source", "Source", _choices(left("source"), lambda one: one.sources, _source(views))),
            ],
            "as_json": _address({**asked, "silenced": silenced}, "/findings.json"),
            "with_level": lambda level: _address({**asked, "severity": level, "silenced": silenced}),
            "partners": lambda one: [name_of(views.ledger(), agreement) for agreement in _partners(views, one)],
            "silence_in_words": silence_in_words,
        },
    )


@router.get("/findings/rules")
def rules(request: Request, views: Asked) -> Response:
    """Every rule: what it looks for, how it weighs, what would settle it, how often it finds something now."""
    counts = Counter(finding.code for finding in views.check())
    return render(request, "findings_rules.html", {"rules": list(RULES.values()), "counts": counts, "means": MEANS})


@router.get("/findings/{identifier}")
def finding(request: Request, views: Asked, identifier: str) -> Response:
    """One finding: both sides with their evidence, since when it stands, what would settle it, who silenced it."""
    found, snapshot = views.finding(identifier), views.snapshot
    return render(
        request,
        "finding.html",
        {
            "finding": found,
            "rule": RULES[found.code],
            "means": MEANS[found.severity],
            "subject": _label(views, found.subject),
            "sides": sides(snapshot, views.codebook(), found),
            "since": views.stands_since(identifier),
            "about": [(label, address) for label, address in _linked(views, found.about) if address],
            "said_by": [(source_in_words(snapshot.ledger, one), f"/sources/{one}") for one in found.sources],
            "decisions": [claim for claim in snapshot.of("silenced") if claim.subject == identifier],
            "decided": {entry.claim.id for entry in snapshot.ledger.of(Silenced, identifier)},
            "silence_in_words": silence_in_words,
        },
    )


def _by_rule(found: Iterable[Finding], level: Severity) -> list[Shown]:
    by_code: dict[str, list[Finding]] = {}
    for one in found:
        if one.severity is level:
            by_code.setdefault(one.code, []).append(one)
    return [Shown(RULES[code].title, code, tuple(alike)) for code, alike in by_code.items()]


def _choices(
    found: Sequence[Finding], values: Callable[[Finding], Iterable[str]], label: Callable[[str], str]
) -> list[Choice]:
    """The values of a filter that leave something, the most frequent first; of weights, the gravest."""
    counts = Counter(value for one in found for value in dict.fromkeys(values(one)))
    order = {level: place for place, level in enumerate(Severity)}
    ranked = sorted(counts.items(), key=lambda pair: (order.get(pair[0], 0), -pair[1], label(pair[0])))  # type: ignore[call-overload]  # a rule's code is no weight
    return [Choice(value, label(value), count) for value, count in ranked]


def _partners(views: View, one: Finding) -> list[str]:
    """The agreements a finding is about."""
    return [identifier for identifier in one.about if views.ledger().of(Agreement, identifier)]


def _name(views: View) -> Callable[[str], str]:
    return lambda identifier: name_of(views.ledger(), identifier)


def _source(views: View) -> Callable[[str], str]:
    return lambda identifier: source_label(source_in_words(views.ledger(), identifier))


def _address(asked: dict[str, str], path: str = "/findings") -> str:
    """The address of a choice; what is not chosen is left out."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


def _label(views: View, identifier: str) -> str:
    """What a finding is about, for a heading."""
    areas = {area.id: area.label for area in views.codebook().areas}
    topics = {topic.id: topic.label for area in views.codebook().areas for topic in area.topics}
    if identifier in areas:
        return areas[identifier]
    agreement, slash, area = identifier.partition("/")
    if slash and area in areas:
        return f"{name_of(views.ledger(), agreement)}, {areas[area]}"
    name = topics.get(identifier) or name_of(views.ledger(), agreement)
    return capital(name)


def _linked(views: View, ids: Iterable[str]) -> Iterable[tuple[str, str | None]]:
    """What a finding is about, with the address of its page; None where it has none."""
    ledger, areas = views.ledger(), {area.id for area in views.codebook().areas}
    kinds = ((Agreement, "agreements"), (Party, "parties"), (Dialogue, "dialogues"), (Source, "sources"))
    mentioned = {claim.subject for claim in views.claims()}
    for identifier in ids:
        kind = next((path for record, path in kinds if ledger.of(record, identifier)), None)
        if "/" in identifier:
            agreement, area = split_cell(identifier) if identifier.partition("/")[2] in areas else ("", "")
            yield _label(views, identifier), f"/cells/{agreement}/{area}" if area else f"/texts/{identifier}"
        elif identifier in areas:
            yield _label(views, identifier), f"/areas/{identifier}"
        elif kind is not None:
            label = f"{name_of(ledger, identifier)}{' (the partnership)' if kind == 'agreements' else ''}"
            yield label, f"/{kind}/{identifier}"
        else:
            yield _label(views, identifier), f"/things/{identifier}" if identifier in mentioned else None
