"""The tables sources state: each source's own claims as a table, counted. Not here: whether they contradict."""

from __future__ import annotations

from collections import defaultdict

from foedera.comparing.matrix import build_matrix
from foedera.comparing.sets import tally
from foedera.model.claim import Claim, Rank
from foedera.model.matrix import Tally
from foedera.model.selection import agreements, heads
from foedera.model.snapshot import Snapshot


def stated_tables(snapshot: Snapshot) -> dict[str, Tally]:
    """The tables sources fill whole: for each source, the agreements of which it says something in every area.

    A table is counted by the areas its source filled it in, whatever became of them in later codebook versions.
    """
    books, columns = snapshot.codebooks, heads(snapshot, agreements(snapshot))
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in snapshot.of("coverage"):
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
