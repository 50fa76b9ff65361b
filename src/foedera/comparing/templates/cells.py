"""Cells: what each agreement has of each clause type, and where it has none, why, with what was found instead.

In: clause types, wordings, vectors. Out: cells, absence reports. Nothing is called absent without the passage that
comes nearest, so that a reader can look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from foedera.comparing.templates.vectors import Floats, Vectors
from foedera.comparing.templates.wordings import Wording
from foedera.comparing.wording.shingles import Ints
from foedera.errors import UsageError
from foedera.model.lookup import unknown_agreement
from foedera.model.template import Absence, AbsenceReport, Lacking, Template, TemplateCell, Templates

HELD = 0.5
"""Share of what tells in a wording that a passage of another type has, from which it is said there."""
PERHAPS = 0.1
"""Likeness from which the nearest passage may say it in other words ; evaluation/templates.md says what a reader found
above and below."""
USUAL = 2 / 3
"""Share of agreements from which a clause type is usual in a family."""
DIGITS = 3


class Searched(NamedTuple):
    """The passages in some languages, by agreement: `places[starts[k]:starts[k + 1]]` are those of the k-th."""

    agreements: Mapping[str, int]
    """Agreement → its k; those without such a passage are not here."""
    places: Ints
    starts: Ints

    def best(self, values: Floats) -> Ints:
        """For each agreement the first of its passages with the highest value."""
        own = values[self.places]
        highest = np.maximum.reduceat(own, self.starts[:-1])
        at = np.flatnonzero(own == np.repeat(highest, np.diff(self.starts)))
        return self.places[at[np.searchsorted(at, self.starts[:-1])]]


class Passages:
    """All passages of a family, and where those of each agreement are."""

    def __init__(
        self, wordings: Sequence[Wording], vectors: Vectors, of: Mapping[str, Ints], counted_to: Mapping[int, str]
    ) -> None:
        """Keep them.

        Args:
            wordings: all passages.
            vectors: theirs.
            of: agreement → places of its passages.
            counted_to: place of a passage → id of its clause type.
        """
        self.wordings, self.vectors, self.of, self.counted_to = wordings, vectors, of, counted_to
        self._searched: dict[frozenset[str], Searched] = {}

    def searched(self, languages: frozenset[str]) -> Searched:
        """What is searched for a type worded in some languages."""
        if languages not in self._searched:
            spoken = {
                agreement: [place for place in own.tolist() if self.wordings[place].segment.language in languages]
                for agreement, own in self.of.items()
            }
            kept = {agreement: own for agreement, own in spoken.items() if own}
            self._searched[languages] = Searched(
                agreements={agreement: number for number, agreement in enumerate(kept)},
                places=np.array([place for own in kept.values() for place in own], dtype=np.int64),
                starts=np.cumsum([0, *map(len, kept.values())], dtype=np.int64),
            )
        return self._searched[languages]


def passages_by_agreement(wordings: Sequence[Wording]) -> dict[str, Ints]:
    """Agreement → places of its passages."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, wording in enumerate(wordings):
        found[wording.segment.agreement].append(place)
    return {agreement: np.array(places, dtype=np.int64) for agreement, places in found.items()}


def cells_of(
    template: Template, members: Sequence[int], passages: Passages, agreements: Sequence[str]
) -> tuple[TemplateCell, ...]:
    """A cell of one clause type for each agreement.

    Args:
        template: the type.
        members: places of its passages.
        passages: all there are.
        agreements: the family, in its order.
    """
    letters: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for variant in template.variants:
        for member in variant.members:
            segment = member.segment
            letters[segment.agreement].append((segment.start, variant.letter, segment.id))
    searched = passages.searched(frozenset(passages.wordings[place].segment.language for place in members))
    likeness = passages.vectors.scores(*passages.vectors.mean(members))
    held = passages.vectors.held(commonest(template, members, passages.wordings))
    nearest = _Nearest(searched.best(likeness).tolist(), searched.best(held).tolist(), likeness, held)
    return tuple(
        _present(agreement, sorted(letters[agreement]))
        if agreement in letters
        else _lacking(agreement, searched, passages, nearest)
        for agreement in agreements
    )


