"""Names of clause types: headings, else words as they are printed, never a bag of them."""

from __future__ import annotations

import pytest

from foedera.comparing.templates.family import Family, family_of
from foedera.model.document import ReadResult
from foedera.reading import read

FERRIES = "The two cities keep the ferries between their islands running in every month of the year, ice or no ice."
GRAIN = "In Years of a bad Harvest each city sells the other GRAIN from its own stores at the price of the year before."
LEAD = (
    "The two cities will, in the spirit of this pact and for as long as it lasts, go on with what they have begun and "
)
WELLS = "dig deep wells in the dry villages of the upland."
BRIDGES = "mend the wooden bridges on the old mountain road."
MASTS = "Each city gives the shipwrights of the other oak masts, hemp ropes and canvas sails for {} new boats a year."
OTHERS = (
    "Teachers of one town spend a summer in schools of the next, at its cost.",
    "Whoever finds a lost sheep brings it to the nearest shepherd's hut by dusk.",
    "Bells ring three times at noon when fog hides the headland from sailors.",
    "Bakers weigh their loaves each Friday before a warden of the market hall.",
)


def pact(name: str, *clauses: tuple[str, str]) -> ReadResult:
    """A text of headed clauses; one without a heading is an article by number."""
    heads = (f"## {heading or f'Article {number}'}\n\n{text}" for number, (heading, text) in enumerate(clauses, 1))
    data = "\n\n".join(heads).encode()
    return read(data, name="a.md", subject=name, role="text", language="eng", source="s")


def made(*clauses: tuple[str, str]) -> Family:
    """A family of three that all have the same clauses, and something of their own beside them."""
    own = [("", other) for other in OTHERS]
    return family_of([pact(name, *clauses, *own) for name in "abc"], dict.fromkeys("abc"))


def name(family: Family, words: str) -> str:
    """The name of the type in whose first passage these words stand."""
    (found,) = (
        each.name for each in family.found.templates if words in family.wordings[family.members[each.id][0]].text
    )
    return found


def test_a_heading_of_its_own_is_the_name() -> None:
    """As it is printed, without a number."""
    family = made(("IV. Keeping the Ferries", FERRIES), ("", GRAIN))
    assert name(family, "ferries") == "Keeping the Ferries"


@pytest.mark.parametrize(
    ("text", "telling"), [(FERRIES, "ferries"), (GRAIN, "bad Harvest"), (MASTS.format("four"), "shipwrights")]
)
def test_without_a_heading_the_opening_words_are_the_name(text: str, telling: str) -> None:
    """In their own case and order, cut at a word, with a sign that it goes on."""
    found = name(made(("", text)), text)
    assert found.startswith("“")
    assert found.endswith(" …”")
    opening = found.strip("“”").removesuffix(" …")
    assert text.startswith(f"{opening} ")
    assert telling in opening
    assert len(opening) <= 80


@pytest.mark.parametrize(("text", "start"), [(LEAD + WELLS, "deep wells"), (LEAD + BRIDGES, "mend the wooden bridges")])
def test_a_lead_that_says_nothing_is_an_ellipsis(text: str, start: str) -> None:
    """All clauses of these texts begin alike; the name begins where this one tells something."""
    leads = [("", f"{LEAD}{end}") for end in ("feed the geese at the pond.", "paint the town gates red.", "sing.")]
    found = name(made(("", text), *leads), text)
    assert found.startswith(f"“… {start}")
    assert found.strip("“”… ") in text


def test_types_that_open_alike_are_told_apart_by_going_on() -> None:
    """Under one heading, with the same words for a long way."""
    along = "Ships that carry salted herring, barrels of tar or bales of wool between both harbours "
    clauses = [
        ("Trade", f"{along}pay a silver penny for every mast at the toll house on the western pier."),
        ("Trade", f"{along}show green lamps at night, keep lookouts aloft, and answer any horn they hear."),
    ]
    names = [template.name for template in made(*clauses).found.templates if template.name.startswith("Trade")]
    assert len(names) == len(set(names)) == 2


def test_what_differs_between_agreements_is_a_slot_in_a_name() -> None:
    """The type is not called by the name of one of its parties."""
    text = "{} lends the hospital of the harbour its best surgeons, free of charge, each winter until spring."
    texts = [
        pact(who.lower(), ("", text.format(who)), *(("", other) for other in OTHERS))
        for who in ("Denmark", "Finland", "Norway")
    ]
    found = name(family_of(texts, {}), "surgeons")
    assert found.startswith("“[PARTY] lends the hospital")
