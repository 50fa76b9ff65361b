"""Formulas: who uses a wording, who was first, and how far it is spread."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.wording.common_wording import common_wording
from foedera.comparing.wording.formulas import BOILERPLATE_FROM, first_of
from foedera.model.document import ReadResult
from foedera.model.reuse import Formula, Use

from .texts import END, OWN, SAFETY, TALKS, agreement

TEXTS = [
    agreement("alda", [SAFETY, TALKS, OWN]),
    agreement("berg", [TALKS, SAFETY]),
    agreement("cape", [SAFETY, END]),
]
SIGNED = {"alda": "2024-05", "berg": "2019-03-01", "cape": None}
BOATS = "In May the harbour lends ten red boats to every village that has lost its own to the winter storms"
SPREAD = [Use.TAILOR_MADE, Use.SHARED, Use.BOILERPLATE]


def formulas() -> tuple[Formula, ...]:
    """Of three small agreements."""
    return common_wording(TEXTS, SIGNED).formulas


def test_a_formula_names_its_users_by_date_and_who_was_first() -> None:
    """The most spread first; the undated agreement stands last and is never first."""
    spread, other = formulas()
    assert [user.agreement for user in spread.users] == ["berg", "alda", "cape"]
    assert [user.signed for user in spread.users] == ["2019-03-01", "2024-05", None]
    assert [user.segments for user in spread.users] == [("berg/eng/art_2",), ("alda/eng/art_1",), ("cape/eng/art_1",)]
    assert spread.first == other.first == ("berg",)
    assert spread.every_two


def test_boilerplate_stands_in_three_agreements_shared_in_two_tailor_made_in_one() -> None:
    """Every segment has a use."""
    found = common_wording(TEXTS, SIGNED)
    assert found.uses == {
        "alda/eng/art_1": Use.BOILERPLATE,
        "alda/eng/art_2": Use.SHARED,
        "alda/eng/art_3": Use.TAILOR_MADE,
        "berg/eng/art_1": Use.SHARED,
        "berg/eng/art_2": Use.BOILERPLATE,
        "cape/eng/art_1": Use.BOILERPLATE,
        "cape/eng/art_2": Use.TAILOR_MADE,
    }


def test_who_was_first_is_left_open_where_dates_cannot_tell() -> None:
    """A year may be any of its days; equal days are both first; without dates nobody is."""
    assert first_of(["a", "b", "c"], {"a": "2019", "b": "2019-06-01", "c": "2020"}) == ("a", "b")
    assert first_of(["a", "b"], {"a": "2019-06-01", "b": "2019-06-01"}) == ("a", "b")
    assert first_of(["a", "b"], {"a": None}) == ()


def test_wording_that_drifts_is_one_formula_and_says_that_not_every_two_are_alike() -> None:
    """One word changes from the first to the second and another from the second to the third."""
    words = [f"word{number}" for number in range(60)]
    drift = [" ".join(words), " ".join([*words[:-1], "other"]), " ".join(["another", *words[1:-1], "other"])]
    texts = [agreement(name, [text]) for name, text in zip("abc", drift, strict=True)]
    (formula,) = common_wording(texts, {}, threshold=0.975).formulas
    assert [user.agreement for user in formula.users] == ["a", "b", "c"]
    assert not formula.every_two


def drifted(*changed: int) -> str:
    """The words of BOATS, some of them changed."""
    return " ".join(f"other{place}" if place in changed else word for place, word in enumerate(BOATS.split()))


def test_what_only_a_wording_between_connects_is_not_spread_by_it() -> None:
    """A chain of four: both ends are alike to one other agreement each, so they are shared and not boilerplate."""
    steps = [(), (1,), (1, 18), (1, 18, 2)]
    texts = [agreement(name, [drifted(*step)]) for name, step in zip("abcd", steps, strict=True)]
    found = common_wording(texts, {}, threshold=0.93)
    assert [len(formula.users) for formula in found.formulas] == [4]
    assert list(found.uses.values()) == [Use.SHARED, Use.BOILERPLATE, Use.BOILERPLATE, Use.SHARED]


def test_an_agreement_that_says_a_thing_twice_counts_once() -> None:
    """Two articles of one agreement alike to one of another: two agreements, so all three are shared."""
    found = common_wording([agreement("a", [SAFETY, SAFETY]), agreement("b", [SAFETY])], {})
    assert set(found.uses.values()) == {Use.SHARED}


articles = st.builds(lambda changed: drifted(*changed), st.sets(st.integers(0, 19), max_size=4))
several = st.lists(st.lists(articles, min_size=1, max_size=3), min_size=2, max_size=6)


def named(contents: Sequence[Sequence[str]]) -> list[ReadResult]:
    """Agreements a, b, c and on, of these articles."""
    return [agreement(name, paragraphs) for name, paragraphs in zip("abcdef", contents, strict=False)]


@given(several, st.sampled_from([0.25, 0.5, 0.8]))
def test_no_use_is_larger_than_by_the_chain(contents: list[list[str]], threshold: float) -> None:
    """A passage is at most as widely spread as the chain it is in; what is in no chain is tailor-made."""
    found = common_wording(named(contents), {}, threshold=threshold)
    chain = {each: len(formula.users) for formula in found.formulas for user in formula.users for each in user.segments}
    for segment, use in found.uses.items():
        most = Use.BOILERPLATE if chain.get(segment, 1) >= BOILERPLATE_FROM else Use.SHARED
        assert SPREAD.index(use) <= SPREAD.index(most)
        assert (use is Use.TAILOR_MADE) == (segment not in chain)


@given(several, st.sampled_from([0.25, 0.5, 0.8]))
def test_another_agreement_never_lowers_a_use(contents: list[list[str]], threshold: float) -> None:
    """Nor does a lower threshold."""
    texts = named(contents)
    before = common_wording(texts[:-1], {}, threshold=threshold).uses
    after = common_wording(texts, {}, threshold=threshold).uses
    lower = common_wording(texts, {}, threshold=threshold / 2).uses
    assert all(SPREAD.index(after[segment]) >= SPREAD.index(use) for segment, use in before.items())
    assert all(SPREAD.index(lower[segment]) >= SPREAD.index(use) for segment, use in after.items())
