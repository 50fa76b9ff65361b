"""What is wrong with areas as they stand, whatever their expressions find: ids, numbers, parents, examples, gaps.

In: areas by path. Out: faults. Not here: expressions (foedera.coding.linting.expression_faults).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from foedera.ids import SLUG
from foedera.model.codebook import Area
from foedera.model.fault import Fault, new_fault

MATCHES = ("close", "related")
"""The qualities of a EuroVoc mapping; SKOS has more, the codebooks here use these."""


def area_faults(areas: Mapping[str, Area], *, known: Collection[str] = ()) -> list[Fault]:
    """The faults of areas, each on its own and all together.

    Args:
        areas: the areas that could be read, by path.
        known: ids of all areas, also of those that could not be read; empty for those of `areas`.
    """
    found = [fault for path, area in areas.items() for fault in (*_alone(path, area), *_missing(path, area))]
    ids = known or [area.id for area in areas.values()]
    return [*found, *_doubles(areas), *_parents(areas, ids), *_headings(areas, ids)]


def _alone(path: str, area: Area) -> Iterator[Fault]:
    if not SLUG.fullmatch(area.id):
        settle = "lower-case letters and digits in words joined by single hyphens"
        yield new_fault("bad-id", f"{path}.id", f"{area.id!r} cannot be the id of an area", settle=settle, area=area.id)
    if not (area.headings or area.strong or area.weak):
        settle = "an expression under headings, strong or weak"
        yield new_fault("no-expressions", path, "no expression can show this area", settle=settle, area=area.id)
    if area.match not in MATCHES:
        settle = " or ".join(MATCHES)
        yield new_fault("bad-match", f"{path}.match", f"match {area.match!r}", settle=settle, area=area.id)
    both = {_plain(sentence) for sentence in area.counter_examples}
    for index, sentence in enumerate(area.examples):
        if _plain(sentence) in both:
            text = f"an example and a counter-example at once: {sentence!r}"
            field = f"{path}.examples[{index}]"
            yield new_fault("contradicting-examples", field, text, settle="keep it on one side", area=area.id)


def _missing(path: str, area: Area) -> Iterator[Fault]:
    for field in ("definition", "include", "exclude"):
        if not getattr(area, field).strip():
            settle = "a sentence two coders would read alike"
            yield new_fault(f"no-{field}", path, f"the area has no {field}", settle=settle, area=area.id)
    if not area.examples:
        settle = "a sentence of your own that belongs to the area"
        yield new_fault("no-examples", path, "the area has no example", settle=settle, area=area.id)
    if not area.eurovoc:
        settle = "the concept of EuroVoc nearest to it, by id and label"
        yield new_fault("no-eurovoc", path, "the area maps to no concept of EuroVoc", settle=settle, area=area.id)


def _doubles(areas: Mapping[str, Area]) -> Iterator[Fault]:
    for code, field in (("duplicate-area", "id"), ("duplicate-number", "number")):
        first: dict[object, str] = {}
        for path, area in areas.items():
            value = getattr(area, field)
            if value in first:
                text = f"{field} {value!r} is that of {first[value]} too"
                yield new_fault(code, f"{path}.{field}", text, settle=f"a {field} of its own", area=area.id)
            first.setdefault(value, path)


def _parents(areas: Mapping[str, Area], known: Collection[str]) -> Iterator[Fault]:
    paths = {area.id: path for path, area in areas.items()}
    parents = {area.id: area.parent for area in areas.values() if area.parent is not None}
    for area, parent in parents.items():
        if parent not in known:
            settle = f"one of {', '.join(known)}"
            yield new_fault("unknown-parent", f"{paths[area]}.parent", f"no area {parent!r}", settle=settle, area=area)
    for cycle in _cycles(parents):
        text = f"areas are each other's parents: {' → '.join((*cycle, cycle[0]))}"
        path = f"{paths[cycle[0]]}.parent"
        yield new_fault("parent-cycle", path, text, settle="an area without a parent at the top", area=cycle[0])


def _headings(areas: Mapping[str, Area], known: Collection[str]) -> Iterator[Fault]:
    """Areas counted under a heading that is none: of no area, of one that has none, or of one that is elsewhere too."""
    own = {area.id for area in areas.values() if area.heading == area.id}
    there = {area.id for area in areas.values()}
    for path, area in areas.items():
        if area.under is not None and (area.unheaded or area.under not in own | (set(known) - there)):
            text = (
                f"it is counted under {area.under!r}, which has no heading"
                if not area.unheaded
                else (f"it is counted under {area.under!r} and under no heading at once")
            )
            settle = "an area with a heading of its own, or unheaded alone"
            yield new_fault("unknown-heading", f"{path}.under", text, settle=settle, area=area.id)


def _cycles(parents: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Every ring of parents, once, beginning with the id that sorts first."""
    rings: dict[frozenset[str], tuple[str, ...]] = {}
    for start in parents:
        chain = [start]
        while (above := parents.get(chain[-1])) is not None and above not in chain:
            chain.append(above)
        if above is not None:
            ring = chain[chain.index(above) :]
            first = ring.index(min(ring))
            rings.setdefault(frozenset(ring), (*ring[first:], *ring[:first]))
    return list(rings.values())


def _plain(sentence: str) -> str:
    """A sentence as it is compared: without regard to case, spaces and the last stop."""
    return " ".join(sentence.casefold().split()).rstrip(".")
