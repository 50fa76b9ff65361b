"""The clause types of a family of texts.

In: texts, dates of signature, a threshold. Out: one record with types, variants and cells. The same
input in any order gives the same output.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import structs

from foedera.comparing.templates.cells import HELD, PERHAPS, Passages, cells_of, commonest, passages_by_agreement
from foedera.comparing.templates.clusters import FLOOR, clusters_of, likenesses
from foedera.comparing.templates.naming import Nameless, names_of
from foedera.comparing.templates.variants import SAME, in_order, numbered, variants_of
from foedera.comparing.templates.vectors import Vectors, vectors_of
from foedera.comparing.templates.wordings import Wording, fixed_of, wordings_of, words
from foedera.comparing.wording.formulas import Signed, by_date
from foedera.comparing.wording.shingles import SHINGLE, Ints
from foedera.model.document import ReadResult
from foedera.model.reuse import LeftOut
from foedera.model.template import Template, Templates

THRESHOLD = 0.25
"""Average likeness from which passages are one clause type; evaluation/templates.md says what others would give."""
FEWEST = 3
"""Agreements a clause type stands in at least: two alike may be one text and its model."""


class Family(NamedTuple):
    """The clause types of a family, and what trees are made of."""

    found: Templates
    wordings: tuple[Wording, ...]
    members: dict[str, tuple[int, ...]]
    """Clause type → places of its passages, in order of date."""


def family_of(
    texts: Sequence[ReadResult],
    signed: Signed,
    *,
    threshold: float = THRESHOLD,
    fewest: int = FEWEST,
) -> Family:
    """The clause types that stand in several agreements.

    Args:
        texts: documents with their provisions; only texts of agreements count, of each language the latest version.
        signed: the agreements asked about, with their dates of signature; one without a text is said to have none.
        threshold: average likeness from which passages are one type, above 0 to 1.
        fewest: agreements a type stands in at least.
    """
    wordings, left_out = wordings_of(texts)
    of = passages_by_agreement(wordings)
    vectors, groups = _grouped(wordings, list(of), threshold, fewest)
    agreements = by_date(dict.fromkeys((*signed, *of)), signed)
    types = _types(groups, wordings, signed)
    nameless = [Nameless(members, commonest(each, members, wordings), each.closing) for members, each in types]
    names = names_of(nameless, wordings, vectors)
    templates = [structs.replace(template, name=name) for (_, template), name in zip(types, names, strict=True)]
    members = {template.id: places for template, (places, _) in zip(templates, types, strict=True)}
    counted_to = {place: template for template, places in members.items() for place in places}
    passages = Passages(wordings, vectors, of, counted_to)
    missing = [LeftOut(id=agreement, why="no text to compare") for agreement in agreements if agreement not in of]
    found = Templates(
        agreements=tuple(agreements),
        signed={agreement: signed.get(agreement) for agreement in agreements},
        with_text=tuple(agreement for agreement in agreements if agreement in of),
        templates=tuple(templates),
        cells={each.id: cells_of(each, members[each.id], passages, agreements) for each in templates},
        threshold=threshold,
        fewest=fewest,
        passages=len(wordings),
        alone=len(wordings) - len(counted_to),
        rules=tuple(_rules(threshold, fewest)),
        left_out=(*missing, *left_out),
    )
    return Family(found, wordings, members)


def clusters(wordings: Sequence[Wording], agreements: Sequence[str], threshold: float) -> tuple[Vectors, Ints]:
    """The vectors of passages, and for each the first passage of its cluster."""
    numbers = {agreement: number for number, agreement in enumerate(agreements)}
    owners = np.array([numbers[wording.segment.agreement] for wording in wordings], dtype=np.int64)
    vectors = vectors_of([(wording.segment.language, words(wording)) for wording in wordings], owners)
    closings = np.array([wording.closing for wording in wordings], dtype=np.bool_)
    return vectors, clusters_of(len(wordings), likenesses(vectors, owners, closings), threshold)


def _grouped(
    wordings: Sequence[Wording], agreements: Sequence[str], threshold: float, fewest: int
) -> tuple[Vectors, list[list[int]]]:
    """The clusters that stand in enough agreements, as places."""
    vectors, cluster = clusters(wordings, agreements, threshold)
    groups: dict[int, list[int]] = defaultdict(list)
    for place, first in enumerate(cluster.tolist()):
        groups[first].append(place)
    spread = (group for group in groups.values() if len({wordings[at].segment.agreement for at in group}) >= fewest)
    return vectors, list(spread)


def _types(
    groups: Sequence[Sequence[int]], wordings: Sequence[Wording], signed: Signed
) -> list[tuple[tuple[int, ...], Template]]:
    """Types without names, with the places of their passages; formulas of closing last, then by agreements."""
    found = []
    for group in groups:
        places = {wordings[place].segment.id: place for place in group}
        ordered = in_order([wordings[place] for place in group], signed)
        variants = variants_of(numbered(ordered, fixed_of(ordered)), signed)
        template = Template(
            id=ordered[0].segment.id,
            name="",
            agreements=len({wording.segment.agreement for wording in ordered}),
            variants=variants,
            closing=ordered[0].closing,
        )
        found.append((tuple(places[wording.segment.id] for wording in ordered), template))
    return sorted(found, key=lambda one: (one[1].closing, -one[1].agreements, one[0][0]))


def _rules(threshold: float, fewest: int) -> Iterator[str]:
    """The rules in words, as a page shows them."""
    yield (
        f"What is compared: an article with all its paragraphs, or a provision that stands in no article, of at least "
        f"{SHINGLE} words."
    )
    yield (
        "Likeness: words and pairs of words in common, weighted by how rare they are within an agreement (cosine, 0 to "
        "1). Names of states, amounts and dates are left aside."
    )
    yield (
        f"Clause type: groups of passages are joined while the likeness between them is, on average over all pairs, at "
        f"least {threshold:g}; two passages of one agreement, or a likeness below {FLOOR:g}, count as unlike. Shown "
        f"are types that stand in at least {fewest} agreements."
    )
    yield (
        "Signature and closing: done at, in witness whereof, the lines of signatories. Every agreement has them and "
        "they say nothing of what was agreed: they are types of their own, set apart. A line of names is one "
        "only behind such a formula."
    )
    yield (
        "Name: the heading half of the agreements have it under; where there is none, or it names several types, words "
        "of the commonest wording as printed, from its beginning or, behind an ellipsis, from where it begins to tell."
    )
    yield (
        f"Variant: wordings that have {SAME:.0%} of their words in common with its eldest, in the same order. Names, "
        "amounts and dates count as the same where no more than half of the passages of the type have them: they are "
        "written [PARTY], [AMOUNT], [DATE]."
    )
    yield (
        "Nearest earlier model: among the passages of the type signed on an earlier day, the one with most words in "
        "common in the same order. That words are the same says nothing of who copied from whom."
    )
    yield (
        f"Perhaps said in other words: the nearest passage is at least {PERHAPS:g} like the type on average. A reader "
        "has to look. No wording found: no passage is. That is a search by words, and no proof that nothing says it."
    )
    yield (
        f"Said within another clause: a passage of another type has at least {HELD:.0%} of what tells in the type's "
        "commonest wording."
    )
