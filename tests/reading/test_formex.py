"""Formex 4: acts, agreements, annexes and packages; every letter accounted for."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.reading import parse
from foedera.reading.archive import members
from foedera.reading.census.xml import letters
from foedera.reading.formats import suffixes
from tests.reading.counted import counted

SCHEMA = (
    'xmlns:xsi="http://x" '
    'xsi:noNamespaceSchemaLocation="http://formex.publications.europa.eu/schema/formex-06.00-20210715.xd"'
)
RECORD = (
    '<BIB.INSTANCE><DATE ISO="20240313">20240313</DATE><LG.DOC>EN</LG.DOC><NO.DOC><COM>EU</COM><YEAR>2024</YEAR>'
    "<NO.CURRENT>903</NO.CURRENT></NO.DOC></BIB.INSTANCE>"
)
ACT = (
    "<TITLE><TI><P>Decision No <HT TYPE='UC'>one</HT></P><P>of <DATE ISO='20240313'>13 March 2024</DATE></P></TI>"
    "</TITLE>"
    "<PREAMBLE><PREAMBLE.INIT>THE COMMITTEE,</PREAMBLE.INIT><GR.VISA><VISA>Having regard to the Pact<NOTE NOTE.ID='E1' "
    "NUMBERING='ARAB' TYPE='FOOTNOTE'><P>OJ L 1, p. 2.</P></NOTE>,</VISA></GR.VISA><GR.CONSID><GR.CONSID.INIT>Whereas:"
    "</GR.CONSID.INIT><CONSID><NP><NO.P>(1)</NO.P><TXT>Trade grows.</TXT></NP></CONSID></GR.CONSID>"
    "<PREAMBLE.FINAL>HAS DECIDED:</PREAMBLE.FINAL></PREAMBLE><ENACTING.TERMS><DIVISION><TITLE><TI><P>TITLE I</P>"
    "</TI><STI>"
    "<P>RULES</P></STI></TITLE><ARTICLE IDENTIFIER='001'><TI.ART>Article 1</TI.ART><STI.ART><P>aim</P></STI.ART>"
    "<PARAG IDENTIFIER='001.001'><NO.PARAG>1.</NO.PARAG><ALINEA><P>The Sides work on:</P><LIST TYPE='alpha'><ITEM><NP>"
    "<NO.P>(a)</NO.P><TXT>staff;</TXT><P><LIST TYPE='DASH'><ITEM><P>at sea,</P></ITEM></LIST></P></NP></ITEM></LIST>"
    "</ALINEA></PARAG><PARAG IDENTIFIER='001.002'><NO.PARAG>2.</NO.PARAG><ALINEA>In <QUOT.START CODE='2018'/>peace"
    "<QUOT.END "
    "CODE='2019'/> only<NOTE NOTE.REF='E1'/>.</ALINEA></PARAG></ARTICLE><ARTICLE IDENTIFIER='002'><TI.ART>Article 2"
    "</TI.ART><ALINEA>The Pact is amended: <QUOT.S LEVEL='1'><ARTICLE><TI.ART>Article 9</TI.ART><ALINEA>They trade."
    "</ALINEA>"
    "</ARTICLE></QUOT.S></ALINEA></ARTICLE></DIVISION></ENACTING.TERMS><FINAL><SIGNATURE><PL.DATE><P>Done at Elm."
    "</P></PL.DATE>"
    "</SIGNATURE></FINAL>"
)
ANNEX = (
    "<TITLE><TI><P>ANNEX</P></TI><STI><P>Forms</P></STI></TITLE><CONTENTS><GR.SEQ><TITLE><TI><P>First form</P></TI>"
    "</TITLE>"
    "<TBL><CORPUS><ROW><CELL>Name<NOTE NOTE.ID='E1'><P>Of the ship.</P></NOTE></CELL><CELL>Date</CELL></ROW><ROW>"
    "<CELL>x"
    "</CELL><CELL>y</CELL></ROW></CORPUS></TBL><DLIST><DLIST.ITEM><TERM>Side</TERM><DEFINITION>a party</DEFINITION>"
    "</DLIST.ITEM></DLIST></GR.SEQ></CONTENTS>"
)


def document(root: str, inside: str) -> bytes:
    """A document of a package."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {SCHEMA}>{RECORD}{inside}</{root}>'.encode()


def test_an_act() -> None:
    """Title, recitals, parts, articles with their titles, paragraphs and points; quoted articles are no articles."""
    found = counted(document("ACT", ACT), "L_2024.fmx.xml")
    assert found.document.title == "Decision No one of 13 March 2024"
    assert (found.document.format, found.document.language) == ("formex", "eng")
    assert [(item.eid, item.number) for item in found.provisions] == [
        ("preamble_1", None), ("preamble_2", None), ("preamble_2__fn_1", "1"), ("preamble_3", None),
        ("preamble_4", "(1)"), ("preamble_5", None), ("art_1__para_1", "1."), ("art_1__para_1__point_a", "(a)"),
        ("art_1__para_1__point_a__indent_1", "—"), ("art_1__para_2", "2."), ("art_2", "Article 2"),
        ("conclusions_1", None),
    ]  # fmt: skip
    assert found.provisions[6].path == ("TITLE I – RULES", "Article 1 – aim")
    assert found.text("art_1__para_2") == "2. In ‘peace’ only."
    assert found.text("art_2") == "The Pact is amended: Article 9 They trade."
    assert found.left_out == {"record of the document": 19}
    assert found.unaccounted == 0


