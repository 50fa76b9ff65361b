"""How long a matrix of 120 agreements takes, against writing the same cells as CSV by hand."""

from __future__ import annotations

import csv
import datetime
import io
import statistics
import time
from collections.abc import Callable, Iterator

from foedera import data
from foedera.comparing.matrix import build_matrix
from foedera.model.claim import Basis, Claim, Rank, new_claim
from foedera.model.matrix import Column
from foedera.reading.codebook import read_codebook

AGREEMENTS, RUNS = 120, 5


def report() -> Iterator[str]:
    """One line: both medians and their ratio."""
    book = read_codebook(data.codebook_text("eu-sdp"), name="eu-sdp")
    columns = [Column(agreement=f"a-{number}", short=f"A {number}") for number in range(AGREEMENTS)]
    claims = [_claim(column.agreement, area.id, place) for place, column in enumerate(columns) for area in book.areas]
    ours = _median(lambda: build_matrix(columns, book, claims))
    bare = _median(lambda: _by_hand(claims))
    yield (
        f"matrix of {AGREEMENTS} agreements × {len(book.areas)} areas: {ours * 1000:.0f} ms, "
        f"{ours / bare:.0f} times a bare CSV"
    )


def _claim(agreement: str, area: str, place: int) -> Claim:
    return new_claim(
        subject=agreement,
        property="coverage",
        value={"area": area, "value": "covered" if place % 3 else "not_found"},
        coder="source",
        rank=Rank.SECONDARY,
        basis=Basis(source="source", locator="table"),
        recorded=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        codebook="eu-sdp@2",
    )


def _by_hand(claims: list[Claim]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows((claim.subject, claim.value["area"], claim.value["value"]) for claim in claims)
    return out.getvalue()


def _median(job: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
