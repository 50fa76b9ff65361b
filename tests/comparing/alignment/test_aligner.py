"""Two to four agreements side by side: every clause in one row, gaps where nothing answers, and the reason why."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.alignment import align, rows_of_area, why_no_redline
from foedera.comparing.alignment.matching import LEAST
from foedera.errors import UsageError
from foedera.model.alignment import Alignment, LinkKind, Side, Why
from tests.comparing.alignment.texts import articles, side, table

PORTS = ("Ports", "Ships of one Party may enter the ports of the other Party and take on fuel there.")
VISAS = ("Visas", "Crews need no visas for a stay of up to ten days on land.")
COSTS = ("Costs", "Each Party bears the costs it has under this Agreement.")
CHARTS = ("Charts", "Hydrographic offices exchange charts and soundings monthly.")
COURTS = ("Courts", "Offences on board are tried by judges from home.")
ALL = (PORTS, VISAS, COSTS, CHARTS, COURTS)

A = side("a", articles(PORTS, VISAS, COSTS))
B = side("b", articles(COSTS, CHARTS, PORTS))
NO_TEXT = Side(agreement="none")


def seen(alignment: Alignment) -> list[list[str]]:
    """For each side, the clauses in rows, in order, then what hangs on rows."""
    attached = [end for row in alignment.rows for link in row.secondary for end in (link.a, link.b)]
    columns = [[row.clauses[place] for row in alignment.rows] for place in range(len(alignment.sides))]
    return [[c for c in column if c] + [h for h in attached if h not in column] for column in columns]


def test_clauses_that_say_the_same_stand_in_one_row_whatever_their_numbers() -> None:
    """In the first agreement's order; what it lacks comes after what stands before it in its own."""
    assert table(align((A, B))) == [("art_1", "art_3"), ("art_2", None), ("art_3", "art_1"), (None, "art_2")]


def test_a_link_shows_its_spans_its_score_and_what_it_is_made_of() -> None:
    """So that a reader can judge it."""
    row = align((A, B)).rows[0]
    (link,) = row.links
    assert (link.a, link.b) == row.clauses == ("a/eng/art_1", "b/eng/art_3")
    assert link.a_span == (A.clauses[0].start, A.clauses[0].end)
    assert link.b_span == (B.clauses[2].start, B.clauses[2].end)
    assert link.kind is LinkKind.ANSWERS
    assert link.parts.wording == link.parts.heading == 1.0
    assert link.parts.place == 0.0
    assert 0.9 < link.score <= 1.0


def test_what_nothing_answers_is_listed_with_the_nearest_clause() -> None:
    """Why it stands alone, and how like the nearest one is."""
    alignment = align((A, B))
    assert [left.clause for left in alignment.unmatched] == ["a/eng/art_2", "b/eng/art_2"]
    assert {left.why for left in alignment.unmatched} == {Why.UNLIKE}
    assert all(left.nearest is not None and left.nearest.score < LEAST for left in alignment.unmatched)


def test_a_clause_whose_nearest_answers_another_one_better_says_so() -> None:
    """It is likely enough to be a counterpart, and adds too little to the one that is."""
    tugs = (
        "Ships of one Party may enter the ports of the other Party, the tugs may sell fuel, coal, water, rope and tar, "
    )
    fuel = ("Fuel", f"{tugs}and divers mend hulls.")
    alignment = align((side("a", articles(*ALL)), side("b", articles(*ALL, fuel))))
    (left,) = alignment.unmatched
    assert left.why is Why.TAKEN
    assert left.nearest is not None
    assert (left.nearest.a, left.nearest.b) == ("a/eng/art_1", "b/eng/art_6") == ("a/eng/art_1", left.clause)


