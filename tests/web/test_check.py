"""The page that checks a draft: a form, an answer, files; nothing is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from foedera.web.pages import check as page
from foedera.workspace import Workspace

DRAFT = "The EU's security and defence partnerships. Albania signed on 19 November 2024. It has nine frigates."


def test_the_form_stands_alone(client: TestClient) -> None:
    """Asked for, the page holds a form that works without scripts."""
    answer = client.get("/check")
    assert answer.status_code == 200
    assert '<form class="check" method="post" action="/check" enctype="multipart/form-data">' in answer.text
    assert "<script" not in answer.text


def test_a_pasted_draft_comes_back_marked(client: TestClient) -> None:
    """The sentence, why, and what was not judged; and nothing is to be kept by the browser."""
    answer = client.post("/check", data={"text": DRAFT})
    assert answer.status_code == 200
    assert '<mark class="error">Albania signed on 19 November 2024.</mark>' in answer.text
    assert "signed 18 December 2024" in answer.text
    assert "It has nine frigates." in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_what_is_pasted_is_shown_as_text(client: TestClient) -> None:
    """Markup in a draft stays words."""
    answer = client.post("/check", data={"text": DRAFT + " <b onclick=x>Norway</b> & <script>alert(1)</script>"})
    assert "<script" not in answer.text
    assert "<b onclick" not in answer.text


@pytest.mark.parametrize(
    ("ending", "begins"), [("md", b"# Checked"), ("json", b"{"), ("html", b"<!doctype"), ("docx", b"PK")]
)
def test_the_answer_as_a_file(client: TestClient, ending: str, begins: bytes) -> None:
    """An uploaded file, in the form asked for."""
    answer = client.post("/check", data={"give": ending}, files={"file": ("note.md", DRAFT.encode())})
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert f'filename="checked.{ending}"' in answer.headers["content-disposition"]


def test_nothing_sent_and_too_much_are_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do next."""
    assert client.post("/check", data={"text": " "}).status_code == 400
    monkeypatch.setattr(page, "MOST_BYTES", 100)
    assert client.post("/check", data={"text": "a" * 200}).status_code == 413


def test_a_form_on_another_site_is_refused(client: TestClient) -> None:
    """Browsers say where a form stands."""
    answer = client.post("/check", data={"text": DRAFT}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_nothing_is_stored(client: TestClient, workspace: Workspace, tmp_path: Path) -> None:
    """The log stands where it stood."""
    before = workspace.snapshot.position
    client.post("/check", data={"text": DRAFT})
    assert workspace.snapshot.position == before
