"""What an agreement is called that nobody named."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.model.selection import agreement as agreement_record
from foedera.model.selection import columns
from foedera.workspace import Workspace

LONG = "Agreement on berths, pilots and lamps along the coast of the northern sound"


def add(workspace: Workspace, folder: Path, agreement: str, **said: object) -> str:
    """Add a text of an agreement, and what is said of it; return what it is called."""
    path = folder / f"{agreement}.txt"
    path.write_text(f"Article 1\n\nThe Parties shall keep the {agreement.replace('-', ' ')} open.\n")
    workspace.add([path], agreement=agreement, **said)  # type: ignore[arg-type]
    return agreement_record(workspace.snapshot, agreement).short


def test_parties_and_year_name_an_agreement(workspace: Workspace, tmp_path: Path) -> None:
    """In columns too; where the text is added again with more said of it, it gets the name then."""
    assert add(workspace, tmp_path, "berths", title=LONG, party=["isl", "chl"], signed="2024-03-05") == (
        "Iceland – Chile 2024"
    )
    assert "Iceland – Chile 2024" in [column.short for column in columns(workspace.snapshot, "added")]
    assert add(workspace, tmp_path, "lamps", title=LONG, party=["peru", "chl"]) == "Peru – Chile"
    assert add(workspace, tmp_path, "lamps", signed="2021") == "Peru – Chile 2021"


@pytest.mark.parametrize(
    ("days", "named"),
    [
        (["2024-03-05", "2024-06-07", "2024-06-08"], ["2024", ", June 2024", ", 8 June 2024"]),
        (["2024-03", "2024-03"], ["2024", ", March 2024"]),
        (["2023", "2024"], ["2023", "2024"]),
    ],
)
def test_two_of_one_year_are_told_apart_by_the_date(
    workspace: Workspace, tmp_path: Path, days: list[str], named: list[str]
) -> None:
    """By the least of it that does."""
    found = [
        add(workspace, tmp_path, f"pact-{'abc'[at]}", title=LONG, party=["isl", "chl"], signed=day)
        for at, day in enumerate(days)
    ]
    assert found == [f"Iceland – Chile{'' if words[0] == ',' else ' '}{words}" for words in named]


def test_where_even_the_date_is_one_title_or_id_tell_them_apart(workspace: Workspace, tmp_path: Path) -> None:
    """No two columns have one head: the title does while it can."""
    said = {"title": LONG, "party": ["isl", "chl"], "signed": "2024"}
    found = [add(workspace, tmp_path, name, **said) for name in ("berths", "lamps", "pilots", "tides")]
    assert found == ["Iceland – Chile 2024", f"{LONG} 2024", LONG, "tides"]


@pytest.mark.parametrize(
    ("agreement", "title", "named"),
    [
        ("2022-03-24-c9-statement", "C9 Leaders' Statement", "C9 Leaders' Statement 2022"),
        ("berths-2024", "C9 Leaders' Statement on the Berths of the Northern Sound", None),
        ("2023-11-01-lamps", "Initiative for Harbour Lamps 2023 Joint Statement", ""),
        ("tides-2021", "Tide Watchers\\u2019 Joint Statement on Lamps", "Tide Watchers’ Joint Statement on Lamps 2021"),
        ("berths", "Agreement", "berths"),
        ("berths", "Berths of the Sound", "Berths of the Sound"),
        ("berths", "Why the lamps along the coast of the northern sound matter", "berths"),
        ("berths", LONG, LONG),
        ("berths", f"{LONG}, and on who pays for them", "berths"),
    ],
)
def test_without_parties_or_year_the_title_names_it(
    workspace: Workspace, tmp_path: Path, agreement: str, title: str, named: str | None
) -> None:
    """With the year where it is known and not said; one word of a cover, or a long line, is none."""
    expected = f"{title} 2024" if named is None else named or title
    assert add(workspace, tmp_path, agreement, title=title) == expected


def test_more_parties_than_three_or_a_group_are_called_by_the_title(workspace: Workspace, tmp_path: Path) -> None:
    """Though states are named, those a group speaks of among them; three still fit a column."""
    many = {"party": ["isl", "chl", "per", "nor"], "signed": "2024-03-05"}
    assert add(workspace, tmp_path, "lamps", title="Four Coasts Joint Statement on Harbours", **many) == (
        "Four Coasts Joint Statement on Harbours 2024"
    )
    spoken_of = {"party": ["isl", "chl"], "signed": "2024"}
    assert add(workspace, tmp_path, "berths", title="C5+1 Leaders' Declaration on Iceland and Chile", **spoken_of) == (
        "C5+1 Leaders' Declaration on Iceland and Chile 2024"
    )
    three = {"party": ["isl", "chl", "per"], "signed": "2024"}
    assert add(workspace, tmp_path, "tides", title=LONG, **three) == "Iceland – Chile – Peru 2024"


def test_one_title_again_is_told_apart_by_the_date_in_the_name_of_the_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Signed or not: the file's name says when."""
    days = ("2022-03-24", "2022-12-12", "2023-05-19")
    found = [add(workspace, tmp_path, f"{day}-c9-statement", title="C9 Leaders' Statement") for day in days]
    assert found == ["C9 Leaders' Statement 2022", "C9 Leaders' Statement, December 2022", "C9 Leaders' Statement 2023"]


def test_what_the_register_calls_an_agreement_stays(workspace: Workspace, tmp_path: Path) -> None:
    """Whatever a user says of it."""
    assert add(workspace, tmp_path, "eu-nor-sdp-2024", signed="2024-05-28", type="SDP") == "Norway"