def test_a_third_agreement_joins_the_second_where_the_first_has_a_gap() -> None:
    """And its link says with which clause it was compared."""
    third = side("c", articles(CHARTS, VISAS, COURTS))
    alignment = align((A, B, third))
    assert table(alignment) == [
        ("art_1", "art_3", None),
        ("art_2", None, "art_2"),
        (None, None, "art_3"),
        ("art_3", "art_1", None),
        (None, "art_2", "art_1"),
    ]
    assert [(link.a, link.b) for link in alignment.rows[4].links] == [("b/eng/art_2", "c/eng/art_1")]


def test_a_split_clause_hangs_on_the_row_of_the_clause_it_was_part_of() -> None:
    """It answers no clause alone, and is not listed as unmatched either."""
    whole = (
        "Ports and fuel",
        f"{PORTS[1]} Fuel in ports is paid for at the price for ships of the navy in those ports.",
    )
    fuel = ("Fuel", "Fuel in ports is paid for at the price for ships of the navy in those ports.")
    alignment = align((side("a", articles(whole, VISAS)), side("b", articles(PORTS, fuel, VISAS))))
    first = alignment.rows[0]
    assert len(first.links) == len(first.secondary) == 1
    assert {link.b for link in (*first.links, *first.secondary)} == {"b/eng/art_1", "b/eng/art_2"}
    assert first.secondary[0].kind is LinkKind.SECONDARY
    assert alignment.unmatched == ()


@pytest.mark.parametrize("numbered", ["1. {0}", "(a) {0}", "## Article 1 Lanes\n\n{0}"])
def test_a_recital_answers_what_is_worded_alike_wherever_it_stands(numbered: str) -> None:
    """Whether it is read as a recital is a guess of the reader's, and no reason against a link."""
    lanes = "The sides wish to keep the sea lanes between their harbours open and free of harm,"
    recital = side("a", f"{lanes}\n\n{articles(VISAS, COSTS)}")
    assert recital.clauses[0].sort == "preamble"
    numbers = side("b", f"# Terms\n\n{numbered.format(lanes)}\n\n## Article 2 Visas\n\n{VISAS[1]}")
    assert align((recital, numbers)).rows[0].links[0].score > 0.9


def test_a_clause_that_is_split_has_both_halves_in_its_row() -> None:
    """The one that says more of it answers it, the other says part of it too; the other way round alike."""
    whole = side("a", articles(("Stay of crews", f"{PORTS[1]} {VISAS[1]}"), COSTS, CHARTS, COURTS))
    halves = side("b", articles(PORTS, VISAS, COSTS, CHARTS, COURTS))
    for sides in ((whole, halves), (halves, whole)):
        alignment = align(sides)
        ((answers,), (part,)) = next((row.links, row.secondary) for row in alignment.rows if row.secondary)
        assert part.kind is LinkKind.SECONDARY
        assert {answers.a, answers.b, part.a, part.b} == {"a/eng/art_1", "b/eng/art_1", "b/eng/art_2"}
        assert not alignment.unmatched


@given(st.lists(st.lists(st.sampled_from(ALL), max_size=5), min_size=2, max_size=4))
def test_every_clause_stands_in_one_place_and_texts_keep_their_order(drawn: list[list[tuple[str, str]]]) -> None:
    """None is lost or doubled; the first agreement's come in its order; a row has one link fewer than clauses."""
    sides = [side(f"s{n}", articles(*texts)) if texts else Side(agreement=f"s{n}") for n, texts in enumerate(drawn)]
    alignment = align(sides)
    for its, found in zip(sides, seen(alignment), strict=True):
        own = [clause.id for clause in its.clauses]
        assert sorted(set(found) & set(own)) == sorted(own)
    first = [row.clauses[0] for row in alignment.rows if row.clauses[0]]
    assert first == sorted(first)
    assert all(len(row.links) == sum(c is not None for c in row.clauses) - 1 for row in alignment.rows)
    alone = {c for row in alignment.rows if not row.links and not row.secondary for c in row.clauses if c}
    assert {left.clause for left in alignment.unmatched} == alone


