"""Markdown extracts, read back by a CommonMark parser."""

from __future__ import annotations

import datetime
import re

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from foedera.model.extract import Extract, Mark, Quote, Section, Stretch
from foedera.publishing.extract_text import escaped, to_markdown
from tests.publishing.extracts import all_quotes, excerpt, extracts, quoted

SHOWN = {"text", "text_special", "softbreak", "hardbreak"}


def read_back(markdown: str) -> list[str]:
    """The text of every block quote as a reader sees it."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    found: list[str] = []
    inside = False
    for token in tokens:
        inside = token.type == "blockquote_open" or (inside and token.type != "blockquote_close")
        if token.type == "blockquote_open":
            found.append("")
        elif inside and token.type == "inline":
            found[-1] += "".join(map(_shown, token.children or []))
    return found


def _shown(token: Token) -> str:
    assert token.type in SHOWN, token
    return "\n" if token.type.endswith("break") else token.content


@given(extracts)
def test_a_reader_sees_every_quote_character_for_character(extract: Extract) -> None:
    """Whatever stands in it, it is words: no link, no tag, no list; an empty line is kept as one."""
    assert read_back(to_markdown(extract)) == quoted(extract)


@given(extracts)
def test_there_is_a_heading_for_the_title_and_each_section(extract: Extract) -> None:
    """And no text makes another."""
    tokens = MarkdownIt("commonmark").parse(to_markdown(extract))
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", *["h2"] * len(extract.sections)]


@given(extracts)
def test_every_footnote_has_its_sign(extract: Extract) -> None:
    """As many of each as there are drafted clauses and variants, numbered as they come."""
    made = to_markdown(extract)
    count = sum(bool(quote.stretches) for quote in all_quotes(extract))
    assert [int(found) for found in re.findall(r"^\[\^(\d+)\]: ", made, re.MULTILINE)] == list(range(1, count + 1))
    assert all(made.count(f"[^{number}]") == 2 for number in range(1, count + 1))


def test_what_is_open_or_changed_is_set_off_inside_its_blanks() -> None:
    """Bold for what is put in or still open, struck out for what goes; a text's own signs mean nothing."""
    stretches = (
        Stretch(text="They "),
        Stretch(text="[PARTY B] ", mark=Mark.OPEN),
        Stretch(text=" will*", mark=Mark.DELETED),
        Stretch(text=" may", mark=Mark.INSERTED),
    )
    quote = Quote(label="Alda", excerpt=excerpt("They will"), stretches=stretches)
    section = Section(heading="One", quotes=(quote,))
    day = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    made = to_markdown(Extract(title="T", address="/", lines=(), sections=(section,), sheets=(), recorded=day))
    assert r"They **\[PARTY B\]**  ~~will\*~~ **may**[^1]" in made
    assert "[^1]: Alda. Gazette (undated), Article 1; no address recorded; ab-alda-2001/eng/art\\_1" in made


def test_signs_of_dialects_are_escaped_too() -> None:
    """Formulas, which CommonMark does not know and common readers of it draw."""
    assert escaped("from $5 to $6 | at_once") == r"from \$5 to \$6 \| at\_once"


def test_a_title_of_several_lines_is_one_line() -> None:
    """Whatever ends a line in it, it makes no list and no second heading."""
    day = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    title = "A\r- b\u2028\r\n\r# c\x00"
    made = to_markdown(Extract(title=title, address="/", lines=("x\r===",), sections=(), sheets=(), recorded=day))
    assert made.splitlines() == ["# A - b  \\# c", "", "- x ===", "- /"]
