"""Agreements are compared in the language they have in common, provision by provision; what has none says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.comparing.alignment.side_by_side import side_by_side
from foedera.comparing.excerpts import excerpt_of
from foedera.comparing.wording.segments import SegmentRule, segments_of
from foedera.model.alignment import Why
from foedera.model.reuse import SegmentLevel
from foedera.reading import read
from foedera.workspace import Workspace
from tests.reading.test_side_by_side import TEXTS, markdown_headings

PAIR = ("deu", "eng")


def alone(code: str) -> bytes:
    """The articles in one language."""
    word, sentences = TEXTS[code]
    return "".join(f"## {word.format(n)}\n\n{text}\n\n" for n, text in enumerate(sentences, 1)).encode()


def added(workspace: Workspace, folder: Path, **texts: bytes) -> None:
    """Texts of agreements called as they are, what follows '_in_' left out."""
    for name, data in texts.items():
        path = folder / f"{name}.md"
        path.write_bytes(data)
        workspace.add([path], agreement=name.partition("_in_")[0])


def test_the_english_half_is_compared_with_an_english_text(workspace: Workspace, tmp_path: Path) -> None:
    """Of a German and English treaty, whichever comes first; what is not compared is named."""
    added(workspace, tmp_path, both=markdown_headings(PAIR), other=alone("eng"), third=alone("deu"))
    assert [text.id for text in workspace.documents("both")] == ["both/deu"]
    for named in (("both", "other"), ("other", "both")):
        found = workspace.compare(*named)
        assert found.alignment is not None
        assert [side.language for side in found.alignment.sides] == ["eng", "eng"]
        assert [len(side.clauses) for side in found.alignment.sides] == [3, 3]
        assert found.alignment.unmatched == ()
        why = {wording.agreement: wording.why for wording in found.wordings}
        assert why == {"both": "those in eng; the text's others are in deu", "other": None}
        shown = side_by_side(found.alignment, row=found.alignment.rows[0].clauses[0] or "")
        assert all(one.why is None for one in shown.rows[0].shown)
    german = workspace.compare("both", "third").alignment
    assert german is not None
    assert [side.language for side in german.sides] == ["deu", "deu"]


def test_without_a_common_language_that_is_said(workspace: Workspace, tmp_path: Path) -> None:
    """Every clause stands alone, and says why; so does a redline."""
    added(workspace, tmp_path, both=markdown_headings(PAIR), other=alone("fra"))
    found = workspace.compare("both", "other").alignment
    assert found is not None
    assert {one.why for one in found.unmatched} == {Why.LANGUAGE}
    assert {side.language for side in found.sides} == {"deu", "fra"}


def test_two_of_the_same_languages_are_compared_in_one(workspace: Workspace, tmp_path: Path) -> None:
    """Not the German of one with the English of the other."""
    added(workspace, tmp_path, one=markdown_headings(PAIR), two=markdown_headings(("eng", "deu")))
    found = workspace.compare("one", "two").alignment
    assert found is not None
    assert len({side.language for side in found.sides}) == 1
    assert found.unmatched == ()


def test_of_several_texts_the_one_in_the_common_language_is_taken(workspace: Workspace, tmp_path: Path) -> None:
    """English and French of one agreement beside the French of another."""
    added(workspace, tmp_path, one_in_eng=alone("eng"), one_in_fra=alone("fra"), two=alone("fra"))
    found = workspace.compare("one", "two")
    assert [wording.document for wording in found.wordings] == ["one/fra", "two/fra"]
    assert found.alignment is not None
    assert found.alignment.unmatched == ()


@pytest.mark.parametrize("level", list(SegmentLevel))
def test_shared_wording_goes_by_the_provisions(level: SegmentLevel) -> None:
    """A segment has the language of its words, and shares them with that language alone."""
    texts = [
        read(data, name="a.md", subject=name, role="text", language=None, source="s")
        for name, data in {"both": markdown_headings(PAIR), "other": alone("eng")}.items()
    ]
    found = segments_of(texts, SegmentRule(level))
    assert [segment.language for segment in found.all] == ["deu"] * 3 + ["eng"] * 6
    words = [set(found.words[one:two]) for one, two in zip(found.starts[:-1], found.starts[1:], strict=True)]
    assert words[3:6] == words[6:]
    assert not set.union(*words[:3]) & set.union(*words[3:])


def test_an_excerpt_is_in_its_provisions_language() -> None:
    """Not in the document's."""
    result = read(markdown_headings(PAIR), name="a.md", subject="x", role="text", language=None, source="s")
    found = [excerpt_of(result.document, one, None).language for one in result.provisions]
    assert found == ["deu"] * 3 + ["eng"] * 3
