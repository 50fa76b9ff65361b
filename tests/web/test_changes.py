"""The page of what changed, and the table of a day before the first record."""

from __future__ import annotations

import csv
import io

import pytest
from lxml import html
from starlette.testclient import TestClient

from foedera.cli import run
from foedera.workspace import Workspace


def text(client: TestClient, address: str) -> str:
    """What a page says."""
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.text).text_content().split())


def test_new_partnerships_stand_on_the_page_with_their_evidence(client: TestClient) -> None:
    """Four since January 2026, each one step from the claim it stands on; the CSV holds the same."""
    address = "time=world&since=2026-01-01&kind=agreement"
    tree = html.fromstring(client.get(f"/changes?{address}").text)
    lines = tree.xpath("//ul[@class='lines']/li")
    assert len(lines) == 4
    for line in lines:
        claim = line.xpath(".//a[starts-with(@href, '/claims/')]/@href")[0]
        assert client.get(claim).status_code == 200
    rows = list(csv.DictReader(io.StringIO(client.get(f"/changes.csv?{address}").text)))
    assert len(rows) == 4
    assert {row["day"] for row in rows} == {"2026-01-27", "2026-03", "2026-03-18", "2026-03-24"}


def test_the_address_is_the_whole_state(client: TestClient) -> None:
    """What was chosen stands in the form again."""
    tree = html.fromstring(client.get("/changes?time=world&since=2026-01-01&partner=ind&kind=event").text)
    assert tree.xpath("//select/option[@selected]/@value") == ["world", "ind", "event"]
    assert tree.xpath("//input[@name='since']/@value") == ["2026-01-01"]


@pytest.mark.parametrize("address", ["/changes?since=edition-1", "/changes?since=2026", "/changes?kind=weather"])
def test_what_cannot_be_asked_says_what_can(client: TestClient, address: str) -> None:
    """An edition where there is none, a year that might be a position, a kind there is not."""
    answer = client.get(address)
    assert answer.status_code == 400
    assert "a day" in answer.text or "agreement" in answer.text


def test_a_table_of_a_day_before_the_first_record_says_so(client: TestClient) -> None:
    """Neither dots nor noughts are shown for what nobody had recorded."""
    early = text(client, "/?as_of=2025-01-01")
    assert "Nothing was recorded before 23 November 2026." in early
    assert "not coded" not in early.lower()
    assert "In numbers" not in early
    assert "Nothing was recorded before" not in text(client, "/?as_of=2026-11-23")


def test_the_command_line_says_so_too(workspace_path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, beside the table; and a day is asked for by either question."""
    assert run(["--workspace", workspace_path, "matrix", "--as-of", "2025-01-01"]) == 0
    assert "Nothing was recorded before 23 November 2026." in capsys.readouterr().err
    asked = ["changes", "--happened-since", "2026-01-01", "--partner", "Ghana", "--kind", "agreement"]
    assert run(["--workspace", workspace_path, *asked]) == 0
    out = capsys.readouterr().out
    assert "24 March 2026" in out
    assert "[c-" in out


@pytest.fixture
def workspace_path(workspace: Workspace) -> str:
    """The file of a new workspace."""
    return str(workspace.path)
