"""What is wrong with expressions in a further language: unknown areas, missing ones, expressions that cannot work.

In: the expressions of one language and the areas of their codebook. Out: faults. Not here: whether the language itself
and the codebook are named rightly (foedera.reading.codebook, codebook_language).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import msgspec

from foedera.coding.linting.expression_faults import expression_faults
from foedera.model.codebook import Area
from foedera.model.fault import Fault, new_fault
from foedera.model.language_expressions import AreaExpressions, LanguageExpressions


def language_faults(
    words: LanguageExpressions, areas: Collection[Area], *, path: str = "", known: Collection[str] = ()
) -> list[Fault]:
    """The faults of the expressions in one language.

    Args:
        words: the expressions.
        areas: the codebook's, as far as they can be read.
        path: of the language in the codebook, such as languages[0]; empty for a file of its own.
        known: ids of all areas, also of those that could not be read; empty for those of `areas`.
    """
    before = f"{path}." if path else ""
    placed = {f"{before}areas[{index}]": area for index, area in enumerate(words.areas)}
    by_id = {area.id: area for area in areas}
    searched = {at: _as_area(area, by_id.get(area.id)) for at, area in placed.items()}
    not_in = {f"{before}not_in[{index}]": expression for index, expression in enumerate(words.not_in)}
    return [
        *_areas(placed, known or by_id),
        *_missing(words, by_id, path),
        *expression_faults(searched, not_in),
    ]


def _areas(placed: Mapping[str, AreaExpressions], known: Collection[str]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for path, area in placed.items():
        if area.id not in known:
            text, settle = f"the codebook has no area {area.id!r}", f"one of {', '.join(known)}"
            yield new_fault("unknown-area", f"{path}.id", text, settle=settle, area=area.id)
        if area.id in first:
            text = f"the expressions of {area.id} stand at {first[area.id]} too"
            yield new_fault("duplicate-area", f"{path}.id", text, settle="each area once", area=area.id)
        first.setdefault(area.id, path)
        if not (area.headings or area.strong or area.weak):
            settle = "an expression under headings, strong or weak; or leave the area out"
            yield new_fault("no-expressions", path, "no expression can show this area", settle=settle, area=area.id)


def _missing(words: LanguageExpressions, areas: Mapping[str, Area], path: str) -> Iterator[Fault]:
    there = {area.id for area in words.areas}
    for area in areas:
        if area not in there:
            text = f"{area} cannot be found in texts in {words.language}"
            yield new_fault("area-not-in-language", path, text, settle="expressions of the area", area=area)


def _as_area(words: AreaExpressions, area: Area | None) -> Area:
    """The area the expressions belong to, by them."""
    lists = {field: getattr(words, field) for field in ("headings", "strong", "weak", "negative", "not_in")}
    return msgspec.structs.replace(area or Area(id=words.id, number=0, label=""), **lists)
