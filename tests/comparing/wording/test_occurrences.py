"""Where else the wording of each segment of one agreement stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.common_wording import common_wording
from foedera.comparing.wording.occurrences import spread_of
from foedera.model.reuse import Use

from .texts import END, HARBOUR, OWN, SAFETY, TALKS, agreement

FAR = "We sent ten red boats to the cape in May and they came home in June with fish."
NEAR = FAR.replace("We sent", "They sent")
NEXT = NEAR.replace("with fish", "with salt")
PARAGRAPHS = (END, HARBOUR, OWN, SAFETY, TALKS)


def test_what_only_others_connect_says_so() -> None:
    """One word at each end is changed from text to text: the outer two are alike only through the middle one.

    So the wording of an outer one is shared with one agreement, though its chain is in three.
    """
    texts = [agreement("a", [FAR]), agreement("b", [NEAR]), agreement("c", [NEXT])]
    found = common_wording(texts, {"a": "2001", "c": "1990"}, threshold=0.92)
    ends = [(pair.one, pair.other) for pair in found.pairs]
    assert ends == [("a/eng/art_1", "b/eng/art_1"), ("b/eng/art_1", "c/eng/art_1")]
    (spread,) = spread_of(found, "a")
    assert spread.use is Use.SHARED
    near, far = spread.elsewhere
    assert (near.segment.agreement, near.signed, far.segment.agreement, far.signed) == ("b", None, "c", "1990")
    assert near.alike is not None
    assert far.alike is None


def test_an_agreement_without_a_text_has_no_piece() -> None:
    """Nor has one nobody asked about."""
    assert spread_of(common_wording([agreement("a", [SAFETY])], {"b": None}), "b") == ()


@given(st.lists(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_pair_is_seen_from_both_sides(contents: list[list[str]]) -> None:
    """What the segments of all agreements name as alike are the pairs, each twice; tailor-made ones name nothing."""
    names = "abcd"[: len(contents)]
    found = common_wording([agreement(name, paragraphs) for name, paragraphs in zip(names, contents, strict=True)], {})
    spreads = [spread for name in names for spread in spread_of(found, name)]
    seen = [(s.segment.id, o.segment.id) for s in spreads for o in s.elsewhere if o.alike is not None]
    assert sorted(seen) == sorted(
        ends for pair in found.pairs for ends in ((pair.one, pair.other), (pair.other, pair.one))
    )
    assert all(bool(spread.elsewhere) == (spread.use is not Use.TAILOR_MADE) for spread in spreads)
