"""A text that is no version of what stands under its id is asked about, and nothing is recorded meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UsageError
from foedera.model.document import Document
from foedera.reading import read
from foedera.reading.relations.revisions import SHARED, can_be_versions, shared_wording
from foedera.workspace import Workspace
from tests.cli.calling import called

SHIPS = "\n\n".join(
    f"Article {number}\n\nEach side shall {duty} before the ships of the other come in, and say so to the master."
    for number, duty in enumerate(("light its lamps", "clear its berths", "send its pilots", "weigh the nets"), start=1)
)
BEES = "\n\n".join(
    f"Article {number}\n\nKeepers of hives {duty} when the clover is in flower, whoever owns the meadow."
    for number, duty in enumerate(("count their swarms", "mark the queens", "sell no wax", "burn old combs"), start=1)
)


def document(text: str, title: str = "Accord") -> Document:
    """A text, read."""
    return read(
        text.encode(), name="a.txt", subject="pact", role="text", language="eng", source="s", title=title
    ).document


def written(folder: Path, title: str, text: str) -> Path:
    """A file with the text of the pact."""
    path = folder / f"{title.split()[-1].lower()}.txt"
    path.write_text(f"{title}\n\n{text}\n")
    return path


def test_a_text_of_something_else_is_asked_about_and_not_stored(workspace: Workspace, tmp_path: Path) -> None:
    """The error says what was found and both ways on; either works."""
    workspace.add([written(tmp_path, "Accord on Ships", SHIPS)], agreement="pact")
    before = workspace.claims()
    bees = written(tmp_path, "Statement on Bees", BEES)
    with pytest.raises(UsageError, match=r"(?s)Statement on Bees.*Accord on Ships.*--new-version.*--agreement"):
        workspace.add([bees], agreement="pact")
    assert workspace.claims() == before
    assert [one.id for one in workspace.documents("pact")] == ["pact/eng"]
    (other,) = workspace.add([bees], agreement="bees")
    (taken,) = workspace.add([bees], agreement="pact", new_version=True)
    assert (other.document.id, taken.document.id) == ("bees/eng", "pact/eng@2")


def test_where_one_of_several_is_asked_about_none_is_stored(workspace: Workspace, tmp_path: Path) -> None:
    """So that the same call can be made again."""
    workspace.add([written(tmp_path, "Accord on Ships", SHIPS)], agreement="bees")
    with pytest.raises(UsageError, match="bees/eng"):
        workspace.add([written(tmp_path, "Accord on Berths", SHIPS), written(tmp_path, "Statement on Bees", BEES)])
    assert [one.id for one in workspace.documents() if one.role == "text"] == ["bees/eng"]


def test_a_publication_is_asked_about_too(workspace: Workspace, tmp_path: Path) -> None:
    """Its id is its source's."""
    workspace.add([written(tmp_path, "Report on Ships", SHIPS)], source="report", about="eu-sdp")
    with pytest.raises(UsageError, match="--source"):
        workspace.add([written(tmp_path, "Report on Bees", BEES)], source="report", about="eu-sdp")


def test_another_language_and_the_same_bytes_are_not_asked_about(workspace: Workspace, tmp_path: Path) -> None:
    """They are no new version of the text."""
    ships = written(tmp_path, "Accord on Ships", SHIPS)
    workspace.add([ships], agreement="pact")
    french = tmp_path / "navires.txt"
    french.write_text("Accord sur les navires\n\nArticle 1\n\nChaque partie éclaire ses quais avant leur arrivée.\n")
    (other,) = workspace.add([french], agreement="pact", lang="fra")
    (again,) = workspace.add([ships], agreement="pact")
    assert (other.document.id, again.new) == ("pact/fra", False)


@pytest.mark.parametrize(
    ("old", "new", "are_versions"),
    [
        ("Accord between Iceland and Chile", "Accord between Chile and Iceland, as amended", True),
        ("Accord between Iceland and Chile", "Accord between Iceland and Peru", False),
        ("Accord between Iceland and Chile", "Accord with Chile", True),
        ("Accord on ships", "Accord between Iceland and Chile", True),
    ],
)
def test_titles_that_name_other_parties_are_of_other_agreements(old: str, new: str, are_versions: bool) -> None:
    """The agreements of a family may share nearly every word."""
    assert can_be_versions(document(SHIPS, old), document(SHIPS.replace("light", "trim"), new)) is are_versions


@given(st.sets(st.integers(0, 400), max_size=40), st.integers(0, 2))
def test_a_revision_with_many_edits_passes(places: set[int], dropped: int) -> None:
    """One word in ten changed, and an eighth of the articles left out, in a text of 400 words and more."""
    words = " ".join(f"{SHIPS} {BEES}".replace("shall", f"must {n}") for n in range(3)).split(" ")
    edited = ["changed" if at in places else word for at, word in enumerate(words)]
    edited = edited[dropped * len(words) // 16 :]
    assert can_be_versions(document(" ".join(words)), document(" ".join(edited)))


def test_likeness_is_a_share_and_the_same_both_ways() -> None:
    """A part that was kept is wholly in common; texts of nothing in common share nothing."""
    ships, bees, part = document(SHIPS), document(BEES), document(SHIPS.partition("\n\nArticle 3")[0])
    assert shared_wording(ships, part) == shared_wording(part, ships) == 1
    assert shared_wording(ships, bees) < SHARED / 2


def test_the_command_line_has_the_option(workspace: Workspace, tmp_path: Path) -> None:
    """Refused with exit 2 and the option's name; taken with it."""
    ships, bees = written(tmp_path, "Accord on Ships", SHIPS), written(tmp_path, "Statement on Bees", BEES)
    assert called(workspace, "add", str(ships), "--agreement", "pact").returncode == 0
    refused = called(workspace, "add", str(bees), "--agreement", "pact")
    assert (refused.returncode, "--new-version" in refused.stderr) == (2, True)
    assert called(workspace, "add", str(bees), "--agreement", "pact", "--new-version").returncode == 0
