"""foedera networks: partnerships of other countries and other formats, never mixed in with the agreements."""

from __future__ import annotations

from typing import Literal

from foedera.cli.output import Output, drawn, give, give_json, table
from foedera.cli.session import opened
from foedera.model.phrasing import plain
from foedera.publishing.around import count_in_words, networks_to_csv
from foedera.publishing.missions import source_in_short


def networks(
    *,
    kind: str | None = None,
    format: Literal["table", "csv", "json"] = "table",
    output: Output = None,
) -> None:
    """Print other countries' partnerships and other formats by kind, each as every source names and counts it.

    Example: foedera networks --kind bilateral_arrangements

    Parameters
    ----------
    kind
        bilateral_arrangements, memorandum, exercise, estimate or format.
    format
        table, csv or json.
    """
    with opened() as workspace:
        view = workspace.view()
        found, ledger = view.networks(kind=kind), view.ledger()
    if format == "json":
        give_json(found, output)
    elif format == "csv":
        give(networks_to_csv(found), output)
    else:
        heads = ("kind", "whose", "named", "number", "by")
        rows = (
            (plain(item.kind), item.holder, voice.name, count_in_words(voice), source_in_short(ledger, voice.source))
            for item in found
            for voice in item.voices
        )
        give(drawn(table(heads, rows), output), output)
