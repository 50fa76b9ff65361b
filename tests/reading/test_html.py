"""HTML: encodings, what is left out and why, notes, lists, tables, EU publications; every letter is accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.reading import parse
from foedera.reading.census.html import letters
from tests.reading.counted import counted, counted_or_refused

SENTENCE = "Each Side names one office for contact within sixty days and tells the other when it changes."


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ('<meta charset="windows-1252"><p>Norvège</p>'.encode("cp1252"), []),
        ("<p>Norvège</p>".encode(), []),
        ('<meta charset="no-such"><p>Norvège</p>'.encode(), ["encoding-declared-wrongly"]),
        ('<meta charset="iso-8859-1"><p>Norvège</p>'.encode(), ["encoding-declared-wrongly"]),
        ('<meta charset="UNICODE-1-1-UTF-8"><p>Norvège</p>'.encode(), []),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>Norvège</p></html>'.encode(), []),
        ('<?xml version="1.0" encoding="iso-8859-1"?><html><p>Norvège</p></html>'.encode("latin-1"), []),
    ],
)
def test_encoding(data: bytes, codes: list[str]) -> None:
    """The declared charset is used where it fits, and reported where it does not."""
    parsed = parse(data, name="a.html")
    assert [block.text for block in parsed.blocks] == ["Norvège"]
    assert [problem.code for problem in parsed.problems] == codes


def test_private_signs_of_a_page_are_no_notes() -> None:
    """A page with an icon font and a note: the icon stays what it is, the note is called once."""
    page = (
        "<html><body><p>\uf000 They meet yearly<sup><a href='#n1'>1</a></sup>, in turn.</p>"
        "<p id='n1'>1 In spring.</p></body></html>"
    )
    call, note = parse(page.encode(), name="a.html").blocks
    assert (call.text, call.marks) == ("\uf000 They meet yearly, in turn.", ((18, "1"),))
    assert (note.kind, note.text) == ("note", "In spring.")


def blocks(page: str) -> list[str]:
    """Kind and words of each block of a page, all letters of which are accounted for."""
    found = counted_or_refused(page.encode(), "a.html")
    assert found is None or found.unaccounted == 0
    return [f"{block.kind}: {block.text}" for block in parse(page.encode(), name="a.html").blocks]


@pytest.mark.parametrize(
    ("page", "left_out"),
    [
        ("<nav>Home and more</nav>", {"menu or banner": 11}),
        ("<header>Portal</header>", {"menu or banner": 6}),
        ("<div class='cookie-bar'>We use them</div>", {"menu or banner": 9}),
        ("<div class='breadcrumb'>Home</div>", {"menu or banner": 4}),
        ("<script>var a1;</script><style>p {}</style>", {"script or style": 6}),
        ("<template><p>Row</p></template>", {"script or style": 3}),
        ("<noscript>Turn it on</noscript>", {"text for browsers without scripts": 8}),
        ("<p hidden>Secret</p>", {"hidden text": 6}),
        ("<div style='color: red; DISPLAY : none'><p>Secret <b>too</b></p></div>", {"hidden text": 9}),
        ("<p style='visibility:hidden'>Secret</p>", {"hidden text": 6}),
        ("<span aria-hidden='true'>icon</span>", {"hidden text": 4}),
        ("<select><option>Norway</option></select><button>Go</button>", {"form control": 8}),
        ("<svg><text>arrow</text></svg>", {"drawing or embedded object": 5}),
        ("<p>They <del>may</del> shall meet.</p>", {"deleted text": 3}),
    ],
)  # fmt: skip
def test_what_is_left_out_has_a_name_and_an_amount(page: str, left_out: dict[str, int]) -> None:
    """Each kind, and nothing else is missing."""
    found = counted(f"<html><body><main><p>{SENTENCE}</p></main>{page}</body></html>".encode(), "a.html")
    assert found.left_out == left_out
    assert found.unaccounted == 0


def test_large_parts_are_no_furniture_by_name() -> None:
    """A form around the whole page, an article's own header and footer, a big element called 'banner': all text."""
    page = (
        f"<form><div id='banner-page'><article><header><h1>Pact</h1></header><p>{SENTENCE}</p>"
        "<footer><p>Done at Elm.</p></footer></article></div></form>"
    )
    assert blocks(page) == ["heading: Pact", f"paragraph: {SENTENCE}", "paragraph: Done at Elm."]


