"""What is wrong with the concepts of EuroVoc areas map to: an id that is none, a label that is not the concept's.

In: areas by path, EuroVoc's concepts. Out: faults. Not here: whether the concept fits the area.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedera.model.codebook import Area, Concept
from foedera.model.fault import Fault, new_fault


def concept_faults(areas: Mapping[str, Area], known: Mapping[str, Concept]) -> Iterator[Fault]:
    """Concepts EuroVoc does not have under that id, or has under another label."""
    for path, area in areas.items():
        for index, concept in enumerate(area.eurovoc):
            place, settle = f"{path}.eurovoc[{index}]", "its id and label: foedera codebook terms WORDS"
            there = known.get(concept.id)
            if there is None:
                text = f"EuroVoc has no concept {concept.id!r} ({concept.label})"
                yield new_fault("unknown-concept", place, text, settle=settle, area=area.id)
            elif there.label != concept.label:
                text = f"{concept.id} is ‘{there.label}’ in EuroVoc, not ‘{concept.label}’"
                yield new_fault("other-label", place, text, settle=settle, area=area.id)
