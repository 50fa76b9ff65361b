"""Plain text taken out of printed pages: furniture goes with a word, notes are notes, sentences and words are whole."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from foedera.model.document import ReadResult
from foedera.reading import read
from foedera.reading.formats.printed import printed
from foedera.text.counting import letters_and_digits

DOCUMENTS = Path(__file__).resolve().parents[1] / "golden" / "documents"
PLACES = ["Alda", "Berg", "Carn", "Dorn", "Elland", "Fane", "Gannet", "Hope", "Idle", "Jarn", "Kesta", "Lund", "Mora"]
THINGS = ["lines", "anchors", "charts", "cranes", "lamps", "ropes", "sails", "wrecks"]
LINES_OF_TEXT = [
    line
    for thing, place in itertools.product(THINGS, PLACES)
    for line in (
        f"The harbour master of {place} in whose waters the vessel lies shall keep a book of all {thing} that were cut",
        f"and shall show it at once to the inspectors of {place} whenever they ask for {thing}, by day or by night,",
        f"in whatever weather the {thing} came to {place}.",
    )
]
"""Sentences of three lines each, no line twice."""


def reading(text: str, name: str = "text.txt") -> ReadResult:
    """The text as a file."""
    return read(text.encode(), name=name, subject="a-b", role="text", language="eng", source="s")


def articles(count: int, *, head: str = "Article {}", lines: int = 3) -> list[str]:
    """The lines of a text of articles, its sentences hard-wrapped."""
    out, text = ["AGREEMENT ON FERRY LINES"], iter(LINES_OF_TEXT)
    for number in range(1, count + 1):
        out += [head.format(number), *itertools.islice(text, 3 * lines)]
    return out


def paged(lines: list[str], foot: str, head: str, *, feed: str = "\n", size: int = 12, first: int = 1) -> str:
    """The lines on pages of some size; {} in foot and head is the page's number."""
    pages = [lines[at : at + size] for at in range(0, len(lines), size)]
    out = []
    for number, page in enumerate(pages, start=first):
        out.append(
            "\n".join([*([head.format(number)] if head else []), *page, *([foot.format(number)] if foot else [])])
        )
    return feed.join(out)


def words(result: ReadResult) -> str:
    """All its provisions' words, each once."""
    return " ".join(result.document.text[item.start : item.end] for item in result.provisions)


FURNITURE = {
    "lone numbers": ("{}", ""),
    "numbers above": ("", "{}"),
    "dashes": ("- {} -", ""),
    "brackets": ("[{}]", ""),
    "of how many": ("Page {} of 20", ""),
    "of how many, Polish": ("Strona {} z 20", ""),
    "a slash": ("{} / 20", ""),
    "the word alone": ("Seite {}", ""),
    "a head": ("{}", "Ferry lines: draft of the secretariat"),
    "a head with the number": ("", "Ferry lines {}"),
    "head and foot": ("FL/2024/7 page {}", "Ferry lines"),
}


