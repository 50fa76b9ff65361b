"""A redline leads from one wording to the other, and reads as a lawyer would have marked it."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing.alignment import redline
from foedera.comparing.alignment.tokens import LINE, WORD, tokens
from foedera.model.alignment import PieceKind, Redline

MARKS = {"equal": "{}", "delete": "[-{}-]", "insert": "[+{}+]", "moved_from": "[{n}<{}<]", "moved_to": "[{n}>{}>]"}

words = st.lists(
    st.sampled_from(
        ["shall", "may", "Party", "the", ",", ".", ";\n\n", "(a)", "  ", "é", "State’s", "State's", "“", '"']
    ),
    max_size=40,
)
wordings = st.one_of(st.text(max_size=60), words.map(" ".join), words.map("".join))


def marked(before: str, after: str) -> str:
    """The redline in plain signs."""
    return "".join(MARKS[p.kind].format(p.text, n=p.move) for p in redline(before, after).pieces)


def held(line: Redline) -> tuple[str, str]:
    """What the pieces hold of either wording."""
    return "".join(piece.earlier for piece in line.pieces), "".join(piece.later for piece in line.pieces)


@given(wordings, wordings)
def test_a_redline_holds_both_wordings_exactly(before: str, after: str) -> None:
    """What stays and goes is the one, what stays and comes is the other, white space and all."""
    line = redline(before, after)
    assert held(line) == (before, after)


@given(wordings, wordings)
def test_pieces_are_never_empty_and_never_two_of_a_kind_in_a_row(before: str, after: str) -> None:
    """So that what is drawn is as few marks as there are changes."""
    pieces = redline(before, after).pieces
    assert all(piece.text for piece in pieces)
    marked = [(piece.kind, piece.move) for piece in pieces]
    assert all(one != two or one[0] is PieceKind.SAME for one, two in itertools.pairwise(marked))


@given(wordings)
def test_a_wording_and_itself_differ_in_nothing(text: str) -> None:
    """One equal piece, or none of an empty text; all is kept."""
    line = redline(text, text)
    assert [piece.kind for piece in line.pieces] == [PieceKind.EQUAL] * bool(text)
    assert line.kept == 1.0


@given(words.map(" ".join), words.map(" ".join))
def test_what_is_moved_is_the_same_words_in_two_places(before: str, after: str) -> None:
    """Every move has one place it left and one it came to, with the same words."""
    pieces = redline(before, after).pieces
    left = {p.move: [token.key for token in tokens(p.text)] for p in pieces if p.kind is PieceKind.MOVED_FROM}
    came = {p.move: [token.key for token in tokens(p.text)] for p in pieces if p.kind is PieceKind.MOVED_TO}
    assert {n: "".join(w) for n, w in left.items()} == {n: "".join(w) for n, w in came.items()}


@given(wordings, wordings)
def test_what_is_kept_is_a_share(before: str, after: str) -> None:
    """Between nothing and all, and the same from either end when nothing moved."""
    assert 0.0 <= redline(before, after).kept <= 1.0


@pytest.mark.parametrize("unit", [WORD, LINE])
@given(wordings)
def test_tokens_join_to_the_text(unit: str, text: str) -> None:
    """In words and in lines."""
    assert "".join(token.text for token in tokens(text, unit)) == text


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "The Parties shall meet yearly.",
            "The Parties may meet yearly.",
            "The Parties[- shall-][+ may+] meet yearly.",
        ),
        (
            "They talk about ports, ships and crews at sea.",
            "They talk about ports, airfields, ships and crews at sea.",
            "They talk about ports,[+ airfields,+] ships and crews at sea.",
        ),
        (
            "(a) open ports;\n(b) clear mines;\n(c) train crews.",
            "(a) open ports;\n(b) share charts;\n(c) train crews.",
            "(a) open ports;\n(b)[- clear mines-][+ share charts+];\n(c) train crews.",
        ),
    ],
)
def test_small_changes_are_marked_as_words(before: str, after: str, expected: str) -> None:
    """A replaced word, an item put into a list, a changed item."""
    assert marked(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Russia's war (the “Pact”)", "Russia’s war (the 'Pact')"),
        ("hereinafter ‘the Participants’", 'hereinafter "the Participants"'),
        ("the «Union» and the parties' consent", "the „Union“ and the parties’ consent"),
    ],
)
def test_the_shape_of_quotation_marks_is_no_change(before: str, after: str) -> None:
    """Each text keeps its own, and a word beside them that changes is still marked."""
    line = redline(before, after)
    assert {piece.kind for piece in line.pieces} == {PieceKind.EQUAL, PieceKind.SAME}
    assert held(line) == (before, after)
    other = redline(before, after.replace("the", "a", 1))
    assert [(piece.kind, piece.text.strip()) for piece in other.pieces if piece.kind is PieceKind.INSERT] == [
        (PieceKind.INSERT, "a")
    ]


def test_a_sentence_put_in_begins_where_the_sentence_begins() -> None:
    """Not at the second word of the sentence before it, though that is as long a common subsequence."""
    before = "1. The Council decides by vote. 2. The Council sits in public."
    after = "1. The Council decides by vote. 2. The Council hears experts. 3. The Council sits in public."
    assert marked(before, after) == (
        "1. The Council decides by vote. 2.[+ The Council hears experts. 3.+] The Council sits in public."
    )
    after = "1. The Council decides by vote. The Council hears experts. 2. The Council sits in public."
    assert "[+ The Council hears experts.+]" in marked(before, after)


def test_two_sentences_on_other_things_are_not_woven_into_each_other() -> None:
    """Articles and commas in common keep nothing alive: one sentence goes, one comes."""
    before = "The crews of the ships, and the owners of the cargo, wait."
    after = "The pilots of a plane, or the holders of a permit, depart."
    kinds = [piece.kind for piece in redline(before, after).pieces]
    assert kinds.count(PieceKind.DELETE) == 1
    assert kinds.count(PieceKind.INSERT) == 1


def test_a_long_run_taken_elsewhere_is_a_move_and_a_short_one_is_not() -> None:
    """Eight words or signs are enough to be called moved."""
    run = "every ship that enters a harbour shall show its papers to the pilot"
    filler = "Charts are shared each month between the two offices, who pay their own costs and keep all the files."
    before, after = f"{run}. {filler}", f"{filler} So {run}."
    kinds = Counter(piece.kind for piece in redline(before, after).pieces)
    assert kinds[PieceKind.MOVED_FROM] == kinds[PieceKind.MOVED_TO] == 1
    short = redline(f"Ships show papers. {filler}", f"{filler} Ships show papers.")
    assert not {PieceKind.MOVED_FROM, PieceKind.MOVED_TO} & {piece.kind for piece in short.pieces}


def test_very_long_texts_are_compared_line_by_line() -> None:
    """And still hold both wordings exactly."""
    before = "\n".join(f"line {n} of many words that stay" for n in range(3000))
    after = before.replace("line 1500 of", "row 1500 of")
    line = redline(before, after)
    assert line.unit == "line"
    assert held(line) == (before, after)
    assert redline("a b", "a c").unit == "word"


def test_repeated_formulas_end() -> None:
    """Thousands of equal words on both sides come to an end with both wordings intact."""
    before, after = "so " * 3000 + "one " + "so " * 10, "so " * 10 + "two " + "as " * 3000
    line = redline(before, after)
    assert held(line) == (before, after)