@pytest.mark.parametrize("page", ["<div>a{} ", "<p><b>a{} ", "<ul><li>a{} ", "<table><tr><td>a{} ", "<font>a{} "])
@pytest.mark.parametrize("deep", [254, 300, 3000])
def test_no_depth_cuts_a_page(page: str, deep: int) -> None:
    """However many tags stay open, the last word is read."""
    text = "<html><body>" + "".join(page.format(at) for at in range(deep)) + f"<p>{SENTENCE}</p></body></html>"
    found = counted(text.encode(), "a.html")
    assert SENTENCE in found.document.text
    assert f"a{deep - 1}" in found.document.text
    assert found.unaccounted == 0


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>They meet<br>once a year.</p>", ["paragraph: They meet once a year."]),
        ("<p>They:<br>(a) meet;<br>(b) write.</p>",
         ["paragraph: They:", "paragraph: (a) meet;", "paragraph: (b) write."]),
        ("<p>One.<br><br>Two.</p>", ["paragraph: One.", "paragraph: Two."]),
        ("<p>as laid down in point\n(a) of Article\n5. of the Annex</p>",
         ["paragraph: as laid down in point (a) of Article 5. of the Annex"]),
        ("<h2>Article 5<br>Scope</h2><p>Text.</p>", ["heading: Article 5", "heading: Scope", "paragraph: Text."]),
        ("<div role='heading' aria-level='2'>Scope</div><p>Text.</p>", ["heading: Scope", "paragraph: Text."]),
        ("<dl><dt>Side</dt><dd>a party</dd><dt>(b)</dt><dd>Staff;</dd><dt>Sea</dt></dl>",
         ["paragraph: Side: a party", "paragraph: (b) Staff;", "paragraph: Sea:"]),
        ("<details><summary>More</summary><p>Text.</p></details>", ["paragraph: More", "paragraph: Text."]),
        ("<p>in <st1:place>Elm</st1:place><o:p></o:p> only</p>", ["paragraph: in Elm only"]),
        ("<p>where <math><mi>x</mi><mo>=</mo><mn>2</mn></math> holds</p>", ["paragraph: where x=2 holds"]),
        ("<pre>They:\n(a) meet;\n(b) write.</pre>",
         ["paragraph: They:", "paragraph: (a) meet;", "paragraph: (b) write."]),
        ("<p dir='rtl'>مادة أولى</p>", ["paragraph: مادة أولى"]),
        ("<html><body><p>One.</p></body></html><html><body><p>Two.</p></body></html>",
         ["paragraph: One.", "paragraph: Two."]),
    ],
)  # fmt: skip
def test_blocks(page: str, expected: list[str]) -> None:
    """Kind by kind, each with its words."""
    assert blocks(page) == expected


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ("<ol><li>a<li>b</ol>", ["1.", "2."]),
        ("<ol start=4><li>a<ul><li>x</ul><li>b</ol>", ["4.", None, "5."]),
        ("<ol type=i><li>a<li value=5>b<li>c</ol>", ["i.", "v.", "vi."]),
        ("<ol reversed><li>a<li>b</ol>", ["2.", "1."]),
        ("<ol style='list-style-type: lower-alpha'><li>a<li>b</ol>", ["a.", "b."]),
        ("<ol style='list-style: none'><li>(i) a<li>b</ol>", [None, None]),
        ("<ul><li>a<ol><li>x<li>y</ol><li>b</ul>", [None, "1.", "2.", None]),
    ],
)
def test_lists_count_as_a_browser_counts(page: str, numbers: list[str | None]) -> None:
    """Each list on its own; start, value, type, style and direction."""
    assert [block.number for block in parse(page.encode(), name="a.html").blocks] == numbers


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><th>Side<th>Share<tr><td>North<td>2", ["table: Side | Share", "table: North | 2"]),
        ("<tr><td>(1)<td>Costs lie where they fall.", ["paragraph: (1) Costs lie where they fall."]),
        ("<tr><td><p>—</p><td><p>staff,</p><p>more</p>", ["paragraph: — staff,", "paragraph: more"]),
        ("<tr><td><td>set in by an empty cell", ["paragraph: set in by an empty cell"]),
        ("<tr><td><p>One.</p><p>Two.</p>", ["paragraph: One.", "paragraph: Two."]),
        ("<tr><td>menu<td><p>One.</p><p>Two.</p><p>Three.</p>",
         ["paragraph: menu", "paragraph: One.", "paragraph: Two.", "paragraph: Three."]),
        ("<tr><td>(a)<td><p>first</p><table><tr><td>(i)<td>inner</table>",
         ["paragraph: (a) first", "paragraph: (i) inner"]),
    ],
)  # fmt: skip
def test_rows(rows: str, expected: list[str]) -> None:
    """Tables of data, points laid out as rows, and pages laid out as tables."""
    assert blocks(f"<table>{rows}</table>") == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("year{}, in turn", "year, in turn"), ("year ({}), in turn", "year, in turn"),
        ("year [{}] in turn", "year in turn"),
        ("(a year{}) in turn", "(a year) in turn"), ("year{} in turn", "year in turn"),
    ],
)  # fmt: skip
def test_marks_of_notes_go_with_their_own_brackets(text: str, kept: str) -> None:
    """And with no others; words stay apart."""
    page = f"<p>{text.format('<a href=#n>1</a>')}</p><p id=n>1 Note.</p>"
    assert blocks(page) == [f"paragraph: {kept}", "note: Note."]


