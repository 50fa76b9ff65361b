"""What is shown of a redline: all of it or only changes, of an area, as Markdown, HTML and PDF."""

from __future__ import annotations

import datetime

import msgspec
from lxml import html

from foedera.model.redlined_text import RedlinedText
from foedera.publishing.redline_file import to_html, to_pdf
from foedera.publishing.whole_redline import heading_note, notes, redrawn, summary, to_json, to_markdown
from foedera.reading import read
from tests.comparing.alignment.wholes import redlined

WORDS = " ".join(f"word{n}" for n in range(60))
ONE = ["Pact on ships", f"1. Ships wait, {WORDS}, and <pay> now.", "2. Pilots meet.", "3. Charts go by mail."]
OTHER = [
    "Pact on ships",
    f"1. Boats wait, {WORDS}, and <pay> later.",
    "2. Pilots meet.",
    "3. Charts go by radio.",
]
MOMENT = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)


def text() -> RedlinedText:
    """A redline of two small texts."""
    return redlined(ONE, OTHER, pairs=[(0, 0), (1, 1), (2, 2)])


def test_only_changes_folds_what_is_unchanged_and_counts_it() -> None:
    """The words between two changes, and the clauses between two changed ones; nothing marked is folded."""
    whole, folded = redrawn(text()), redrawn(text(), only_changes=True)
    assert whole.changes == folded.changes == 2
    assert [one.folded for one in folded.shown] == [0, 0, 1, 0]
    fold = [piece for one in folded.shown for piece in one.pieces if piece.kind == "fold"]
    assert [int(piece.text) for piece in fold] == [60 + 3 - 24]

    def marked(found: object) -> list[str]:
        return [p.text for one in found.shown for p in one.pieces if p.kind in ("delete", "insert") and not p.is_blank]  # type: ignore[attr-defined]

    assert marked(whole) == marked(folded) == ["Ships", "Boats", "now", "later", "mail", "radio"]


def test_an_area_shows_its_clauses_and_the_heading_right_above() -> None:
    """Nothing of the others, and nothing where nobody is coded."""
    found = text()
    first = msgspec.structs.replace(found.clauses[1], areas=("maritime",))
    coded = msgspec.structs.replace(found, clauses=(found.clauses[0], first, *found.clauses[2:]))
    shown = redrawn(coded, area="maritime").shown
    assert [one.clause for one in shown] == [found.clauses[0], first]
    assert redrawn(coded, area="space").shown == ()


def test_each_column_holds_one_text() -> None:
    """What is struck out stands only in the first column, what is put in only in the second."""
    found = redrawn(text())
    for side, lines in (("a", ONE), ("b", OTHER)):
        of = found.of_side(side)
        assert ["".join(piece.text for piece in of(one.pieces)) for one in found.shown] == lines


def test_markdown_marks_what_goes_and_comes() -> None:
    """Struck out and bold, inside the blanks; the sentence on top counts words."""
    said = to_markdown(redrawn(text(), only_changes=True))
    assert "3. Charts go by ~~mail~~" in said
    assert "**radio**." in said
    assert "*1 unchanged clause*" in said
    assert summary(text()) in said
    assert summary(text()).endswith("3 stand only in One and 3 only in Other.")


def test_html_stands_alone_and_escapes_the_words() -> None:
    """The marks are elements, each change has its place, and nothing is fetched."""
    page = to_html(redrawn(text()))
    tree = html.fromstring(page)
    assert [one.text_content() for one in tree.iter("del")] == ["Ships", "now", "mail"]
    assert [one.text_content() for one in tree.iter("ins")] == ["Boats", "later", "radio"]
    assert "<pay>" in tree.text_content()
    assert not tree.xpath("//@src | //@href")
    assert tree.xpath("//*[@id='change-2']")


def test_the_pdf_holds_every_word_of_both_and_is_the_same_twice() -> None:
    """Read back by the reader of PDFs."""
    made = to_pdf(redrawn(text()), moment=MOMENT)
    assert made == to_pdf(redrawn(text()), moment=MOMENT)
    found = read(made, name="redline.pdf", subject="redline", role="source", language="eng", source="redline")
    words = found.document.text.split()
    assert {"word0", "word59", "now", "later", "<pay>"} <= {word.strip(".,") for word in words}


def test_json_holds_the_record_whole() -> None:
    """Also what is folded elsewhere."""
    data = msgspec.json.decode(to_json(redrawn(text())))
    pieces = [piece for one in data["clauses"] for piece in one["pieces"]]
    first = "".join(p.get("before") or p["text"] for p in pieces if p["kind"] not in ("insert", "moved_to"))
    assert first == "\n\n".join(ONE)


def test_names_that_count_as_equal_are_told_to_hide_who_does_what_where_no_party_is_common() -> None:
    """Not where one is, and not where names are marked."""
    with_parties = {
        "both": (("isl", "nor"), ("isl", "jpn")),
        "none": (("isl", "nor"), ("jpn", "kor")),
    }
    told = {}
    for which, (one, other) in with_parties.items():
        for names in ((), ("jpn", "nor")):
            found = msgspec.structs.replace(
                text(),
                a=msgspec.structs.replace(text().a, parties=one),
                b=msgspec.structs.replace(text().b, parties=other),
                names=names,
            )
            told[which, bool(names)] = any("who does what is hidden" in line for line in notes(found))
    assert told == {("both", False): False, ("both", True): False, ("none", False): False, ("none", True): True}


def test_a_clause_compared_line_by_line_says_so() -> None:
    """With what it means for numbers and names, on the page and in the file."""
    found = text()
    long = msgspec.structs.replace(found.clauses[1], unit="line")
    drawn = redrawn(msgspec.structs.replace(found, clauses=(found.clauses[0], long)))
    assert [bool(heading_note(one, found)) for one in drawn.shown] == [False, True]
    assert "*Too long for words: compared line by line, with its own numbers and all names marked too*" in to_markdown(
        drawn
    )
