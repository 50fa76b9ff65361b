"""A finding keeps its id while its fault stands, weighs what it is, and is silenced by a dated decision only."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.errors import UnknownId, UsageError
from foedera.model.claim import Basis, Claim, Rank, claim_value, new_claim
from foedera.model.event import Event, Participation
from foedera.model.finding import Finding, Severity
from foedera.model.snapshot import Snapshot
from foedera.model.statement import Statement
from foedera.workspace import View, Workspace
from tests.conftest import NOW, clock

EPRS, IND, NOR, ALB = "eprs-pe-767-215", "eu-ind-sdp-2026", "eu-nor-sdp-2024", "eu-alb-sdp-2024"


def of(found: tuple[Finding, ...], code: str, subject: str = "") -> Finding:
    """The one finding of a rule on a subject."""
    (one,) = [finding for finding in found if finding.code == code and subject in ("", finding.subject)]
    return one


def said(subject: str, property: str, record: msgspec.Struct, source: str = EPRS) -> Claim:
    """A secondary source's claim."""
    return new_claim(
        subject=subject,
        property=property,
        value=claim_value(record),
        coder=source,
        rank=Rank.SECONDARY,
        basis=Basis(source=source, locator="page 1"),
        recorded=NOW,
    )


def at(workspace: Workspace, claims: Iterator[Claim] | list[Claim]) -> tuple[Finding, ...]:
    """What the rules find in other claims."""
    here, pool = workspace.snapshot, tuple(claims)
    return View(Snapshot(position=1, head="", claims=pool, codebooks=here.codebooks, texts=here.texts), clock).check()


def dated(log: tuple[Claim, ...], subject: str, date: str | None) -> list[Claim]:
    """The log with another date of an agreement's events."""
    return [
        msgspec.structs.replace(claim, value={k: v for k, v in {**claim.value, "date": date}.items() if v})
        if claim.property == "event" and claim.subject == subject
        else claim
        for claim in log
    ]


AGAIN: dict[str, Callable[[Claim], bool]] = {
    "signing-office": lambda c: c.property == "signatory" and c.value["name"] == "Dorin Recean",
    "areas-count": lambda c: c.property == "statement" and c.subject == "s-areas-count-alb",
    "only-covers-broken": lambda c: c.property == "coverage" and c.subject == IND and c.value["area"] == "consular",
    "signed-or-announced": lambda c: c.property == "event" and c.value["role"] == "announced",
    "mission-since": lambda c: c.property == "participation" and c.value["relation"] == "agreed",
}


@pytest.mark.parametrize("code", AGAIN)
def test_a_further_source_that_says_the_same_is_the_same_finding(coded: Workspace, code: str) -> None:
    """No id is made of claims: told once more, nothing is found anew, and what people decided on it still fits."""
    log = coded.claims()
    same = [claim for claim in log if AGAIN[code](claim) and claim.rank is not Rank.MACHINE]
    assert same
    again = [
        new_claim(
            subject=f"{claim.subject}-again" if claim.property == "statement" else claim.subject,
            property=claim.property,
            value=claim.value,
            coder="wiki",
            rank=claim.rank,
            basis=Basis(source="wiki", locator="page"),
            recorded=NOW,
            codebook=claim.codebook,
        )
        for claim in same
    ]
    before, after = coded.check(), at(coded, [*log, *again])
    ids = {finding.id for finding in before if finding.code == code}
    assert ids == {finding.id for finding in after if finding.code == code}
    told = {finding.id: finding for finding in after}
    assert any("wiki" in told[one].sources for one in ids)
    if same[0].property != "statement":
        assert {f.rests_on for f in before if f.id in ids} == {told[one].rests_on for one in ids}


