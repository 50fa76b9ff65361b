"""Akoma Ntoso: every kind of document, each part in its place, every letter accounted for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.model.document import ReadResult
from foedera.reading import parse, read
from foedera.reading.census.xml import letters
from tests.reading.counted import counted

NS = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'


def akn(inside: str, root: str = NS) -> bytes:
    """A file with a document inside."""
    return f"<akomaNtoso {root}>{inside}</akomaNtoso>".encode()


def blocks(inside: str) -> list[str]:
    """Kind and words of each block, all letters of the file accounted for."""
    found = parse(akn(inside), name="a.xml")
    kept = sum(sum(map(str.isalnum, block.text)) for block in found.blocks)
    assert kept + sum(item.characters for item in found.omissions) == letters(akn(inside))
    return [f"{block.kind}: {block.text}" for block in found.blocks]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<doc><mainBody><p>One <b>and</b> two.</p></mainBody></doc>", ["paragraph: One and two."]),
        ("<doc><mainBody><ul><li>loose <i>words</i></li><li><p>in a p</p></li></ul></mainBody></doc>",
         ["item: loose words", "item: in a p"]),
        ("<doc><mainBody><tblock><num>I</num><heading>Costs</heading><p>They lie.</p></tblock></mainBody></doc>",
         ["heading: I – Costs", "paragraph: They lie."]),
        ("<doc><mainBody><tblock><num>I</num><p>They lie.</p></tblock></mainBody></doc>", ["paragraph: I They lie."]),
        ("<doc><mainBody><wrap><b>Only</b> a tail</wrap></mainBody></doc>", ["paragraph: Only a tail"]),
        ("<doc><paragraph><num>1.</num><table><tr><td>a</td><td>b</td></tr></table></paragraph></doc>",
         ["paragraph: 1.", "table: a | b"]),
        ("<doc><mainBody><li>words<ol><li>inner</li></ol>after</li></mainBody></doc>",
         ["paragraph: words", "item: inner", "paragraph: after"]),
        ("<judgment><p>Court of <courtType>Elm</courtType></p><decision><p>Dismissed.</p></decision></judgment>",
         ["paragraph: Court of Elm", "paragraph: Dismissed."]),
        ("<debate><speech><num>1</num><heading>Fish</heading><from>Mr Oak:</from><p>I agree.</p></speech></debate>",
         ["heading: 1 – Fish", "paragraph: Mr Oak:", "paragraph: I agree."]),
        ("<statement><mainBody><p>We deplore it.</p></mainBody></statement>", ["paragraph: We deplore it."]),
        ("<act><body><article><num>Article 1</num><alinea><p>May.</p></alinea></article></body></act>",
         ["heading: Article 1", "paragraph: May."]),
        ("<bill><body><p>They <del>may</del><ins>shall</ins> meet.</p></body></bill>", ["paragraph: They shall meet."]),
        ("<doc><conclusions><signature><role>Minister</role> <person>A. Oak</person></signature></conclusions></doc>",
         ["paragraph: Minister A. Oak"]),
    ],
)  # fmt: skip
def test_blocks(inside: str, expected: list[str]) -> None:
    """Kind by kind of document and element, each with its words."""
    assert blocks(inside) == expected


def test_subsections_without_headings_are_the_paragraphs_of_their_section() -> None:
    """With their numbers, under the section's heading; one with a heading is a division."""
    inside = (
        "<act><body><section eId='sec_2'><num>2.</num><heading>Boats</heading>"
        "<subsection eId='sec_2__subsec_1'><num>(1)</num><content><p>Boats keep right.</p></content></subsection>"
        "<subsection eId='sec_2__subsec_2'><num>(2)</num><content><p>Boats are slow.</p></content></subsection>"
        "</section></body></act>"
    )
    provisions = [(item.eid, item.number, item.path) for item in read_act(inside).provisions]
    path = ("2. – Boats",)
    assert provisions == [("sec_2__subsec_1", "(1)", path), ("sec_2__subsec_2", "(2)", path)]


def test_data_of_other_vocabularies_is_no_text() -> None:
    """RDF inside an article is left out by name; formulas and tables of other standards stay."""
    inside = (
        "<act><body><article eId='art_1'><num>Article 1</num>"
        "<rdf:Description xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>2008-12-19</rdf:Description>"
        "<paragraph><content><p>Boats keep <m:mi xmlns:m='http://www.w3.org/1998/Math/MathML'>x</m:mi> away.</p>"
        "</content></paragraph></article></body></act>"
    )
    result = read_act(inside)
    assert [result.document.text[item.start : item.end] for item in result.provisions] == ["Boats keep x away."]
    report = result.document.report
    assert report is not None
    assert {one.what: one.characters for one in report.omissions} == {"another vocabulary": 8}
    assert report.lost == 0


