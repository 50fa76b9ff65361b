"""What is wrong with the concepts of EuroVoc that areas and topics map to: an unknown id, a label not the concept's.

In: areas by path, EuroVoc's concepts. Out: faults. Not here: whether the concept fits the area.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from foedera.model.codebook import Area, Concept
from foedera.model.fault import Fault, new_fault


def concept_faults(areas: Mapping[str, Area], known: Mapping[str, Concept]) -> Iterator[Fault]:
    """Concepts EuroVoc does not have under that id, or has under another label."""
    for path, area in areas.items():
        for place, concept in _placed(path, area):
            settle = "its id and label: foedera codebook terms WORDS"
            there = known.get(concept.id)
            if there is None:
                text = f"EuroVoc has no concept {concept.id!r} ({concept.label})"
                yield new_fault("unknown-concept", place, text, settle=settle, area=area.id)
            elif there.label != concept.label:
                text = f"{concept.id} is ‘{there.label}’ in EuroVoc, not ‘{concept.label}’"
                yield new_fault("other-label", place, text, settle=settle, area=area.id)


def _placed(path: str, area: Area) -> Iterator[tuple[str, Concept]]:
    """The concepts of an area and of its topics, each with its path."""
    yield from ((f"{path}.eurovoc[{index}]", concept) for index, concept in enumerate(area.eurovoc))
    for number, topic in enumerate(area.topics):
        yield from ((f"{path}.topics[{number}].eurovoc[{at}]", concept) for at, concept in enumerate(topic.eurovoc))
