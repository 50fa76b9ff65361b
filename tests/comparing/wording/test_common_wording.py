"""Common wording of whole texts: twins, bad input, order, and what moves with the threshold."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.common_wording import common_wording, compared, shingles_found
from foedera.comparing.wording.segments import PASSAGES, SegmentRule
from foedera.errors import UsageError
from foedera.model.document import ReadResult
from foedera.model.reuse import CommonWording, LeftOut, SegmentLevel, Use

from .texts import END, HARBOUR, OWN, SAFETY, TALKS, agreement

TEXTS = [
    agreement("a", [SAFETY, TALKS, END]),
    agreement("b", [SAFETY.replace("letters", "papers"), TALKS]),
    agreement("c", [HARBOUR, OWN]),
]
SIGNED = {"a": "2001-02-03", "b": "2004", "c": None}


def test_one_text_under_two_ids_is_found_to_be_the_same() -> None:
    """All its words stand in the other, and the two are a family."""
    found = common_wording([agreement("a", [SAFETY, TALKS]), agreement("z", [SAFETY, TALKS])], {"a": "1990"})
    assert [(pair.one, pair.other, pair.alike) for pair in found.pairs] == [
        ("a/eng/art_1", "z/eng/art_1", 1.0),
        ("a/eng/art_2", "z/eng/art_2", 1.0),
    ]
    assert [share.found for share in found.shares] == [1.0, 1.0]
    assert [(family.members, family.least) for family in found.families] == [(("a", "z"), 1.0)]


def test_the_same_text_given_twice_counts_once() -> None:
    """It has no twin in itself."""
    text = agreement("a", [SAFETY])
    found = common_wording([text, text, agreement("b", [TALKS])], {})
    assert found.pairs == ()
    assert found.left_out == (LeftOut(id="a/eng", why="given twice"),)


def test_agreements_without_text_are_named_and_nothing_fails() -> None:
    """With no text at all, too; and an agreement left alone has no share either, rather than all to itself."""
    found = common_wording([agreement("a", [SAFETY])], {"a": None, "b": "2020"})
    assert found.left_out == (
        LeftOut(id="b", why="no text to compare"),
        LeftOut(id="a/eng/art_1", why="alone in its language"),
    )
    assert [(share.agreement, share.why, share.found, share.tailor_made) for share in found.shares] == [
        ("a", "alone in its language", None, None),
        ("b", "no text to compare", None, None),
    ]
    assert found.compared == ()
    assert shingles_found(compared([agreement("a", [SAFETY])], {}, rule=PASSAGES, lowest=1), "b") == ()
    nothing = common_wording([], {})
    assert (nothing.segments, nothing.pairs, nothing.formulas, nothing.shares, nothing.families) == ((), (), (), (), ())
    assert [move.pairs for move in nothing.sensitivity] == [(0, 0), (0, 0)]


def test_texts_in_different_languages_share_nothing() -> None:
    """Nor do the language versions of one agreement become its twins."""
    texts = [agreement("a", [SAFETY]), agreement("b", [SAFETY], language="fra"), agreement("c", [SAFETY, TALKS])]
    one, french, other = common_wording(texts, {}).shares
    assert (french.why, french.found, french.found_in_shingles) == ("alone in its language", None, None)
    assert (one.found, one.languages) == (1.0, ("eng",))
    assert other.found is not None
    assert 0 < other.found < 1


def test_one_provision_against_a_thousand() -> None:
    """Every pair is there, also where one wording stands a thousand times in one agreement."""
    many = agreement("m", [SAFETY] * 500 + [f"{TALKS} {number}" for number in range(500)])
    found = common_wording([many, agreement("o", [SAFETY])], {}, rule=SegmentRule(SegmentLevel.PROVISION))
    assert len(found.segments) == 1001
    assert len(found.pairs) == 500
    assert {found.uses[pair.one] for pair in found.pairs} == {Use.SHARED}


def test_what_a_lower_and_a_higher_threshold_would_change() -> None:
    """One changed word of nineteen: eighteen in order are in both, between .9 and .97."""
    found = common_wording(TEXTS, SIGNED, threshold=0.97, others=(0.9, 0.97, 1.0))
    lower, same, higher = found.sensitivity
    assert [(pair.one, pair.other, pair.alike) for pair in lower.gained] == [("a/eng/art_1", "b/eng/art_1", 18 / 19)]
    assert lower.pairs == (1, 2)
    assert lower.uses == (
        ("a/eng/art_1", Use.TAILOR_MADE, Use.SHARED),
        ("b/eng/art_1", Use.TAILOR_MADE, Use.SHARED),
    )
    assert [(agreement, after) for agreement, _, after in lower.found][1] == ("b", 1.0)
    assert (same.gained, same.lost, same.uses, same.found) == ((), (), (), ())
    assert (higher.gained, higher.lost) == ((), ())


def test_a_family_that_falls_apart_is_lost_at_the_higher_threshold() -> None:
    """Two agreements of one article each, alike at .9."""
    texts = [agreement("a", [SAFETY]), agreement("b", [SAFETY.replace("letters", "papers")])]
    (move,) = common_wording(texts, {}, threshold=0.9, others=(0.97,)).sensitivity
    assert move.families_lost == (("a", "b"),)
    assert move.families_gained == ()
    assert move.found == (("a", 1.0, 0.0), ("b", 1.0, 0.0))


@given(st.permutations(TEXTS), st.sampled_from(SegmentLevel))
def test_the_order_of_the_texts_makes_no_difference(texts: list[ReadResult], level: SegmentLevel) -> None:
    """The record is the same, byte for byte."""
    expected = msgspec.json.encode(common_wording(TEXTS, SIGNED, rule=SegmentRule(level)))
    assert msgspec.json.encode(common_wording(texts, SIGNED, rule=SegmentRule(level))) == expected


def test_the_record_survives_json_and_states_its_rules() -> None:
    """Whoever reads the record alone knows the threshold and the rules."""
    found = common_wording(TEXTS, SIGNED, threshold=0.75)
    assert msgspec.json.decode(msgspec.json.encode(found), type=CommonWording) == found
    assert "at least 0.75" in " ".join(found.rules)


def test_what_is_no_threshold_is_refused_before_anything_is_read() -> None:
    """Also among the other thresholds."""
    with pytest.raises(UsageError):
        common_wording([], {}, others=(80,))
