"""Formulas: who uses a wording, who was first, and how far it is spread."""

from __future__ import annotations

from foedera.comparing.wording.common_wording import common_wording
from foedera.comparing.wording.formulas import first_of
from foedera.model.reuse import Formula, Use

from .texts import END, OWN, SAFETY, TALKS, agreement

TEXTS = [
    agreement("alda", [SAFETY, TALKS, OWN]),
    agreement("berg", [TALKS, SAFETY]),
    agreement("cape", [SAFETY, END]),
]
SIGNED = {"alda": "2024-05", "berg": "2019-03-01", "cape": None}


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
    assert [formula.use for formula in found.formulas] == [Use.BOILERPLATE, Use.SHARED]
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
    (formula,) = common_wording(texts, {}, threshold=0.96).formulas
    assert [user.agreement for user in formula.users] == ["a", "b", "c"]
    assert not formula.every_two
