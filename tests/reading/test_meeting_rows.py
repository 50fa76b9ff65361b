"""Rows about dialogues that cannot be: each is reported with its line, and the others go in."""

from __future__ import annotations

import datetime

import pytest

from foedera.data import register_files
from foedera.errors import InvalidRegister
from foedera.model.properties import PROPERTIES
from foedera.reading.register import RegisterRows, read_rows, register_claims

RECORDED = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
FILES = {
    "source": (
        "subject,title,publisher,kind,rank,source,locator,confidence\n"
        "gov,Release,Government,official,primary,gov,page,high\n"
    ),
    "event": "subject,role,date,source,locator,confidence\neu-xyz-sdp-2024,signed,2024-05-28,gov,page,high\n",
    "dialogue": (
        "subject,agreement,name,format,status,periodicity,reports_to,source,locator,confidence\n"
        "new,eu-xyz-sdp-2024,New Dialogue,security_and_defence,promised,annual,,gov,page,high\n"
        "old,eu-xyz-sdp-2024,Old Dialogue,strategic,existing,As appropriate,nobody,gov,page,high\n"
        "odd,eu-xyz-sdp-2024,Odd Dialogue,thematic,promised,now and then,,gov,page,high\n"
    ),
    "meeting": (
        "subject,date,source,locator,confidence\n"
        "new,2025-05-28,gov,page,high\n"
        "new,2024-05-27,gov,page,high\n"
        "old,2021-03-25,gov,page,high\n"
        "unknown,2025-01-01,gov,page,high\n"
        "old,2027-01-01,gov,page,high\n"
        "old,2024-05,gov,page,high\n"
        "odd,2025-02-03,gov,page,high\n"
    ),
    "intention": (
        "subject,text,due,stated,source,locator,confidence\n"
        "new,again,2025,2024-06-01,gov,page,high\n"
        "new,again,2024-05,2024-06-01,gov,page,high\n"
    ),
}


def rows(files: dict[str, str] = FILES) -> RegisterRows:
    """The register of some files."""
    return read_rows(files, recorded=RECORDED, codebook="eu-sdp@1")


def test_each_row_that_cannot_be_is_named_with_what_was_expected_and_found() -> None:
    """A meeting before its agreement, of nobody, in the future; an intention whose time had passed; an odd rhythm."""
    refused = {(remark.file, remark.line): remark for remark in rows().refused}
    assert refused.keys() == {
        ("dialogue.csv", 4),
        ("meeting.csv", 3),
        ("meeting.csv", 5),
        ("meeting.csv", 6),
        ("meeting.csv", 8),
        ("intention.csv", 3),
    }
    assert "expected one of monthly, quarterly" in refused["dialogue.csv", 4].problem
    assert "found 'now and then'" in refused["dialogue.csv", 4].problem
    early = refused["meeting.csv", 3]
    assert (early.problem, early.subject) == ("a meeting dated before its agreement", "new")
    assert "28 May 2024" in early.expected
    assert refused["meeting.csv", 5].problem == "a meeting of an unknown dialogue"
    assert refused["meeting.csv", 8].next_step == "mend the row of its dialogue"
    assert all(remark.next_step for remark in refused.values())


def test_good_rows_go_in_and_the_doubtful_are_said() -> None:
    """A dialogue that existed may have met before; a rhythm that fixes no date is kept, and said."""
    read = rows()
    inside = {(claim.subject, claim.value.get("date")) for claim in read.claims if claim.property == "meeting"}
    assert inside == {("new", "2025-05-28"), ("old", "2021-03-25"), ("old", "2024-05")}
    (old,) = [claim for claim in read.claims if claim.subject == "old" and claim.property == "dialogue"]
    assert old.value["periodicity"] == "as_appropriate"
    doubtful = [(remark.file, remark.line, remark.problem) for remark in read.remarks if not remark.refused]
    assert doubtful == [
        ("dialogue.csv", 3, "a rhythm that fixes no date"),
        ("dialogue.csv", 3, "reports to a dialogue that is not on record"),
        ("meeting.csv", 4, "a meeting dated before its agreement"),
    ]


def test_nothing_goes_in_silently() -> None:
    """Who asks for the whole register is told every row that is refused."""
    with pytest.raises(InvalidRegister) as told:
        register_claims(FILES, recorded=RECORDED, codebook="eu-sdp@1")
    assert all(f"line {line}" in str(told.value) for line in (3, 4, 5, 6))


def test_the_built_in_register_has_no_row_that_is_refused() -> None:
    """And every choice of words in it is a declared one."""
    files = {name: text for name, text in register_files("eu-sdp").items() if name in PROPERTIES}
    assert rows(files).refused == ()
