"""Which agreement a passage is about."""

from __future__ import annotations

from foedera.reading import assign, read

NAMES = {"ab": ("Alda",), "be": ("Berg", "Republic of Berg"), "ca": ("Carn",), "sb": ("South Berg",)}
TEXT = b"""# Overview of partnerships

Alda and Berg are named here.

## Alda

Alda signed first. Carn came later.

### Lamps

Lamps are kept.

Figure 1 - Lamps in Alda

Source: Coast Office on Alda.

| Alda | 3 |

## BERG AND CARN

Both keep foghorns.

Berg adds a radio watch, unlike Alda.

Carn and Berg share it.

They keep a bell too. Carn paints it.

## South Berg

Nothing yet.

## Outlook for Bergen

Alda may follow.
"""


def test_sections_and_paragraphs() -> None:
    """Headings open sections, sub-headings stay in them, a paragraph of a shared section may be about one."""
    result = read(TEXT, name="a.md", subject="src", role="source", language="eng", source="src")
    told = {
        result.document.text[item.start : item.end]: item.about
        for item in assign(result.provisions, result.document, NAMES)
    }
    assert told == {
        "Alda and Berg are named here.": (),
        "Alda signed first. Carn came later.": ("ab",),
        "Lamps are kept.": ("ab",),
        "Figure 1 - Lamps in Alda": (),
        "Source: Coast Office on Alda.": (),
        "Alda | 3": (),
        "Both keep foghorns.": ("be", "ca"),
        "Berg adds a radio watch, unlike Alda.": ("be",),
        "Carn and Berg share it.": ("be", "ca"),
        "They keep a bell too. Carn paints it.": ("be", "ca"),
        "Nothing yet.": ("sb",),
        "Alda may follow.": (),
    }


def test_no_names_no_subject() -> None:
    """Without names nothing is about anything."""
    result = read(TEXT, name="a.md", subject="src", role="source", language="eng", source="src")
    assert assign(result.provisions, result.document, {}) == result.provisions
