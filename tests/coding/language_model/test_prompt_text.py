"""The wording of the question is held to its version."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from foedera import data
from foedera.coding.language_model.prompts import read_prompt_text
from foedera.coding.language_model.validation import RejectionCode
from foedera.errors import InvalidRegister
from tests.questioned import WORDING

HELD = {2: "c7a76b464a093d0f"}
"""SHA-256 of the text of each version, its beginning. A changed text gets a new version and a new line."""


def test_a_changed_text_needs_a_new_version() -> None:
    """Claims name the version only, so one version is one text."""
    assert HELD[WORDING.version] == hashlib.sha256(WORDING.text.encode()).hexdigest()[:16]
    assert WORDING.key == f"coverage@{WORDING.version}"


def test_a_broken_file_is_refused_by_the_field() -> None:
    """An unknown field, as a slip of the pen makes it, is named."""
    text = data.question_text("coverage").replace("meaning:", "meening:")
    with pytest.raises(InvalidRegister, match="meening"):
        read_prompt_text(text, name="coverage")


def test_the_guide_names_every_reason_to_refuse() -> None:
    """What stands on stderr can be looked up."""
    guide = Path(__file__).parents[3] / "docs" / "guides" / "language-model.md"
    text = guide.read_text(encoding="utf-8")
    assert [code for code in RejectionCode if f"`{code}`" not in text] == []
