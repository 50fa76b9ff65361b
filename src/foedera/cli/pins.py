"""foedera pins: what somebody collected."""

from __future__ import annotations

from typing import Literal

from foedera.cli.extract import Ending, address, give_extract
from foedera.cli.output import Output, give_json
from foedera.cli.session import opened
from foedera.publishing.pins_extract import pins_extract


def pins(*ids: str, format: Ending | Literal["json"] = "markdown", output: Output = None) -> None:
    """Print clauses, cells and claims by id, with what each stands on.

    Example: foedera pins eu-nor-sdp-2024/cyber eu-alb-sdp-2024-digest/eng/para_11

    Parameters
    ----------
    ids
        Provisions (agreement/language/eId), cells (agreement/area) and claims (c-…), in the order they are to have.
    format
        markdown, docx, xlsx or json.
    """
    with opened() as workspace:
        found = workspace.pins(ids)
    if format == "json":
        give_json(found, output)
    else:
        give_extract(pins_extract(found, address("/pins", *(("pin", one) for one in ids))), format, output)
