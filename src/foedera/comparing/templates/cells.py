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
PERHAPS = 0.15
"""Likeness from which the nearest passage may say it in other words."""
USUAL = 2 / 3
"""Share of agreements from which a clause type is usual in a family."""
DIGITS = 3


class Passages(NamedTuple):
    """All passages of a family, and where those of each agreement are."""

    wordings: Sequence[Wording]
    vectors: Vectors
    of: Mapping[str, Ints]
    """Agreement → places of its passages."""
    counted_to: Mapping[int, str]
    """Place of a passage → id of its clause type."""


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
    languages = {passages.wordings[place].segment.language for place in members}
    likeness = passages.vectors.scores(*passages.vectors.mean(members))
    held = passages.vectors.held(commonest(template, members, passages.wordings))
    return tuple(
        _present(agreement, sorted(letters[agreement]))
        if agreement in letters
        else _lacking(agreement, languages, passages, likeness, held)
        for agreement in agreements
    )


def commonest(template: Template, members: Sequence[int], wordings: Sequence[Wording]) -> int:
    """The place of the passage whose wording most agreements have."""
    first = template.commonest.members[0].segment.id
    return next(place for place in members if wordings[place].segment.id == first)


def absences(found: Templates, agreement: str, *, share: float = USUAL) -> AbsenceReport:
    """What an agreement lacks of what is usual in its family.

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
    usual, absent, why_not = 0, [], None
    for template in found.templates:
        cells = found.cells[template.id]
        cell = cells[place]
        others = [other for other in cells if other.agreement != agreement and _could(other)]
        if not others or sum(not other.lacking for other in others) / len(others) < share:
            continue
        if not _could(cell):
            why_not = cell.lacking
            continue
        usual += 1
        if cell.lacking is not None:
            absent.append(Absence(template=template, of=len(others), cell=cell))
    return AbsenceReport(
        agreement=agreement,
        share=share,
        usual=usual,
        has=usual - len(absent),
        absent=tuple(absent),
        why_not=None if usual else why_not,
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


def _lacking(agreement: str, languages: set[str], passages: Passages, likeness: Floats, held: Floats) -> TemplateCell:
    own = passages.of.get(agreement)
    if own is None:
        return TemplateCell(agreement=agreement, variants=(), segments=(), lacking=Lacking.NO_TEXT)
    own = np.array(
        [place for place in own.tolist() if passages.wordings[place].segment.language in languages], np.int64
    )
    if not len(own):
        return TemplateCell(agreement=agreement, variants=(), segments=(), lacking=Lacking.LANGUAGE)
    within = bool(held[own].max() >= HELD)
    nearest = int(own[(held if within else likeness)[own].argmax()])
    none = likeness[nearest] == 0
    perhaps = Lacking.PERHAPS if likeness[nearest] >= PERHAPS else Lacking.NOT_FOUND
    return TemplateCell(
        agreement=agreement,
        variants=(),
        segments=(),
        lacking=Lacking.WITHIN if within else perhaps,
        nearest=None if none else passages.wordings[nearest].segment,
        likeness=None if none else round(float(likeness[nearest]), DIGITS),
        held=None if none else round(float(held[nearest]), DIGITS),
        counted_to=None if none else passages.counted_to.get(nearest),
    )
