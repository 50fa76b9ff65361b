"""Formulas of closing and lead-ins: found at the head of a provision in any language, and nothing else."""

from __future__ import annotations

import pytest

from foedera.comparing.wording.closings import CLOSING, LEAD_IN
from foedera.comparing.wording.common_wording import common_wording
from foedera.comparing.wording.segments import PASSAGES, SegmentRule, segments_of
from foedera.model.reuse import SegmentLevel

from .texts import OWN, SAFETY, agreement

CLOSINGS = [
    ("eng", "IN WITNESS WHEREOF, the undersigned, duly authorised by their cities, have signed this pact."),
    ("eng", "In faith whereof the two mayors have put their names to both copies of the pact."),
    ("eng", "Done at Berg, this third day of May 1999, in two copies that are equally valid."),
    ("eng", "Signed in Berg on 3 May 1999, in duplicate, in the languages of Alda and of Berg."),
    ("eng", "SIGNED in triplicate in Port Alda, on the 3rd day of May 1999, each text being equally valid."),
    ("eng", "Signed, in Berg, D.C. on 3 May 1999."),
    ("fra", "Signé, à Berg le 3 mai 1999, en double exemplaire, chaque texte faisant foi."),
    ("deu", "Unterzeichnet, in Berg am 3. Mai 1999, in zwei Urschriften, jede in beiden Sprachen."),
    ("eng", "For the Republic of Alda: Ada Alm, Prime Minister of the Republic"),
    ("eng", "FOR THE REPUBLIC OF ALDA: FOR THE CITY OF BERG: THE MAYOR"),
    ("eng", "President of the Republic of Alda Prime Minister of the Kingdom of Berg"),
    ("fra", "En foi de quoi les soussignés ont apposé leur signature au bas du présent accord."),
    ("fra", "Fait à Berg, le 3 mai 1999, en deux exemplaires faisant également foi."),
    ("nld", "TEN BLIJKE WAARVAN de ondergetekenden dit verdrag hebben ondertekend te Berg."),
    ("deu", "Zu Urkund dessen haben die Unterzeichneten ihre Unterschriften unter diesen Vertrag gesetzt."),
    ("ukr", "На посвідчення чого представники сторін підписали цю угоду у двох примірниках."),
]
CONTENT = [
    ("eng", "For the purposes of this pact a harbour is every place where ships may lie."),
    ("eng", "For each ship that lies in a harbour longer the other side pays a fee."),
    ("eng", "The President of Alda opens the talks of both sides every spring in Berg."),
    ("eng", "Signed copies of this pact and of that of 1999 go to both harbours in two originals."),
    ("eng", "Signed in Berg on 3 May 1999, the pact on herring stays in force beside this one."),
    ("eng", "What was done at the talks is written down and sent to both sides."),
    ("fra", "Pour chaque navire les parties paient une taxe au port où il se trouve."),
]


@pytest.mark.parametrize(("language", "text"), CLOSINGS)
def test_formulas_of_closing_are_set_apart_and_named(language: str, text: str) -> None:
    """Neither compared nor counted, unless asked for."""
    texts = [agreement(name, [SAFETY, text], language=language) for name in ("a", "b")]
    found = common_wording(texts, {})
    closings = [left.id.partition("/")[0] for left in found.left_out if left.why == CLOSING]
    assert closings == ["a", "b"]
    assert len(found.pairs) == 1
    assert len(common_wording(texts, {}, rule=SegmentRule(closings=True)).pairs) == 2


@pytest.mark.parametrize(("language", "text"), CONTENT)
def test_a_provision_that_begins_likewise_is_none(language: str, text: str) -> None:
    """What says something is compared."""
    segments = segments_of([agreement("a", [text], language=language)], PASSAGES)
    assert (len(segments.all), segments.left_out) == (1, ())


def test_a_lead_in_cut_off_from_its_list_is_set_apart_and_one_with_its_list_is_not() -> None:
    """As a provision of its own it says nothing; as the beginning of an article it belongs to it."""
    article = (
        "The two sides of this pact shall:\n\n(a) keep all of their letters safe\n\n(b) lend each other their old boats"
    )
    text = agreement("a", [article])
    provisions = segments_of([text], SegmentRule(SegmentLevel.PROVISION))
    assert [left.why for left in provisions.left_out] == [LEAD_IN]
    (whole,) = segments_of([text], PASSAGES).all
    assert whole.words == sum(segment.words for segment in provisions.all) + 7  # those of the lead-in


def test_a_testimonium_at_the_end_of_an_article_is_taken_off_it() -> None:
    """The article stays, with its own words and no others."""
    closing = "In witness whereof the mayors have signed."
    (segment,) = segments_of([agreement("a", [f"1. {OWN}\n\n{closing}"])], PASSAGES).all
    (plain,) = segments_of([agreement("a", [f"1. {OWN}"])], PASSAGES).all
    assert segment.words == plain.words
