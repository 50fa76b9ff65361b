"""YAML that knows where everything stands: plain data, and the line and column of every part of it.

In: the text of a YAML file. Out: its data, a place for each path (areas[3].strong[2]), and what is wrong with it as
YAML. Not here: what the data means. The parser's events are looked through before anything is built of them: nesting
that would exhaust the stack is refused, and so are aliases, by which a small file can stand for a huge one.
"""

from __future__ import annotations

from typing import Any

import msgspec
import yaml

from foedera.model.fault import Fault, Place, new_fault

DEEPEST = 12
"""Levels of nesting that are read; a codebook needs five, and the parser in C crashes at some thousand."""
LONGEST = 2_000_000
"""Characters that are read; fifty times the codebook eu-sdp."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where it is built in: the same events in a fortieth of the time."""


class PlacedYaml(msgspec.Struct, frozen=True, kw_only=True):
    """A YAML text taken apart."""

    data: Any
    """Plain data; None where the text is not YAML."""
    places: dict[str, Place]
    """Where each part stands, by its path; of a field, its name's place by the path with a colon behind it."""
    faults: tuple[Fault, ...]

    def place(self, path: str) -> Place | None:
        """The place of a path, or of the nearest part around it."""
        while path not in self.places and path:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.places.get(path)


def read_placed(text: str) -> PlacedYaml:
    """Take a YAML text apart; what is wrong with it is among the faults, never an exception."""
    faults: list[Fault] = []
    places: dict[str, Place] = {}
    data = None
    try:
        text.encode()  # the parser in C takes no lone surrogates
        faults += _refused(text)
        if not faults:
            node = yaml.compose(text, Loader=_LOADER)
            data = None if node is None else _Walk(places, faults).data(node, "")
    except (yaml.YAMLError, UnicodeEncodeError) as fault:
        faults.append(_not_yaml(fault))
    return PlacedYaml(data=data, places=places, faults=tuple(faults))


def _refused(text: str) -> list[Fault]:
    """Why the text must not be built, from its length and the parser's events."""
    if len(text) > LONGEST:
        return [new_fault("yaml-syntax", "", f"{len(text)} characters, more than {LONGEST}", settle="a smaller file")]
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            fault = new_fault("yaml-alias", "", f"an alias, *{event.anchor}", settle="write out what it stands for")
            return [msgspec.structs.replace(fault, place=_place(event.start_mark))]
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            fault = new_fault("yaml-syntax", "", f"nested more than {DEEPEST} deep", settle="the fields a codebook has")
            return [msgspec.structs.replace(fault, place=_place(event.start_mark))]
    return []


def _not_yaml(fault: Exception) -> Fault:
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    said = " ".join(part for part in (getattr(fault, "context", None), getattr(fault, "problem", None)) if part)
    text = f"not YAML: {said or str(fault).splitlines()[0]}"
    settle = "one YAML document in UTF-8; text with a colon, a star or a bracket in it stands in quotes"
    return msgspec.structs.replace(new_fault("yaml-syntax", "", text, settle=settle), place=mark and _place(mark))


class _Walk:
    """Builds plain data of nodes, noting where each stands."""

    def __init__(self, places: dict[str, Place], faults: list[Fault]) -> None:
        self._places = places
        self._faults = faults
        self._scalars = yaml.constructor.SafeConstructor()

    def data(self, node: Any, path: str) -> object:
        self._places[path] = _place(node.start_mark)
        if isinstance(node, yaml.SequenceNode):
            return [self.data(item, f"{path}[{index}]") for index, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return self._scalar(node, path)

    def _mapping(self, node: Any, path: str) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "(a list or mapping)"
            inside = f"{path}.{name}" if path else name
            if name in found:
                first = self._places[f"{inside}:"].line
                text = f"{name!r} stands here again, first in line {first}; a reader would keep only one of them"
                self._fault("duplicate-key", inside, text, key, settle="keep one")
            self._places[f"{inside}:"] = _place(key.start_mark)
            found[name] = self.data(value, inside)
        return found

    def _scalar(self, node: Any, path: str) -> object:
        try:
            return self._scalars.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError, KeyError, TypeError) as fault:
            text = f"{node.value!r} cannot be read: {getattr(fault, 'problem', None) or fault}"
            self._fault("yaml-syntax", path, text, node, settle="put it in quotes if it is text")
            return None

    def _fault(self, code: str, path: str, text: str, node: Any, *, settle: str) -> None:
        fault = new_fault(code, path, text, settle=settle)
        self._faults.append(msgspec.structs.replace(fault, place=_place(node.start_mark)))


def _place(mark: Any) -> Place:
    return Place(line=mark.line + 1, column=mark.column + 1)
