"""What a person means by an id, a name or an ISO code."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedera.errors import UnknownId, UsageError
from foedera.model import matching
from foedera.workspace import Workspace


def test_everything_is_found_by_its_id_in_any_letters(coded: Workspace) -> None:
    """Of every kind, each thing by its own id, in capitals, and with blanks for hyphens."""
    snapshot = coded.snapshot
    for kind in matching.KINDS:
        things = matching.known(snapshot, (kind,))
        assert things
        for thing in things[:40]:
            for text in (thing.id, thing.id.upper(), thing.id.replace("-", " ")):
                assert matching.find(snapshot, text, kind).id == thing.id


def test_every_agreement_and_party_is_found_by_its_names(coded: Workspace) -> None:
    """Short name and title; a party also by its codes, and an agreement by those of its one partner."""
    snapshot = coded.snapshot
    for row in coded.list("agreements"):
        for name in (row.short, row.title, row.parties[-1].upper()):  # type: ignore[union-attr]  # rows of agreements
            assert matching.find(snapshot, name, "agreement").id == row.id
    assert {matching.find(snapshot, name, "party").id for name in ("NO", "NOR", "norway", "Norway")} == {"nor"}
    assert matching.find(snapshot, "turkiye", "party").id == "tur"


@pytest.mark.parametrize(
    ("text", "kind", "identifier"),
    [
        ("norway", "agreement", "eu-nor-sdp-2024"),
        ("NOR", "party", "nor"),
        ("kr", "party", "kor"),
        ("Space security and defence", "area", "space"),
        ("norway/Space", "cell", "eu-nor-sdp-2024/space"),
        ("JP/consular", "cell", "eu-jpn-sdp-2024/consular"),
        ("EU-NOR-SDP-2024-digest/eng", "text", "eu-nor-sdp-2024-digest/eng"),
        ("EU-SDP-later", "collection", "eu-sdp-later"),
    ],
)
def test_the_nearest_meaning_wins(coded: Workspace, text: str, kind: str, identifier: str) -> None:
    """An agreement's short name stands before its party's name; a party's id before an agreement's partner."""
    assert matching.thing(coded.snapshot, text)[:2] == (kind, identifier)
    assert coded.show(text) == coded.show(identifier)


@pytest.mark.parametrize(
    ("text", "kinds", "near"),
    [
        ("eu-nor-sdp-2042", ("agreement",), "eu-nor-sdp-2024"),
        ("norwey", ("agreement",), "eu-nor-sdp-2024"),
        ("consullar", ("area",), "consular"),
        ("eprs-pe-767-216", ("agreement", "source"), "eprs-pe-767-215"),
        ("Türkei", ("party",), "tur"),
    ],
)
def test_a_near_miss_proposes_what_was_meant(coded: Workspace, text: str, kinds: tuple[str, ...], near: str) -> None:
    """By ids as well as names, the likest first."""
    with pytest.raises(UnknownId) as refused:
        matching.find(coded.snapshot, text, *kinds)
    assert f"such as {near}" in str(refused.value)


def test_what_several_things_go_by_is_refused_with_all_of_them(coded: Workspace) -> None:
    """The Union is a party to every agreement."""
    with pytest.raises(UsageError, match="several things go by that name") as refused:
        matching.find(coded.snapshot, "EU", "agreement")
    assert "agreement eu-nor-sdp-2024" in str(refused.value)
    assert "and 4 more" in str(refused.value)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=12))
def test_any_text_is_understood_or_refused_in_words(coded: Workspace, text: str) -> None:
    """Nothing a person types is more than wrong."""
    try:
        found = matching.thing(coded.snapshot, text)
    except UsageError:
        return
    else:
        assert coded.show(text) == coded.show(found.id)
