"""Dialogues and bodies: what a text promises, and that a machine's finding stays off the agenda until taken over."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from foedera import data
from foedera.coding.english.phrases import Phrasebook, read_phrases
from foedera.coding.english.strength import Grip, read_ladder
from foedera.coding.institutions.bodies import Finder, read_bodies
from foedera.coding.institutions.dialogues import CODER, MOST_CLAIMS, dialogue_claims, dialogue_id
from foedera.errors import InvalidRegister
from foedera.model.claim import Claim, Rank, new_claim
from foedera.model.event import Dialogue
from foedera.model.ledger import Ledger
from foedera.model.properties import value_of
from foedera.reading import read
from foedera.watching.agenda import build_agenda
from foedera.workspace import Workspace

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
GRIP = Grip(read_ladder(data.words_text("modal_ladder"), name="modal_ladder"))
BOOK = Phrasebook(read_phrases(data.words_text("phrases"), name="phrases"))
FINDER = Finder(read_bodies(data.words_text("bodies"), name="bodies"))
AGREEMENT = "eu-xyz-sdp-2026"


def claims_on(text: str) -> tuple[Claim, ...]:
    """The dialogues and bodies of a text."""
    result = read(text.encode(), name="t.md", subject=AGREEMENT, role="text", language="eng", source="t")
    return dialogue_claims(
        result.document, result.provisions, agreement=AGREEMENT, recorded=WHEN, grip=GRIP, book=BOOK, finder=FINDER
    )


def found(text: str) -> dict[str, Dialogue]:
    """What is found, by name; the first claim of each."""
    records = [value_of(claim, Dialogue) for claim in claims_on(text)]
    return {record.name: record for record in reversed(records)}


def test_a_body_is_taken_together_from_its_sentences() -> None:
    """Set up in one sentence, meeting in another where it is only 'the Committee'."""
    claims = claims_on("1. A Joint Committee is hereby established.\n\n2. The Committee shall meet twice a year.\n")
    assert (
        {claim.subject for claim in claims}
        == {dialogue_id(AGREEMENT, "Joint Committee")}
        == {f"{AGREEMENT}-joint-committee"}
    )
    assert {(claim.coder, claim.rank) for claim in claims} == {(CODER, Rank.MACHINE)}
    first, second = [value_of(claim, Dialogue) for claim in claims]
    assert (first.status, first.format, first.periodicity) == ("promised", "body", None)
    assert second.periodicity == "six_monthly"
    assert claims[1].basis.span is not None
    assert claims[1].basis.span.quote == "The Committee shall meet twice a year."


def test_a_dialogue_that_replaces_another_names_it() -> None:
    """Predecessor, rhythm and level from one sentence."""
    text = "The cyber consultations become a yearly Security and Defence Dialogue of directors-general."
    record = found(text)["Security and Defence Dialogue"]
    assert (record.status, record.predecessor) == ("upgraded", "cyber consultations")
    assert (record.periodicity, record.level, record.format) == ("annual", "directors_general", "security_and_defence")


def test_the_sides_before_a_name_make_no_other_dialogue() -> None:
    """'EU–Xyland Strategic Dialogue' and 'Strategic Dialogue' are one, with one id."""
    claims = claims_on(
        "1. An EU–Xyland Strategic Dialogue will be set up.\n\n2. The Strategic Dialogue will meet each year.\n"
    )
    assert {claim.subject for claim in claims} == {f"{AGREEMENT}-strategic-dialogue"}
    assert [claim.value.get("periodicity") for claim in claims] == [None, "annual"]


def test_whom_a_body_reports_to() -> None:
    """By the id of the body it reports to."""
    text = (
        "1. The Parties shall establish a Joint Committee.\n\n"
        "2. The Working Group on Customs shall report to the Committee.\n"
    )
    assert found(text)["Working Group on Customs"].reports_to == dialogue_id(AGREEMENT, "Joint Committee")


def test_what_is_only_explored_is_possible() -> None:
    """A dialogue the sides look into is no promise."""
    assert found("The sides will explore a Cyber Dialogue.")["Cyber Dialogue"].status == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "The Parties shall hold consultations at the request of either.",
        "The United Nations Security Council shall decide.",
        "The rules of the European Commission apply.",
        "The measures shall be the subject of regular consultations within the Joint Committee.",
        "The Joint Committee may set up sub-committees.",
    ],
)
def test_what_is_no_format_of_this_text(text: str) -> None:
    """Consultations on request, bodies of other treaties, and a body's own business are not listed as formats."""
    assert [name for name in found(text) if name != "Joint Committee"] == []


def test_a_body_named_on_every_page_keeps_few_claims() -> None:
    """Only sentences that add a fact are recorded."""
    text = "\n\n".join(f"{n}. The Joint Committee shall examine case {n}." for n in range(1, 30))
    assert len(claims_on(f"{text}\n\n30. The Joint Committee shall meet once a year.\n")) == 2
    assert MOST_CLAIMS >= 2


def test_a_rhythm_belongs_to_its_own_clause() -> None:
    """What is held every year does not lend its rhythm to the next clause."""
    records = found("A Strategic Dialogue will be held every year, and a Cyber Dialogue will be established.")
    assert (records["Strategic Dialogue"].periodicity, records["Cyber Dialogue"].periodicity) == ("annual", None)


def test_proposals_stay_off_the_agenda_until_a_person_takes_them_over(coded: Workspace) -> None:
    """The same dialogue said by a person is on the agenda; said by the machine alone it is not."""
    agreement = "eu-kor-sdp-2024"
    claims = coded.claims()
    (proposal, *_) = [c for c in claims if c.coder == CODER and c.value["name"] == "Strategic Dialogue"]
    day = datetime.date(2026, 11, 23)

    def names(pool: tuple[Claim, ...]) -> set[str]:
        return {item.dialogue for item in build_agenda(Ledger(pool), as_of=day, agreements=[agreement])}

    assert proposal.subject not in names(tuple(claims))
    assert proposal.subject in {c.subject for c in claims if Ledger([c]).proposals(c.subject)}
    taken = new_claim(
        subject=proposal.subject,
        property="dialogue",
        value=proposal.value,
        coder="person:ada",
        rank=Rank.PERSON,
        basis=proposal.basis,
        recorded=WHEN,
    )
    assert proposal.subject in names((*claims, taken))


def test_the_digests_yield_what_the_register_promises(coded: Workspace) -> None:
    """Rhythms and predecessors of the Security and Defence Dialogues, as the register has them."""
    ledger = coded.ledger()
    read_off = {
        agreement: msgspec.convert(entry.value, Dialogue).periodicity
        for agreement in ("eu-kor-sdp-2024", "eu-mda-sdp-2024", "eu-alb-sdp-2024", "eu-mkd-sdp-2024")
        for entry in ledger.proposals(dialogue_id(agreement, "Security and Defence Dialogue"))
    }
    assert read_off == {
        "eu-kor-sdp-2024": "annual",
        "eu-mda-sdp-2024": "annual",
        "eu-alb-sdp-2024": "annual",
        "eu-mkd-sdp-2024": None,
    }


def test_a_broken_list_of_bodies_is_refused() -> None:
    """The message names the field."""
    with pytest.raises(InvalidRegister, match="formats"):
        read_bodies("id: x\nversion: 1", name="x")
