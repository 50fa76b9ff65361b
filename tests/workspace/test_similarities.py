"""Common wording in a workspace: whose texts count, which dates, what is kept and when it is made anew."""

from __future__ import annotations

import datetime
import tarfile
from pathlib import Path

import pytest

from foedera.comparing.similarity import beside, found_in_runs, spread, words_of
from foedera.errors import UnknownId, UsageError
from foedera.model.reuse import Use
from foedera.workspace import Workspace
from tests.comparing.wording.test_twins import TWINS
from tests.comparing.wording.texts import OWN, SAFETY
from tests.conftest import NOW, Copied
from tests.similar import TEXTS, add, add_all


@pytest.fixture
def alike(copied: Copied) -> Workspace:
    """A workspace with four agreements that share wording."""
    return copied(add_all)


def test_only_the_agreements_own_texts_count(alike: Workspace) -> None:
    """The six of the register have digests: each is left out twice, as without a text and as a digest."""
    found = alike.similarity()
    assert [share.agreement for share in found.compared] == sorted(TEXTS)
    assert {s.why for s in found.shares if s.agreement not in TEXTS} == {"no text to compare"}
    why = {left.id: left.why for left in found.left_out}
    assert why["eu-nor-sdp-2024"] == "no text to compare"
    assert why["eu-nor-sdp-2024-digest/eng"] == "not a text"


def test_the_first_user_follows_from_the_dates_of_the_log(alike: Workspace) -> None:
    """The article in three agreements goes back to the one signed in May 1999; the undated one is in no formula."""
    found = alike.similarity(threshold=0.97)
    (safety, end) = found.formulas
    assert (safety.first, [user.signed for user in safety.users]) == (("alda-cape",), ["1999-05", "2001-02-03", "2010"])
    assert [user.agreement for user in end.users] == ["alda-cape", "alda-berg"]
    assert [found.uses[formula.id] for formula in (safety, end)] == [Use.BOILERPLATE, Use.SHARED]


def test_a_moved_threshold_says_the_same_as_one_asked_for(alike: Workspace) -> None:
    """What the statement at 1 says of 0.9 is what 0.9 says of itself."""
    (lower,) = alike.similarity(threshold=1).sensitivity
    asked = alike.similarity(threshold=0.9)
    assert (lower.after, lower.pairs[1]) == (0.9, len(asked.pairs))
    before = {(pair.one, pair.other) for pair in alike.similarity(threshold=1).pairs}
    assert {(pair.one, pair.other) for pair in asked.pairs} - before == {(p.one, p.other) for p in lower.gained}
    assert lower.gained


def test_a_new_version_of_a_text_is_seen_at_once(alike: Workspace, tmp_path: Path) -> None:
    """Also when it brings no new claim: what was kept is for the texts as they were."""
    assert len(alike.similarity("alda-berg", "dune-elm").pairs) == 1
    claims = len(alike.claims())
    add(alike, tmp_path, "dune-elm", (OWN, SAFETY + " Letters of a third side are kept as safe as those."), "2010")
    assert len(alike.claims()) == claims
    pairs = alike.similarity("alda-berg", "dune-elm").pairs
    assert ("alda-berg/eng/art_4", "dune-elm/eng@2/art_1") in [(pair.one, pair.other) for pair in pairs]


def test_agreements_recorded_later_are_left_out(alike: Workspace) -> None:
    """On the day before they were added there was nothing to compare, and each is named."""
    found = alike.similarity(collection="added", as_of=NOW.date() - datetime.timedelta(days=1))
    assert [(share.why, share.found) for share in found.shares] == [("not recorded by that day", None)] * len(TEXTS)
    assert [(left.id, left.why) for left in found.left_out] == [(one, "not recorded by that day") for one in TEXTS]
    assert found_in_runs(alike.snapshot, "alda-berg", "added", as_of=NOW.date() - datetime.timedelta(days=1)) == ()
    assert len(alike.similarity(collection="added", as_of=NOW.date()).compared) == len(TEXTS)


