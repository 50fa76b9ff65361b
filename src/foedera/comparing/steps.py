"""Checks a migration against the two codebook versions it joins: every area accounted for, no id unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from foedera.model.codebook import Area, Codebook
from foedera.model.fault import Fault, new_fault
from foedera.model.migration import Merge, Migration, Split, step_name

MEANING = ("definition", "include", "exclude")
"""The fields that say what an area means."""


def step_faults(old: Codebook, new: Codebook) -> tuple[Fault, ...]:
    """What is wrong with the migration of `new`; empty when it says what became of every area of `old`."""
    migration = new.migration
    if migration is None:
        text = f"{new.key} does not say what became of the areas of {old.key}"
        return (new_fault("no-migration", "migration", text, settle=f"a migration section with from: {old.key}"),)
    if migration.before != old.key or new.version <= old.version:
        text = f"{new.key} starts from {migration.before}, and the newest version there is is {old.key}"
        return (new_fault("wrong-start", "migration.from", text, settle=f"from: {old.key}, and a higher version"),)
    before, after = ({area.id: area for area in book.areas} for book in (old, new))
    return (
        *_of_steps(migration, set(before), set(after)),
        *_repeated(migration),
        *_unaccounted(migration, before, after),
    )


def _of_steps(migration: Migration, before: set[str], after: set[str]) -> Iterator[Fault]:
    for index, step in enumerate(migration.steps):
        path, name = f"migration.steps[{index}]", step_name(step)
        for area in (area for area in step.olds if area not in before):
            yield new_fault(
                "unknown-old", path, f"{name}: {migration.before} has no area {area!r}", settle="its old id"
            )
        for area in (area for area in step.news if area not in after):
            yield new_fault("unknown-new", path, f"{name}: the new version has no {area!r}", settle="its new id")
        few = {Split: step.news, Merge: step.olds}.get(type(step))
        if few is not None and len(set(few)) < 2:
            yield new_fault("no-step", path, f"{name} of fewer than two areas", settle="two or more areas, or rename")
        if name == "drop" and step.olds[0] in after:
            yield new_fault("no-step", path, f"{step.olds[0]!r} is dropped and still there", settle="drop or keep")
        if name == "add" and step.news[0] in before:
            yield new_fault("no-step", path, f"{step.news[0]!r} is added and was there", settle="narrow or widen")


def _repeated(migration: Migration) -> Iterator[Fault]:
    for what, named in (
        ("old", Counter(area for step in migration.steps for area in dict.fromkeys(step.olds))),
        ("new", Counter(area for step in migration.steps for area in dict.fromkeys(step.news))),
    ):
        for area in (area for area, times in named.items() if times > 1):
            text = f"the {what} area {area!r} stands in {named[area]} steps"
            settle = "one step for each area; a second change is a further version"
            yield new_fault("two-steps", "migration.steps", text, settle=settle)


def _unaccounted(migration: Migration, before: dict[str, Area], after: dict[str, Area]) -> Iterator[Fault]:
    olds = {area for step in migration.steps for area in step.olds}
    news = {area for step in migration.steps for area in step.news}
    for area in sorted(before.keys() - olds):
        if area not in after:
            text = f"{area!r} is gone, and no step says what became of it"
            yield new_fault("unaccounted", "migration.steps", text, settle="rename, split, merge or drop", area=area)
        elif area in news:
            text = f"{area!r} was there before and stands for something else now"
            settle = "a step that says what became of the old area of that id"
            yield new_fault("unaccounted", "migration.steps", text, settle=settle, area=area)
        elif changed := [field for field in MEANING if getattr(before[area], field) != getattr(after[area], field)]:
            text = f"the {' and '.join(changed)} of {area!r} changed"
            settle = "narrow, widen, or reword where the meaning stays"
            yield new_fault("unaccounted", "migration.steps", text, settle=settle, area=area)
    for area in sorted(after.keys() - before.keys() - news):
        settle = "add, or the step it comes out of"
        yield new_fault("unaccounted", "migration.steps", f"{area!r} is new and in no step", settle=settle, area=area)
