"""All facts of a text: each on its words, each absence with what was searched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import data
from foedera.coding.facts import CODER, fact_claims, read_fact_words
from foedera.errors import InvalidRegister
from foedera.model.agreement import NOT_FOUND, Fact
from foedera.model.claim import Confidence, Rank
from foedera.model.properties import value_of
from foedera.reading import read
from tests.coding.facts.texts import PARTNERSHIP, TREATY, WHEN, WORDS, claims, happened, said

KINDS = {clause.about for clause in WORDS.clauses.clauses} | {"party", "signed", "names_instrument"}


def test_a_treaty_gives_the_facts_people_look_for_first() -> None:
    """Parties, days by role, final clauses and the instruments it names."""
    found = claims(TREATY)
    assert said(found, "party") == ["nor", "kor"]
    assert happened(found) == {"signed": "2020-11-30", "provisionally_applied": "2021-03-01"}
    clauses = {about: said(found, about) for about in sorted(KINDS) if said(found, about) and about != "party"}
    assert clauses == {
        "authentic_languages": ["nor, kor, eng"],
        "depositary": ["Government of Norway"],
        "duration": ["5 years"],
        "entry_into_force": ["first day of the second month; upon exchange of instruments"],
        "legal_nature": ["binding"],
        "provisional_application": ["from 2021-03-01"],
        "renewal": ["automatic; 2 years"],
        "review_clause": ["every 3 years"],
        "termination": ["6 months after notice"],
    }
    assert said(found, "names_treaty") == [
        "Charter of the United Nations",
        "Vienna Convention on the Law of Treaties (1969-05-23)",
    ]
    assert said(found, "names_resolution") == ["Security Council resolution 1325 (2000)"]


def test_what_is_proposed_is_marked_as_a_machines() -> None:
    """Named coder with its version, lowest rank, and the rule it was found by."""
    for claim in claims(TREATY):
        assert (claim.coder, claim.rank, claim.confidence) == (CODER, Rank.MACHINE, Confidence.MEDIUM)
        assert claim.note or claim.value["value"] == NOT_FOUND


def test_an_absence_says_what_was_searched() -> None:
    """No party, no day, no clause: each says how many provisions of which text were searched for what."""
    absent = [claim for claim in claims(PARTNERSHIP) if claim.value.get("value") == NOT_FOUND]
    assert {"party", "signed", "entry_into_force", "depositary"} <= {claim.value["about"] for claim in absent}
    for claim in absent:
        assert claim.basis.span is None
        assert claim.value["searched"].startswith("2 provisions of x/eng for ")


def test_an_absence_in_another_language_says_that_it_says_little() -> None:
    """The expressions are English."""
    (claim,) = [c for c in claims("1. Il pleut.", language="fra") if c.value.get("about") == "duration"]
    assert "the text is in 'fra'" in claim.value["searched"]


def test_a_political_text_is_told_from_a_treaty() -> None:
    """What says it has no legal force is political; it may still have a review clause."""
    found = claims(PARTNERSHIP)
    assert said(found, "legal_nature") == ["political"]
    assert said(found, "review_clause") == ["as appropriate"]


def test_a_publication_about_agreements_states_no_facts_of_its_own() -> None:
    """What a briefing is dated by, opens with and names is the briefing's own."""
    assert claims(TREATY, role="source") == ()


def test_a_digest_has_no_parties_or_signature_of_its_own() -> None:
    """Nobody signs a summary; its clauses are read, and an absence in it says nothing of the agreement."""
    found = claims(TREATY, role="digest")
    assert said(found, "party") == []
    assert "signed" not in happened(found)
    assert said(found, "duration") == ["5 years"]
    (absent,) = [c for c in claims("1. It rains.", role="digest") if c.value["about"] == "duration"]
    assert "nothing of the agreement's own text" in absent.value["searched"]


def test_an_absence_without_a_search_is_refused() -> None:
    """Nobody can record that something is not there without saying where it was looked for."""
    with pytest.raises(ValueError, match="what was searched"):
        Fact(about="review_clause", value=NOT_FOUND)


def test_a_misspelt_field_of_a_list_is_refused_by_name() -> None:
    """A word list is data of analysts: the error names the file and the field."""
    lists = data.fact_lists()
    lists["languages"] = lists["languages"].replace("meaning:", "meening:")
    with pytest.raises(InvalidRegister, match="meening"):
        read_fact_words(**lists)


pieces = st.sampled_from(
    ["This Agreement", "shall enter into force", "on 1 May 2001", "Done at", "Norway", "six months", "notice", "é",
     "\n\n", "1.", "(a)", "the Vienna Convention", "and the", "denounce", "provided",
     "deposited with the", "equally authentic"]
)  # fmt: skip


@given(st.lists(pieces, min_size=1, max_size=40).map(" ".join))
def test_every_quote_stands_where_it_says_and_no_kind_is_passed_over(text: str) -> None:
    """On any text: document[start:end] is the quote, inside its provision; every kind has an answer."""
    if not text.strip():
        return
    result = read(text.encode(), name="t.txt", subject="x", role="text", language="eng", source="t")
    provisions = {provision.id: provision for provision in result.provisions}
    found = fact_claims(result.document, result.provisions, agreement="x", recorded=WHEN, words=WORDS)
    for claim in found:
        span = claim.basis.span
        if span is not None:
            provision = provisions[span.provision]
            assert result.document.text[span.start : span.end] == span.quote
            assert provision.start <= span.start < span.end <= provision.end
        elif claim.property == "fact":
            assert value_of(claim, Fact).searched
    answered = {claim.value.get("about", claim.value.get("role")) for claim in found}
    answered |= {"names_instrument"} if any(about.startswith("names_") for about in answered) else set()
    assert answered >= KINDS
