"""Encodings: marks, UTF-8, and guesses that are recorded."""

from __future__ import annotations

import codecs

import pytest

from foedera.errors import UnreadableFile
from foedera.reading.decode import decode

FRENCH = "La déclaration d’été : l’Union européenne et la Norvège se réunissent à nouveau. " * 3


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode(),
        codecs.BOM_UTF8 + FRENCH.encode(),
        codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + FRENCH.encode("utf-32-le"),
    ],
)
def test_marked_and_utf8_texts_have_no_problem(data: bytes) -> None:
    """What says its encoding is read by it."""
    assert decode(data, "a.txt") == (FRENCH, ())


def test_a_guess_is_recorded() -> None:
    """Another encoding is guessed, and the guess is a problem with its confidence."""
    text, problems = decode(FRENCH.encode("cp1252"), "a.txt")
    assert text == FRENCH
    assert [problem.code for problem in problems] == ["encoding-guessed"]
    assert "Windows-1252" in problems[0].text


def test_a_broken_promise_is_refused() -> None:
    """A mark that the bytes do not keep is no text."""
    with pytest.raises(UnreadableFile, match="utf-8"):
        decode(codecs.BOM_UTF8 + b"a\xff", "a.txt")


def test_nul_in_utf16_is_refused() -> None:
    """NULs make a file binary in every encoding."""
    with pytest.raises(UnreadableFile, match="NUL at character 1"):
        decode(codecs.BOM_UTF16_LE + "a\x00".encode("utf-16-le"), "a.txt")
