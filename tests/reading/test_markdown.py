"""Markdown: the blocks CommonMark sees, and what treaty collections write without regard to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.reading.census.markdown import letters
from foedera.reading.formats.markdown import read
from foedera.reading.formats.markdown.markdown_lines import line_starts, roles_of


def blocks(text: str) -> list[str]:
    """Kind and words of each block."""
    return [f"{block.kind}: {block.text}" for block in read(text.encode(), "a.md").blocks]


def unaccounted(text: str) -> int:
    """Letters and digits of a text that stand in no block and were left out for no reason."""
    found = read(text.encode(), "a.md")
    kept = sum(sum(map(str.isalnum, block.text)) for block in found.blocks)
    return letters(text.encode()) + found.added - kept - sum(item.characters for item in found.omissions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # items of a list without signs at their ends
            "The Sides work on:\n\n1. training of staff\n2. exchange of data\n",
            ["paragraph: The Sides work on:", "paragraph: 1. training of staff", "paragraph: 2. exchange of data"],
        ),
        ("the Sides\n\n* train staff\n* share\n", ["paragraph: the Sides", "item: * train staff", "item: * share"]),
        ("laid down in Article\n5. of the Annex", ["paragraph: laid down in Article 5. of the Annex"]),
        ("Pact\n====\n\nScope\n---\n\nText.", ["heading: Pact", "heading: Scope", "paragraph: Text."]),
        ("Done at Elm on 3 May.\n---\nMore text.", ["paragraph: Done at Elm on 3 May.", "paragraph: More text."]),
        ("Two lines\nof text\n---\n", ["paragraph: Two lines of text"]),
        ("###Article  5 \n\nText.", ["heading: Article 5", "paragraph: Text."]),
        ("Text.\n##Scope##\nText.", ["paragraph: Text.", "heading: Scope", "paragraph: Text."]),
        ("a | b\n--- | ---\nc | d\n", ["table: a | b", "table: c | d"]),
        ("| a | b |\n|---|---|\n| c | d |\nText.", ["table: a | b", "table: c | d", "paragraph: Text."]),
        ("| a | b |\n| c | d |\n", ["table: a | b", "table: c | d"]),
        ("> # Scope\n>\n> > Text of\n> > two lines.\n", ["heading: Scope", "paragraph: Text of two lines."]),
        ("> Text of\ntwo lines.\n", ["paragraph: Text of two lines."]),
        ("1. Text.\n\n    (a) set in by four;\n", ["paragraph: 1. Text.", "paragraph: (a) set in by four;"]),
        ("Text.\n\n***\n\n= = =\n\nText.", ["paragraph: Text.", "paragraph: Text."]),
        ("**Article 1**\n\nText.", ["heading: Article 1", "paragraph: Text."]),
        ("__ANNEX__\nText.", ["heading: ANNEX", "paragraph: Text."]),
        ("Long enough text, and more.\n\n**Costs**\n\nText.",
         ["paragraph: Long enough text, and more.", "heading: Costs", "paragraph: Text."]),
        ("**All of it is bold**\n\n**and this line too**",
         ["paragraph: All of it is bold", "paragraph: and this line too"]),
        ("Text goes on\n**in bold**\nand plain.", ["paragraph: Text goes on in bold and plain."]),
        ("Much text stands here.\n\n**Note.**\n\nMore.",
         ["paragraph: Much text stands here.", "paragraph: Note.", "paragraph: More."]),
        ("- training of staff\n- exchange of data\n  - deep",
         ["item: - training of staff", "item: - exchange of data", "item: - deep"]),
        ("They:\n\n1) train\n2) share", ["paragraph: They:", "paragraph: 1) train", "paragraph: 2) share"]),
        ("1\\. Not a list\\*", ["paragraph: 1. Not a list*"]),
        ("a &amp; b &copy; &nbsp;c &eacute;t &unknown;", ["paragraph: a & b © c ét &unknown;"]),
        ("<meta charset='x' />\n<div align=center>\n\n# Pact\n\n</div>\nText <b>of</b> <a name=x></a>it.",
         ["heading: Pact", "paragraph: Text of it."]),
        ("They:<br>(a) meet;<br/>(b) write.", ["paragraph: They:", "paragraph: (a) meet;", "paragraph: (b) write."]),
        ("One.<br><br>Two.", ["paragraph: One.", "paragraph: Two."]),
        ("| a <br> b | c \\| d |\n|---|---|", ["table: a b | c | d"]),
        ("<table>\n<tr><th>a</th>\n<th>b</th></tr>\n<tr><td>c</td><td>d</td></tr>\n</table>",
         ["table: a | b", "table: c | d"]),
        ("Text.<!-- no\n\nmore --> Here.", ["paragraph: Text.", "paragraph: Here."]),
        ("<script>\nvar a;\n</script>\nText.", ["paragraph: Text."]),
        ("Name of <State> and ~~old~~ `code`.", ["paragraph: Name of <State> and code."]),
        ("## Scope {#scope .x}\n\nText [there][ref].\n\n[ref]: http://x.org 'T'",
         ["heading: Scope", "paragraph: Text there."]),
        ("First\\\nsecond.", ["paragraph: First second."]),
        ("Text[^1].\n\n[^1]: One\nlazy line.\n\n    And more.\n\nEnd.",
         ["paragraph: Text.", "note: One lazy line. And more.", "paragraph: End."]),
        ("[^1]: Idle.\n\nText[^2].", ["paragraph: Text[^2].", "note: Idle."]),
        ("[^1]: One.\n[^1]: Again.\n\nText[^1].", ["paragraph: Text.", "note: One.", "note: Again."]),
        ("| a[^1] | b |\n|---|---|\n| c | d |\n\n[^1]: Note.", ["table: a | b", "table: c | d", "note: Note."]),
        ("5 > 3\n\n<b>bold</b>", ["paragraph: 5 > 3", "paragraph: bold"]),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[str]) -> None:
    """Kind by kind, each with its words; every letter is accounted for."""
    assert blocks(text) == expected
    assert unaccounted(text) == 0


def test_levels_of_headings() -> None:
    """By the number of # or the sign drawn under it."""
    found = read(b"A\n===\n\nB\n---\n\n### C\n\n####D\n", "a.md").blocks
    assert [(block.text, block.level) for block in found] == [("A", 1), ("B", 2), ("C", 3), ("D", 4)]


