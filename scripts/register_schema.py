"""Renews the schemas in each register's Frictionless descriptor: one for each CSV file, from the record it holds.

Run it when a record or a header changes: make register-schema. The rest of the descriptor, its collections among it, is
written by people and stays. Types and obligations come from the records of
foedera.model, the words a field may take from the declarations of properties.
"""

from __future__ import annotations

import csv
import json
import types
import typing
from pathlib import Path
from typing import Any

import msgspec

import foedera.data
from foedera.model.dates import PATTERN, PartialDate
from foedera.model.properties import declared
from foedera.model.property import Property

DATA = Path(foedera.data.__file__).parent
OWN = {
    "subject": "what the row is about: the id of an agreement, party, dialogue, source …",
    "source": "who says so: a subject of source.csv",
    "locator": "where in the source",
    "confidence": "how well it was verified; low and recalled are shown as unverified",
    "note": "what a reader should know about the row",
}
TYPES = {int: "integer", float: "number", bool: "boolean", str: "string"}


def main() -> None:
    """Renew the schemas in the datapackage.json of every built-in register."""
    for register in foedera.data.registers():
        folder = DATA / register
        text = json.dumps(package(folder), indent=1, ensure_ascii=False)
        (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def package(folder: Path) -> dict[str, Any]:
    """The descriptor of a register: what people wrote of it, and a schema for each CSV file of its folder."""
    written: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {**written, "resources": [_resource(path) for path in sorted(folder.glob("*.csv"))]}


def _resource(path: Path) -> dict[str, Any]:
    known = declared(path.stem)
    hints = typing.get_type_hints(known.record, include_extras=True)
    required = {field.name for field in msgspec.structs.fields(known.record) if field.required}
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    return {
        "profile": "tabular-data-resource",
        "name": path.stem,
        "path": path.name,
        "title": (known.record.__doc__ or "").splitlines()[0],
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(known, name, hints.get(name), name in required) for name in columns],
            "missingValues": [""],
        },
    }


def _field(known: Property, name: str, hint: Any, required: bool) -> dict[str, Any]:
    if name in OWN and hint is None:
        constraints: dict[str, Any] = {"required": True} if name != "note" else {}
        if name == "confidence":
            constraints["enum"] = ["high", "medium", "low", "recalled"]
        return {"name": name, "type": "string", "description": OWN[name], "constraints": constraints}
    plain = _plain(hint)
    field: dict[str, Any] = {"name": name, "type": TYPES.get(plain, "string"), "constraints": {}}
    if required:
        field["constraints"]["required"] = True
    if PartialDate in (hint, *typing.get_args(hint)):
        field["constraints"]["pattern"] = PATTERN
    if name in known.choices:
        field["constraints"]["enum"] = list(known.choices[name])
    if typing.get_origin(plain) is tuple:
        field["description"] = "a list, joined by |"
    return field


def _plain(hint: Any) -> Any:
    """The type without 'or None' and without annotations."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(option for option in typing.get_args(hint) if option is not type(None))
    return typing.get_args(hint)[0] if typing.get_origin(hint) is typing.Annotated else hint


if __name__ == "__main__":
    main()
