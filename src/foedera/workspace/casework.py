"""Prepares the case for the rules of findings: each source's own table, and the resolved one, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from foedera.comparing.matrix import build_matrix
from foedera.comparing.sets import tally
from foedera.model.agreement import Agreement
from foedera.model.claim import Claim, Rank
from foedera.model.codebook import Codebook
from foedera.model.ledger import Ledger
from foedera.model.matrix import Column, Tally
from foedera.watching.findings import Case


def build_case(claims: Sequence[Claim], codebook: Codebook) -> Case:
    """What the rules look at, from the claims of a log."""
    ledger = Ledger(claims)
    columns = [
        Column(agreement=agreement, short=entries[-1].value.short)
        for agreement, entries in ledger.by_subject(Agreement).items()
    ]
    coverage = [claim for claim in claims if claim.property == "coverage"]
    anchors = [claim for claim in claims if claim.property == "anchor"]
    return Case(
        ledger=ledger,
        codebook=codebook,
        stated=_stated(coverage, columns, codebook),
        resolved=tally(build_matrix(columns, codebook, [*coverage, *anchors])),
    )


def _stated(coverage: Sequence[Claim], columns: Sequence[Column], codebook: Codebook) -> dict[str, Tally]:
    """The tables sources fill whole: for each, the agreements of which it says something in every area."""
    said: dict[str, list[Claim]] = defaultdict(list)
    areas: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in coverage:
        if claim.rank in (Rank.PRIMARY, Rank.SECONDARY):
            said[claim.coder].append(claim)
            areas[claim.coder, claim.subject].add(claim.value["area"])
    tables = {}
    for source, claims in said.items():
        whole = [column for column in columns if len(areas[source, column.agreement]) == len(codebook.areas)]
        if whole:
            tables[source] = tally(build_matrix(whole, codebook, claims))
    return tables
