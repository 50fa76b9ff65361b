"""The difference of two codebooks, area by area.

Fields are taken from the records themselves, so a field added to areas is compared without a word here. A renaming is
what a migration says; where none does, two areas that are like enough are paired, and the pair is marked as a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from rapidfuzz import fuzz

from foedera.model.codebook import Area, Codebook
from foedera.model.difference import AreaDifference, Change, CodebookDifference, ListChange
from foedera.model.migration import Migration, Rename

LIKE_ENOUGH = 70.0
"""Likeness (0 to 100, rapidfuzz's normalised indel similarity of label, meaning and expressions) from which a pair is
guessed. The likest two different areas of eu-sdp have 51: defence initiatives and defence tools."""


def codebook_difference(old: Codebook, new: Codebook) -> CodebookDifference:
    """What changed from one codebook to the other; they may be versions of one, or two."""
    before, after = ({area.id: area for area in book.areas} for book in (old, new))
    pairs = _pairs(old, new, before, after)
    found = [_area(before[one], after[other], likeness) for one, other, likeness in sorted(pairs)]
    gone, come = {one for one, _, _ in pairs}, {other for _, other, _ in pairs}
    return CodebookDifference(
        old=old.key,
        new=new.key,
        changes=(*_changes(old, new, ("title", "source", "locator")), *_languages(old, new)),
        removed=tuple(sorted(before.keys() - gone)),
        added=tuple(sorted(after.keys() - come)),
        areas=tuple(area for area in found if area.changes or area.lists),
    )


def _pairs(
    old: Codebook, new: Codebook, before: Mapping[str, Area], after: Mapping[str, Area]
) -> list[tuple[str, str, float | None]]:
    """Areas that are one and the same: (old id, new id, likeness of a guess)."""
    said = [*_renamed(new.migration, old), *((b, a) for a, b in _renamed(old.migration, new))]
    said = [(one, other) for one, other in said if one in before and other in after]
    gone, come = {one for one, _ in said}, {other for _, other in said}
    same = [area for area in before if area in after and area not in gone and area not in come]
    told = _told(new.migration, old) | _told(old.migration, new)
    left = [area for key, area in before.items() if key not in gone and key not in same and key not in told]
    free = [area for key, area in after.items() if key not in come and key not in same and key not in told]
    return [
        *((one, other, None) for one, other in said),
        *((area, area, None) for area in same),
        *_guessed(left, free),
    ]


def _renamed(migration: Migration | None, start: Codebook) -> list[tuple[str, str]]:
    if migration is None or migration.before != start.key:
        return []
    return [(step.old, step.new) for step in migration.steps if isinstance(step, Rename)]


def _told(migration: Migration | None, start: Codebook) -> set[str]:
    """Areas of which a migration says what became of them, so that nothing is left to guess."""
    if migration is None or migration.before != start.key:
        return set()
    return {area for step in migration.steps for area in (*step.olds, *step.news)}


def _guessed(left: Iterable[Area], free: Iterable[Area]) -> Iterator[tuple[str, str, float]]:
    """The likest pairs first, each area once; ties by ids, so that the guess is the same from both sides."""
    scores = [(fuzz.ratio(_words(one), _words(other)), one.id, other.id) for one in left for other in free]
    ranked = sorted(scores, key=lambda found: (-found[0], *sorted(found[1:])))
    used: set[str] = set()
    for score, one, other in ranked:
        if score >= LIKE_ENOUGH and not used & {one, other}:
            used |= {one, other}
            yield one, other, round(score, 1)


def _words(area: Area) -> str:
    parts = (area.label, area.definition, area.include, area.exclude, *area.headings, *area.strong, *area.weak)
    return "\n".join(parts)


def _area(old: Area, new: Area, likeness: float | None) -> AreaDifference:
    names = [field.name for field in msgspec.structs.fields(Area)]
    lists = [name for name in names if isinstance(getattr(old, name), tuple)]
    return AreaDifference(
        old=old.id,
        new=new.id,
        likeness=likeness,
        changes=_changes(old, new, [name for name in names if name not in lists]),
        lists=tuple(found for name in lists if (found := _list(name, getattr(old, name), getattr(new, name)))),
    )


def _changes(old: msgspec.Struct, new: msgspec.Struct, names: Iterable[str]) -> tuple[Change, ...]:
    values = [(name, getattr(old, name), getattr(new, name)) for name in names]
    return tuple(Change(field=n, before=_said(a), after=_said(b)) for n, a, b in values if a != b)


def _languages(old: Codebook, new: Codebook) -> Iterator[Change]:
    """For each further language the areas whose expressions came, went or changed."""
    before, after = ({each.language: each.areas for each in book.languages} for book in (old, new))
    for language in sorted({*before, *after}):
        one, other = ({area.id: area for area in book.get(language, ())} for book in (before, after))
        changed = [area for area in {**one, **other} if one.get(area) != other.get(area)]
        if changed:
            said = f"{len(other)} areas; changed: {', '.join(changed)}"
            yield Change(field=f"expressions in {language}", before=f"{len(one)} areas", after=said)


def _list(field: str, old: tuple[object, ...], new: tuple[object, ...]) -> ListChange | None:
    """What came and went; None where nothing did. A new order is no change."""
    before, after = [_said(value) for value in old], [_said(value) for value in new]
    removed = tuple(value for value in before if value not in after)
    added = tuple(value for value in after if value not in before)
    return ListChange(field=field, removed=removed, added=added) if removed or added else None


def _said(value: object) -> str:
    """A value as text; a record as its fields; None as nothing."""
    if value is None:
        return ""
    if isinstance(value, msgspec.Struct):
        return " ".join(filter(None, map(_said, msgspec.structs.astuple(value))))
    if isinstance(value, tuple):
        return ", ".join(map(_said, value))
    return str(value)
