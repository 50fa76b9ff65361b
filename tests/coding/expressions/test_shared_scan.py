"""The shared scan: what several coders look for, found as `re` finds it without the scan."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.coding.expressions import compile_expression
from foedera.coding.expressions.shared_scan import Seen, SharedScan
from foedera.coding.wordlists import either
from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.workspace.coders import Pipeline
from foedera.workspace.seed import built_in, built_in_codebook
from tests.coding.expressions.grammar import sound, texts_for

WHEN = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
drawn = st.lists(sound, min_size=1, max_size=5, unique=True).flatmap(
    lambda found: st.tuples(st.just(found), texts_for(*found), texts_for(*found))
)


class Walk(SharedScan):
    """Without any scan: each expression is searched in each text by `re`, and nothing is told by its first letters."""

    def seen(self, text: str) -> Seen:
        """What occurs in a text."""
        numbers = self._numbers.items()
        return Seen(tuple(number for each, number in numbers if compile_expression(each).search(text)), None)


@given(drawn)
def test_either_finds_what_the_alternation_finds(case: tuple[list[str], str, str]) -> None:
    """The same matches in the same order, from any place on; at one place the first expression decides."""
    expressions, one, other = case
    scan, alternation = SharedScan(fast=False), either(expressions)
    found = scan.either(expressions)
    for text in (one, other, f"{one} {other}", f"{one}é {other}"):
        for start in (0, len(text) // 2):
            plain = [(match.span(), match[0]) for match in alternation.finditer(text, start)]
            assert [(match.span(), match[0]) for match in found.finditer(text, start)] == plain
            first = found.search(text, start)
            assert (first and first.span()) == (plain[0][0] if plain else None)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("shall not, SHALL; marshall", [(0, 9), (11, 16)]),
        ("They will share what they share", [(5, 15), (26, 31)]),
        ("É shall", [(2, 7)]),
        ("", []),
    ],
)
def test_at_one_place_the_first_expression_decides(text: str, spans: list[tuple[int, int]]) -> None:
    """Longer ones stand first, as lists write them; words inside of words are none."""
    found = SharedScan().either(["shall not", "will share", "shall", "share"])
    assert [match.span() for match in found.finditer(text)] == spans


def test_one_number_for_one_expression_and_what_is_added_later_is_found_too() -> None:
    """Coders that ask for the same share it; a coder made ready after the first text does not go without."""
    scan = SharedScan()
    assert scan.numbered(["cyber*", "space"]) == scan.numbered(["cyber*", "space"]) == [0, 1]
    assert scan.found_in("Cyberspace and space") == (0, 1)
    assert scan.numbered(["space", "and"]) == [1, 2]
    assert scan.found_in("Cyberspace and space") == (0, 1, 2)


def test_an_expression_nobody_numbered_is_worth_trying() -> None:
    """What the scan does not know it says nothing against."""
    scan = SharedScan()
    scan.numbered(["navy", "army"])
    assert scan.worth_trying(["army", "fleet", "navy"], "the navy") == ["fleet", "navy"]


PACT = """Pact on boats

Article 1
The Parties shall establish a Joint Committee, which shall meet every two years at ministerial level. Unless otherwise
agreed, each Party will notify the other within 30 days of a cyber attack; they recognise the rôle of maritime security.

Article 2
The Parties will cooperate, including in:
(a) the fight against terrorism;
(b) training of the armed forces – and hold a security and defence dialogue annually.

Chapter 3
Article 3
Neither Party may have recourse to dispute settlement for any matter arising under this Chapter on customs duties.

Article 4
1This Agreement shall enter into force on the first day of the second month following the exchange of instruments of
ratification. Either Party may terminate it by six months' notice. Done at Oslo on 3 May 2021 in English.
"""


def texts() -> list[ReadResult]:
    """The digests that ship, and a text with a word of everything."""
    own = read(PACT.encode(), name="pact.txt", subject="pact", role="text", language=None, source="s")
    return [own, *(digest for digest, _ in built_in("eu-sdp").digests)]


def test_all_coders_say_through_the_scan_what_they_say_without() -> None:
    """Every claim of every coder, word for word, on the digests that ship and on a text of our own."""
    book = built_in_codebook("eu-sdp")
    scanned, walked = Pipeline(book), Pipeline(book, scan=Walk())
    for result in texts():
        both = [
            list(
                coders.claims(
                    result.document,
                    result.provisions,
                    agreement=result.document.subject,
                    recorded=WHEN,
                    partners=("Norland", "Côte d’Azur"),
                )
            )
            for coders in (scanned, walked)
        ]
        assert both[0] == both[1]
        assert {claim.property for claim in both[0]} >= {"coverage", "fact"}
