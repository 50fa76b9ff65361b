"""Any extract, of texts as they come out of reading."""

from __future__ import annotations

import datetime

from hypothesis import strategies as st

from foedera.model.extract import Citation, Excerpt, Extract, Mark, Quote, Section, Sheet, Stretch
from foedera.text.normalise import clean

own = st.text
"""What a register or a user may have put into titles and notes: anything."""
words = st.text(max_size=60).map(clean)
"""Any clean text: no control characters, no spaces at the ends; may be empty or of several lines."""
signs = ["*", "_", "a", " ", "\n", "#", "- ", "1. ", "<b>", "[x](y)", "`", "\\", "| ", "&amp;", "~~", "> ", "===", "$"]
marked = st.lists(st.sampled_from(signs), max_size=12)
"""Texts that mean something to Markdown."""
texts = (words | marked.map("".join).map(clean)).filter(bool)


def excerpt(text: str) -> Excerpt:
    """An excerpt of some text."""
    return Excerpt(
        provision="ab-alda-2001/eng/art_1",
        document="ab-alda-2001/eng",
        subject="ab-alda-2001",
        role="text",
        language="eng",
        heading="Article 1",
        start=0,
        end=len(text),
        text=text,
        citation=Citation(source="s", title="Gazette", publisher=None, locator="Article 1", url=None, date=None),
    )


quotes = st.builds(Quote, label=own(max_size=20), excerpt=texts.map(excerpt))
stretches = st.lists(st.builds(Stretch, text=texts, mark=st.sampled_from(Mark)), min_size=1, max_size=3).map(tuple)
set_off = st.builds(Quote, label=own(max_size=20), excerpt=texts.map(excerpt), stretches=stretches)
"""Words of a draft or variant, whose citation is a footnote."""
sections = st.builds(
    Section,
    heading=own(min_size=1, max_size=20),
    lines=st.lists(own(max_size=20), max_size=2).map(tuple),
    quotes=st.lists(quotes | set_off, max_size=3).map(tuple),
)
extracts = st.builds(
    Extract,
    title=own(max_size=20),
    address=st.just("/pins"),
    lines=st.lists(own(max_size=20), max_size=2).map(tuple),
    sections=st.lists(sections, max_size=3).map(tuple),
    sheets=st.lists(st.lists(st.tuples(words, words), max_size=3), max_size=2).map(
        lambda found: tuple(
            Sheet(name=f"s{place}", columns=("text", "id"), rows=tuple(rows)) for place, rows in enumerate(found)
        )
    ),
    recorded=st.integers(0, 4 * 10**9).map(lambda second: datetime.datetime.fromtimestamp(second, datetime.UTC)),
)


def quoted(extract: Extract) -> list[str]:
    """Every quote that stands as it is, in order."""
    return [quote.excerpt.text for quote in all_quotes(extract) if not quote.stretches]


def all_quotes(extract: Extract) -> list[Quote]:
    """Every quote, those with their sources as footnotes too, in order."""
    return [quote for section in extract.sections for quote in section.quotes]