def read_act(inside: str) -> ReadResult:
    """An Akoma Ntoso file with that inside, read."""
    data = f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{inside}</akomaNtoso>'.encode()
    return read(data, name="act.xml", subject="x", role="text", language="eng", source="s")


def test_notes() -> None:
    """In headings, numbers and cells too; one called twice stands once; one nobody calls is said."""
    inside = (
        "<act><meta><notes><note eId='n1'><p>First.</p></note><note eId='n2'><p>Idle.</p></note></notes></meta><body>"
        "<article><num>Article 1</num><heading>Aim<noteRef href='#n1' marker='1'>1</noteRef></heading><content><p>Text"
        "<noteRef href='#n1' marker='1'/>.</p><table><tr><td>a<authorialNote marker='*'>Cell.</authorialNote></td>"
        "<td>b</td></tr><tr><td>c</td><td>d</td></tr></table></content></article></body></act>"
    )
    assert blocks(inside) == [
        "heading: Article 1 – Aim", "note: First.", "paragraph: Text.", "table: a | b", "table: c | d", "note: Cell.",
    ]  # fmt: skip
    found = parse(akn(inside), name="a.xml")
    assert {item.what: item.characters for item in found.omissions} == {
        "mark of a note": 1,
        "note that nothing calls": 4,
    }
    assert found.blocks[2].marks == ((4, "1"),)


def document(eid: str, article: str) -> str:
    """A component with one article."""
    return (
        f"<component eId='{eid}'><doc><meta><x>id</x></meta><mainBody><article eId='art_1'><num>Article 1</num>"
        f"<content><p>{article}</p></content></article></mainBody></doc></component>"
    )


def test_documents_of_a_collection_stand_where_they_are_called() -> None:
    """In that order, each once; those not called stand at the end; eIds that meet get their document's."""
    body = "".join(f"<component><documentRef href='#cmp_{n}' showAs='x'/></component>" for n in (2, 1))
    parts = "".join(document(f"cmp_{n}", f"Text {n}.") for n in (1, 2, 3))
    inside = (
        f"<documentCollection><preface><p>A set.</p></preface><collectionBody>{body}</collectionBody>"
        "</documentCollection>"
        f"<components>{parts}</components>"
    )
    found = counted(akn(inside), "a.xml")
    assert found.texts() == ["A set.", "Text 2.", "Text 1.", "Text 3."]
    assert found.places()[1:] == ["cmp_2__art_1", "cmp_1__art_1", "cmp_3__art_1"]
    assert found.left_out == {"metadata": 6}
    assert found.unaccounted == 0


def test_attachments() -> None:
    """With their own headings, or the name of the instrument they open with."""
    inside = (
        "<act><preface><p><docTitle>Act on the accord</docTitle></p></preface><body><article><num>Article 1</num>"
        "<content><p>The accord is approved.</p></content></article></body><attachments>"
        "<attachment eId='att_1'><heading>Annex A</heading><doc><mainBody><p>A list.</p></mainBody></doc></attachment>"
        "<attachment eId='att_2'><doc><mainBody>"
        "<p>ACCORD</p><p>between Elm and Oak</p><article><num>Article 1</num><content><p>They trade.</p></content>"
        "</article></mainBody></doc></attachment></attachments></act>"
    )
    found = counted(akn(inside), "a.xml")
    assert found.document.title == "Act on the accord"
    assert [(item.eid, item.path[-1:]) for item in found.provisions] == [
        ("art_1", ()), ("annex_a__para_1", ("Annex A",)), ("text_2__preamble_1", ("ACCORD",)),
        ("text_2__art_1", ("ACCORD",)),
    ]  # fmt: skip
    assert found.unaccounted == 0


@pytest.mark.parametrize(
    "reference",
    ["<documentRef href='#gone' showAs='Annex I'/>", "<documentRef href='annex.xml' showAs='Annex I'/>",
     "<componentRef src='annex.xml' showAs='Annex I'/>"],
)  # fmt: skip
def test_a_part_in_another_file_is_said(reference: str) -> None:
    """It is a problem with its name."""
    inside = f"<act><body><p>Text.</p></body><attachments><attachment>{reference}</attachment></attachments></act>"
    (problem,) = parse(akn(inside), name="a.xml").problems
    assert problem.code == "part-elsewhere"
    assert problem.text.startswith("Annex I ")


