"""Statements drawn from sentences, judged against the register: each wrong one has a twin that is right."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.comparing import matrix
from foedera.comparing.sets import tally
from foedera.model import selection
from foedera.model.prose import CheckedText, Verdict
from foedera.model.snapshot import Snapshot
from foedera.reading import read
from foedera.watching.prose.checking import KINDS, check_text
from foedera.workspace import Workspace
from foedera.workspace.drafts import area_words
from tests.conftest import Filled, opened_copy

DRAFTS = Path(__file__).parent / "drafts"
TODAY = datetime.date(2026, 11, 30)
ABOUT = "The Union's security and defence partnerships are the subject of this note. "
NAMES = ("release", "memo", "speech", "asia", "money", "questions")
Check = Callable[..., CheckedText]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of examples."""
    with (DRAFTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PAIRS = rows("pairs.csv")


def nothing(_: Workspace, __: Path) -> None:
    """Leave the register as it is."""


@pytest.fixture(scope="module")
def check(filled: Filled, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    """Checks a text against the built-in register, without the statements written down from the briefing."""
    with opened_copy(filled(nothing), tmp_path_factory.mktemp("prose") / "w.db") as workspace:
        whole = workspace.snapshot
        claims = [claim for claim in whole.claims if claim.property != "statement"]
        snapshot = Snapshot(
            position=whole.position, head=whole.head, claims=claims, codebooks=whole.codebooks, texts=whole.texts
        )
        book = selection.codebook(snapshot)
        columns = selection.heads(snapshot, selection.agreements(snapshot))
        resolved = tally(matrix.resolved(snapshot, columns, book))

        def checked(text: str, as_of: datetime.date | None = None) -> CheckedText:
            draft = read(text.encode(), name="draft.md", subject="draft", role="source", language="eng", source="draft")
            return check_text(
                draft,
                snapshot,
                codebook=book,
                resolved=resolved,
                areas=area_words(book),
                today=TODAY,
                as_of=as_of,
            )

        yield checked


def loud(checked: CheckedText) -> list[str]:
    """Statements something on record says otherwise of."""
    return [
        f"{one.kind}: {one.says}" for one in checked.judged if one.verdict in (Verdict.CONTRADICTS, Verdict.DISPUTED)
    ]


@pytest.mark.parametrize("pair", PAIRS, ids=[row["wrong"][:50] for row in PAIRS])
def test_a_wrong_sentence_is_told_from_its_right_twin(check: Check, pair: dict[str, str]) -> None:
    """The wrong one contradicts what is on record, the right one does not."""
    assert loud(check(ABOUT + pair["wrong"]))
    assert loud(check(ABOUT + pair["right"])) == []


@pytest.mark.parametrize("name", NAMES)
def test_planted_errors_are_found_and_the_right_twin_is_left_alone(check: Check, name: str) -> None:
    """Drafts of six styles, each error on a mark; one of all may be missed."""
    wrong = check((DRAFTS / f"{name}_wrong.md").read_text("utf-8"))
    words = [row["words"] for row in rows("planted.csv") if row["draft"] == name]
    at = {one: wrong.text.index(one) for one in words}
    missed = [o for o in words if not any(m.start < at[o] + len(o) and at[o] < m.end for m in wrong.shown)]
    assert len(missed) <= (name == "money")
    assert loud(check((DRAFTS / f"{name}_right.md").read_text("utf-8"))) == []


def test_what_was_true_then_is_no_alarm_but_shown(check: Check) -> None:
    """Six partnerships in January 2025; Norway alone with consular matters until India came."""
    text = ABOUT + "To date, the EU has signed six partnerships. Only Norway's deals with consular matters."
    then = check(text, datetime.date(2025, 1, 31))
    assert [one.verdict for one in then.shown] == [Verdict.CHANGED, Verdict.CHANGED]
    assert then.alarms == ()
    assert len(check(text).alarms) == 2


def test_the_day_a_draft_gives_itself_is_what_it_is_judged_by(check: Check) -> None:
    """A line of its own at the head; the date of an event is none."""
    dated = check("# A note\n\nVersion of 31 January 2025.\n\nThe EU has signed six SDPs.")
    assert dated.day == datetime.date(2025, 1, 31)
    assert check("Albania signed its partnership on 18 December 2024.").day == TODAY


def test_silence_of_the_register_is_no_alarm(check: Check) -> None:
    """A partner's meeting, sum or mission nobody recorded."""
    text = (
        "The first Security and Defence Dialogue with Canada was held in Ottawa on 3 March 2026. "
        "Iceland received €3 million from the European Peace Facility in May 2026. Ghana takes part in EUMA."
    )
    found = check(ABOUT + text)
    assert loud(found) == []
    assert Verdict.NOT_ON_RECORD in {one.verdict for one in found.judged}


def test_a_text_about_other_things_says_that_nothing_is_known(check: Check) -> None:
    """No alarm about a treaty between strangers."""
    found = check("France and Brazil signed a treaty on fisheries on 1 November 2024, the first of five.")
    assert (found.known, found.judged) == (0, ())
    assert [one.reason for one in found.unjudged] == ["a date, a number, the word 'first'"]


def test_somebody_elses_mistake_is_not_the_drafts(check: Check) -> None:
    """What a sentence calls an error is not its own word."""
    text = ABOUT + "Some press reports, by mistake, let Albania sign on 19 November 2024."
    assert loud(check(text)) == []


def test_a_table_is_held_against_the_prose(check: Check) -> None:
    """The most, in prose, by the draft's own numbers; a total that is none."""
    table = (
        "\n\n**Table 1 – Rows**\n\n| Partner | Rows |\n|---|---|\n| Japan | 17 |\n| Norway | 19 |\n| Moldova | 14 |\n\n"
    )
    assert loud(check(f"{ABOUT}{table}As Table 1 shows, Japan has the most rows.")) == ["most: Japan has most"]
    assert loud(check(f"{ABOUT}{table}As Table 1 shows, Norway has the most rows.")) == []
    total = "\n\n| When | Sum |\n|---|---|\n| May | 7 |\n| June | 40 |\n| Together | 48 |\n\n"
    assert loud(check(ABOUT + total)) == ["table-total: total 48"]


def test_what_is_not_judged_is_listed(check: Check) -> None:
    """Every sentence with a date, a number or a universal word is judged or listed."""
    found = check(ABOUT + "Norway bought nine frigates. All went well. Nothing else happened.")
    assert [one.quote for one in found.unjudged] == ["Norway bought nine frigates.", "All went well."]


def test_a_statement_names_its_claims(check: Check) -> None:
    """For and against, each once."""
    (one,) = check(ABOUT + "Albania signed on 19 November 2024.").alarms
    assert len(one.claims) == len(set(one.claims)) >= 2
    assert "adopted 19 November 2024" in one.why


def test_kinds_are_declared_once_each() -> None:
    """By key, with what they read and what they are held against."""
    assert len(KINDS) >= 35
    assert all(key == kind.key and kind.reads and kind.recomputed for key, kind in KINDS.items())


@given(st.lists(st.sampled_from([row["wrong"] for row in PAIRS] + [row["right"] for row in PAIRS]), max_size=6))
def test_every_mark_lies_in_its_sentence(check: Check, sentences: list[str]) -> None:
    """Spans stand in the text, and quote it."""
    found = check(ABOUT + " ".join(sentences))
    for one in found.judged:
        assert one.within[0] <= one.start < one.end <= one.within[1] <= len(found.text)
        assert one.quote == found.text[one.start : one.end]
    judged = {one.within for one in found.judged}
    assert not judged & {(one.start, one.end) for one in found.unjudged}
