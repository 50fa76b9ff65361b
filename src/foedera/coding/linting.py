"""What is wrong with the expressions of a codebook: those that cannot be read, cost too much, or say the same twice.

In: areas by path. Out: faults. Not here: the form of the file (foedera.reading.codebook).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from foedera.coding.expressions import compile_expression
from foedera.coding.lexicon import HEADING, MOST_STRONG, MOST_WEAK, STRONG, WEAK
from foedera.coding.variants import count_variants, variants
from foedera.errors import InvalidRegister
from foedera.model.codebook import Area
from foedera.model.fault import Fault, new_fault

FIELDS = ("headings", "strong", "weak", "negative")

# Limits of one expression. Measured on 100,000 characters of one word repeated, the worst a text can be, with two
# words in the expression that hit everywhere and one that never does: 5 ms for a plain phrase, 84 ms for a gap of 20,
# 0.4 s for two gaps of 10 (121 ways), 1.5 s for two of 20 (441), 0.3 s for six optional words, 14 s for ten.
MOST_SIGNS = 300
"""Characters; the longest of eu-sdp has 86."""
MOST_GAP = 20
"""Words between: two words farther apart do not stand in one thought, and a gap costs by its width."""
MOST_GAP_WAYS = 250
"""Product of all gaps, each plus one: gaps in a row are tried in every combination."""
MOST_OPTIONAL = 6
"""Signs `?`: each doubles the ways an expression can match."""
MOST_NESTED = 4
"""Brackets in brackets; nobody reads more."""
MOST_VARIANTS = 2000
"""Texts it stands for; eu-sdp has 80 at most. What means more is several expressions, or one that is not understood."""
MOST_COMPARED = 300
"""Texts of an expression up to which it is asked whether another one finds them all."""


def expression_faults(areas: Mapping[str, Area]) -> list[Fault]:
    """The faults of every expression, of each area's taken together, and of those two areas share."""
    found: list[Fault] = []
    for path, area in areas.items():
        broken = [fault for field in FIELDS for fault in _of_field(path, area, field)]
        found += [*broken, *_twice(path, area), *_score(path, area)]
        if not broken:
            found += _subsumed(path, area)
    return [*found, *_shared(areas)]


def _of_field(path: str, area: Area, field: str) -> Iterator[Fault]:
    for index, expression in enumerate(getattr(area, field)):
        place = f"{path}.{field}[{index}]"
        if (cost := _too_costly(expression)) is not None:
            text, settle = cost
            yield new_fault("costly-expression", place, f"{expression[:80]!r} {text}", settle=settle, area=area.id)
            continue
        try:
            compile_expression(expression)
        except InvalidRegister as fault:
            text = f"{expression!r} cannot be read: {fault.found}"
            yield new_fault("unreadable-expression", place, text, settle=f"{fault.expected}", area=area.id)
            continue
        if count_variants(expression) > MOST_VARIANTS:
            text = f"{expression!r} stands for {count_variants(expression)} texts, more than {MOST_VARIANTS}"
            settle = "several expressions, each for a part of them"
            yield new_fault("costly-expression", place, text, settle=settle, area=area.id)


def _too_costly(expression: str) -> tuple[str, str] | None:
    """Why an expression would cost too much to search for, and what would settle it; None where it would not.

    Looked at before it is compiled: what is nested or repeated too much cannot even be compiled.
    """
    gaps = [int(number) for number in re.findall(r"~(\d+)", expression)]
    if len(expression) > MOST_SIGNS:
        return f"has {len(expression)} characters, more than {MOST_SIGNS}", "several expressions"
    if re.search(r"(?:^|[\s(|])\*", expression):
        return "has a star without a stem, which is any word at all", "a stem before it, or ~N for words between"
    if any(gap > MOST_GAP for gap in gaps):
        return f"lets more than {MOST_GAP} words stand between", f"a gap of at most {MOST_GAP} words"
    if math.prod(gap + 1 for gap in gaps) > MOST_GAP_WAYS:
        return f"has gaps that match in more than {MOST_GAP_WAYS} ways", "fewer or smaller gaps"
    if expression.count("?") > MOST_OPTIONAL:
        return f"has more than {MOST_OPTIONAL} optional parts", "several expressions"
    if _depth(expression) > MOST_NESTED:
        return f"has brackets nested more than {MOST_NESTED} deep", "several expressions"
    return None


def _depth(expression: str) -> int:
    depth = deepest = 0
    for sign in expression:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        deepest = max(deepest, depth)
    return deepest


def _twice(path: str, area: Area) -> Iterator[Fault]:
    """Expressions that stand twice in an area: for and against it, or in one list."""
    negative = {_plain(expression) for expression in area.negative}
    for field in FIELDS:
        seen: set[str] = set()
        for index, expression in enumerate(getattr(area, field)):
            place, plain = f"{path}.{field}[{index}]", _plain(expression)
            if field != "negative" and plain in negative:
                text = f"{expression!r} is negative too, so it is blanked before it can be found"
                yield new_fault("own-negative", place, text, settle="keep it on one side", area=area.id)
            if plain in seen and field in ("strong", "weak"):
                text = f"{expression!r} stands twice under {field} and would count twice"
                yield new_fault("repeated-expression", place, text, settle="keep one", area=area.id)
            seen.add(plain)


def _score(path: str, area: Area) -> Iterator[Fault]:
    """A score nothing can reach, or everything does (the weights are those of foedera.coding.lexicon)."""
    strong, weak = min(len(area.strong), MOST_STRONG), min(len(area.weak), MOST_WEAK)
    most = HEADING * bool(area.headings) + STRONG * strong + WEAK * weak
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
        if count_variants(expression) > MOST_COMPARED:
            continue
        texts = tuple(variants(expression))
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
