"""Long pages in slices: nothing lost, nothing twice, none too heavy, and each says what it holds of how much."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from foedera.errors import UnknownId
from foedera.web.slices import asked_slice, sliced
from foedera.workspace import Workspace
from tests.conftest import Copied
from tests.web.conftest import asking
from tests.web.test_pages import page

LONGEST = 150_000
"""Bytes of a page."""


@given(st.lists(st.integers(0, 30)), st.integers(1, 40))
def test_everything_stands_in_one_slice_in_order(things: list[int], most: int) -> None:
    """None is heavier than asked but of a single thing, and none could have held the next one's first."""
    slices = sliced(things, weight=lambda one: one, count=lambda _: 1, most=most)
    assert [one for own in slices for one in own.things] == things
    assert all(sum(own.things) <= most or len(own.things) == 1 for own in slices)
    assert all(sum(own.things) + following.things[0] > most for own, following in itertools.pairwise(slices))
    counted = [number for own in slices for number in range(max(1, own.first), own.last + 1)]
    assert counted == list(range(1, len(things) + 1))


def test_a_slice_says_what_it_holds_as_a_reader_counts() -> None:
    """By what each thing counts as."""
    slices = sliced("abcd", weight=lambda _: 2, count=lambda one: 1 if one == "d" else 3, most=4)
    assert [str(one) for one in slices] == ["1–6", "7–10"]
    assert [str(one) for one in sliced("ab", weight=lambda _: 2, count=lambda _: 1, most=2)] == ["1", "2"]
    assert [asked_slice(slices, number) for number in ("", "1", "2")] == [0, 0, 1]


@pytest.mark.parametrize("number", ["0", "3", "two", "-1", "1.0", "²"])
def test_a_page_that_is_not_there_is_none(number: str) -> None:
    """The error says how many there are."""
    with pytest.raises(UnknownId, match="from 1 to 2"):
        asked_slice(sliced("ab", weight=lambda _: 2, count=lambda _: 1, most=2), number)


@pytest.fixture
def site(copied: Copied) -> Iterator[TestClient]:
    """Eight agreements with long clauses on one area, hardly two of them alike."""
    with asking(copied(_add)) as asked:
        yield asked


def _add(workspace: Workspace, folder: Path) -> None:
    names = ("isl", "nor", "che", "tur", "jpn", "chl", "aus", "can")
    for name in names:
        path = folder / f"pact-{name}.md"
        articles = [
            f"## Article {number}\n\nThe Parties will cooperate closely on cyber issues of {name} number {number}. "
            + " ".join(f"Berth{number * at} keeps {name}{at * number} for Q{number}." for at in range(120))
            for number in range(1, 7)
        ]
        path.write_text(f"# Pact on {name}\n\n" + "\n\n".join(articles), encoding="utf-8")
        workspace.add([path], title=f"Pact on {name}", party=(name, "fin"), type="SDP")
    workspace.code([f"pact-{name}" for name in names])


def test_the_library_of_a_full_area_is_cut_into_pages(site: TestClient) -> None:
    """Each is light, all clauses are reachable by the links of the first, each once; pins and threshold are kept."""
    address = "/library/cyber?alike=0.4&pin=pact-isl/eng/art_1"
    first = page(site, address)
    turn = first.xpath("//nav[@aria-label='Pages']")
    assert len(turn) == 2
    others = turn[0].xpath(".//a/@href")
    assert others
    assert all("alike=0.4" in one and "pin=pact-isl" in one for one in others)
    boxes = [page(site, one).xpath("//input[@type='checkbox'][@name='pin']/@value") for one in (address, *others)]
    pins = [box for own in boxes for box in own]
    assert len(pins) == len(set(pins))
    assert turn[0].text_content().endswith(f"of {len(pins)}")
    assert turn[0].text_content().startswith(f"Clauses 1–{len(boxes[0])} · ")
    assert all(len(site.get(one).content) <= LONGEST for one in (address, *others))
    assert page(site, f"{address}&page=99", 404).xpath("//main")
