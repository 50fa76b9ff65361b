"""A Word document with tracked changes: accepted it is the second text, rejected the first, also in LibreOffice."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.publishing.redline_word import to_docx
from tests.comparing.alignment.wholes import agreement, edited, redlined
from tests.publishing.office import ACCEPT, REJECT, Office
from tests.publishing.tracked import COMING, GOING, W, accepted, authors, body_of, rejected

MOMENT = datetime.datetime(2026, 11, 30, 9, 30, tzinfo=datetime.UTC)


def stripped(lines: list[str]) -> list[str]:
    """Without blanks at their ends."""
    return [line.strip() for line in lines]


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.sampled_from([(), ("isl", "nor")]), st.sampled_from(["\n\n", "\n"]))
def test_accepted_it_is_the_second_text_and_rejected_the_first(seed: int, names: tuple[str, ...], between: str) -> None:
    """Paragraph by paragraph and word by word, whatever was edited; own numbers and equal names among it."""
    dice = random.Random(seed)
    one = agreement(dice)
    other = edited(one, dice)
    document = to_docx(redlined(one, other, names, between), moment=MOMENT)
    assert stripped(rejected(document)) == stripped(one)
    assert stripped(accepted(document)) == stripped(other)


@pytest.mark.skipif(not Office.here(), reason="LibreOffice is not installed")
def test_libreoffice_accepts_and_rejects_to_the_same_texts(tmp_path: Path) -> None:
    """With clauses inserted behind words inserted, joined, moved and edited on the way."""
    office = Office(tmp_path / "profile")
    for seed in (3, 8, 21):
        dice = random.Random(seed)
        one = agreement(dice)
        other = edited(edited(one, dice), dice)
        path = tmp_path / f"{seed}.docx"
        path.write_bytes(to_docx(redlined(one, other, ("isl", "nor")), moment=MOMENT))
        assert stripped(office.settled(path, REJECT)) == stripped(one)
        assert stripped(office.settled(path, ACCEPT)) == stripped(other)


def test_who_marks_and_when_is_in_every_mark_and_what_is_no_change_has_a_name_of_its_own() -> None:
    """So that Word can hide numbers, names and blanks, or accept them alone; two runs give the same bytes."""
    one, other = ["1. Ships of Norway shall wait at the quay."], ["2. Ships of Iceland may wait at the quay."]
    text = redlined(one, other, ("isl", "nor"), pairs=[(0, 0)])
    document = to_docx(text, moment=MOMENT, author="Ada Lovelace")
    date = "2026-11-30T09:30:00Z"
    assert authors(document) == {("Ada Lovelace", date), ("Ada Lovelace (numbers, names, spaces)", date)}
    marks = [mark for mark in body_of(document).iter() if mark.tag in COMING | GOING]
    assert [mark.get(f"{W}author", "")[-7:] for mark in marks if mark.tag in GOING] == ["spaces)", "spaces)", "ovelace"]
    assert document == to_docx(text, moment=MOMENT, author="Ada Lovelace")


def test_a_clause_that_moved_is_a_move_in_word() -> None:
    """Both ends of each range are there, under one name."""
    one = [f"{n}. The offices of port {n} share their charts and pay for the copies of year {n}." for n in range(1, 6)]
    body = body_of(
        to_docx(redlined(one, [*one[1:], one[0]], pairs=[(0, 4), (1, 0), (2, 1), (3, 2), (4, 3)]), moment=MOMENT)
    )
    for kind in ("moveFrom", "moveTo"):
        (start,), (end,) = body.findall(f".//{W}{kind}RangeStart"), body.findall(f".//{W}{kind}RangeEnd")
        assert start.get(f"{W}id") == end.get(f"{W}id")
        assert start.get(f"{W}name") == "move1"
    ids = [mark.get(f"{W}id") for mark in body.iter() if mark.tag in COMING | GOING]
    assert len(ids) == len(set(ids))


def test_long_names_of_agreements_are_cut_in_the_title_alone() -> None:
    """A title of a document may have 255 letters, and some declarations' names have more."""
    text = redlined(["1. Ships wait."], ["1. Boats wait."], pairs=[(0, 0)])
    long = msgspec.structs.replace(text.a, name="Joint declaration on ports " * 12)
    document = to_docx(msgspec.structs.replace(text, a=long), moment=MOMENT)
    assert rejected(document) == ["1. Ships wait."]