class _Nearest(NamedTuple):
    """Of one type, for each agreement searched, the place of the passage likest to it and of what holds most."""

    like: Sequence[int]
    holding: Sequence[int]
    likeness: Floats
    """How like each passage is to the type."""
    held: Floats
    """How much of what tells in its commonest wording each has."""


def commonest(template: Template, members: Sequence[int], wordings: Sequence[Wording]) -> int:
    """The place of the passage whose wording most agreements have."""
    first = template.commonest.members[0].segment.id
    return next(place for place in members if wordings[place].segment.id == first)


def absences(found: Templates, agreement: str, *, share: float = USUAL) -> AbsenceReport:
    """What is usual in a family, and no wording of which was found in one agreement.

    Args:
        found: the clause types of the family.
        agreement: its id.
        share: of the other agreements that could have a type, above 0 to 1, from which it is usual.

    Raises:
        UnknownId: the agreement is not in the family.
        UsageError: no such share.
    """
    if agreement not in found.agreements:
        raise unknown_agreement(agreement, found.agreements)
    if not 0 < share <= 1:
        raise UsageError(
            "not a share of agreements",
            where=repr(share),
            expected="a number above 0 and at most 1, such as 0.67",
            found=repr(share),
            next_step="leave it out for two thirds",
        )
    place = found.agreements.index(agreement)
    usual: dict[bool, int] = {False: 0, True: 0}
    absent: dict[bool, list[Absence]] = {False: [], True: []}
    why_not = None
    for template in found.templates:
        cells = found.cells[template.id]
        cell = cells[place]
        others = [other for other in cells if other.agreement != agreement and _could(other)]
        if not others or sum(not other.lacking for other in others) / len(others) < share:
            continue
        if not _could(cell):
            why_not = cell.lacking
            continue
        usual[template.closing] += 1
        if cell.lacking is not None:
            absent[template.closing].append(Absence(template=template, of=len(others), cell=cell))
    return AbsenceReport(
        agreement=agreement,
        share=share,
        usual=usual[False],
        has=usual[False] - len(absent[False]),
        absent=tuple(absent[False]),
        usual_closings=usual[True],
        absent_closings=tuple(absent[True]),
        why_not=None if any(usual.values()) else why_not,
    )


def _could(cell: TemplateCell) -> bool:
    return cell.lacking not in (Lacking.NO_TEXT, Lacking.LANGUAGE)


def _present(agreement: str, passages: Sequence[tuple[int, str, str]]) -> TemplateCell:
    return TemplateCell(
        agreement=agreement,
        variants=tuple(variant for _, variant, _ in passages),
        segments=tuple(segment for _, _, segment in passages),
        lacking=None,
    )


def _lacking(agreement: str, searched: Searched, passages: Passages, nearest: _Nearest) -> TemplateCell:
    if agreement not in searched.agreements:
        why = Lacking.LANGUAGE if agreement in passages.of else Lacking.NO_TEXT
        return TemplateCell(agreement=agreement, variants=(), segments=(), lacking=why)
    number = searched.agreements[agreement]
    within = bool(nearest.held[nearest.holding[number]] >= HELD)
    place = (nearest.holding if within else nearest.like)[number]
    likeness = float(nearest.likeness[place])
    none = likeness == 0
    perhaps = Lacking.PERHAPS if likeness >= PERHAPS else Lacking.NOT_FOUND
    return TemplateCell(
        agreement=agreement,
        variants=(),
        segments=(),
        lacking=Lacking.WITHIN if within else perhaps,
        nearest=None if none else passages.wordings[place].segment,
        likeness=None if none else round(likeness, DIGITS),
        held=None if none else round(float(nearest.held[place]), DIGITS),
        counted_to=None if none else passages.counted_to.get(place),
    )
