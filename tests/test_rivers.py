"""Another collection is first-class: other parties, another codebook, no union, in every verb and on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from foedera import data
from foedera.cli import run
from foedera.workspace import Workspace, create
from foedera.workspace.seed import built_in_codebooks
from tests.conftest import clock
from tests.rivers import TEXTS, drop
from tests.web.conftest import asking

FOREIGN = re.compile(r"\bEU\b|Europe|\beu-|eu-sdp|security and defence|partnership|Norway|Brussels", re.IGNORECASE)
"""Words of the collection that ships, which have no place in what is said of rivers."""

VERBS = (
    ("matrix",),
    ("matrix", "--format", "csv"),
    ("matrix", "--format", "json"),
    ("matrix", "--format", "markdown"),
    ("show", "alda-2002"),
    ("show", "alda-2002/pilots"),
    ("show", "pilots"),
    ("show", "ber"),
    ("show", "alda-board"),
    ("show", "gazette"),
    ("compare", "alda-2002", "brin-1999", "--area", "pilots", "--wording"),
    ("compare", "--collection", "rivers", "--format", "json"),
    ("search", "pilot"),
    ("agenda", "--as-of", "2026-11-23"),
    ("agenda", "--format", "ics"),
    ("check",),
    ("reliability",),
    ("review",),
    ("codebook", "lint", "rivers"),
    ("codebook", "queue"),
)
"""Calls whose output is read."""

PAGES = (
    *("/", "/?collection=rivers&show=partly", "/agreements", "/agreements/alda-2002", "/areas", "/areas/pilots"),
    *("/cells/alda-2002/pilots", "/cells/alda-2002/tolls", "/compare?a=alda-2002&b=brin-1999&area=pilots"),
    *("/compare?collection=rivers", "/similarity", "/similarity/alda-2002", "/library", "/library/pilots", "/draft"),
    *("/pins?pin=alda-2002/pilots", "/findings", "/review", "/agenda", "/agenda.ics", "/profiles", "/outlook"),
    *("/missions", "/money", "/instruments", "/networks", "/targets"),
    *("/sources", "/sources/gazette", "/search?q=pilot", "/method/reliability", "/data", "/texts/alda-2002/eng"),
    *("/parties/ber", "/dialogues/alda-board", "/matrix/csv", "/matrix/md"),
)
"""Addresses of every kind of page but the one on method, which explains the codebooks that ship."""


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A workspace of the river register, with both texts added and coded."""
    folder = tmp_path_factory.mktemp("rivers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "_HERE", drop(folder))
        built_in_codebooks.cache_clear()
        with create(folder / "rivers.db", register="rivers", clock=clock) as workspace:
            for agreement, text in TEXTS.items():
                path = folder / f"{agreement}.md"
                path.write_text(text, encoding="utf-8")
                workspace.add(path, agreement=agreement)
            workspace.code()
            yield workspace
    built_in_codebooks.cache_clear()


@pytest.mark.parametrize("call", VERBS, ids=" ".join)
def test_every_verb_speaks_of_rivers_only(
    rivers: Workspace, capsys: pytest.CaptureFixture[str], call: tuple[str, ...]
) -> None:
    """It works, says something, and no word of another collection."""
    code = run(["--workspace", str(rivers.path), *call])
    said = capsys.readouterr()
    assert code in ({0, 1} if call == ("check",) else {0}), said.err
    assert said.out or said.err
    assert FOREIGN.search(said.out + said.err) is None, FOREIGN.findall(said.out + said.err)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_speaks_of_rivers_only(rivers: Workspace, address: str) -> None:
    """The page stands, and its words are those of this collection."""
    with asking(rivers) as client:
        answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    is_page = answer.headers["content-type"].startswith("text/html")
    words = html.fromstring(answer.text).text_content() if is_page else answer.text
    assert FOREIGN.search(words) is None, FOREIGN.findall(words)


def test_the_default_is_what_the_register_declares(rivers: Workspace, tmp_path: Path) -> None:
    """Its two treaties are the columns, its codebook the rows, its title that of page and briefing."""
    matrix = rivers.matrix()
    assert [column.agreement for column in matrix.columns] == ["alda-2002", "brin-1999"]
    assert (matrix.codebook, [row.area for row in matrix.rows]) == ("rivers@1", ["pilots", "tolls"])
    page = rivers.brief(output=tmp_path / "rivers.html")
    assert "<h1>Treaties on two rivers</h1>" in page
    assert FOREIGN.search(html.fromstring(page).text_content()) is None
    with asking(rivers) as client:
        assert "Treaties on two rivers" in client.get("/").text
        assert "Boards of rivers: next due" in client.get("/agenda.ics").text


def test_a_decision_and_a_source_are_taken_there_too(rivers: Workspace) -> None:
    """People decide by the river codebook, and the machine's reading is measured against the almanac."""
    claim = rivers.decide("alda-2002/tolls", "not_found", by="Ada", note="read the whole text; no toll is named")
    assert claim.codebook == "rivers@1"
    assert rivers.cell("alda-2002/tolls").claims[0] == claim