def test_an_annex() -> None:
    """Its title, groups, tables whose notes follow them, terms with what they mean."""
    found = counted(document("ANNEX", ANNEX), "annex.xml")
    assert [(item.kind, text) for item, text in zip(found.provisions, found.texts(), strict=True)] == [
        ("table", "Name | Date\nx | y"), ("note", "Of the ship."), ("paragraph", "Side: a party"),
    ]  # fmt: skip
    assert found.provisions[0].path == ("ANNEX – Forms", "First form")
    assert found.unaccounted == 0


def test_an_agreement() -> None:
    """AGR is read like an act."""
    inside = (
        "<TITLE><TI><P>AGREEMENT between Elm and Oak</P></TI></TITLE><ENACTING.TERMS><ARTICLE><TI.ART>Article 1"
        "</TI.ART>"
        "<ALINEA><P>They trade.</P><P>They talk.</P></ALINEA></ARTICLE></ENACTING.TERMS>"
    )
    found = counted(document("AGR", inside), "a.xml")
    assert found.document.title == "AGREEMENT between Elm and Oak"
    assert found.places() == ["art_1__para_1", "art_1__para_2"]


def package(*left_away: str) -> bytes:
    """A package of an act and an annex, its files in another order than its record's."""
    record = (
        f"<DOC {SCHEMA}><FMX><DOC.MAIN.PUB><LG.DOC>EN</LG.DOC><REF.PHYS FILE='L_1.fmx.xml' TYPE='DOC.XML'/>"
        f"</DOC.MAIN.PUB>"
        "<DOC.SUB.PUB TYPE='ANNEX'><REF.PHYS FILE='L_2.fmx.xml' TYPE='DOC.XML'/></DOC.SUB.PUB></FMX></DOC>"
    )
    out = io.BytesIO()
    files = {
        "L_2.fmx.xml": document("ANNEX", ANNEX),
        "L_2024EN.doc.fmx.xml": record.encode(),
        "L_1.fmx.xml": document("ACT", ACT),
        "map.tif": b"II*\0",
    }
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            if name not in left_away:
                archive.writestr(name, data)
    return out.getvalue()


def test_a_package_is_one_text_in_the_order_of_its_record() -> None:
    """An archive with a record holds one text; what else is in it is named."""
    found = members(package(), "pack.zip", suffixes())
    assert [(member.path, member.name) for member in found.files] == [("L_2024EN.fmx", "L_2024EN.fmx")]
    assert [path for path, _ in found.left_out] == ["map.tif"]
    text = counted(found.files[0].data, "L_2024EN.fmx")
    assert text.document.title == "Decision No one of 13 March 2024"
    assert text.texts()[-1] == "Side: a party"
    assert text.unaccounted == 0


def test_a_package_says_what_it_lacks() -> None:
    """A document the record names and the archive does not hold is a problem; one without any text is refused."""
    (problem,) = parse(package("L_2.fmx.xml"), name="a.fmx").problems
    assert problem.code == "part-elsewhere"
    assert problem.text.startswith("L_2.fmx.xml")
    with pytest.raises(UnreadableFile, match="no text"):
        parse(package("L_1.fmx.xml", "L_2.fmx.xml"), name="a.fmx")


def test_a_record_alone_is_refused_with_the_names_of_its_files() -> None:
    """It is a list, not a text."""
    record = f"<DOC {SCHEMA}><BIB.DOC/><FMX><DOC.MAIN.PUB><REF.PHYS FILE='L_1.xml'/></DOC.MAIN.PUB></FMX></DOC>"
    with pytest.raises(UnreadableFile, match="list of files") as refusal:
        parse(record.encode(), name="a.doc.xml")
    assert "L_1.xml" in (refusal.value.found or "")


def test_pictures_are_said() -> None:
    """They may be part of the agreement."""
    data = document("ANNEX", "<CONTENTS><P>See: <INCL.ELEMENT FILEREF='map.tif' TYPE='TIFF'/></P></CONTENTS>")
    (problem,) = parse(data, name="a.xml").problems
    assert (problem.code, problem.text) == ("picture-left-out", "pictures in the text: map.tif")


names = st.sampled_from([
    "P", "TXT", "NP", "NO.P", "LIST", "ITEM", "ALINEA", "PARAG", "NO.PARAG", "ARTICLE", "TI.ART", "STI.ART", "DIVISION",
    "TITLE", "TI", "STI", "GR.SEQ", "NO.GR.SEQ", "TBL", "ROW", "CELL", "NOTE", "GR.NOTES", "QUOT.S", "QUOT.START", "HT",
    "DLIST", "DLIST.ITEM", "TERM", "DEFINITION", "BIB.INSTANCE", "TOC", "INCL.ELEMENT", "CONSID", "FORMULA.S", "X.Y",
])  # fmt: skip
trees = st.recursive(
    st.sampled_from(["words 1", "(a)", "é", " "]),
    lambda inner: st.tuples(
        names, st.sampled_from(["", ' TYPE="DASH"', ' NOTE.ID="E1"']), st.lists(inner, max_size=4)
    ).map(lambda parts: f"<{parts[0]}{parts[1]}>{''.join(parts[2])}</{parts[0]}>"),
    max_leaves=25,
)


@given(st.lists(trees, min_size=1, max_size=4).map("".join))
def test_every_letter_is_accounted_for(inside: str) -> None:
    """Whatever stands in what: counted by another way, it is in a block or left out by name."""
    data = document("ACT", inside)
    found = parse(data, name="a.xml")
    kept = sum(sum(map(str.isalnum, block.text)) for block in found.blocks)
    assert kept + sum(item.characters for item in found.omissions) == letters(data)
