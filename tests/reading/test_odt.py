"""OpenDocument texts: read without LibreOffice, with the numbers it prints; every letter stands somewhere."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.reading import parse
from tests.reading.counted import Counted, counted, counted_or_refused
from tests.reading.test_side_by_side import PAIRS, TEXTS, languages, rows
from tests.reading.tiny_odt import NS, items, levels, odt, odt_of, p, row, table

SENTENCE = "The Sides consult each other every year on the safety of ships."
STYLES = levels("L", ("Article ", "1", ""), ("", "1", "."), ("(", "a", ")"), ("(", "i", ")"))
BULLETS = (
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)


def read(body: str, **parts: str) -> Counted:
    """A document with the usual lists."""
    return counted(odt(body, automatic=STYLES + BULLETS + parts.pop("automatic", ""), **parts), "a.odt")


def h(text: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def test_numbers_are_those_that_are_printed() -> None:
    """Through four levels, over an interruption, restarted below each higher number."""
    found = read(
        items(h("Scope") + items(p(SENTENCE), p("They trade:") + items(p("tea;"), p("ships."), style=""), style=""))
        + p("A paragraph between.")
        + items(h("Talks") + items(p("They talk."), style=""), more='text:continue-numbering="true"')
        + items(h("Anew") + items(p("They sing."), style=""))
    )
    assert found.texts() == [
        f"1. {SENTENCE}", "2. They trade:", "(a) tea;", "(b) ships.", "A paragraph between.", "1. They talk.",
        "1. They sing.",
    ]  # fmt: skip
    assert [one.path[-1] for one in found.provisions][::5] == ["Article 1 Scope", "Article 2 Talks"]
    assert found.places()[:4] == ["art_1__para_1", "art_1__para_2", "art_1__para_2__point_a", "art_1__para_2__point_b"]
    assert found.unaccounted == 0


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (items(p("one;"), p("two."), style="P", more='xml:id="x"') + p("Between.")
         + items(p("three."), style="P", more='text:continue-list="x"'),
         ["(1) one;", "(2) two.", "Between.", "(3) three."]),
        (items(p("one;"), style="P") + '<text:list text:style-name="P"><text:list-item text:start-value="7">'
         + p("seven;") + "</text:list-item><text:list-header>" + p("no number") + "</text:list-header><text:list-item>"
         + p("eight.") + "</text:list-item></text:list>", ["(1) one;", "(7) seven;", "no number", "(8) eight."]),
        (items(p("first") + p("its second paragraph"), p("next"), style="P"),
         ["(1) first", "its second paragraph", "(2) next"]),
        (items(p("a dash"), p("another"), style="B"), ["a dash", "another"]),
        ('<text:numbered-paragraph text:style-name="P" text:level="1">' + p("alone.") + "</text:numbered-paragraph>",
         ["(1) alone."]),
    ],
    ids=["continued by name", "start value and header", "two paragraphs in an item", "bullets", "numbered paragraph"],
)  # fmt: skip
def test_lists(body: str, texts: list[str]) -> None:
    """As ODF 1.3, part 3, counts them."""
    found = read(body, automatic=levels("P", ("(", "1", ")")))
    assert found.texts() == texts
    assert found.unaccounted == 0


def test_headings_are_numbered_by_the_outline() -> None:
    """Those in no list; one that is no part of it is not."""
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-prefix="Article " '
        'style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:outline-style>"
    )
    header = '<text:h text:outline-level="1" text:is-list-header="true">Final words</text:h>'
    body = h("Scope") + h("Ships", 2) + p(SENTENCE) + h("Talks") + p("They talk.") + header + p("End.")
    found = read(body, styles=outline)
    assert [(one.path, one.number, one.heading) for one in found.provisions] == [
        (("Article 1 Scope", "1.1 Ships"), None, None), ((), "Article 2", "Talks"), (("Final words",), None, None),
    ]  # fmt: skip
    assert found.unaccounted == 0


def test_notes_stand_behind_what_calls_them() -> None:
    """In paragraphs and cells; their marks are left out."""
    note = (
        '<text:note text:id="f" text:note-class="footnote"><text:note-citation>{}</text:note-citation>'
        "<text:note-body>" + p("{}") + "</text:note-body></text:note>"
    )
    rates = [row(p(f"Rate{note.format(mark, 'In euros.')}"), p("5")) for mark in (2, 3)]
    body = p(f"They trade{note.format(1, 'Since 1990.')} tea.") + table(*rates)
    found = read(body)
    assert found.texts() == ["They trade tea.", "Since 1990.", "Rate | 5\nRate | 5", "In euros.", "In euros."]
    assert found.left_out["mark of a note"] == 3
    assert found.unaccounted == 0


HIDDEN = '<style:style style:name="H" style:family="{}"><style:text-properties text:display="none"/></style:style>'


@pytest.mark.parametrize(
    ("body", "what", "letters"),
    [
        (p("Nobody sees this.", "H"), "hidden text", 14),
        (p(f'{SENTENCE} <text:span text:style-name="H">secret</text:span>'), "hidden text", 6),
        ('<text:section text:name="s" text:display="none">' + p("secret") + "</text:section>", "hidden text", 6),
        (p('<text:hidden-paragraph text:is-hidden="true"/>secret'), "hidden text", 6),
        (p(f"{SENTENCE}<office:annotation><dc:creator>A B</dc:creator>{p('No!')}</office:annotation>"), "comment", 4),
        ("<text:table-of-content><text:index-body>" + p("Scope 3") + "</text:index-body></text:table-of-content>",
         "table of contents", 6),
        (p(SENTENCE) + "<office:forms>press</office:forms>", "form control", 5),
        (p("<draw:frame><svg:title>A map</svg:title><draw:image/></draw:frame>"), "description of a picture", 4),
        (p("<draw:frame><draw:object>x=1</draw:object></draw:frame>"), "embedded object", 2),
        ("stray" + p(SENTENCE), "misplaced text", 5),
        (p("<text:ruby><text:ruby-base>國</text:ruby-base><text:ruby-text>guo</text:ruby-text></text:ruby>"),
         "reading aid", 3),
    ],
)  # fmt: skip
def test_what_is_no_text_is_left_out_by_name(body: str, what: str, letters: int) -> None:
    """And counted."""
    found = read(body + p("The end."), automatic=HIDDEN.format("paragraph") + HIDDEN.format("text"))
    assert found.left_out.get(what) == letters
    assert found.texts()[-1] == "The end."
    assert found.unaccounted == 0


def test_tracked_changes_are_read_as_accepted() -> None:
    """What was deleted stands apart, with who did it."""
    change = "<office:change-info><dc:creator>A B</dc:creator></office:change-info>"
    body = (
        f'<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>{change}{p("two")}</text:deletion>'
        f'</text:changed-region><text:changed-region text:id="c2"><text:insertion>{change}</text:insertion>'
        "</text:changed-region></text:tracked-changes>"
    ) + p('They meet <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>three times.')
    found = read(body)
    assert found.texts() == ["They meet three times."]
    assert (found.left_out["deleted text"], found.left_out["record of a change"]) == (3, 4)
    assert "tracked-changes" in {problem.code for problem in found.document.problems}
    assert found.unaccounted == 0


def test_text_boxes_heads_and_feet_and_properties() -> None:
    """A box behind its paragraph; heads and feet left out; the title of the properties where the text shows none."""
    box = f"<draw:frame><draw:text-box>{p('In a box.')}</draw:text-box></draw:frame>"
    heads = f"<style:header>{p('Head')}</style:header><style:footer-left>{p('Foot 1')}</style:footer-left>"
    masters = f"<style:master-page>{heads}</style:master-page>"
    found = read(p(f"{SENTENCE}{box}") + p("They talk."), masters=masters, meta="<dc:title>Accord</dc:title>")
    assert found.texts() == [SENTENCE, "In a box.", "They talk."]
    assert (found.left_out["header"], found.left_out["footer"]) == (4, 5)
    assert found.document.title == "Accord"
    assert found.unaccounted == 0


@pytest.mark.parametrize(
    ("position", "shown"), [("super 58%", "6¹"), ("33% 58%", "6¹"), ("sub 58%", "61"), ("0% 100%", "61")]
)
def test_raised_figures_stay_apart(position: str, shown: str) -> None:
    """Article 6¹ is not Article 61."""
    raised = (
        f'<style:style style:name="R" style:family="text"><style:text-properties style:text-position="{position}"/>'
    )
    span = '<text:span text:style-name="R">1</text:span>'
    found = read(h(f"Article 6{span}") + p(SENTENCE), automatic=f"{raised}</style:style>")
    assert found.provisions[0].number == f"Article {shown}"
    assert found.unaccounted == 0


def test_a_style_of_a_whole_paragraph_raises_its_figures() -> None:
    """As of lines that explain a sign."""
    looks = '<style:text-properties style:text-position="super 58%"/>'
    raised = f'<style:style style:name="R" style:family="paragraph">{looks}</style:style>'
    assert read(p("1) day", "R") + p(SENTENCE), automatic=raised).texts() == ["¹) day", SENTENCE]


def test_spaces_tabs_and_breaks() -> None:
    """Each parts words."""
    found = read(p("one<text:s text:c='3'/>two<text:tab/>three<text:line-break/>four<text:soft-page-break/> five."))
    assert found.texts() == ["one two three four five."]


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_columns_in_two_languages(pair: tuple[str, str]) -> None:
    """Each is read whole, as in Word."""
    found = read(table(*(row(*("".join(map(p, one)) for one in article)) for article in rows(pair))))
    assert languages(found) == [code for code in pair for _ in range(3)]
    assert found.texts() == [text for code in pair for text in TEXTS[code][1]]
    assert found.places() == [f"{front}art_{n}" for front in ("", "text_2__") for n in (1, 2, 3)]
    assert found.unaccounted == 0


def test_tables() -> None:
    """Head rows, covered cells, a list and a table in a cell; a table with one cell is a frame around text."""
    covered = f"<table:covered-table-cell>{p('gone')}</table:covered-table-cell>"
    head = f"<table:table-header-rows>{row(p('Name'), more=covered)}</table:table-header-rows>"
    listed = items(p("tea"), p("ships"), style="L")
    found = read(table(head, row(listed, p("5"))) + table(row(p(SENTENCE) + p("They talk."))))
    assert found.texts() == ["Name\nArticle 1 tea Article 2 ships | 5", SENTENCE, "They talk."]
    assert found.left_out["hidden text"] == 4
    assert found.unaccounted == 0


@pytest.mark.parametrize(
    ("members", "what", "found"),
    [
        ({"content.xml": f"<office:document-content {NS}><office:body><office:spreadsheet/></office:body>"
          "</office:document-content>"}, "not readable as an OpenDocument text", "opendocument.text"),
        ({"x.xml": "<x/>"}, "not readable as an OpenDocument text", "opendocument.text"),
        ({"content.xml": "\x01\x02", "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"},
         "locked with a password", "packed secretly"),
        ({"content.xml": "<x>"}, "the XML is broken", "x"),
        ({"content.xml": f"<office:document-content {NS}><office:body><office:text>{p('')}</office:text></office:body>"
          "</office:document-content>"}, "holds no text", "an empty document"),
        ({"content.xml": f"<office:document-content {NS}><office:body><office:text>{p('')}</office:text></office:body>"
          "</office:document-content>", "Object 1/content.xml": "<math/>", "Pictures/a.png": "x"},
         "holds no text", "1 pictures, 1 objects of other programs"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused(members: dict[str, str], what: str, found: str) -> None:
    """With what it is."""
    with pytest.raises(UnreadableFile, match=what) as refusal:
        parse(odt_of(members), name="a.odt")
    assert found in (refusal.value.found or "")


SAMPLE = odt(items(h("Scope") + items(p(SENTENCE), style="")) + p("They talk."), automatic=STYLES)


@given(st.integers(0, 1), st.integers(0, 4000), st.integers(0, 60), st.binary(max_size=40))
def test_any_damage(member: int, at: int, cut: int, dirt: bytes) -> None:
    """A text with every letter somewhere, or a refusal."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == ("content.xml", "styles.xml")[member]:
                data = data[:at] + dirt + data[at + cut :]
            new.writestr(name, data)
    found = counted_or_refused(out.getvalue(), "a.odt")
    assert found is None or found.unaccounted == 0