marks = st.lists(
    st.sampled_from(["# ", "> ", "- ", "1. ", "| ", " | ", "---", "===", "***", "\n", "\r\n", "\r"])
    | st.sampled_from(["    ", "```", "a", "b c"]),
    max_size=30,
).map("".join)  # fmt: skip


@given(marks)
def test_every_line_has_one_role_and_no_word_is_lost(text: str) -> None:
    """However marks are put together: as many roles as lines, and every letter stands in a block, in order."""
    assert len(roles_of(text)) == len(line_starts(text)) - 1
    if text.strip():
        letters = [sign for block in read(text.encode(), "a.md").blocks for sign in block.text if sign.isalpha()]
        assert letters == [sign for sign in text if sign.isalpha()]


def test_quotations_inside_quotations_end_somewhere() -> None:
    """A thousand signs of quotation before a word: the word is kept."""
    assert blocks(">" * 1000 + " word")[-1].endswith("word")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## Accord between Elm and Oak\n\n### Article 1\n\nText.", "Accord between Elm and Oak"),
        ("<meta charset='utf-8' />\n\n#### Accord\n\nText.", "Accord"),
        ("Draft of May\n\n**Accord on tea**\n\nText that is long enough.", "Accord on tea"),
        ("Accord\n------\n\nText.", "Accord"),
        ("---\ntitle: Accord on tea\nlang: en\n---\n\n# Article 1\n\nText.", "Accord on tea"),
        ("---\ntitle: Terms of the ferry\n---\n\nText.\n\n# 1. Definitions\n\nText.", "Terms of the ferry"),
        ("# 1. Definitions\n\nText.", "1. Definitions"),
        ("# Article 1\n\nText.", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    """The first heading of whatever level, unless it opens an article or a part; else what the head says."""
    assert read(text.encode(), "a.md").title == title


def test_head_of_metadata() -> None:
    """It says the language, is no text, and is left out by name; what only looks like one is text."""
    found = read(b"---\ntitle: Pact\nlanguage: nl\ntags: [a, b]\n---\nTekst.\n", "a.md")
    assert found.metadata == {"language": "nl"}
    assert [(item.what, item.characters) for item in found.omissions] == [("head of metadata", 25)]
    assert blocks("---\nText only\n---\n") == ["heading: Text only"]
    assert blocks("---\na: [\n---\n\nText.") == ["heading: a: [", "paragraph: Text."]


pieces = st.lists(
    st.sampled_from(["<b>", "</b>", "<br>", "<tr>", "<td>", "</td>", "</tr>", "<!--", "-->", "<script>", "</script>"])
    | st.sampled_from(["&eacute;", "&amp;", "[^1]", "[^1]: ", "**", "__", "~~", "`", "[x](y1)", "[r]: z2", "<State>"])
    | st.sampled_from(["\n", "\n\n", "---\n", "a: 1\n", "# ", "| ", "- ", "    ", "\\", "{#q}", "word ", "<div>"]),
    max_size=25,
).map("".join)  # fmt: skip


@given(pieces)
def test_every_letter_is_accounted_for(text: str) -> None:
    """However marks, tags and notes are put together: what goes has a name."""
    if text.strip():
        assert unaccounted(text) == 0
