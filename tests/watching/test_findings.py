"""The rules find the briefing's known inconsistencies, each from the data and none from a list."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from foedera.model.claim import Claim
from foedera.model.finding import Finding, Severity
from foedera.model.snapshot import Snapshot
from foedera.watching import findings
from foedera.watching.findings import RULES, Rule
from foedera.workspace import View, Workspace

GOLDEN = Path(__file__).parents[1] / "golden" / "inconsistencies.csv"


def known() -> list[dict[str, str]]:
    """The 36 inconsistencies of the briefing, each with the finding that must report it."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def log(coded: Workspace) -> tuple[Claim, ...]:
    """Every claim of the built-in register and of the machine-coded digests."""
    return coded.claims()


@pytest.fixture(scope="module")
def found(coded: Workspace) -> tuple[Finding, ...]:
    """What the rules find in it."""
    return coded.check()


def reports(finding: Finding, row: dict[str, str]) -> bool:
    """Whether a finding is the one a known inconsistency asks for."""
    return (
        finding.code == row["code"]
        and (not row["subject"] or finding.subject == row["subject"])
        and row["mentions"] in finding.text
    )


@pytest.mark.parametrize("row", known(), ids=lambda row: row["id"])
def test_each_known_inconsistency_is_found(found: tuple[Finding, ...], row: dict[str, str]) -> None:
    """The finding has the right code, is about the right thing, and shows the values that clash."""
    assert any(reports(finding, row) for finding in found), [f.text for f in found if f.code == row["code"]]


def test_every_finding_stands_on_claims_of_the_log(found: tuple[Finding, ...], log: tuple[Claim, ...]) -> None:
    """Nothing is shown without its evidence; a finding about the codebook alone has none to show."""
    ids = {claim.id for claim in log}
    for finding in found:
        assert set(finding.claims) <= ids
        assert finding.claims or finding.code in ("area-bundles", "areas-overlap"), finding
        assert finding.text
        assert finding.settle


def test_errors_come_first(found: tuple[Finding, ...]) -> None:
    """Findings are sorted by severity."""
    order = list(Severity)
    places = [order.index(finding.severity) for finding in found]
    assert places == sorted(places)


def test_every_rule_of_every_file_is_declared_and_no_two_share_a_code_or_a_sentence() -> None:
    """A rule written and forgotten would find nothing; two of one code could not be told apart."""
    files = [getattr(findings, path.stem) for path in Path(findings.__file__).parent.glob("[a-z]*.py")]
    written = {id(thing) for module in files for thing in vars(module).values() if isinstance(thing, Rule)}
    assert written == {id(rule) for rule in RULES.values()}
    assert len(written) == len({rule.sentence for rule in RULES.values()})
    assert all(rule.sentence and rule.settle for rule in RULES.values())


def test_every_finding_is_what_its_rule_declares(found: tuple[Finding, ...]) -> None:
    """No code that stands in no document."""
    for finding in found:
        declared = RULES[finding.code]
        assert finding.severity in {declared.severity, *declared.unless}
        assert finding.settle == declared.settle


def changed(log: tuple[Claim, ...], wanted: Callable[[Claim], bool], **fields: object) -> list[Claim]:
    """The log with some fields of some claims' values changed; None takes a field away."""
    result = []
    for claim in log:
        if wanted(claim):
            value = {k: v for k, v in (claim.value | fields).items() if v is not None}
            result.append(msgspec.structs.replace(claim, value=value))
        else:
            result.append(claim)
    assert any(map(wanted, log)), "the repair must touch a claim"
    return result


def without(log: tuple[Claim, ...], unwanted: Callable[[Claim], bool]) -> list[Claim]:
    """The log without some claims."""
    assert any(map(unwanted, log)), "the repair must touch a claim"
    return [claim for claim in log if not unwanted(claim)]


def statement(kind: str, about: str | None = None) -> Callable[[Claim], bool]:
    """Claims that are statements of a kind."""
    return lambda c: (
        c.property == "statement" and c.value["kind"] == kind and (about is None or about in c.value["about"])
    )


def is_a(property: str, subject: str | None = None, **fields: object) -> Callable[[Claim], bool]:
    """Claims of a property, on a subject, with these fields in their value."""
    return lambda c: (
        c.property == property
        and subject in (None, c.subject)
        and all(c.value.get(field) == content for field, content in fields.items())
    )


