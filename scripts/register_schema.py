"""Writes the register's Frictionless descriptor: a schema for each CSV file, from the record it holds.

Run it when a record or a header changes: make register-schema. Types and obligations come from the records of
foedera.model; the words a field may take stand in ENUMS.
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
from foedera.model.properties import RECORDS

FOLDER = Path(foedera.data.__file__).parent / "eu-sdp"
OWN = {
    "subject": "what the row is about: the id of an agreement, party, dialogue, source …",
    "source": "who says so: a subject of source.csv",
    "locator": "where in the source",
    "confidence": "how well it was verified; low and recalled are shown as unverified",
    "note": "what a reader should know about the row",
}
ENUMS: dict[tuple[str, str], list[str]] = {
    ("coverage", "value"): ["covered", "in_place", "not_found", "unclear", "not_applicable", "unreadable"],
    ("source", "rank"): ["primary", "secondary"],
    ("signatory", "side"): ["eu", "partner"],
    ("mission", "kind"): ["civilian", "military", "mixed"],
    ("funding", "direction"): ["received", "given"],
    ("participation", "relation"): ["contributes", "not_listed", "cooperates", "invited", "approved", "agreed"],
    ("dialogue", "status"): ["promised", "existing", "upgraded", "to_be_established", "possible"],
    ("party", "kind"): ["state", "organisation"],
}
TYPES = {int: "integer", float: "number", bool: "boolean", str: "string"}


def main() -> None:
    """Describe every CSV file of the folder and write datapackage.json."""
    resources = [_resource(path) for path in sorted(FOLDER.glob("*.csv"))]
    package = {
        "profile": "data-package",
        "name": "eu-sdp",
        "title": "The EU's bilateral security and defence partnerships",
        "description": "What the briefing PE 767.215 states and what public sources add, as claims with their sources.",
        "version": "2025.1",
        "created": "2026-11-23T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "codebook": "eu-sdp",
        "resources": resources,
    }
    text = json.dumps(package, indent=1, ensure_ascii=False)
    (FOLDER / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _resource(path: Path) -> dict[str, Any]:
    record = RECORDS[path.stem]
    hints = typing.get_type_hints(record, include_extras=True)
    required = {field.name for field in msgspec.structs.fields(record) if field.required}
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    return {
        "profile": "tabular-data-resource",
        "name": path.stem,
        "path": path.name,
        "title": (record.__doc__ or "").splitlines()[0],
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(path.stem, name, hints.get(name), name in required) for name in columns],
            "missingValues": [""],
        },
    }


def _field(resource: str, name: str, hint: Any, required: bool) -> dict[str, Any]:
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
    if (resource, name) in ENUMS:
        field["constraints"]["enum"] = ENUMS[resource, name]
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
