"""The census of Word files: the raw package counted by another way than the reader's, and both agree to the letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foedera.reading import parse
from foedera.reading.census.docx import count
from tests.reading.test_docx_parts import HTML, strict
from tests.reading.tiny_docx import box, docx, field, level, lists, p, part, r, relationships, row, style

WORDS = st.sampled_from(["They meet", "a share", "é", "第一条", "12", "—", "", " ", "Article 1", "end.", "ß", "\uf0b3"])
NUMBERING = lists(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)"), "", "")
STYLES = style("H", "heading 1") + style("T", "toc 1") + style("V", inside="<w:rPr><w:vanish/></w:rPr>")

runs = st.one_of(
    st.builds(r, WORDS, st.sampled_from(["", "<w:b/>", "<w:vanish/>", '<w:rFonts w:ascii="Symbol"/>'])),
    st.builds(lambda word: r(word, tag="delText"), WORDS),
    st.sampled_from(
        [
            '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
            '<w:r><w:sym w:font="None" w:char="F061"/></w:r>',
            '<w:r><w:footnoteReference w:id="1"/></w:r>',
            '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>a</w:t></w:r>',
            '<w:r><w:endnoteReference w:id="1"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r><w:instrText>TOC</w:instrText></w:r>",
            "<w:r><w:pict><v:textpath string='DRAFT'/></w:pict></w:r>",
            "<w:r><w:drawing><a:t>drawn</a:t></w:drawing></w:r>",
            "<m:oMath><m:f><m:num><m:t>1</m:t></m:num><m:den><m:t>2</m:t></m:den></m:f></m:oMath>",
        ]
    ),
)
CONTENTS = "<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
WRAPS = [
    "<w:ins>{}</w:ins>",
    "<w:del>{}</w:del>",
    "<w:moveFrom>{}</w:moveFrom>",
    "<w:moveTo>{}</w:moveTo>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:hyperlink>{}</w:hyperlink>",
    "<w:unheardOf>{}</w:unheardOf>",
    "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent>",
    f"<w:sdt><w:sdtPr>{CONTENTS}</w:sdtPr><w:sdtContent>{{}}</w:sdtContent></w:sdt>",
]
wrappings = st.sampled_from(["{}", "{}", "{}", *WRAPS])


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """The same, some of it in wrappings."""
    return st.builds(lambda text, wrapping: wrapping.replace("{}", text), inner, wrappings)


boxes = st.builds(lambda text: box(p(text), p(text)), WORDS)
lines = st.lists(wrapped(st.one_of(runs, boxes)), max_size=4).map("".join)
properties = st.builds(
    lambda key, mark, number: f"<w:pPr>{key}{number}<w:rPr>{mark}</w:rPr></w:pPr>",
    st.sampled_from(["", *(f'<w:pStyle w:val="{key}"/>' for key in "HTV")]),
    st.sampled_from(["", "", "<w:del/>", "<w:vanish/>"]),
    st.sampled_from(["", *(f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>' for at in (0, 1))]),
)
paragraphs = st.builds(lambda inside, text: f"<w:p>{inside}{text}</w:p>", properties, lines)
cells = wrapped(paragraphs.map(lambda text: f"<w:tc>{text}</w:tc>"))
table_rows = st.builds(
    lambda inside, gone: f"<w:tr>{gone}{inside}</w:tr>",
    st.lists(cells, max_size=3).map("".join),
    st.sampled_from(["", "", "<w:trPr><w:del/></w:trPr>", "<w:trPr><w:hidden/></w:trPr>"]),
)
tables = st.lists(wrapped(table_rows), max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")
blocks = wrapped(
    st.one_of(
        paragraphs,
        tables,
        runs,
        st.just("<w:altChunk r:id='i1'/>"),
        WORDS.map(lambda text: f"<w:p>{field('TOC', r(text))}</w:p>"),
    )
)
bodies = st.lists(blocks, min_size=1, max_size=6).map("".join)
MEMBERS = {
    "word/_rels/document.xml.rels": relationships(("i1", "aFChunk", "part.htm")),
    "word/part.htm": HTML,
    "word/header1.xml": part("w:hdr", p("Draft")),
    "word/comments.xml": part("w:comments", p("Really?")),
    "word/charts/chart1.xml": part("c:chartSpace", "<c:v>42</c:v>"),
    "docProps/core.xml": "<x><title>Not text</title></x>",
}
NOTES = {
    f"{kind}s": "".join(f'<w:{kind} w:id="{at}">{p(f"{kind} {at}")}</w:{kind}>' for at in range(3))
    for kind in ("footnote", "endnote")
}


def balance(data: bytes) -> tuple[int, int]:
    """What a file holds by the census, with what the reader added; and what was read or left out by name."""
    parsed = parse(data, name="a.docx")
    read = sum(sum(map(str.isalnum, block.text)) for block in parsed.blocks)
    return count(data) + parsed.added, read + sum(item.characters for item in parsed.omissions)


@given(bodies)
def test_every_letter_is_read_or_left_out_by_name(body: str) -> None:
    """Whatever stands in whatever: the census and the numbers Word prints are what was read and what was left out."""
    held, told = balance(docx(body + p("One paragraph."), MEMBERS, numbering=NUMBERING, styles=STYLES, **NOTES))
    assert held == told


def test_the_census_counts_what_the_file_holds() -> None:
    """Each kind of text once, of alternatives one, in usual and strict files; properties not."""
    body = (
        p("They meet")  # 8
        + f"<w:p><w:del>{r('often', tag='delText')}</w:del>{box(p('boxed'), p('boxed'))}</w:p>"  # 5 + 5
        + f"<w:tbl>{row('Oslo', 'Rome')}</w:tbl>"  # 8
        + '<w:p><w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r></w:p>'  # 1
        + "<w:p><m:oMath><m:r><m:t>x2</m:t></m:r></m:oMath></w:p>"  # 2
    )
    assert count(docx(body)) == 29
    members = {**MEMBERS, "word/document.xml": strict(part("w:document", f"<w:body>{body}</w:body>"))}
    page = len("Article2EachSidenamesoneoffice")
    assert count(docx("", members)) == 29 + page + len("Draft") + len("Really") + 2


def test_a_broken_part_holds_nothing_that_can_be_counted() -> None:
    """It is a problem of the reader's to name."""
    assert count(docx(p("They meet"), {"word/header1.xml": "<w:hdr><w:t>x"})) == 8