def test_notes_of_a_table_follow_it() -> None:
    """A note does not cut a table in two; the brackets of its mark go with it; a second call gives no second note."""
    page = (
        "<table><tr><td>North<td>2 (<a href='#f1'>1</a>)<tr><td>South<td>3 <sup>[<a href='#f1'>1</a>]</sup></table>"
        "<p>After.</p><table><tr><td><a id='f1'>1</a><td>Of the whole.</table>"
    )
    assert blocks(page) == ["table: North | 2", "table: South | 3", "note: Of the whole.", "paragraph: After."]


@pytest.mark.parametrize("prefix", ["", "oj-"])
def test_classes_of_the_official_journal(prefix: str) -> None:
    """Title, recitals, parts, articles with their titles, numbered paragraphs, annex; old names and new."""

    def line(name: str, text: str) -> str:
        return f"<p class='{prefix}{name}'>{text}</p>"

    def point(number: str, text: str) -> str:
        return f"<table><tr><td>{line('normal', number)}</td><td>{text}</td></tr></table>"

    page = "".join([
        "<html><head><title>L_2024001EN.01000101.xml</title></head><body>",
        f"<table><tr><td>{line('hd-date', '3.3.2024')}<td>{line('hd-ti', 'Official Journal')}</table>",
        line("doc-ti", "DECISION No 1/2024"), line("doc-ti", "of 3 March 2024"), line("normal", "THE COMMITTEE,"),
        line("normal", "Whereas:"), point("(1)", line("normal", "Trade grows.")),
        point("(2)", line("normal", "So do costs.")),
        line("normal", "HAS DECIDED:"), line("ti-section-1", "TITLE I"), line("ti-section-2", "RULES"),
        line("ti-art", "Article 1"), line("sti-art", "aim and scope"), line("normal", "1.   The Sides work on:"),
        point("(a)", line("normal", "staff;") + point("—", line("normal", "at sea,"))),
        line("ti-art", "Article 2"), line("normal", "It enters into force."),
        line("doc-ti", "ANNEX"), line("doc-ti", "Forms"), line("ti-grseq-1", "First form"),
        line("normal", "Name and date."),
        "</body></html>",
    ])  # fmt: skip
    found = counted(page.encode(), "a.html")
    assert found.document.title == "DECISION No 1/2024 of 3 March 2024"
    assert found.left_out == {"title of the page": 21, "head of the journal's page": 21}
    assert found.unaccounted == 0
    assert [(item.eid, item.number) for item in found.provisions] == [
        ("preamble_1", None), ("preamble_2", None), ("preamble_3", "(1)"), ("preamble_4", "(2)"), ("preamble_5", None),
        ("art_1__para_1", "1."), ("art_1__para_1__point_a", "(a)"), ("art_1__para_1__point_a__indent_1", "—"),
        ("art_2", "Article 2"), ("annex_1__para_1", None),
    ]  # fmt: skip
    assert found.provisions[5].path == ("TITLE I – RULES", "Article 1 – aim and scope")
    assert found.provisions[-1].path == ("ANNEX – Forms", "First form")


