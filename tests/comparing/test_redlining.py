"""What can be named as one of two texts to redline, and what is refused with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.errors import FoederaError, UnknownId, UsageError
from foedera.model.redlined_text import CHANGES
from foedera.workspace import Workspace
from tests.comparing.test_spoken_texts import PAIR, added, alone
from tests.reading.test_side_by_side import markdown_headings

FIRST = """# Pact on ports

## Article 1 Ports

The Parties shall open their ports to each other's ships in distress at any time of day or night.

## Article 2 Charts

The Kingdom of Norway shares its charts with the Republic of Iceland each month and pays for the copies.
"""
SECOND = FIRST.replace("at any time of day or night", "at any hour").replace("## Article 2", "## Article 3")


def marked(workspace: Workspace, a: str, b: str, *, names_equal: bool = False) -> list[str]:
    """The words marked as changed."""
    text = workspace.redline(a, b, names_equal=names_equal)
    return [p.text.strip() for c in text.clauses for p in c.pieces if p.kind in CHANGES and p.text.strip()]


@pytest.mark.parametrize(
    ("a", "b"), [("ports@1", "ports"), ("ports@1", "ports@2"), ("ports/eng", "ports/eng@2"), ("ports/eng", "ports")]
)
def test_two_versions_of_one_text(workspace: Workspace, tmp_path: Path, a: str, b: str) -> None:
    """Named by number or by the text's own id; the article's new number is no change."""
    added(workspace, tmp_path, ports=FIRST.encode())
    added(workspace, tmp_path, ports=SECOND.encode())
    assert marked(workspace, a, b) == ["time of day or night", "hour"]
    text = workspace.redline(a, b)
    assert (text.a.name, text.b.name) == ("Pact on ports, version 1", "Pact on ports, version 2")
    assert text.first == workspace.document("ports/eng")[0].text
    assert text.second == workspace.document("ports/eng@2")[0].text


def test_names_of_parties_one_agreement_has_count_as_equal(workspace: Workspace, tmp_path: Path) -> None:
    """Norway and Japan; Iceland, a party to both, stays what it is. Without parties on record it is refused."""
    other = FIRST.replace("The Kingdom of Norway", "Japan")
    for name, text, parties in (("one", FIRST, ("nor", "isl")), ("two", other, ("jpn", "isl"))):
        path = tmp_path / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        workspace.add([path], agreement=name, title=name, party=parties)
    assert marked(workspace, "one", "two") == ["The Kingdom of Norway", "Japan"]
    assert marked(workspace, "one", "two", names_equal=True) == []
    assert workspace.redline("one", "two", names_equal=True).names == ("jpn", "nor")
    added(workspace, tmp_path, nobody=alone("eng"))
    with pytest.raises(UsageError, match="none of nobody"):
        workspace.redline("one", "nobody", names_equal=True)


def test_of_a_text_in_two_languages_the_shared_one_is_compared_and_the_rest_is_counted(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Nothing of the German half is in the redline, and three provisions are said to be left out."""
    added(workspace, tmp_path, both=markdown_headings(PAIR), other=alone("eng"), french=alone("fra"))
    text = workspace.redline("both", "other")
    assert (text.a.left_out, text.b.left_out) == (3, 0)
    assert not any(word in text.first for word in (" und ", " der ", " die "))
    assert text.second == workspace.document("other/eng")[0].text
    with pytest.raises(UsageError, match="two languages"):
        workspace.redline("other", "french")


@pytest.mark.parametrize(
    ("a", "b", "error"),
    [
        ("eu-nor-sdp-2024", "eu-jpn-sdp-2024", UsageError),
        ("eu-nor-sdp-2024", "eu-atlantis-sdp-2024", UnknownId),
        ("eu-nor-sdp-2024@7", "eu-nor-sdp-2024", UnknownId),
        ("eu-nor-sdp-2024/fra", "eu-nor-sdp-2024", UnknownId),
        ("eu-aus-sdp-2026", "eu-gha-sdp-2026", FoederaError),
    ],
)
def test_what_cannot_be_redlined_is_refused(coded: Workspace, a: str, b: str, error: type[FoederaError]) -> None:
    """Digests in our own words, what is unknown, and agreements without a text."""
    with pytest.raises(error):
        coded.redline(a, b)