@pytest.mark.parametrize(
    "feed", ["\n", "\n\n", "\f", "\n\f", "\r\n"], ids=["line", "blank", "feed", "line feed", "crlf"]
)
@pytest.mark.parametrize("kind", FURNITURE)
def test_furniture_is_left_out_and_named(kind: str, feed: str) -> None:
    """However pages are counted and parted, their numbers and heads stand in no provision, and are told by amount."""
    foot, head = FURNITURE[kind]
    lines = articles(9)
    plain, result = reading("\n".join(lines)), reading(paged(lines, foot, head, feed=feed))
    assert [item.eid for item in result.provisions if "art" in item.eid] != []
    assert {item.number for item in result.provisions} >= {item.number for item in plain.provisions if item.number}
    assert words(result).split() == words(plain).split()
    pages = -(-len(lines) // 12)
    gone = "".join((foot + head).format(number) for number in range(1, pages + 1))
    assert result.document.report is not None
    assert sum(item.characters for item in result.document.report.omissions) == letters_and_digits(gone)
    assert not result.document.problems


def test_page_numbers_may_begin_anywhere_and_have_parts() -> None:
    """Pages 129, 130, 130-1, 131 of a collection; the first bears a word beside its number."""
    pages = paged(articles(8), "", "{}", first=129).split("\n")
    pages[0] = "129(ferries)"
    result = reading("\n".join(pages))
    assert "129" not in words(result)
    assert result.document.title == "AGREEMENT ON FERRY LINES"


@pytest.mark.parametrize("kind", ["plain", "pdfium"])
@pytest.mark.parametrize("join", ["\f", "\n"], ids=["form feeds", "lines"])
@pytest.mark.parametrize("name", ["cyber-response", "katastrophenhilfe", "cable-protection", "tariff-quotas-untagged"])
def test_texts_of_golden_pdfs_lose_their_heads(name: str, join: str, kind: str) -> None:
    """What the golden PDFs call absent is absent from the text two libraries take out of them; no article is missed."""
    path = DOCUMENTS / f"{name}.pdf"
    truth = json.loads((DOCUMENTS / f"{name}.pdf.json").read_text(encoding="utf-8"))
    if kind == "plain":
        pages = [page.extract_text() for page in PdfReader(path).pages]
    else:
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    result = reading(join.join(pages))
    assert not [head for head in truth["absent"] if words(result).count(head) > truth["title"].count(head)]
    assert result.document.report is not None
    assert result.document.report.lost == 0
    wanted = {piece["number"].split(" – ")[0] for piece in truth["pieces"] if (piece["number"] or "").startswith("Art")}
    assert wanted <= {part for item in result.provisions for part in (item.number, *item.path) if part} | {
        part.split(" – ")[0] for item in result.provisions for part in item.path
    }


NOTES = {
    "below a line": ("made in 2019.(1)", "____________\n(1) As amended in 2021."),
    "glued figure": ("made in May.1", "1 As amended in 2021."),
    "raised figure": ("made in May.¹", "¹ As amended in 2021."),
    "star": ("made in May.*", "* As amended in 2021."),
    "line and star": ("made in May (*).", "––––––––\n(*) As amended in 2021."),
}


@pytest.mark.parametrize("kind", NOTES)
def test_notes_at_the_foot_of_a_page_are_notes(kind: str) -> None:
    """A note called on its page stands behind its paragraph, its mark out of the text and the call where it was."""
    call, note = NOTES[kind]
    lines = articles(6)
    lines[6] = f"It follows the convention {call}"
    pages = paged(lines, "- {} -", "", size=12).split("\n")
    at = pages.index("- 1 -")
    text = "\n".join([*pages[:at], note, *pages[at:]])
    result = reading(text)
    notes = [item for item in result.provisions if item.kind == "note"]
    assert [result.document.text[item.start : item.end] for item in notes] == ["As amended in 2021."]
    host = next(item for item in result.provisions if item.notes)
    mark = host.notes[0]
    assert mark.note == notes[0].id
    assert result.document.text[: mark.at].endswith(("made in 2019.", "made in May.", "made in May"))
    assert result.document.report is not None
    assert result.document.report.lost == 0


def test_words_cut_at_line_ends_are_whole() -> None:
    """A hyphen at a line's end goes, unless the word is a compound elsewhere or the line is one of a table."""
    text = (
        "Article 1\nThe Parties shall coop-\nerate in open-\nness and cross-\nborder work. A cross-border body meets."
    )
    assert "shall cooperate in openness and cross-border work" in words(reading(text))
    assert "cooperate" in words(reading(text.replace("coop-", "coop\u00ad"), "text.md"))


def test_a_word_cut_by_a_page_is_whole() -> None:
    """Half a word above the page's number, half below the next page's head."""
    lines = articles(8)
    lines[11], lines[12] = (
        "and so the Parties of this Agreement shall at all times coop-",
        "erate with each other in all ports.",
    )
    assert "shall at all times cooperate with" in words(reading(paged(lines, "{}", "Ferry lines")))


def test_blank_lines_between_all_lines_say_nothing() -> None:
    """A text spread by blank lines has the paragraphs of the same text without."""
    lines = articles(6)
    spread = reading("\n\n".join(lines))
    assert len(spread.provisions) == 18
    assert words(spread).split() == words(reading("\n".join(lines))).split()


def test_a_heading_at_a_lines_end_heads_its_article() -> None:
    """'… in writing. Article 3' is where the third article begins; one that is spoken of there is none."""
    lines = "Article 1\nIt begins.\nArticle 2\nIt is said in writing. Article 3\nThe Parties meet.\nArticle 4\nIt ends."
    found = [item.number for item in reading(lines).provisions]
    assert found == ["Article 1", "Article 2", "Article 3", "Article 4"]
    spoken = "Article 1\nIt begins.\nArticle 2\nIt is said. Article 3\napplies. Article 1\nToo.\nArticle 3\nIt ends."
    assert [item.number for item in reading(spoken).provisions] == ["Article 1", "Article 2", "Article 3"]


LINES = st.sampled_from([
    "Article", "(a)", "(b) ships under 20 metres;", "For the Republic of Alda:", "(signed) J. Berg", "1 Gannet 12 m",
    "Ship | Length | Flag", "Gannet\t12\tAlda", "1", "2", "3", "4", "5", "I", "ii", "Port fees", "Contracting Party",
    "Year 1", "Year 2", "Excellency,", "Schedule 1", "Article 5", "1. The fee is paid.", "In accordance with the law.",
    "- the port", "",
    "The Parties shall meet once in every year in the capital of one of them, in turn, and shall keep minutes of it.",
])  # fmt: skip


@given(st.lists(LINES, min_size=2, max_size=40))
def test_short_lines_of_a_text_without_pages_are_text(lines: list[str]) -> None:
    """Whatever short lines recur or count on: without pages between them nothing is left out."""
    text = "\n".join([*lines, "It is done in two copies."])
    page = printed(text)
    assert page.omissions == ()
    assert letters_and_digits(page.shown) == letters_and_digits(text)


@given(st.lists(st.integers(2, 9), min_size=2, max_size=9))
def test_clauses_with_bare_numbers_are_no_pages(lengths: list[int]) -> None:
    """A number alone above each clause counts on too, a page's length apart at times; but no sentence is cut by it."""
    lines = iter(LINES_OF_TEXT)
    clauses = ([str(number), *itertools.islice(lines, 3 * length)] for number, length in enumerate(lengths, start=1))
    text = "\n".join(itertools.chain.from_iterable(clauses))
    assert printed(text).omissions == ()


MESS = st.lists(
    st.one_of(LINES, st.sampled_from(["\f", "- 1 -", "- 2 -", "Page 3 of 9", "_______", "¹ See", "x.¹", "co-", "op"]))
)


@given(MESS)
def test_no_letter_goes_without_a_word(lines: list[str]) -> None:
    """The text keeps its length, and every letter is shown, in a note, or left out by name."""
    text = "\n".join(lines)
    page = printed(text)
    assert len(page.shown) == len(text)
    notes = sum(letters_and_digits(text[note.body : note.end]) for note in page.notes)
    gone = sum(item.characters for item in page.omissions)
    assert letters_and_digits(page.shown) + notes + gone == letters_and_digits(text)


@pytest.mark.parametrize(
    "label", ["Kanun Numarası\n: 2709", "Kanun Numarası : 2709", "Law No : 27 / 2019", "Gesetz Nr. : 12.3"]
)
def test_a_label_with_its_number_is_no_title(label: str) -> None:
    """The line above it is, though its noun stands at its end."""
    result = reading(f"REPUBLIC OF ELM COASTAL STATUTES\n\n{label}\n\nArticle 1\n\nBoats float in all ports.\n")
    assert result.document.title == "REPUBLIC OF ELM COASTAL STATUTES"


def test_short_articles_have_their_text_where_the_others_have_it() -> None:
    """'Article 2 – The ports are open.' is no title where articles have their text on their line."""
    long = "The harbour master of Alda keeps a book of all lines that were cut and shows it."
    lines = [f"Article {number} – {'The ports are open.' if number == 2 else long}" for number in range(1, 6)]
    result = reading("\n".join(["AGREEMENT ON PORTS", "", *lines]))
    assert [item.eid for item in result.provisions] == [f"art_{number}" for number in range(1, 6)]
    assert result.provisions[1].heading is None


def test_an_article_changed_and_nothing_else_is_an_article() -> None:
    """A remark in brackets with its day is what there is of the article; a former number is its title."""
    lines = ["Madde 1 – Deniz açıktır ve herkes limana girer.", "Madde 2 – (Mülga: 23/7/1995 - 4121/3 md.)"]
    lines += [
        "Madde 3 – Liman açıktır ve herkes denize girer.",
        "Madde 4 – Deniz ve liman herkese açıktır, bedeli yoktur.",
    ]
    result = reading("\n".join(lines))
    assert [item.eid for item in result.provisions] == ["art_1", "art_2", "art_3", "art_4"]


def long_book(*, cut_every: int, short: int | None = None) -> str:
    """Thirty pages with their number at the top, every so manieth cut in mid-sentence, one nearly empty."""
    lines = iter(LINES_OF_TEXT)
    pages = []
    for page in range(1, 31):
        if page == short:
            pages.append(f"{page}\nThe harbour of Mora is closed.")
            continue
        count = 9 + (page % cut_every == 0) - (page % cut_every == 1 and page > 1)
        pages.append("\n".join([str(page), *(next(lines) for _ in range(count))]))
    return "\n".join(pages)


@pytest.mark.parametrize("short", [None, 12])
def test_many_numbers_a_page_apart_are_pages_where_few_cut_a_sentence(short: int | None) -> None:
    """Pages of a law mostly end where a sentence does; the number of a page nearly empty goes, too."""
    found = reading(long_book(cut_every=8, short=short))
    assert [item.characters for item in found.document.report.omissions if item.what == "page numbers"] == [51]
    assert not any(item.number for item in found.provisions)
