"""Prepares the case for the rules of findings: each source's own table, and the resolved one, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from foedera.comparing.matrix import build_matrix
from foedera.comparing.sets import tally
from foedera.model.agreement import Agreement
from foedera.model.claim import Claim, Rank
from foedera.model.codebook import Codebook
from foedera.model.ledger import Ledger
from foedera.model.matrix import Column, Tally
from foedera.watching.findings import Case


def build_case(claims: Sequence[Claim], codebook: Codebook, older: Iterable[Codebook] = ()) -> Case:
    """What the rules look at, from the claims of a log, the codebook shown and its older versions."""
    books = {book.key: book for book in (*older, codebook)}
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
        stated=_stated(coverage, columns, books),
        resolved=tally(build_matrix(columns, codebook, [*coverage, *anchors], older=older)),
    )


def _stated(coverage: Sequence[Claim], columns: Sequence[Column], books: Mapping[str, Codebook]) -> dict[str, Tally]:
    """The tables sources fill whole: for each, the agreements of which it says something in every area.

    A table is counted by the areas its source filled it in, whatever became of them in later codebook versions.
    """
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in coverage:
        if claim.rank in (Rank.PRIMARY, Rank.SECONDARY) and claim.codebook is not None:
            said[claim.coder, claim.codebook].append(claim)
    tables: dict[str, Tally] = {}
    for (source, key), claims in said.items():
        if key not in books or source in tables:
            continue
        areas: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            areas[claim.subject].add(claim.value["area"])
        whole = [column for column in columns if len(areas[column.agreement]) == len(books[key].areas)]
        if whole:
            tables[source] = tally(build_matrix(whole, books[key], claims))
    return tables
