"""Word packages as offices and other programs write them: every part is found, read, or named as left out."""

from __future__ import annotations

import io
import warnings
import zipfile

import pytest

from foedera.errors import UnreadableFile
from foedera.reading import parse, read
from tests.reading.tiny_docx import (
    NS,
    box,
    codes,
    docx,
    left_out,
    level,
    lists,
    p,
    part,
    r,
    read_texts,
    relationships,
    row,
    style,
    texts,
    zipped,
)

MEET = p("They meet once a year.")
DOCUMENT = part("w:document", f"<w:body>{MEET}</w:body>")
STRICT = "http://purl.oclc.org/ooxml"


def strict(xml: str) -> str:
    """A part in the namespaces of Strict Open XML."""
    return (
        xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", f"{STRICT}/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", f"{STRICT}/officeDocument/")
        .replace("http://schemas.openxmlformats.org/drawingml/2006/", f"{STRICT}/drawingml/")
    )


@pytest.mark.parametrize(
    "target", ["word/document2.xml", "/word/document2.xml", "WORD/Document2.XML", "word/a%20b.xml"]
)
def test_the_main_part_is_where_the_relationships_say(target: str) -> None:
    """By a path from the root or relative to it, in any case, with escapes; a stray document.xml is left out."""
    stored = "word/a b.xml" if "%" in target else "word/document2.xml"
    stray = part("w:document", f"<w:body>{p('Old draft.')}</w:body>")
    package = zipped(
        {
            "_rels/.rels": relationships(("r1", "officeDocument", target)),
            "word/document.xml": stray,
            stored: DOCUMENT,
        }
    )
    parsed = parse(package, name="a.docx")
    assert texts(parsed) == ["They meet once a year."]
    assert left_out(parsed) == {"part nothing refers to": 8}


def test_parts_are_found_by_their_relationships() -> None:
    """Styles, lists and notes under other names, beside a main part that stands elsewhere."""
    body = p("Scope", style="H") + p("They meet.", number=(1, 0))
    note = '<w:p><w:r><w:t>Yearly</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r></w:p>'
    package = zipped(
        {
            "_rels/.rels": relationships(("r1", "officeDocument", "main/text.xml")),
            "main/_rels/text.xml.rels": relationships(
                ("s", "styles", "../look/s1.xml"), ("n", "numbering", "/look/n1.xml"), ("f", "footnotes", "f1.xml")
            ),
            "main/text.xml": part("w:document", f"<w:body>{body}{note}</w:body>"),
            "main/f1.xml": part("w:footnotes", f'<w:footnote w:id="4">{p("In spring.")}</w:footnote>'),
            "look/s1.xml": part("w:styles", style("H", "heading 1")),
            "look/n1.xml": part("w:numbering", lists(level(0, "decimal", "%1."))),
        }
    )
    parsed = parse(package, name="a.docx")
    assert [(block.kind, block.text) for block in parsed.blocks] == [
        ("heading", "Scope"),
        ("paragraph", "1. They meet."),
        ("paragraph", "Yearly"),
        ("note", "In spring."),
    ]