@given(st.permutations(ALL), st.permutations(ALL))
def test_equal_clauses_find_each_other_in_any_order(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> None:
    """Numbering and order decide nothing where the words are the same."""
    alignment = align((side("a", articles(*one)), side("b", articles(*other))))
    assert table(alignment) == [(f"art_{n}", f"art_{other.index(text) + 1}") for n, text in enumerate(one, 1)]


def test_the_same_agreement_twice_answers_itself() -> None:
    """Clause for clause, with nothing left over."""
    alignment = align((A, A))
    assert table(alignment) == [("art_1", "art_1"), ("art_2", "art_2"), ("art_3", "art_3")]
    assert {link.score for row in alignment.rows for link in row.links} == {1.0}


def test_two_alignments_of_the_same_texts_are_equal() -> None:
    """Nothing depends on the run."""
    assert align((A, B)) == align((A, B))


@pytest.mark.parametrize("sides", [(A, NO_TEXT), (NO_TEXT, A), (NO_TEXT, A, NO_TEXT)])
def test_an_agreement_without_text_leaves_gaps_and_says_so(sides: tuple[Side, ...]) -> None:
    """Its column is empty, which is not the same as answering nothing."""
    alignment = align(sides)
    assert len(alignment.rows) == len(alignment.unmatched) == 3
    assert {(left.why, left.nearest) for left in alignment.unmatched} == {(Why.NO_TEXT, None)}


def test_two_agreements_without_text_are_an_empty_comparison() -> None:
    """Nothing to show is no error."""
    alignment = align((NO_TEXT, NO_TEXT))
    assert (alignment.rows, alignment.unmatched) == ((), ())


def test_texts_in_two_languages_are_not_compared_by_their_words() -> None:
    """All clauses are listed with that reason; texts of one language among them are compared all the same."""
    french = side("f", articles(PORTS, VISAS), language="fra")
    assert {left.why for left in align((A, french)).unmatched} == {Why.LANGUAGE}
    three = align((A, french, B))
    assert sum(len(row.links) for row in three.rows) == 2
    assert {left.why for left in three.unmatched if left.clause.startswith("f/")} == {Why.LANGUAGE}


@pytest.mark.parametrize("count", [0, 1, 5])
def test_fewer_than_two_and_more_than_four_are_refused(count: int) -> None:
    """With the number that would have been taken."""
    with pytest.raises(UsageError, match="2 to 4 agreements"):
        align((A,) * count)


def test_one_provision_against_a_thousand_finds_its_own() -> None:
    """And a thousand against a thousand find theirs."""
    many = side(
        "m", articles(*((f"Buoy {n}", f"Buoy number {n} is lit by lamp {n * 7} at night.") for n in range(1000)))
    )
    one = side("o", articles(("Buoy 612", "Buoy number 612 is lit by lamp 4284 at night.")))
    assert [row.clauses for row in align((one, many)).rows if row.links] == [("o/eng/art_1", "m/eng/art_613")]
    assert all(len(set(row)) == 1 for row in table(align((many, many))))


def test_an_area_keeps_the_rows_coded_for_it_with_what_answers_them() -> None:
    """Also where only one side was coded; an area nobody covers keeps none."""
    coded = side("a", articles(PORTS, VISAS, COSTS), areas={"art_1": ["maritime"]})
    alignment = align((coded, B))
    assert [row.clauses for row in rows_of_area(alignment, "maritime")] == [("a/eng/art_1", "b/eng/art_3")]
    assert rows_of_area(alignment, "space") == ()


def test_word_differences_are_for_official_texts_in_one_language() -> None:
    """A digest is in our own words, so a redline of it would mark our wording as the agreement's."""
    digest, french = side("d", articles(PORTS), role="digest"), side("f", articles(PORTS), language="fra")
    assert why_no_redline(A, B) is None
    reasons = [why_no_redline(A, other) or "" for other in (digest, french, NO_TEXT)]
    assert all(word in reason for word, reason in zip(("digest", "two languages", "no text"), reasons, strict=True))
    assert all(why_no_redline(one, two) == why_no_redline(two, one) for one, two in itertools.combinations((A, B), 2))