def test_consolidated_text_and_draft_of_the_commission() -> None:
    """Their classes too: amending acts and marks of changes left out, numbers set apart by width alone."""
    consolidated = (
        "<p class='title-doc-first'>DECISION</p><p class='title-doc-last'>on tea</p>"
        "<p class='hd-modifiers'>Amended by:</p>"
        "<p class='title-article-norm'>Article 1</p><p class='stitle-article-norm'>Aim</p><p class='modref'>►M1</p>"
        "<div class='grid-container'><div class='grid-list-column-1'><span>(a)</span></div>"
        "<div><p class='norm'>tea.</p></div></div>"
    )
    found = counted(consolidated.encode(), "a.html")
    assert (found.document.title, found.places(), found.texts()) == (
        "DECISION on tea",
        ["art_1__point_a"],
        ["(a) tea."],
    )
    assert found.left_out == {"mark of a change": 2, "list of amending acts": 9}
    draft = (
        "<p class='Emission'>Brussels</p><p class='Typedudocument_cp'>DECISION</p><p class='Titreobjet_cp'>on tea</p>"
        "<p class='Titrearticle'><span>Article 1</span><br/><span>Aim</span></p>"
        "<p class='li NumPar1'><span class='num'>1.</span><span>They trade.</span></p>"
    )
    found = counted(draft.encode(), "a.html")
    assert (found.document.title, found.texts()[-1]) == ("DECISION on tea", "1. They trade.")
    assert found.provisions[-1].path[-1] == "Article 1 – Aim"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>L_2020001EN.xml</title><h1>Pact on tea</h1><p>Text.</p>", "Pact on tea"),
        ("<title>Pact on tea</title><h1>Article 1</h1><p>Text.</p>", "Pact on tea"),
        ("<title>Portal</title><h2>Agreement between Elm and Oak</h2><p>Text.</p>", "Agreement between Elm and Oak"),
        ("<p>Text.</p>", "a"),
    ],
)
def test_titles(page: str, title: str) -> None:
    """The page's own, unless it is a file's name or a heading names the instrument."""
    assert counted(page.encode(), "a.html").document.title == title


def test_a_page_of_scripts_is_refused_as_one() -> None:
    """It needs no text recognition: its text is elsewhere."""
    with pytest.raises(UnreadableFile, match="only scripts"):
        parse(b"<html><body><div id=root></div><script>fetch('x1')</script></body></html>", name="a.html")


def test_the_page_says_its_language() -> None:
    """By its root."""
    page = f"<html lang='en-GB'><body><p>{SENTENCE}</p></body></html>"
    assert parse(page.encode(), name="a.html").metadata == {"language": "en-GB"}


words = st.sampled_from(["Text 1", "(a)", "Article 5", "&amp;", "&eacute;", "5 &lt; 6", "é", "“q”", "\n", "1."])
tags = st.sampled_from([
    "div", "p", "b", "ul", "ol", "li", "table", "tr", "td", "h2", "nav", "dl", "dt", "dd", "pre", "form", "header",
    "script", "style", "title", "template", "noscript", "select", "svg", "section", "p hidden", "del", "summary",
    "p class=oj-doc-ti", "p class=ti-art", "div class=menu", "a href=#n", "li id=n", "st1:place", "span class=num",
])  # fmt: skip
pages = st.recursive(words, lambda inner: st.tuples(tags, st.lists(inner, max_size=4)).map(
    lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0].split()[0]}>"), max_leaves=20)  # fmt: skip


@given(st.lists(pages, max_size=6).map("".join))
def test_every_letter_of_a_page_is_accounted_for(page: str) -> None:
    """Whatever stands in what: counted by another way, it is in a block or left out by name."""
    data = f"<html><body>{page}</body></html>".encode()
    try:
        found = parse(data, name="a.html")
    except UnreadableFile:
        return
    kept = sum(sum(map(str.isalnum, block.text)) for block in found.blocks)
    assert kept + sum(item.characters for item in found.omissions) == letters(data)


@given(st.text(alphabet="<>/!-= '\"&;abp1[]", max_size=60))
def test_the_count_is_that_of_the_parser(text: str) -> None:
    """However tags are broken: what the count finds, the reader finds."""
    data = f"<p>{text}</p>x".encode()
    found = parse(data, name="a.html")
    kept = sum(sum(map(str.isalnum, block.text)) for block in found.blocks)
    assert kept + sum(item.characters for item in found.omissions) == letters(data)