def test_strict_open_xml_reads_as_the_usual_kind() -> None:
    """Every part of it: text, styles, lists, tables, notes; the same blocks and the same count."""
    body = (
        p("Scope", style="H")
        + p("They meet.", number=(1, 0))
        + f"<w:tbl>{row('Oslo', 'spring')}</w:tbl>"
        + f"<w:p>{r('Yearly')}<w:r><w:footnoteReference w:id='4'/></w:r>{box(p('In a box.'))}</w:p>"
    )
    members = {
        "_rels/.rels": relationships(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("w:document", f"<w:body>{body}</w:body>"),
        "word/styles.xml": part("w:styles", style("H", "heading 1")),
        "word/numbering.xml": part("w:numbering", lists(level(0, "decimal", "%1."))),
        "word/footnotes.xml": part("w:footnotes", f'<w:footnote w:id="4">{p("In spring.")}</w:footnote>'),
    }
    settings = {"name": "a.docx", "subject": "x", "role": "text", "language": "eng", "source": "x"}
    usual = read(zipped(members), **settings)  # type: ignore[arg-type]
    found = read(zipped({path: strict(xml) for path, xml in members.items()}), **settings)  # type: ignore[arg-type]
    assert found.provisions == usual.provisions
    assert found.document.report == usual.document.report


def test_a_draft_of_the_standard_reads_as_the_standard() -> None:
    """Files of the years before it had Word's namespace with another number."""
    data = docx(MEET + p("Scope", number=(1, 0)), numbering=lists(level(0, "decimal", "%1.")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {path: archive.read(path).decode() for path in archive.namelist()}
    early = {path: xml.replace("wordprocessingml/2006/", "wordprocessingml/2006/3/") for path, xml in members.items()}
    assert texts(parse(zipped(early), name="a.docx")) == ["They meet once a year.", "1. Scope"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_parts_may_be_in_other_encodings(encoding: str) -> None:
    """As XML allows: with a byte order mark, in sixteen bits."""
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig").upper()}"?>{DOCUMENT}'
    assert texts(parse(zipped({"word/document.xml": declared.encode(encoding)}), name="a.docx")) == [
        "They meet once a year."
    ]


def test_paths_with_backslashes_are_paths() -> None:
    """As one maker of archives writes them."""
    assert texts(parse(zipped({"word\\document.xml": DOCUMENT}), name="a.docx")) == ["They meet once a year."]


@pytest.mark.parametrize("suffix", [".docm", ".dotx", ".dotm"])
def test_kin_of_word_files_are_read(suffix: str) -> None:
    """Documents with macros, and templates."""
    assert texts(parse(docx(MEET), name=f"a{suffix}")) == ["They meet once a year."]


def test_pictures_are_no_bombs() -> None:
    """What is never unpacked is no danger, however well it packs; a part of XML that is read still is."""
    blank = b"\0" * 2**25
    assert read_texts(MEET, {"word/media/image1.bmp": blank, "word/embeddings/sheet.bin": blank}) == [
        "They meet once a year."
    ]
    for path in ("word/header1.xml", "word/styles.xml", "customXml/item1.xml"):
        with pytest.raises(UnreadableFile, match="like a bomb"):
            read_texts(MEET, {path: b"<x>" + b" " * 2**25 + b"</x>"})


HTML = "<html><body><h2>Article 2</h2><p>Each Side names one office.</p></body></html>"
RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\*\generator x;}\pard Article 2\par Each Side names one "
    r"\'e9lu\u8217 ? office.\par}"
)
MHT = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
    f"charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{HTML}\r\n--x--\r\n"
)


@pytest.mark.parametrize(
    ("path", "content", "expected"),
    [
        ("part.htm", HTML, "Each Side names one office."),
        ("part.xhtml", HTML, "Each Side names one office."),
        ("part.mht", MHT, "Each Side names one office."),
        ("part.rtf", RTF, "Each Side names one élu’ office."),
        ("part.txt", "Article 2\n\nEach Side names one office.", "Each Side names one office."),
        ("part.docx", docx(p("Article 2") + p("Each Side names one office.")), "Each Side names one office."),
    ],
)
def test_imported_parts_are_read_in_their_place(path: str, content: str | bytes, expected: str) -> None:
    """Word shows them there, whatever their format is; every letter is accounted for."""
    body = f"{p('Article 1')}{MEET}<w:altChunk r:id='i1'/>{p('Article 3')}{p('Costs lie where they fall.')}"
    rels = relationships(("i1", "aFChunk", path))
    data = docx(body, {f"word/{path}": content, "word/_rels/document.xml.rels": rels})
    found = read(data, name="a.docx", subject="x", role="text", language="eng", source="x")
    spans = {item.eid: found.document.text[item.start : item.end] for item in found.provisions}
    assert spans == {"art_1": "They meet once a year.", "art_2": expected, "art_3": "Costs lie where they fall."}
    assert found.document.report is not None
    assert found.document.report.landed == 1.0


@pytest.mark.parametrize(
    "members",
    [
        {"word/_rels/document.xml.rels": relationships(("i1", "aFChunk", "gone.htm"))},
        {"word/_rels/document.xml.rels": relationships(("i1", "aFChunk", "x.wk1")), "word/x.wk1": b"\0\1"},
        {"word/_rels/document.xml.rels": relationships(("i1", "aFChunk", "x.htm")), "word/x.htm": b"  "},
        {},
    ],
)
def test_an_imported_part_that_is_not_read_is_said(members: dict[str, str | bytes]) -> None:
    """Missing, of another format, or blank: the text is read, and a problem says what is not."""
    parsed = parse(docx(f"{MEET}<w:altChunk r:id='i1'/>", members), name="a.docx")
    assert texts(parsed) == ["They meet once a year."]
    assert codes(parsed) == ["part-left-out"]


def test_a_part_of_a_master_document_is_said_to_be_elsewhere() -> None:
    """Word shows the other file in its place; this one holds no word of it."""
    rels = relationships(("i1", "subDocument", "chapters/costs.docx"))
    parsed = parse(
        docx(f"{MEET}<w:p><w:subDoc r:id='i1'/></w:p>", {"word/_rels/document.xml.rels": rels}), name="a.docx"
    )
    assert texts(parsed) == ["They meet once a year."]
    assert codes(parsed) == ["part-left-out"]
    assert "costs.docx" in parsed.problems[0].text


def test_word_files_inside_word_files_end_somewhere() -> None:
    """The fourth of a nest is named instead of read."""
    data = docx(p("Deepest."))
    for at in range(3):
        rels = relationships(("i1", "aFChunk", "inner.docx"))
        members: dict[str, str | bytes] = {"word/inner.docx": data, "word/_rels/document.xml.rels": rels}
        data = docx(f"{p(f'Level {at}.')}<w:altChunk r:id='i1'/>", members)
    parsed = parse(data, name="a.docx")
    assert texts(parsed) == ["Level 2.", "Level 1.", "Level 0."]
    assert codes(parsed) == ["part-left-out"]


def test_what_stands_beside_the_text_is_named() -> None:
    """Heads, feet, comments, diagrams, charts, building blocks; a diagram's cached picture counts once."""
    words = "<a:p><a:r><a:t>Step one</a:t></a:r></a:p>"
    dsp = "http://schemas.microsoft.com/office/drawing/2008/diagram"
    parsed = parse(
        docx(
            MEET,
            {
                "word/header1.xml": part("w:hdr", p("Draft")),
                "word/footer1.xml": part("w:ftr", p("Page 3")),
                "word/comments.xml": part("w:comments", f"<w:comment>{p('Really?')}</w:comment>"),
                "word/glossary/document.xml": part("w:glossaryDocument", p("Click here")),
                "word/diagrams/data1.xml": part("dgm:dataModel", words),
                "word/diagrams/drawing1.xml": f'<dsp:drawing xmlns:dsp="{dsp}" {NS}>{words}</dsp:drawing>',
                "word/charts/chart1.xml": part("c:chartSpace", f"{words}<c:v>42</c:v>"),
                "word/embeddings/sheet.xlsx": b"PK",
            },
        ),
        name="a.docx",
    )
    assert texts(parsed) == ["They meet once a year."]
    assert left_out(parsed) == {
        "header": 5,
        "footer": 5,
        "comment": 6,
        "building blocks": 9,
        "drawing": 16,
    }
    assert codes(parsed) == ["drawing-text", "embedded-file"]


def test_a_broken_part_beside_the_text_is_said() -> None:
    """The text is read; a broken main part is a refusal."""
    parsed = parse(docx(MEET, {"word/header1.xml": "<w:hdr"}), name="a.docx")
    assert (texts(parsed), codes(parsed)) == (["They meet once a year."], ["part-left-out"])
    with pytest.raises(UnreadableFile, match="XML is broken"):
        parse(zipped({"word/document.xml": "<w:document"}), name="a.docx")


@pytest.mark.parametrize(
    ("body", "members", "found"),
    [
        ("", {}, "an empty document"),
        ("", {"word/media/image1.png": b"x"}, "1 picture"),
        ("", {"word/header1.xml": part("w:hdr", p("Draft"))}, "5 letters and digits of header"),
        (f"<w:p><w:del>{r('Gone.', tag='delText')}</w:del></w:p>", {}, "4 letters and digits of deleted text"),
        (f"<w:p>{r('Gone.', '<w:vanish/>')}</w:p>", {}, "4 letters and digits of hidden text"),
    ],
)
def test_a_refusal_says_what_there_is_instead(body: str, members: dict[str, str | bytes], found: str) -> None:
    """And speaks of pictures of text only where there are pictures and nothing else."""
    with pytest.raises(UnreadableFile) as refusal:
        parse(docx(body, members), name="a.docx")
    assert refusal.value.found == found
    assert ("OCR" in (refusal.value.next_step or "")) == ("picture" in found)


@pytest.mark.parametrize("root", ["xl/workbook.xml", "ppt/presentation.xml"])
def test_another_office_file_is_refused_by_what_it_is(root: str) -> None:
    """A table or presentation with the suffix of Word."""
    package = zipped({"_rels/.rels": relationships(("r1", "officeDocument", root)), root: "<workbook/>"})
    with pytest.raises(UnreadableFile, match="not a Word document") as refusal:
        parse(package, name="a.docx")
    assert root in (refusal.value.found or "")


def test_member_names_may_repeat() -> None:
    """The last part of a name counts, as in every archive."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of names that repeat
        archive.writestr("word/document.xml", part("w:document", f"<w:body>{p('Old.')}</w:body>"))
        archive.writestr("word/document.xml", DOCUMENT)
    assert texts(parse(out.getvalue(), name="a.docx")) == ["They meet once a year."]


def test_a_document_with_a_password_is_called_one() -> None:
    """Office wraps it in another container, which is no old document."""
    locked = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(UnreadableFile) as refusal:
        parse(locked, name="a.docx")
    assert refusal.value.found == "an Office document locked with a password"


def test_text_where_no_text_can_stand_is_counted() -> None:
    """Among properties, styles or beside the notes: named, and an alarm."""
    odd = "<w:p><w:pPr><w:t>odd</w:t></w:pPr><w:r><w:tab><w:t>odd</w:t></w:tab></w:r></w:p>"
    parsed = parse(docx(MEET + odd, styles="<w:t>odd</w:t>", footnotes="<w:t>odd</w:t>"), name="a.docx")
    assert texts(parsed) == ["They meet once a year."]
    assert left_out(parsed) == {"misplaced text": 9, "note nothing calls": 3}
    assert codes(parsed) == ["part-left-out"]
