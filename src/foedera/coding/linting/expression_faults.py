"""What is wrong with the expressions of a codebook: those that cannot be read, cost too much, or say the same twice.

In: areas by path. Out: faults. Not here: the form of the file (foedera.reading.codebook).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from foedera.coding.coverage.passage_hit import CHAPTER, MOST, STRONG, TITLE, WEAK
from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.syntax import parse
from foedera.coding.linting.variants import count_variants, variants
from foedera.errors import InvalidRegister
from foedera.model.codebook import Area
from foedera.model.fault import Fault, new_fault

FIELDS = ("headings", "strong", "weak", "negative", "not_in")
OPPOSED = {"headings": "not_in", "strong": "negative", "weak": "negative"}
"""Lists that show an area, and the list that takes from each."""

# Limits of one expression beyond those of its syntax. Measured on 100,000 characters of one word repeated, the worst a
# text can be, with two words in the expression that hit everywhere and one that never does: 5 ms for a plain phrase,
# 0.4 s for two gaps of 10 (121 ways), 1.5 s for two of 20 (441); 0.07 s for six optional words, 1.1 s for ten.
MOST_GAP_WAYS = 250
"""Product of all gaps, each plus one: gaps in a row are tried in every combination."""
MOST_OPTIONAL = 6
"""Signs `?`: each doubles the ways an expression can match."""
MOST_VARIANTS = 40_000
"""Texts it stands for; eu-sdp has 80 at most. What means more is several expressions, or one that is not understood."""
MOST_COMPARED = 300
"""Texts of an expression up to which it is asked whether another one finds them all."""


def expression_faults(areas: Mapping[str, Area], not_in: Mapping[str, str] = MappingProxyType({})) -> list[Fault]:
    """The faults of every expression, of each area's taken together, and of those two areas share.

    Args:
        areas: areas by path.
        not_in: the codebook's own heading expressions by path.
    """
    found = [fault for path, expression in not_in.items() for fault in of_expression(expression, path, None)]
    for path, area in areas.items():
        broken = [fault for field in FIELDS for fault in _of_field(path, area, field)]
        found += [*broken, *_twice(path, area), *_score(path, area)]
        if not broken:
            found += _subsumed(path, area)
    return [*found, *_shared(areas)]


def _of_field(path: str, area: Area, field: str) -> Iterator[Fault]:
    for index, expression in enumerate(getattr(area, field)):
        yield from of_expression(expression, f"{path}.{field}[{index}]", area.id)


def of_expression(expression: str, path: str, area: str | None) -> Iterator[Fault]:
    """Why an expression cannot be read, or costs too much to search for."""
    try:
        size = count_variants(parse(expression))
    except InvalidRegister as fault:
        text = f"{fault.where}: {fault.found}"
        yield new_fault("unreadable-expression", path, text[:400], settle=f"{fault.expected}", area=area)
        return
    ways = math.prod(int(number) + 1 for number in re.findall(r"~(\d+)", expression))
    for what, number, most, settle in (
        ("has gaps that match in {} ways", ways, MOST_GAP_WAYS, "fewer or smaller gaps"),
        ("has {} optional parts", expression.count("?"), MOST_OPTIONAL, "several expressions"),
        ("stands for {} texts", size, MOST_VARIANTS, "several expressions, each for a part of them"),
    ):
        if number > most:
            text = f"{expression!r} {what.format(number)}, more than {most}"
            yield new_fault("costly-expression", path, text, settle=settle, area=area)
            return


def _twice(path: str, area: Area) -> Iterator[Fault]:
    """Expressions that stand twice in an area: for and against it, or in a list where each counts."""
    for field, against in OPPOSED.items():
        opposed = {_plain(expression) for expression in getattr(area, against)}
        seen: set[str] = set()
        for index, expression in enumerate(getattr(area, field)):
            place, plain = f"{path}.{field}[{index}]", _plain(expression)
            if plain in opposed:
                text = f"{expression!r} stands under {against} too, so it never counts"
                yield new_fault("own-negative", place, text, settle="keep it on one side", area=area.id)
            if plain in seen and field != "headings":
                text = f"{expression!r} stands twice under {field} and would count twice"
                yield new_fault("repeated-expression", place, text, settle="keep one", area=area.id)
            seen.add(plain)


def _score(path: str, area: Area) -> Iterator[Fault]:
    """A score nothing can reach, or everything does (weights: foedera.coding.coverage.area_evidence)."""
    strong, weak = min(len(area.strong), MOST), min(len(area.weak), MOST)
    most = (TITLE + CHAPTER) * bool(area.headings) + STRONG * strong + WEAK * weak
    if 0 < most < area.min_score:
        text = f"min_score is {area.min_score}, and all its expressions together give {most}"
        yield new_fault("score-out-of-reach", f"{path}.min_score", text, settle=f"at most {most}", area=area.id)
    if area.min_score < 1:
        text = f"min_score is {area.min_score}: nothing would have to be found"
        yield new_fault("score-too-low", f"{path}.min_score", text, settle="1 or more", area=area.id)


def _subsumed(path: str, area: Area) -> Iterator[Fault]:
    """Strong expressions another strong one of the area always finds too, so that one phrase counts twice."""
    patterns = {expression: compile_expression(expression) for expression in area.strong}
    for index, expression in enumerate(area.strong):
        tree = parse(expression)
        if count_variants(tree) > MOST_COMPARED:
            continue
        texts = tuple(variants(tree))
        for other, pattern in patterns.items():
            if other != expression and all(pattern.search(text) for text in texts):
                text = f"wherever {expression!r} is found, {other!r} is found too, and the phrase counts twice"
                settle = "keep the wider one, or make the narrower one weak"
                yield new_fault("subsumed-expression", f"{path}.strong[{index}]", text, settle=settle, area=area.id)
                break


def _shared(areas: Mapping[str, Area]) -> Iterator[Fault]:
    """Strong and heading expressions that show more than one area."""
    for field in ("headings", "strong"):
        holders: dict[str, dict[str, str]] = defaultdict(dict)
        for path, area in areas.items():
            for index, expression in enumerate(getattr(area, field)):
                holders[_plain(expression)].setdefault(area.id, f"{path}.{field}[{index}]")
        for expression, places in holders.items():
            if len(places) > 1:
                first = next(iter(places))
                text = f"{expression!r} stands under {field} of {', '.join(places)}"
                settle = "tell the areas apart, or make it weak in all but one"
                yield new_fault("shared-expression", places[first], text, settle=settle, area=first)


def _plain(expression: str) -> str:
    return " ".join(expression.casefold().split())
