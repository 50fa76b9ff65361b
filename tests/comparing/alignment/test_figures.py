"""The figures of evaluation/alignment.md stand, on texts and links the aligner was not set by."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.alignment import GOLD, UNSEEN, UNSURE, f1, gold, measured, sides, whole
from foedera.ids import EID


def test_the_gold_holds_ids_only_and_contradicts_itself_nowhere() -> None:
    """At least 120 links in each half; a clause has answers, or none, or is left open; no link stands twice."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(EID.fullmatch(row["a_eid"]) for row in rows)
    assert all(EID.fullmatch(row["b_eid"]) for row in rows if row["b_eid"] not in {"", UNSURE})
    assert len({(row["a"], row["b"], row["a_eid"], row["b_eid"]) for row in rows}) == len(rows)
    alone = [(row["a"], row["b"], row["a_eid"]) for row in rows if row["b_eid"] in {"", UNSURE}]
    every = Counter((row["a"], row["b"], row["a_eid"]) for row in rows)
    assert {every[clause] for clause in alone} == {1}
    for part in ("dev", "held-out"):
        assert sum(len(answers) for named in gold(part).values() for answers in named.values()) >= 120


@pytest.mark.shared
def test_links_of_unseen_agreements_are_found_as_well_as_measured(shared: Path) -> None:
    """F1 of links of at least .90, in the held-out pairs and in all unseen ones."""
    pairs = {part: {name for pair in gold(part) for name in pair} for part in UNSEEN}
    texts = sides(set().union(*pairs.values()))
    counts = {part: [pair.counts(pair.found) for pair in measured(part, texts)] for part in UNSEEN}
    assert f1(whole(counts["held-out"])) >= 0.90
    assert f1(whole([count for part in UNSEEN for count in counts[part]])) >= 0.90