@given(st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
@settings(max_examples=12)
def test_what_came_later_changed_and_what_was_there_contradicts(
    coded: Workspace, day: datetime.date, form: str
) -> None:
    """'Only Norway' was printed in January 2025: by its date, India's partnership is no fault, a fault, or open."""
    date = day.strftime(form)
    found = of(at(coded, dated(coded.claims(), IND, date)), "only-covers-broken", "consular")
    first, last = f"{date}-01-01"[:10], f"{date}-99-99"[:10]
    expected = Severity.CHANGED if first > "2025-01-31" else Severity.ERROR if last < "2025-01-01" else Severity.WARNING
    assert found.severity is expected


def test_an_undated_agreement_neither_changed_nor_contradicts(coded: Workspace) -> None:
    """No date tells, and the sentence says so."""
    found = of(at(coded, dated(coded.claims(), IND, None)), "only-covers-broken", "consular")
    assert found.severity is Severity.WARNING
    assert "no date tells" in found.text


def test_six_were_six_and_are_twelve(coded: Workspace) -> None:
    """A number of agreements is held against the day it was said; more by then than it says is a contradiction."""
    found = of(coded.check(), "collection-size")
    assert found.severity is Severity.CHANGED
    assert "6 came since, which makes 12" in found.text
    assert "Canada (signed 23 June 2025)" in found.text
    earlier = of(at(coded, dated(coded.claims(), "eu-can-sdp-2025", "2024-06-23")), "collection-size")
    assert earlier.severity is Severity.ERROR
    assert "on record by then are 7" in earlier.text


@pytest.mark.parametrize(
    ("part", "severity"),
    [
        (Participation(mission="eufor-althea", relation="contributes", date="2004-12"), Severity.ERROR),
        (Participation(mission="eufor-althea", relation="contributes", date="2010"), Severity.WARNING),
        (Participation(mission="eufor-althea", relation="agreed", date="2007-01"), Severity.WARNING),
    ],
    ids=["deployed before", "still there later", "agreed anew later"],
)
def test_only_an_earlier_deployment_contradicts_since(
    coded: Workspace, part: Participation, severity: Severity
) -> None:
    """An agreement of another year is easily misread; who is on record later has not come later."""
    found = of(at(coded, [*coded.claims(), said("alb", "participation", part, "al-ansa")]), "mission-since", ALB)
    assert found.severity is severity
    assert ("7 March 2005" in found.text) == (severity is Severity.WARNING)


def test_a_part_that_began_after_the_table_is_no_gap_of_it(coded: Workspace) -> None:
    """It changed since; and what was on record six years before the table says nothing of its day."""
    late = Participation(mission="eunavfor-aspides", relation="contributes", date="2025-09")
    found = at(coded, [*coded.claims(), said("kor", "participation", late, "kbs-kr")])
    weights = {one.severity: one.text for one in found if one.code == "mission-not-in-table"}
    assert set(weights) == {Severity.WARNING, Severity.CHANGED}
    assert "South Korea contributes to EUNAVFOR Aspides" in weights[Severity.CHANGED]
    assert "EUTM Mali" not in weights[Severity.WARNING]


def test_days_that_can_be_the_same_contradict_no_order(coded: Workspace) -> None:
    """'By date of signature' with only months known, or one day twice, is not refuted."""
    items = ("eu-aus-sdp-2026", "eu-gha-sdp-2026")  # March 2026, and 24 March 2026
    order = Statement(kind="order_by_signature", about=("eu-sdp",), text="Australia, then Ghana.", items=items)
    before, after = coded.check(), at(coded, [*coded.claims(), said("s-order", "statement", order)])
    assert [one.id for one in before if one.code == "signature-order"] == [
        one.id for one in after if one.code == "signature-order"
    ]


def test_two_days_of_one_deed_are_told_once_with_all_their_sources(coded: Workspace) -> None:
    """A day that is less precise is no other day; two sources of the wrong one are one finding."""
    wrong = [said(NOR, "event", Event(role="signed", date="2024-05-27"), source) for source in ("wiki", "ukice")]
    vague = said(NOR, "event", Event(role="signed", date="2024-05"), "swp")
    assert not any(one.code == "role-dates-differ" for one in at(coded, [*coded.claims(), vague]))
    found = of(at(coded, [*coded.claims(), *wrong]), "role-dates-differ", NOR)
    assert found.severity is Severity.ERROR
    assert {"wiki", "ukice", "regj"} <= set(found.sources)


def test_filters_leave_what_they_say(coded: Workspace) -> None:
    """By partner (as agreement, party or name), rule, weight and source; each finding under what it is about."""
    everything = coded.check()
    albania = coded.check(partner=ALB)
    assert {one.id for one in albania} == {one.id for one in coded.check(partner="Albania")}
    assert {one.id for one in albania} == {one.id for one in everything if ALB in one.about}
    assert {one.id for one in albania} <= {one.id for one in coded.check(partner="alb")}
    chosen = coded.check(partner="alb", rule="areas-count", severity="error", source=EPRS)
    assert [one.subject for one in chosen] == [ALB]
    assert coded.check(source="md-sign") == tuple(one for one in everything if "md-sign" in one.sources)
    for wrong in ({"rule": "no-such-rule"}, {"severity": "grave"}):
        with pytest.raises(UsageError):
            coded.check(**wrong)
    for unknown in ({"partner": "atlantis"}, {"source": "no-such-source"}):
        with pytest.raises(UnknownId):
            coded.check(**unknown)


def test_no_sentence_names_an_id(coded: Workspace) -> None:
    """Agreements, parties, missions, sources, areas and tables go by their names."""
    subjects = {claim.subject for claim in coded.claims()} - {"wiki", "gpi", "usa"}
    ids = {one for one in subjects if "-" in one} | {
        claim.basis.source for claim in coded.claims() if "-" in claim.coder
    }
    for finding in coded.check():
        words = set(finding.text.replace("(", " ").replace(",", " ").replace(";", " ").split())
        assert not words & {one for one in ids if "-" in one}, finding


def test_silence_is_a_dated_decision_that_ends_when_its_ground_changes(workspace: Workspace) -> None:
    """Nothing is deleted: silenced it stands apart with who, when, why; a changed value makes it speak and say so."""
    found = of(workspace.check(), "areas-count", ALB)
    claim = workspace.silence(found.id, by="Ada Lovelace", note=" counted by  another rule ")
    assert workspace.silence(found.id, by="Ada Lovelace", note="counted by another rule") == claim
    assert found.id not in {one.id for one in workspace.check()}
    (silenced,) = workspace.check(silenced=True)
    assert silenced.silence is not None
    assert (silenced.silence.by, silenced.silence.on, silenced.silence.why, silenced.silence.holds) == (
        "Ada Lovelace",
        "2026-11-23",
        "counted by another rule",
        True,
    )
    assert workspace.finding(found.id).silent
    cell = workspace.cell(f"{ALB}/cyber")
    workspace.decide(cell.id, "covered", by="Ada Lovelace", because=cell.claims[0].id, note="read it")
    assert of(workspace.check(silenced=True), "areas-count", ALB).silent, "the briefing's own table is as it was"
    assert workspace.verify() == ()
    stood = [c for c in workspace.claims() if c.property == "statement" and c.subject == "s-areas-count-alb"]
    mended = [c for c in workspace.claims() if c not in stood]
    other = msgspec.structs.replace(stood[0], value={**stood[0].value, "text": "Thirteen fields, says the errata."})
    spoken = of(at(workspace, [*mended, other]), "areas-count", ALB)
    assert spoken.id == found.id
    assert spoken.silence is not None
    assert not spoken.silence.holds


def test_silence_is_taken_back_and_given_again(workspace: Workspace) -> None:
    """Each is a claim of its own, though it says the very same as an earlier one."""
    found = of(workspace.check(), "mark-without-note")
    first = workspace.silence(found.id, by="Ada Lovelace", note="a printer's mark")
    back = workspace.silence(found.id, by="Ada Lovelace", undo=True)
    again = workspace.silence(found.id, by="Ada Lovelace", note="a printer's mark")
    assert len({first.id, back.id, again.id}) == 3
    assert workspace.finding(found.id).silent
    assert workspace.stands_since(found.id) == datetime.date(2026, 11, 23)


def test_silence_needs_a_reason_a_name_and_a_finding_that_stands(workspace: Workspace) -> None:
    """What is refused records nothing."""
    found, position = of(workspace.check(), "mark-without-note"), workspace.position
    with pytest.raises(UsageError, match="for a reason"):
        workspace.silence(found.id, by="Ada Lovelace", note="  ")
    with pytest.raises(UsageError, match="not a person's name"):
        workspace.silence(found.id, by="lexicon@3", note="no")
    with pytest.raises(UsageError, match="not silenced"):
        workspace.silence(found.id, by="Ada Lovelace", undo=True)
    with pytest.raises(UnknownId):
        workspace.silence("f-aaaaaaaaaaaaaaaa", by="Ada Lovelace", note="no")
    assert workspace.position == position


def test_a_source_is_named_by_publisher_and_day(coded: Workspace) -> None:
    """Not by its title, which is no part of a sentence, nor by its id."""
    found = of(coded.check(), "signing-office", "eu-mda-sdp-2024")
    assert "the European Parliamentary Research Service briefing (January 2025)" in found.text.replace("The E", "the E")
    assert "the Government of Moldova, via Moldova Suverană (21 May 2024)" in found.text
