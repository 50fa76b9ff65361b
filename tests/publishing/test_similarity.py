"""Common wording in words and tables: shares that claim neither all nor nothing, the map, the pairs, reasons."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.common_wording import common_wording
from foedera.model.reuse import CommonWording
from foedera.publishing import similarity as shown
from tests.comparing.wording.texts import END, HARBOUR, OWN, SAFETY, TALKS, agreement


@pytest.fixture(scope="module")
def found() -> CommonWording:
    """Four agreements: a and d are kin, b shares one article with them, c is alone."""
    texts = [
        agreement("a", [SAFETY, TALKS, END]),
        agreement("b", [SAFETY, OWN]),
        agreement("c", [HARBOUR]),
        agreement("d", [SAFETY, TALKS]),
        agreement("e", [OWN], role="digest"),
    ]
    return common_wording(texts, {"a": "2001", "d": "1999", "e": None})


def test_the_words_of_the_file_stay(found: CommonWording) -> None:
    """What people download keeps its keys, whatever the code calls them."""
    table = json.loads(shown.to_json(found))
    assert table.keys() == {
        *("level", "threshold", "rules", "pieces", "pairs", "formulas", "uses", "shares", "families", "left_out"),
        "moves",
    }
    assert table["formulas"][0]["users"][0].keys() == {"agreement", "signed", "pieces"}
    assert "in_runs" in table["shares"][0]


@given(st.floats(min_value=0, max_value=1))
def test_only_all_is_all_and_only_nothing_nothing(share: float) -> None:
    """'100 %' and '0 %' are said of nothing else."""
    assert (shown.percent(share) == "100 %") == (share == 1)
    assert (shown.percent(share) == "0 %") == (share == 0)


def test_families_stand_together_and_by_date(found: CommonWording) -> None:
    """The map begins with the family, its older member first; then those kin to none by id."""
    assert shown.in_order(found) == ("d", "a", "b", "c")


def test_the_map_reads_along_rows(found: CommonWording) -> None:
    """All of d stands in a, and less of a in d; steps follow the share, nothing is step nought."""
    rows = shown.map_of(found, ("d", "a", "c"))
    assert (rows["d"]["a"].share, rows["d"]["a"].step) == (1.0, 5)
    assert 0.5 < rows["a"]["d"].share < 0.75
    assert (rows["a"]["d"].step, rows["a"]["c"].step) == (4, 0)
    assert "d" not in rows["d"]


def test_pairs_that_share_most_come_first(found: CommonWording) -> None:
    """By the words of both; each pair once."""
    kin = shown.kin_of(found)
    assert [(pair.one, pair.other) for pair in kin] == [("a", "d"), ("b", "d"), ("a", "b")]
    shares = {share.agreement: share.words for share in found.shares}
    both = [(k.of_one.words + k.of_other.words) / (shares[k.one] + shares[k.other]) for k in kin]
    assert both == sorted(both, reverse=True)


def test_every_reason_has_words() -> None:
    """Whatever the comparison leaves out, the page has a heading for it."""
    texts = [agreement("a", [SAFETY, "No."]), agreement("a", [SAFETY, "No."]), agreement("b", [OWN], role="digest")]
    found = common_wording(texts, {"b": None})
    reasons = shown.reasons(found.left_out)
    assert set(reasons) == {"given twice", "fewer than five words", "not a text", "no text to compare"}
    assert set(reasons) <= set(shown.WHY)


def test_tables_and_words_agree(found: CommonWording) -> None:
    """The share in the table of agreements is that of the map; Markdown has a line for each agreement."""
    rows = list(csv.DictReader(io.StringIO(shown.agreements_to_csv(found))))
    mapped = shown.map_of(found, shown.in_order(found))
    assert rows
    for row in rows:
        assert float(row["share"]) == pytest.approx(mapped[row["agreement"]][row["found_in"]].share, abs=1e-6)
    text = shown.to_markdown(found, {"a": "Alda"})
    assert text.count("\n| ") == 1 + len(found.shares)
    assert "| Alda |" in text
    assert "- At 0.7: " in text
