"""A trial of a codebook in words: area by area what each text shows, then the expressions that do no work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from foedera.amounts import amount
from foedera.model.coverage import CellValue
from foedera.model.trial import AreaTrial, Trial, TriedArea, TriedExpression, TriedPassage

MOST = 3
"""Passages shown of one area in one text; the rest is counted. JSON has all."""
OUTCOMES = {
    CellValue.COVERED: "covered",
    CellValue.UNCLEAR: "to be asked",
    CellValue.NOT_FOUND: "not found",
    CellValue.UNREADABLE: "not searched",
}


def lines(trial: Trial) -> Iterator[str]:
    """The whole trial, for a terminal."""
    yield f"{trial.codebook} on {amount(len(trial.texts), 'text')}, by {trial.coder}"
    for area in trial.areas:
        yield from _area(area)
    yield ""
    if trial.searched > 1:
        yield from _expressions("without a hit that counts in any of the texts", trial.never)
    elif trial.never:
        yield f"{amount(len(trial.never), 'expression')} without a hit in it; name more texts to see which do no work"
    yield from _expressions("with a hit in every text, which tell none from another", trial.everywhere)


def outcomes(trial: Trial) -> str:
    """How many cells came to what."""
    values = [text.value for area in trial.areas for text in area.texts]
    return ", ".join(f"{values.count(value)} {words}" for value, words in OUTCOMES.items() if value in values)


def _area(area: AreaTrial) -> Iterator[str]:
    yield ""
    yield f"{area.area}: {area.label}"
    for text in area.texts:
        yield f"  {text.value.sign} {text.text}: {_outcome(text)}"
        for passage in text.passages[:MOST]:
            yield from _passage(passage)
        if len(text.passages) > MOST:
            yield f"      and {amount(len(text.passages) - MOST, 'more passage')}"


def _outcome(text: TriedArea) -> str:
    said = OUTCOMES.get(text.value, text.value.in_words) + (f" ({text.rule})" if text.rule else "")
    return f"{said}; nearest:" if text.value is CellValue.NOT_FOUND and text.passages else said


def _passage(passage: TriedPassage) -> Iterator[str]:
    probability = None if passage.probability is None else f"probability {passage.probability:.2f}"
    told = ", ".join(filter(None, (passage.locator, f"score {passage.score}", probability, passage.strength)))
    yield f"      {told}: {' · '.join(passage.words)}"
    yield f"        “{' '.join(passage.quote.split())}”"
    if passage.topics:
        yield f"        topics: {', '.join(passage.topics)}"


def _expressions(what: str, found: Iterable[TriedExpression]) -> Iterator[str]:
    """Expressions by area and list."""
    by_area: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        by_area[one.area][one.field].append(one.expression)
    count = sum(len(listed) for fields in by_area.values() for listed in fields.values())
    if not count:
        return
    yield f"{amount(count, 'expression')} {what}:"
    for area, fields in by_area.items():
        yield from (f"  {area}, {field}: {' · '.join(listed)}" for field, listed in fields.items())
