"""What is wrong with topics: ids that name two things, topics nothing can show, expressions that cannot work.

In: areas by path. Out: faults. Not here: the form of the file (foedera.reading.codebook).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from foedera.coding.linting.expression_faults import of_expression
from foedera.ids import SLUG
from foedera.model.codebook import Area, AreaTopic
from foedera.model.fault import Fault, new_fault


def topic_faults(areas: Mapping[str, Area], *, known: Collection[str] = ()) -> Iterator[Fault]:
    """The faults of every topic, and of those that share an id with another topic or an area.

    Args:
        areas: the areas that could be read, by path.
        known: ids of all areas, also of those that could not be read; empty for those of `areas`.
    """
    taken = dict.fromkeys(known or [area.id for area in areas.values()], "an area")
    for area_path, area in areas.items():
        for index, topic in enumerate(area.topics):
            path = f"{area_path}.topics[{index}]"
            if topic.id in taken:
                text = f"the id of the topic {topic.id!r} is that of {taken[topic.id]} too"
                settle = "an id no other topic and no area has"
                yield new_fault("duplicate-topic", f"{path}.id", text, settle=settle, area=area.id)
            taken.setdefault(topic.id, f"a topic of {area.id}")
            yield from _alone(path, topic, area.id)


def _alone(path: str, topic: AreaTopic, area: str) -> Iterator[Fault]:
    if not SLUG.fullmatch(topic.id):
        settle = "lower-case letters and digits in words joined by single hyphens"
        yield new_fault("bad-id", f"{path}.id", f"{topic.id!r} cannot be the id of a topic", settle=settle, area=area)
    if not topic.expressions:
        settle = "an expression under expressions"
        yield new_fault("no-expressions", path, "no expression can show this topic", settle=settle, area=area)
    if not topic.definition.strip():
        settle = "a sentence two coders would read alike"
        yield new_fault("no-definition", path, f"the topic {topic.id} has no definition", settle=settle, area=area)
    for place, expression in enumerate(topic.expressions):
        yield from of_expression(expression, f"{path}.expressions[{place}]", area)
        if expression in topic.expressions[:place]:
            text = f"{expression!r} stands twice in the topic {topic.id}"
            field = f"{path}.expressions[{place}]"
            yield new_fault("repeated-expression", field, text, settle="keep one", area=area)
