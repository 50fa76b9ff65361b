"""What a program that uses the library looks like to a type checker: `make check` reads it with mypy --strict."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import assert_type

import foedera


def table(path: str | Path) -> dict[tuple[str, str], str | None]:
    """Cells with the words they stand on."""
    with foedera.open(path) as ws:
        matrix = ws.matrix("eu-sdp", as_of=datetime.date(2026, 11, 23))
        assert_type(matrix, foedera.Matrix)
        assert_type(matrix["eu-nor-sdp-2024", "consular"], foedera.Cell)
        assert_type(ws.cell("eu-nor-sdp-2024", "consular"), foedera.Cell)
        assert_type(matrix["eu-nor-sdp-2024/consular"].winner, foedera.Claim | None)
        assert_type(len(matrix), int)
        return {(cell.agreement, cell.area): cell.quote for cell in matrix}


def one_or_several(ws: foedera.Workspace) -> None:
    """Texts, paths, days and lists wherever one of them is taken."""
    ws.matrix(agreements="eu-nor-sdp-2024")
    ws.matrix(agreements=("eu-nor-sdp-2024", "eu-jpn-sdp-2024"), codebook=Path("areas.yaml"))
    ws.compare("eu-nor-sdp-2024", "eu-jpn-sdp-2024", as_of="2026-11-23")
    ws.compare(["eu-nor-sdp-2024", "eu-jpn-sdp-2024"], as_of=datetime.datetime.now(datetime.UTC))
    ws.add(Path("uk.pdf"), party="eu", signed=datetime.date(2025, 5, 19))
    ws.add(["a.pdf", Path("b.pdf")], party=["eu", "gbr"], signed="2025-05")
    ws.code("eu-nor-sdp-2024")
    ws.reliability("eprs-pe-767-215", "lexicon@3", measure="kappa")


def shown(view: foedera.View) -> list[str]:
    """Areas and findings in words, all of one state."""
    areas = [row.label for row in view.matrix().common(in_place=True)]
    return areas + [finding.text for finding in view.check() if finding.claims]


def frames(matrix: foedera.Matrix) -> int:
    """The table as others have it."""
    return matrix.to_arrow().num_rows + len(matrix.to_frame())


def decided(path: Path) -> foedera.Claim | None:
    """A decision, or what stood in its way."""
    ws = foedera.create(path, register="eu-sdp")
    try:
        return ws.decide("eu-nor-sdp-2024/consular", "covered", by="Ada Lovelace", note="read the whole text")
    except foedera.FoederaError as error:
        print(error.what, error.next_step)
        return None
    finally:
        foedera.serve(ws, port=0, allow_host="foedera.example")
