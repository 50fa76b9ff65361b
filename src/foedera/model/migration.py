"""Migrations: what became of each area of a codebook when its next version changed it.

A step names areas of the old version, areas of the new one, and whether what was said of the old still holds. An
area no step names is in both versions and means the same.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Rename(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="step", tag="rename"):
    """The id changes, the meaning stays: what was said of the old area is carried over."""

    old: str
    new: str
    why: str | None = None

    @property
    def olds(self) -> tuple[str, ...]:
        """Areas of the old version it is about."""
        return (self.old,)

    @property
    def news(self) -> tuple[str, ...]:
        """Areas of the new version it is about."""
        return (self.new,)


class Split(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="step", tag="split"):
    """Several areas, each narrower than the old one: only 'not found' is carried over."""

    old: str
    into: tuple[str, ...]
    why: str | None = None

    @property
    def olds(self) -> tuple[str, ...]:
        """Areas of the old version it is about."""
        return (self.old,)

    @property
    def news(self) -> tuple[str, ...]:
        """Areas of the new version it is about."""
        return self.into


class Merge(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="step", tag="merge"):
    """One area that means any of the old ones: what was found is carried over, 'not found' where all said so."""

    olds: tuple[str, ...]
    into: str
    why: str | None = None

    @property
    def news(self) -> tuple[str, ...]:
        """Areas of the new version it is about."""
        return (self.into,)


class _OfOneArea(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="step"):
    area: str
    why: str | None = None

    @property
    def olds(self) -> tuple[str, ...]:
        """Areas of the old version it is about."""
        return (self.area,)

    @property
    def news(self) -> tuple[str, ...]:
        """Areas of the new version it is about."""
        return (self.area,)


class Narrow(_OfOneArea, frozen=True, kw_only=True, tag="narrow"):
    """The area means less than before: only 'not found' is carried over."""


class Widen(_OfOneArea, frozen=True, kw_only=True, tag="widen"):
    """The area means more than before: only what was found is carried over."""


class Reword(_OfOneArea, frozen=True, kw_only=True, tag="reword"):
    """The words of the definition or notes change, the meaning does not: what was said still counts."""


class Drop(_OfOneArea, frozen=True, kw_only=True, tag="drop"):
    """The area is gone: what was said of it stays in the log, under the old version."""

    @property
    def news(self) -> tuple[str, ...]:
        """None: no area of the new version."""
        return ()


class Add(_OfOneArea, frozen=True, kw_only=True, tag="add"):
    """A new area: nothing was said of it yet."""

    @property
    def olds(self) -> tuple[str, ...]:
        """None: no area of the old version."""
        return ()


Step: TypeAlias = Rename | Split | Merge | Narrow | Widen | Reword | Drop | Add


class Migration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a codebook version came out of the one before."""

    before: str = msgspec.field(name="from")
    """The version it starts from, eu-sdp@1."""
    steps: tuple[Step, ...] = ()

    def step_of(self, area: str) -> Step | None:
        """The step that says what became of an area of the old version; None where it means the same."""
        return next((step for step in self.steps if area in step.olds), None)


def step_name(step: Step) -> str:
    """What a step is called in a codebook file: such as rename or split."""
    return str(step.__struct_config__.tag)
