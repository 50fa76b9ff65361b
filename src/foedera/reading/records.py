"""Plain data into records, naming every field that does not fit rather than only the first.

In: plain data and the record it should be. Out: the record, or None and the faults, each with the path of its field.
Not here: files, places in them, and what a record's values mean.
"""

from __future__ import annotations

import difflib
import types
import typing
from typing import Any, TypeVar

import msgspec

from foedera.model.fault import Fault, new_fault

Record = TypeVar("Record", bound=msgspec.Struct)


def to_record(data: object, record: type[Record], path: str) -> tuple[Record | None, list[Fault]]:
    """A record of plain data; None when a field is missing, unknown or of the wrong type."""
    if not isinstance(data, dict):
        return None, [_wrong(path, f"{_said(data)}, where the fields of one {record.__name__.lower()} belong")]
    fields = {field.encode_name: field for field in msgspec.structs.fields(record)}
    faults = [_unknown(name, list(fields), record, _inside(path, name)) for name in data if name not in fields]
    faults += [
        new_fault("missing-field", path, f"the field {name!r} is missing", settle=f"write {name}: …")
        for name, field in fields.items()
        if field.required and name not in data
    ]
    values: dict[str, object] = {}
    for name, field in fields.items():
        if name in data:
            value, found = _value(data[name], field.type, _inside(path, name))
            faults += found
            values[field.name] = value
    return (None, faults) if faults else (record(**values), [])


def _value(data: object, kind: Any, path: str) -> tuple[Any, list[Fault]]:
    """The value of a field, each item of a list and each record in it on its own."""
    item = _item_of(kind)
    if item is not None and isinstance(data, list):
        pairs = [_value(entry, item, f"{path}[{index}]") for index, entry in enumerate(data)]
        return tuple(value for value, _ in pairs), [fault for _, faults in pairs for fault in faults]
    record = _record_of(kind)
    if record is not None and data is not None:
        return to_record(data, record, path)
    try:
        return msgspec.convert(data, kind), []
    except (msgspec.ValidationError, OverflowError, RecursionError) as fault:
        return None, [_wrong(path, f"{str(fault)[:200]}: {_said(data)}")]


def _options(kind: Any) -> tuple[Any, ...]:
    """The types of a union, without None; any other type alone."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return tuple(option for option in typing.get_args(kind) if option is not type(None))
    return (kind,)


def _item_of(kind: Any) -> Any:
    """What a list holds; None for a type that is no list."""
    tuples = [option for option in _options(kind) if typing.get_origin(option) is tuple]
    return typing.get_args(tuples[0])[0] if tuples else None


def _record_of(kind: Any) -> type[msgspec.Struct] | None:
    """The one record a type is; None for plain types and for unions, which are told apart by a field of theirs."""
    options = _options(kind)
    single = len(options) == 1 and isinstance(options[0], type) and issubclass(options[0], msgspec.Struct)
    return options[0] if single else None


def _unknown(name: str, known: list[str], record: type[msgspec.Struct], path: str) -> Fault:
    near = difflib.get_close_matches(str(name), known, n=1)
    meant = f"; did you mean {near[0]!r}?" if near else ""
    settle = f"one of the fields of one {record.__name__.lower()}: {', '.join(known)}"
    return new_fault("unknown-field", path, f"there is no field {name!r}{meant}", settle=settle)


def _wrong(path: str, text: str) -> Fault:
    settle = "a value of the type expected; text that looks like a number in quotes"
    return new_fault("wrong-type", path, text, settle=settle)


def _inside(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _said(data: object) -> str:
    text = repr(data)
    return text if len(text) <= 60 else f"{text[:60]}…"