ORDER = [
    "eu-mda-sdp-2024",
    "eu-nor-sdp-2024",
    "eu-jpn-sdp-2024",
    "eu-kor-sdp-2024",
    "eu-mkd-sdp-2024",
    "eu-alb-sdp-2024",
]
ALB, JPN, MDA, NOR = "eu-alb-sdp-2024", "eu-jpn-sdp-2024", "eu-mda-sdp-2024", "eu-nor-sdp-2024"

REPAIRS: dict[str, Callable[[tuple[Claim, ...]], list[Claim]]] = {
    "I01": lambda log: changed(log, statement("order_by_signature"), items=ORDER),
    "I02": lambda log: changed(log, is_a("event", ALB, role="unstated"), date="2024-12-18"),
    "I04": lambda log: changed(log, lambda c: is_a("party_role", "mda")(c), role="nato_ally"),
    "I05": lambda log: changed(log, statement("areas_count", NOR), number=19),
    "I06": lambda log: changed(log, statement("areas_count", MDA), number=14),
    "I08": lambda log: changed(log, statement("areas_count", JPN), number=17),
    "I10": lambda log: changed(log, lambda c: is_a("coverage", area="defence-tools")(c), value="covered"),
    "I11": lambda log: without(log, statement("joined_missions_count")),
    "I13": lambda log: without(log, is_a("layout", "eprs-table-1", element="row")),
    "I14": lambda log: changed(log, is_a("participation", "jpn", relation="cooperates"), relation="contributes"),
    "I16": lambda log: without(log, is_a("topic", JPN)),
    "I17": lambda log: changed(log, is_a("topic", topic="military-mobility"), areas=["defence-tools"]),
    "I19": lambda log: changed(log, is_a("coverage", value="in_place"), value="covered"),
    "I22": lambda log: changed(log, lambda c: c.property == "position", year="2022"),
    "I23": lambda log: changed(log, statement("called"), items=["instrument"]),
    "I24": lambda log: changed(log, is_a("signatory", MDA), office="foreign_minister"),
    "I26": lambda log: without(log, is_a("layout", element="mark")),
    "I27": lambda log: changed(log, lambda c: is_a("event", "strategic-compass")(c), date="2024-03"),
    "I28": lambda log: changed(log, is_a("fact", "martens-centre", about="name"), value="Wilfried Martens Centre"),
    "I29": lambda log: changed(log, statement("in_mission_since", ALB), number=2005),
    "I32": lambda log: changed(log, statement("listed_order"), items=[ALB, "eu-mkd-sdp-2024"]),
    "I34": lambda log: without(log, lambda c: c.property == "party_role" and c.subject in ("alb", "mkd")),
    "I35": lambda log: without(log, statement("list_not_exhaustive")),
    "I36": lambda log: changed(log, statement("joined_missions_count"), number=0),
}
"""What makes an inconsistency go away: the row mended that caused it."""


@pytest.mark.parametrize("name", sorted(REPAIRS))
def test_a_mended_row_takes_its_finding_away(coded: Workspace, log: tuple[Claim, ...], name: str) -> None:
    """The rules know no fact of their own: change the data and the finding is gone."""
    row = next(row for row in known() if row["id"] == name)
    here, claims = coded.snapshot, REPAIRS[name](log)
    other = Snapshot(position=len(claims), head="", claims=claims, codebooks=here.codebooks, texts=here.texts)
    mended = View(other, coded.clock).check()
    assert not any(reports(finding, row) for finding in mended)


def test_consular_matters_are_no_longer_norways_alone(found: tuple[Finding, ...]) -> None:
    """India's partnership of January 2026 lists consular matters, so the briefing's sentence has aged."""
    (aged,) = [finding for finding in found if finding.code == "only-covers-broken" and finding.subject == "consular"]
    assert aged.severity is Severity.CHANGED
    assert "true then; since then India (signed 27 January 2026) has it too" in aged.text


def test_one_contradiction_is_stated_once(found: tuple[Finding, ...]) -> None:
    """Two sources for one signature, one number in two places of the briefing: one finding, with the claims of all."""
    signed = [one for one in found if one.code == "signing-office" and one.subject == "eu-mda-sdp-2024"]
    common = [one for one in found if one.code == "common-count"]
    assert [(len(one.claims), set(one.sources)) for one in signed] == [(3, {"eprs-pe-767-215", "md-sign", "md-sign2"})]
    assert ["Summary, paragraph 2; section Outlook, paragraph 1" in one.text for one in common] == [True]
    assert len({one.id for one in found}) == len(found)
