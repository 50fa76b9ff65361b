"""A checked draft as a Word document: the same words, with comments on the sentences."""

from __future__ import annotations

import io

import docx
import pytest

from foedera.errors import UsageError
from foedera.publishing.checked_text import blocks, to_html, to_lines, to_markdown
from foedera.publishing.checked_word import to_docx
from foedera.workspace import Workspace

DRAFT = """# A note on security and defence partnerships

Albania signed on 19 November 2024. Josep Borell was there.

**Table 1. Rows**

| Partner | Rows |
|---|---|
| Japan | 17 |

As Table 7 shows, all is well.
"""


def test_comments_stand_on_the_words_they_are_about(workspace: Workspace) -> None:
    """One for each mark, by us, with the reason; the draft's words are all there; two runs give the same bytes."""
    found = workspace.check_text(DRAFT)
    made = to_docx(found, moment=workspace.clock())
    assert made == to_docx(found, moment=workspace.clock())
    document = docx.Document(io.BytesIO(made))
    told = [comment.text for comment in document.comments]
    assert len(told) == len(found.shown) == 3
    assert any("signed 18 December 2024" in one for one in told)
    assert {comment.author for comment in document.comments} == {"Foedera"}
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Albania signed on 19 November 2024. Josep Borell was there." in words
    assert document.tables[0].cell(1, 1).text == "17"


def test_the_draft_is_cut_and_not_changed(workspace: Workspace) -> None:
    """The runs of all blocks are the blocks' words."""
    found = workspace.check_text(DRAFT)
    for block, shown in zip(found.blocks, blocks(found), strict=True):
        assert "".join(run.text for run in shown.runs) == found.text[block.start : block.end]


def test_every_form_says_the_same(workspace: Workspace) -> None:
    """Markdown, the page and the terminal name each reason."""
    found = workspace.check_text(DRAFT)
    for form in (to_markdown(found), "\n".join(to_lines(found))):
        assert all(one.why in form or one.why[1:] in form for one in found.shown)
    assert to_html(found).count('<li id="s') == len(found.shown)


def test_a_draft_in_another_language_is_refused(workspace: Workspace) -> None:
    """Nothing is judged that cannot be read."""
    text = "Die Partnerschaft zwischen der Europäischen Union und Norwegen wurde im Mai unterzeichnet. " * 8
    with pytest.raises(UsageError, match="English"):
        workspace.check_text(text)