def test_components_that_call_one_another_end() -> None:
    """Each is read once, whoever calls it."""
    part = "<component eId='c{}'><doc><mainBody><p>Text {}.</p><documentRef href='#c{}'/></mainBody></doc></component>"
    inside = f"<doc><mainBody/></doc><components>{part.format(1, 1, 2)}{part.format(2, 2, 1)}</components>"
    assert blocks(inside) == ["paragraph: Text 1.", "paragraph: Text 2."]


def test_lists_are_counted_and_printed_numbers_decide() -> None:
    """An ordered list counts; the signs Legilux names; an item with a number of its own keeps it."""
    inside = (
        "<doc><mainBody><ol scl:symbol='a)'><li>one</li><li>two</li></ol><ol><li>x</li><li>(iv) y</li></ol>"
        "</mainBody></doc>"
    )
    found = parse(akn(inside, f"{NS} xmlns:scl='http://www.scl.lu'"), name="a.xml")
    assert [block.number for block in found.blocks] == ["a)", "b)", "1.", "2."]
    numbers = [item.number for item in counted(akn(inside, f"{NS} xmlns:scl='http://www.scl.lu'"), "a.xml").provisions]
    assert numbers == ["a)", "b)", "1.", "(iv)"]


names = st.sampled_from([
    "act", "doc", "body", "mainBody", "meta", "p", "li", "ol", "ul", "article", "paragraph", "num", "heading",
    "content", "list", "point", "tr", "td", "table", "b", "ref", "toc", "del", "attachment", "attachments",
    "authorialNote", "noteRef", "notes", "note", "documentRef", "preface", "docTitle", "wrap", "quotedStructure",
    "mod", "speech",
    "from", "longTitle", "block", "inline", "foreign", "subheading", "component",
])  # fmt: skip
trees = st.recursive(
    st.sampled_from(["words 1", "(a)", "é", " "]),
    lambda inner: st.tuples(names, st.sampled_from(["", ' eId="n"', ' href="#n"']), st.lists(inner, max_size=4)).map(
        lambda parts: f"<{parts[0]}{parts[1]}>{''.join(parts[2])}</{parts[0]}>"
    ),
    max_leaves=25,
)


@given(st.lists(trees, min_size=1, max_size=4).map("".join))
def test_every_letter_is_accounted_for(inside: str) -> None:
    """Whatever stands in what: counted by another way, it is in a block or left out by name."""
    data = akn(f"<doc>{inside}</doc>")
    found = parse(data, name="a.xml")
    kept = sum(sum(map(str.isalnum, block.text)) for block in found.blocks)
    assert kept + sum(item.characters for item in found.omissions) == letters(data)


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_the_count_reads_every_encoding_the_reader_reads(declared: str) -> None:
    """Whatever the declaration says."""
    text = f'<?xml version="1.0" encoding="{declared}"?><akomaNtoso><doc><p>Norvège</p></doc></akomaNtoso>'
    assert letters(text.encode(declared)) == 7
    assert parse(text.encode(declared), name="a.xml").blocks[0].text == "Norvège"


def test_the_count_refuses_what_it_cannot_read() -> None:
    """With a refusal of ours."""
    with pytest.raises(UnreadableFile, match="broken"):
        letters(b"<a><b></a>")


@pytest.mark.parametrize(
    ("numbers", "eids"),
    [
        (("1", "2", "3"), ["para_1", "para_2", "para_3"]),
        (("1.1", "1.2", "2.1"), ["para_1-1", "para_1-2", "para_2-1"]),
        (("§ 1", "§ 2", "§ 3"), ["art_1", "art_2", "art_3"]),
        (("[1]", "[2]", "[3]"), ["para_1", "para_2", "para_3"]),
    ],
)
def test_what_the_file_calls_a_number_is_one(numbers: tuple[str, ...], eids: list[str]) -> None:
    """A judgment's paragraphs have bare figures, which in running text could be anything."""
    paragraphs = "".join(
        f"<paragraph><num>{number}</num><content><p>The claim is heard.</p></content></paragraph>" for number in numbers
    )
    provisions = read_act(
        f"<judgment><judgmentBody><decision>{paragraphs}</decision></judgmentBody></judgment>"
    ).provisions
    assert [item.eid for item in provisions] == eids
    assert [item.number for item in provisions] == list(numbers)


def test_words_in_the_place_of_a_number_count_nothing() -> None:
    """'Whereas' before a recital is no number."""
    inside = (
        "<act><body><paragraph><num>Whereas</num><content><p>boats are slow,</p></content></paragraph></body></act>"
    )
    assert [(item.eid, item.number) for item in read_act(inside).provisions] == [("para_1", None)]
