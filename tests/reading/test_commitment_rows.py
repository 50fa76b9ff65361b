"""Rows about commitments that cannot be: each is reported with its line, and the others go in."""

from __future__ import annotations

import datetime

from foedera.reading.register import RegisterRows, read_rows

RECORDED = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
FILES = {
    "source": (
        "subject,title,publisher,kind,rank,source,locator,confidence\n"
        "gov,Release,Government,official,primary,gov,page,high\n"
    ),
    "agreement": (
        "subject,title,short,family,parties,source,locator,confidence\n"
        "eu-xyz-sdp-2024,Partnership,Xyz,SDP,eu|xyz,gov,page,high\n"
    ),
    "event": "subject,role,date,source,locator,confidence\neu-xyz-sdp-2024,signed,2024-05-28,gov,page,high\n",
    "commitment": (
        "subject,agreement,strength,text,periodicity,areas,source,locator,confidence\n"
        "talks,eu-xyz-sdp-2024,explored,hold talks,annual,cyber|space,gov,paragraph 2,high\n"
        "elsewhere,eu-abc-sdp-2024,explored,hold talks,,,gov,paragraph 2,high\n"
        "strong,eu-xyz-sdp-2024,strong,hold talks,,,gov,paragraph 2,high\n"
        "rarely,eu-xyz-sdp-2024,firm,hold talks,now and then,,gov,paragraph 2,high\n"
    ),
    "progress": (
        "subject,status,date,source,locator,confidence\n"
        "talks,done,2025-05-28,gov,page,high\n"
        "talks,done,2024-05-27,gov,page,high\n"
        "talks,done,2027-01-01,gov,page,high\n"
        "talks,finished,2025-05-28,gov,page,high\n"
        "nobody,done,2025-05-28,gov,page,high\n"
        "talks,done,2024-05,gov,page,high\n"
        "talks,done,28.5.2025,gov,page,high\n"
    ),
}


def rows() -> RegisterRows:
    """The register of these files."""
    return read_rows(FILES, recorded=RECORDED, codebook="eu-sdp@1")


def test_each_row_that_cannot_be_is_named_with_its_line() -> None:
    """An unknown agreement, strength or rhythm; progress of nobody, too early, ahead, in another word, with no date."""
    assert {(one.file, one.line) for one in rows().refused} == {
        ("commitment.csv", 3),
        ("commitment.csv", 4),
        ("commitment.csv", 5),
        ("progress.csv", 3),
        ("progress.csv", 4),
        ("progress.csv", 5),
        ("progress.csv", 6),
        ("progress.csv", 8),
    }
    early = next(str(one) for one in rows().refused if (one.file, one.line) == ("progress.csv", 3))
    assert "expected: a date from 28 May 2024; found: 2024-05-27; next: look at the date" in early


def test_the_good_rows_go_in() -> None:
    """One commitment, and the two reports that can be of it."""
    claims = [claim for claim in rows().claims if claim.property in ("commitment", "progress")]
    assert [claim.property for claim in claims] == ["commitment", "progress", "progress"]
    assert claims[0].value["areas"] == ["cyber", "space"]
