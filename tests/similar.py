"""Small agreements with wording in common, in our own words, put into a workspace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from foedera.workspace import Workspace
from tests.comparing.wording.texts import END, HARBOUR, OWN, SAFETY, TALKS

TEXTS = {
    "alda-berg": ("2001-02-03", (SAFETY, TALKS, END, OWN)),
    "alda-cape": ("1999-05", (SAFETY, TALKS.replace("spring", "autumn"), END)),
    "dune-elm": ("2010", (SAFETY, HARBOUR)),
    "fjord-glen": (None, (HARBOUR.replace("thirty", "forty"),)),
}
"""Agreement → date signed, articles. At 0.97 SAFETY is boilerplate and END shared; at 0.9 TALKS and HARBOUR are too."""


def add(workspace: Workspace, folder: Path, agreement: str, paragraphs: Sequence[str], signed: str | None) -> None:
    """An agreement with one article a paragraph."""
    path = folder / f"{agreement}.md"
    articles = (f"## Article {number}\n\n{text}" for number, text in enumerate(paragraphs, start=1))
    path.write_text("\n\n".join(articles), encoding="utf-8")
    workspace.add(path, agreement=agreement, title=agreement, party=["eu"], type="SDP", lang="eng", signed=signed)


def add_all(workspace: Workspace, folder: Path) -> None:
    """All four."""
    for agreement, (signed, paragraphs) in TEXTS.items():
        add(workspace, folder, agreement, paragraphs, signed)
