"""Articles that begin in the middle of a paragraph, and sentences that only speak of some."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.model.document import ReadResult
from foedera.reading import read
from tests.reading.counted import counted

FOUND = {
    "por": ("Art. {}º", "O Conselho reúne os Secretários no Palácio."),
    "por, dash": ("Artigo {} -", "O Conselho reúne os Secretários no Palácio."),
    "spa": ("Artículo {}.-", "El Consejo decide sobre los Estatutos."),
    "fra": ("Article {}. –", "Le Conseil décide de chaque affaire."),
    "deu": ("Art. {}.", "Der Rat entscheidet über den Haushalt."),
    "eng": ("Article {}.", "The Council decides on every case."),
    "rus": ("Статья {}.", "Совет решает каждый вопрос."),
    "eng, no sign": ("Article {}", "The Council decides on every case."),
}


def read_text(paragraphs: list[str]) -> ReadResult:
    """Paragraphs of a plain text."""
    text = "\n\n".join(paragraphs)
    return read(text.encode(), name="a.txt", subject="x", role="text", language="eng", source="x")


def articles(paragraphs: list[str]) -> list[str]:
    """The articles' numbers."""
    return [item.eid.split("__")[0] for item in read_text(paragraphs).provisions if item.kind == "article"]


@pytest.mark.parametrize("way", FOUND)
@pytest.mark.parametrize("inside", [2, 3, 4])
def test_the_next_article_in_mid_line(way: str, inside: int) -> None:
    """Behind the end of the one before, in the words the others have; no letter is lost."""
    word, text = FOUND[way]
    lines = [f"{word.format(at)} {text}" for at in range(1, 6)]
    joined = [*lines[: inside - 2], f"{lines[inside - 2]} {lines[inside - 1]}", *lines[inside:]]
    found = counted("\n\n".join(joined).encode(), "a.txt")
    assert found.texts() == lines
    assert found.unaccounted == 0


@pytest.mark.parametrize("way", [way for way in FOUND if "no sign" not in way])
def test_an_act_in_one_paragraph(way: str) -> None:
    """The whole of it behind the words that decide it; the paragraph before stays what it is."""
    word, text = FOUND[way]
    lines = [f"{word.format(at)} {text}" for at in range(1, 4)]
    found = counted(f"THE MAYOR, in the name of all, decides: {' '.join(lines)}".encode(), "a.txt")
    assert found.texts() == ["THE MAYOR, in the name of all, decides:", *lines]


REFERENCES = [
    "Article {} TFEU applies.",
    "Article {} of the Treaty applies.",
    "Article {}, read with the Annex, applies.",
    "Art. {}. of the Statute applies.",
    "(See the Charter. Article {}. It binds all.)",
    "It now reads: “The old text. Article {}. The new text.”",
    'The law says "Nothing. Article {}. Something." and no more.',
    "cf. Article {}. That is all.",
    "they act under Article {}. The others do not.",
    "as in the Treaty, Article {}. The others do not.",
]
reference = st.builds(str.format, st.sampled_from(REFERENCES), st.integers(1, 8))
bodies = st.lists(st.lists(reference, max_size=3).map(" ".join), min_size=1, max_size=6)


@given(bodies)
def test_references_begin_nothing(spoken: list[str]) -> None:
    """The law: a text that only speaks of articles holds none, however their numbers run."""
    assert articles([f"The Parties meet every year. {text}".strip() for text in spoken]) == []


@given(bodies)
def test_references_in_articles_add_none(spoken: list[str]) -> None:
    """The law: an agreement's articles are those its paragraphs begin with, whatever their sentences speak of."""
    lines = [f"Article {at}. The Parties meet. {text}".strip() for at, text in enumerate(spoken, 1)]
    assert articles(lines) == [f"art_{at}" for at in range(1, len(spoken) + 1)]


@given(st.lists(st.text('Art. 12"()“”º:x', max_size=60), max_size=6))
def test_no_letter_is_lost(pieces: list[str]) -> None:
    """Whatever stands there, the blocks hold it all in order."""
    lines = ["Start.", *(piece for piece in pieces if piece.strip())]
    text = read_text(lines).document.text
    assert "".join(text.split()) == "".join("".join(lines).split())