def test_pieces_know_where_else_they_stand(alike: Workspace) -> None:
    """The boilerplate article names both others by date; its text is the document's."""
    safety, talks, *_ = spread(alike.snapshot, "alda-berg", alike.similarity(threshold=0.97))
    assert [(one.segment.agreement, one.alike) for one in safety.elsewhere] == [("alda-cape", 1.0), ("dune-elm", 1.0)]
    assert SAFETY in words_of(alike.snapshot, safety.segment)
    assert (safety.first_variant, safety.first_chain) == (("alda-cape",), ("alda-cape",))
    assert (talks.use, talks.elsewhere, talks.first_variant) == (Use.TAILOR_MADE, (), ())


def test_the_first_of_a_wording_need_not_be_the_first_of_its_chain(alike: Workspace) -> None:
    """The talks of 1999 are in autumn, those of 2001 in spring: alike, and each the first to say it so."""
    _, spring, *_ = spread(alike.snapshot, "alda-berg", alike.similarity())
    assert (spring.first_variant, spring.first_chain) == (("alda-berg",), ("alda-cape",))


def test_what_masking_names_changes_is_counted_beside_it(workspace: Workspace, tmp_path: Path) -> None:
    """One clause with other parties in it is no pair at 0.5, and one where names count as equal."""
    clause = (
        "Every year {0} lends {1} a ship, and {1} lends {0} a lighthouse, as {0} and {1} have done since {1} asked."
    )
    for name, parties in (("one", ("Norway", "Japan")), ("two", ("Albania", "Canada"))):
        add(workspace, tmp_path, name, (clause.format(*parties), OWN), "2001")
    plain, masked = (workspace.similarity("one", "two", threshold=0.5, masked=masked) for masked in (False, True))
    assert (len(plain.pairs), len(masked.pairs)) == plain.masking == masked.masking == (1, 2)


def test_runs_find_more_than_whole_passages(alike: Workspace) -> None:
    """The talks differ in one word: no passage alike, but runs of five before and after it."""
    share = alike.similarity(threshold=0.97).shares[0]
    passages = {one.agreement: one.words for one in share.elsewhere}
    runs = {one.agreement: one.words for one in found_in_runs(alike.snapshot, "alda-berg")}
    assert runs["alda-cape"] > passages["alda-cape"]
    assert runs["dune-elm"] == passages["dune-elm"]


def test_what_does_not_exist_is_refused(alike: Workspace) -> None:
    """An unknown agreement, collection, level; and 80 is no threshold."""
    for call in (
        lambda: alike.similarity(collection="atlantis"),
        lambda: alike.similarity("atlantis"),
        lambda: spread(alike.snapshot, "atlantis", alike.similarity()),
        lambda: found_in_runs(alike.snapshot, "atlantis"),
    ):
        with pytest.raises(UnknownId):
            call()
    with pytest.raises(UsageError, match="no such level"):
        alike.similarity(level="word")
    with pytest.raises(UsageError, match="not a threshold"):
        alike.similarity(threshold=80)


@pytest.mark.parametrize(
    ("threshold", "others"),
    [(0.8, (0.7, 0.9)), (0.95, (0.85, 1.0)), (1.0, (0.9,)), (0.1, (0.2,)), (0.04, (0.14,))],
)
def test_thresholds_beside_it_are_thresholds(threshold: float, others: tuple[float, ...]) -> None:
    """None is nought, above one, or the same again."""
    assert beside(threshold) == others


@pytest.mark.shared
def test_real_twins_are_families_in_a_workspace(workspace: Workspace, shared: Path, tmp_path: Path) -> None:
    """Three pairs of trade agreements from their files, with the dates the files give; the older of a pair is first."""
    wanted = {f"{name.replace('-', '_')}.xml" for pair in TWINS for name in pair}
    with tarfile.open(shared / "corpora" / "tota-0.5.0.tar.xz") as archive:
        for member in archive:
            if Path(member.name).name in wanted and (file := archive.extractfile(member)) is not None:
                (tmp_path / Path(member.name).name).write_bytes(file.read())
    workspace.add(sorted(tmp_path.glob("pta_*.xml")))
    found = workspace.similarity(collection="added")
    assert sorted(tuple(sorted(family.members)) for family in found.families) == sorted(TWINS)
    assert min(family.mean for family in found.families) > 0.9
    dated = {user.agreement: user.signed for formula in found.formulas for user in formula.users}
    peru = next(formula for formula in found.formulas if {user.agreement for user in formula.users} == {*TWINS[1]})
    assert (dated["pta-156"] or "") < (dated["pta-342"] or "")
    assert peru.first == ("pta-156",)
