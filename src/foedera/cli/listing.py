"""foedera list: what the workspace holds."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Literal

import msgspec

from foedera.cli.call import say
from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.listing import LISTS, Listed

What = Literal["agreements", "areas", "texts", "collections", "codebooks", "sources", "unused-sources"]


def listing(
    what: What = "agreements", /, *, format: Literal["table", "json", "csv"] = "table", output: Output = None
) -> None:
    """List agreements, areas, texts, collections, codebooks or sources.

    Example: foedera list areas

    `unused-sources` lists the sources no claim stands on and no text comes from, each with what it says and why.

    Parameters
    ----------
    what
        agreements, areas, texts, collections, codebooks, sources or unused-sources.
    format
        table, json or csv.
    """
    with opened() as workspace:
        found = workspace.list(what)
    if format == "json":
        give_json(found, output)
        return
    heads, rows = (list(found[0].__struct_fields__) if found else ["id"]), [_cells(one) for one in found]
    if format == "csv":
        give(_csv(heads, rows), output)
    else:
        give(drawn(table(heads, rows), output), output)
        say(f"{len(rows)} {what}; foedera list also lists {', '.join(name for name in LISTS if name != what)}")


def _cells(one: Listed) -> list[str]:
    values = msgspec.structs.astuple(one)
    return [", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value) for value in values]


def _csv(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([heads, *rows])
    return out.getvalue().encode()
