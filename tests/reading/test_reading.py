"""The door of the reading room: formats, refusals, hashes and the way back."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera import reading
from foedera.errors import UnreadableFile, UsageError
from foedera.model.document import ReadResult
from foedera.reading import parse, read
from foedera.text.offsets import OffsetMap

from .test_golden import INPUTS
from .tiny_pdf import column, tiny_pdf

PDF = tiny_pdf([column(["One line of text."])])


def read_as(data: bytes, name: str) -> ReadResult:
    """The bytes, read under a name."""
    return read(data, name=name, subject="eu-xyz-sdp-2024", role="text", language="eng", source="src")


def test_exported_names() -> None:
    """What is exported exists, in order."""
    assert reading.__all__ == ["Parsed", "assign", "content_kind", "parse", "read"]
    assert all(hasattr(reading, name) for name in reading.__all__)


def test_document_says_where_it_is_from() -> None:
    """Id, hash and title; a digest says in its id what it is."""
    data = b"# Own title\n\nText.\n"
    document = read(
        data, name="a.md", subject="eu-xyz-sdp-2024", role="digest", language="fra", source="src", title="Given"
    ).document
    assert (document.id, document.title, document.role, document.source) == (
        "eu-xyz-sdp-2024-digest/fra",
        "Given",
        "digest",
        "src",
    )
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert read_as(data, "a.md").document.title == "Own title"
    assert read_as(b"Text only, no heading.", "some name.txt").document.title == "some name"


@pytest.mark.parametrize(
    ("data", "name", "expected", "found"),
    [
        (b"text", "a.ods", ".pdf", ".ods"),
        (b"text", "a", ".txt", "no suffix"),
        (b"PK\x03\x04\x00", "a.txt", "text", "ZIP"),
        (PDF, "a.txt", "text", "PDF"),
        (b"\x89PNG\r\n", "a.md", "text", "PNG"),
        (b"<!DOCTYPE html><html><p>x</p></html>", "a.xml", "XML", "HTML"),
        (b"<html><p>x</p></html>", "a.txt", "text", "HTML"),
        (b"<?xml version='1.0'?><a/>", "a.html", "HTML", "XML"),
        (b"plain words", "a.pdf", "PDF", "text"),
        (b"text", "a.docx", "ZIP", "text"),
        (b"<?xml version='1.0'?><akomaNtoso/>", "a.xml", "a document inside", "<akomaNtoso>"),
        (b"<treaty><meta/><body/></treaty>", "a.xml", "<chapter>", "<meta>, <body>"),
        (b"<treaty><meta>", "a.xml", "well-formed", "line 1"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><treaty>&b;</treaty>", "a.xml", "without DOCTYPE", "a DOCTYPE"),
        (b"", "a.txt", "text", "0 bytes"),
        (b"", "a.pdf", "text", "0 bytes"),
        (b" \n\t\n", "a.txt", "text", "white space"),
        (b"ab\x00cd", "a.txt", "text", "NUL"),
        (b"\xff\xfea", "a.txt", "utf-16", "truncated"),
        (b"\x01\x02\x03\x04abc", "a.txt", "text", "control"),
        (b"# Only a heading", "a.md", "paragraph", "1 heading"),
        (b"<html><body><nav>Menu</nav></body></html>", "a.html", "paragraph", "no text"),
        (b"<treaty><meta/><body><chapter/></body></treaty>", "a.xml", "paragraph", "no text"),
    ],
)
def test_refusals_name_expected_and_found(data: bytes, name: str, expected: str, found: str) -> None:
    """A file that is not what it should be is refused, with what was expected, what was found and what to do."""
    with pytest.raises(UnreadableFile) as refusal:
        read_as(data, name)
    error = refusal.value
    assert name in (error.where or "")
    assert expected in (error.expected or "")
    assert found in (error.found or "")
    assert error.next_step


def test_bad_ids_are_wrong_calls() -> None:
    """The caller's ids are checked before the file."""
    with pytest.raises(UsageError):
        read(b"", name="a.txt", subject="Not a slug", role="text", language="eng", source="s")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_every_word_is_found_again_in_the_original(path: Path) -> None:
    """The law of the way back for a whole document: each word of a block stands where the offsets say."""
    data, name = path.read_bytes(), path.name
    original = parse(data, name=name).original
    document = read_as(data, name).document
    offsets = OffsetMap(document.offsets)
    assert offsets.length == len(document.text)
    places = offsets.places()
    assert places == sorted(places)
    wrong = [at for at, sign in enumerate(document.text) if sign.isalnum() and original[places[at]] != sign]
    assert wrong == []


WORDS = st.sampled_from(
    [
        "Article 1",
        "ARTICLE II",
        "Chapter 1",
        "Annex",
        "1.",
        "(a)",
        "(i)",
        "- x",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "a\tb\tc",
        "# H",
        "| a | b |",
        "> q",
        "**b**",
        "[l](u)",
        "The Parties shall meet.",
        "<p>",
        "</p>",
        "<li>",
        "<table><tr><td>",
        "&amp;",
        "]]>",
        "\xa0",
        "\u200b",
        "é",
        "é",
        "Table 1 – x",
        "Source: y",
        "***",
        "\\*",
        "```",
    ]
)
HOSTILE = st.lists(st.one_of(WORDS, st.text(max_size=5)), min_size=1, max_size=30).map(" ".join)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@given(text=HOSTILE)
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    """No text breaks a reader: provisions with valid spans, or a clear refusal."""
    data = text.encode("utf-8", "replace")
    try:
        result = read_as(data, name)
    except UnreadableFile:
        return
    assert result.provisions
    assert all(0 <= item.start < item.end <= len(result.document.text) for item in result.provisions)
    assert read_as(data, name) == result
    places = OffsetMap(result.document.offsets).places()
    assert places == sorted(places)


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", "a.xml", "a.pdf"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    """Nor do any bytes."""
    try:
        result = read_as(data, name)
    except UnreadableFile:
        return
    assert result.provisions
