"""Common wording in words and tables: shares that claim neither all nor nothing, the map, the pairs, reasons."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.common_wording import common_wording
from foedera.model.reuse import CommonWording
from foedera.publishing import similarity as shown
from foedera.publishing import similarity_files
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
    return common_wording(texts, {"a": "2001", "d": "1999", "e": None}, threshold=0.8, others=(0.7, 0.9))


def test_the_words_of_the_file_stay(found: CommonWording) -> None:
    """What people download keeps its keys, whatever the code calls them."""
    table = json.loads(similarity_files.to_json(found))
    assert table.keys() == {
        *("level", "threshold", "rules", "pieces", "pairs", "formulas", "uses", "shares", "families", "left_out"),
        *("moves", "masked", "closings", "masking", "ladder", "order"),
    }
    assert table["formulas"][0]["users"][0].keys() == {"agreement", "signed", "pieces"}
    assert "in_runs" in table["shares"][0]


@given(st.floats(min_value=0, max_value=1))
def test_only_all_is_all_and_only_nothing_nothing(share: float) -> None:
    """'100 %' and '0 %' are said of nothing else."""
    assert (shown.percent(share) == "100 %") == (share == 1)
    assert (shown.percent(share) == "0 %") == (share == 0)


def test_families_stand_together_and_by_date(found: CommonWording) -> None:
    """Those that share most stand side by side, with a line where the family ends."""
    assert found.order == ("a", "d", "b", "c")
    assert shown.edges(found, found.order) == {"c"}


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
    closing = ["No.", "Done at Berg on 3 May 1999, in the language of both.", "For the purposes of this Pact:"]
    texts = [agreement("a", [SAFETY, *closing]), agreement("a", [SAFETY]), agreement("b", [OWN], role="digest")]
    found = common_wording(texts, {"b": None})
    reasons = shown.reasons(found.left_out)
    assert set(reasons) == {
        *("given twice", "fewer than five words", "not a text", "no text to compare", "alone in its language"),
        *("formula of closing or signature", "lead-in to a list"),
    }
    assert set(reasons) <= set(shown.WHY)


def test_tables_and_words_agree(found: CommonWording) -> None:
    """The share in the table of agreements is that of the map; Markdown has a line for each agreement."""
    rows = list(csv.DictReader(io.StringIO(similarity_files.agreements_to_csv(found))))
    mapped = shown.map_of(found, found.order)
    assert len(rows) == len(found.shares) * (len(found.shares) - 1)
    for row in rows:
        there = mapped.get(row["agreement"], {}).get(row["found_in"])
        assert (there is None) == bool(row["why"]) == (row["share"] == "")
        if there is not None:
            assert float(row["share"]) == pytest.approx(there.share, abs=1e-6)
    text = shown.to_markdown(found, {"a": "Alda"})
    assert text.count("\n| ") == 1 + len(found.shares)
    assert "| Alda |" in text
    assert "- At 0.7: " in text


def test_what_was_not_compared_has_no_figure_in_any_file() -> None:
    """One without a text, one alone in French: empty cells and a reason in CSV, workbook and Markdown, never nought."""
    texts = [agreement("a", [SAFETY]), agreement("b", [SAFETY]), agreement("c", [SAFETY], language="fra")]
    found = common_wording(texts, {"d": None})
    rows = {row["agreement"]: row for row in csv.DictReader(io.StringIO(similarity_files.shares_to_csv(found)))}
    for name, why in (("c", "alone in its language"), ("d", "no text to compare")):
        assert rows[name]["why"] == why
        assert {rows[name][key] for key in ("words", "found", "tailor_made", "in_runs", "in_runs_low")} == {""}
        assert f"| {name} |  | {why} |" in shown.to_markdown(found, {})
    assert (rows["a"]["found"], rows["a"]["why"]) == ("1.0", "")
    book = similarity_files.to_xlsx(found)
    assert book == similarity_files.to_xlsx(found)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        names = re.findall(r'<sheet name="([^"]+)"', parts.read("xl/workbook.xml").decode())
        last = parts.read("xl/worksheets/sheet1.xml").decode().rpartition("<row ")[2]
    assert names == ["shares", "agreements", "formulas", "left out", "rules"]
    assert re.findall(r'r="([B-H]5)"[^>]*><v>', last) == []  # no figure of d, which is the fourth agreement


def test_two_agreements_without_a_language_in_common_have_an_empty_cell() -> None:
    """Each has somebody to be compared with, and they are not those."""
    texts = [
        *(agreement(name, [SAFETY]) for name in ("a", "b")),
        *(agreement(name, [SAFETY], language="fra") for name in ("c", "d")),
    ]
    mapped = shown.map_of(common_wording(texts, {}), ("a", "b", "c", "d"))
    assert mapped["a"]["c"] is None
    assert mapped["a"]["b"] == mapped["c"]["d"] == shown.Found(19, 1.0, 5)


def test_passages_that_recur_name_their_variant_and_who_was_first(found: CommonWording) -> None:
    """One line a passage, in the file as in the record."""
    rows = list(csv.DictReader(io.StringIO(similarity_files.formulas_to_csv(found))))
    assert {row["passage"] for row in rows} == {p for f in found.formulas for user in f.users for p in user.segments}
    assert {row["first_of_chain"] for row in rows if row["agreement"] in ("a", "d")} == {"d"}
