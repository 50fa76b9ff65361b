"""What sources say in prose: statements that can be recomputed, topics, layout, positions, views, targets."""

from __future__ import annotations

import msgspec

from foedera.model.dates import PartialDate


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A claim a source makes about the collection, in a form rules can recompute (subject: statement id).

    The meaning of `about`, `items` and `number` depends on `kind`; docs/guides/findings.md has the table.
    """

    kind: str
    about: tuple[str, ...]
    """Ids the statement is about: agreements, a collection, an instrument."""
    text: str
    """What is stated, in our own words."""
    number: float | None = None
    items: tuple[str, ...] = ()
    """Ids or words the statement names, in the order it names them."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says on the subject of the register, as it was read here (subject: source id).

    Which claims hold it is asked of the log; what they leave out can be known only by who read the source.
    """

    says: str
    """In our own words, in a sentence or two."""
    unheld: str | None = None
    """What of it no claim holds, and why; None where claims hold all that matters here."""


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A subject that a source's section on an agreement mentions, as a reader coded it (subject: agreement id).

    What a codebook tells apart inside an area is a foedera.model.codebook.AreaTopic; it has the same id where it means
    the same.
    """

    topic: str
    """A slug for the subject: military-mobility."""
    paragraph: str
    """eId of the digest paragraph that reports it: para_7."""
    areas: tuple[str, ...] = ()
    """Areas of the codebook it belongs to; empty where no row of the table takes it."""


class LayoutElement(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of a printed table (subject: table id, such as eprs-table-2)."""

    element: str
    """group, column_name, column_date, row, mark or note."""
    position: int
    """Place counted from 1: the data column for groups and columns, the row for rows and marks."""
    text: str
    width: int = 1
    """How many data columns a group spans."""
    refers_to: str | None = None
    """The agreement, role, mission or area it stands for; None where it stands for nothing."""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A position of the European Parliament (subject: position id)."""

    resolution: str
    """Resolution it stands in, as an instrument id."""
    year: str
    """The year the source attaches to it."""
    year_role: str
    """unstated, report_year or adopted."""
    text: str
    parties: tuple[str, ...] = ()


class View(msgspec.Struct, frozen=True, kw_only=True):
    """An expert's or institution's view (subject: view id)."""

    holder: str
    text: str


class Endnote(msgspec.Struct, frozen=True, kw_only=True):
    """An endnote of a source (subject: source id)."""

    number: int
    text: str
    about: str | None = None


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Something promised by a strategy with a deadline (subject: target id). What became of it: `progress`."""

    strategy: str
    pillar: str
    text: str
    deadline: str | None = None
    """As it is worded: mid-2022, from 2022, continuous."""
    due: PartialDate | None = None
    """What date the words are taken to mean, where they are none themselves: 2022-06 for mid-2022. None where they are
    one, or fix none."""


class Pillar(msgspec.Struct, frozen=True, kw_only=True):
    """A pillar of a strategy (subject: strategy id)."""

    pillar: str
    text: str
