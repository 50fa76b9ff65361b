"""foedera code: machine-code texts."""

from __future__ import annotations

from foedera.cli.session import opened, say


def code(ids: list[str] | None = None, /, *, codebook: str | None = None) -> None:
    """Propose a value for every area, each with the sentence it stands on.

    Example: foedera code eu-nor-sdp-2024

    Parameters
    ----------
    ids
        Agreements, or sources about agreements; every text if left out.
    codebook
        A codebook's id, or a YAML file; the workspace's own if left out.
    """
    with opened() as workspace:
        for document, new in workspace.code(ids or (), codebook=codebook).items():
            print(f"{document}\t{new} new claims")
        say("next: foedera matrix")
