"""Missions: parts of parties kept apart by kind, merged over sources; numbers without names; Table 1 as printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from foedera.errors import UnknownId, UsageError
from foedera.model.event import Participation
from foedera.model.mission import MissionItem, Part
from foedera.publishing.missions import mandate_in_words, numbers_in_words, part_in_words, printed_rows, to_csv, to_xlsx
from foedera.workspace import Workspace, open_workspace
from tests.conftest import clock


@pytest.fixture(scope="module")
def register(_fresh_file: Path) -> Iterator[Workspace]:
    """The register as it ships. Only for reading."""
    with open_workspace(_fresh_file, clock=clock) as opened:
        yield opened


def mission(workspace: Workspace, identifier: str, as_of: str | None = None) -> MissionItem:
    """One mission."""
    (item,) = workspace.missions(identifier, as_of=as_of).missions
    return item


def parts(item: MissionItem, party: str) -> dict[str, Part]:
    """A party's parts in it, by relation."""
    return {part.relation: part for part in item.parts if part.party == party}


def test_a_participation_agreement_is_no_contribution(register: Workspace) -> None:
    """Albania in Althea: contributes since 2006 by the briefing, listed in 2024; its agreement is of 7 March 2005."""
    mine = parts(mission(register, "eufor-althea"), "alb")
    assert set(mine) == {"contributes", "agreed"}
    assert (mine["contributes"].since, mine["contributes"].listed) == ("2006", "2024")
    assert {"eprs-pe-767-215", "eeas-csdp"} <= set(mine["contributes"].sources)
    assert part_in_words(mine["agreed"]) == "participation agreement, 7 March 2005"


def test_cooperation_and_the_sources_cross_stand_beside_each_other(register: Workspace) -> None:
    """Japan cooperates with Atalanta since 2023, and the briefing's Table 1 does not list it there."""
    mine = parts(mission(register, "Atalanta"), "jpn")
    assert set(mine) == {"cooperates", "not_listed"}
    assert part_in_words(mine["cooperates"]) == "cooperates since 2023"
    assert register.missions(partner="jpn", relation="contributes").missions == ()


def test_what_happened_later_does_not_count(register: Workspace) -> None:
    """Moldova's people went on 1 October 2024, approved in July; its undated tick is the briefing's of January 2025."""
    item = mission(register, "eufor-althea", "2024-08-01")
    assert set(parts(item, "mda")) == {"approved"}
    assert parts(mission(register, "eufor-althea"), "mda")["contributes"].personnel == 20
    assert "eupm-moldova" not in {one.id for one in register.missions(as_of="2022-01-01").missions}


def test_a_number_listed_on_a_day_is_no_beginning(register: Workspace) -> None:
    """Serbia's seven people in the Central African Republic: as of April 2018, since when is not stated."""
    mine = parts(mission(register, "eutm-rca"), "srb")["contributes"]
    assert (mine.since, mine.listed, mine.personnel) == (None, "2018-04", 7)
    assert part_in_words(mine) == "contributes, listed April 2018; 7 people"


def test_what_is_over_is_told_as_past(register: Workspace) -> None:
    """Norway in Althea from 2004, in the past, and in Concordia in 2003; in EULEX it is listed by the briefing."""
    told = {
        one.mission: part_in_words(one)
        for item in register.missions(partner="nor").missions
        for one in item.parts
        if one.relation == "contributes"
    }
    assert told["concordia"] == "contributed, 2003"
    assert told["eufor-althea"] == "contributed from 15 December 2004, in the past"
    assert told["eulex-kosovo"] == "contributes, since when is not stated; 8 people"
    assert parts(mission(register, "eutm-mali"), "alb")["contributes"].over
    assert not parts(mission(register, "eutm-mali", "2023-01-01"), "alb")["contributes"].over


def test_a_mandate_that_has_run_out_may_have_been_extended(register: Workspace) -> None:
    """EUBAM Rafah's on record ended on 30 June 2026; nothing is said of what came after."""
    before, after = (mandate_in_words(mission(register, "eubam-rafah", day)) for day in ("2026-06-30", "2026-07-01"))
    assert before == "since 2005, mandate on record to 30 June 2026"
    assert after == f"{before}; whether it was extended since is not on record"


def test_numbers_without_names_stand_beside_what_is_named(register: Workspace) -> None:
    """Norway: twelve stated, three military and nine civilian; eight are on record by name."""
    (told,) = numbers_in_words(register.missions(partner="Norway").numbers)
    party, words, stated = told
    assert (party, words) == ("nor", "12 stated (3 military, 9 civilian), 8 named on record")
    assert {one.kind: set(one.named) for one in stated} == {
        "military": {"eufor-althea", "eumam-ukraine", "concordia", "eunavfor-atalanta"},
        "civilian": {"eulex-kosovo", "euam-ukraine", "eupol-afghanistan", "eujust-lex-iraq"},
    }
    (albania,) = numbers_in_words(register.missions(partner="alb").numbers)
    assert albania[1].startswith("others stated beside those named, without number")


def test_table_1_is_as_printed(register: Workspace) -> None:
    """Two lines of groups, six columns, four missions, six ticks among 24 signs; prose fills none of its cells."""
    table = register.mission_table("table-1")
    lines = printed_rows(table)
    assert lines[0] == ["", "NATO allies", "", "", "", "NATO global partners", ""]
    assert lines[1] == ["", "EFTA state", "EU candidate countries", "", "", "", ""]
    assert lines[2][1:] == ["Norway", "Moldova", "Albania", "North Macedonia", "Japan", "South Korea"]
    assert [line[0] for line in lines[3:]] == ["EUFOR Althea", "EULEX Kosovo", "EUNAVFOR Atalanta", "EUTM Somalia"]
    assert ["".join(line[1:]) for line in lines[3:]] == ["✗✓✓✓✗✗", "✓✗✗✗✗✗", "✗✗✗✗✗✓", "✗✓✗✗✗✗"]
    claims = [register.claim(claim) for row in table.rows for claim in row.claims if claim]
    assert len(claims) == 24
    assert all(claim.basis.locator.startswith("Table 1") for claim in claims)


def test_every_statement_of_the_register_is_in_a_mission(register: Workspace) -> None:
    """No claim of participation is lost between the log and the view."""
    shown = {
        claim for item in register.missions().missions for p in item.parts for s in p.statements for claim in s.claims
    }
    assert shown == {entry.claim.id for entry in register.ledger().of(Participation)}


def test_what_is_asked_wrongly_is_refused(register: Workspace) -> None:
    """A word several missions share, one that none has, a kind nobody knows."""
    with pytest.raises(UsageError, match="several things go by that name"):
        register.missions("EUFOR")
    with pytest.raises(UnknownId, match="no such mission"):
        register.missions("EUFOR Mars")
    with pytest.raises(UsageError, match="contributes, agreed, approved, invited, cooperates, not_listed"):
        register.missions(relation="joins")
    with pytest.raises(UsageError, match="eprs-table-1"):
        register.mission_table("table-9")


def test_two_exports_are_byte_equal(register: Workspace) -> None:
    """CSV and workbook of one view."""
    found = register.missions()
    assert (to_csv(found), to_xlsx(found)) == (to_csv(found), to_xlsx(found))
