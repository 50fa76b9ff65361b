"""Lines of plain text that head an article: a sign and its title, ordinals, what is text although no stop ends it."""

from __future__ import annotations

import pytest

from foedera.reading import read
from tests.reading.tiny_docx import docx, p

LONG = "Räume werden jeweils für einen Tag an den verliehen, der zuerst danach fragt."


def provisions(data: bytes, name: str) -> list[tuple[str, str | None, str | None]]:
    """Id, number and heading of each."""
    found = read(data, name=name, subject="x", role="text", language=None, source="x").provisions
    return [(item.eid, item.number, item.heading) for item in found]


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("§ 1 Räume", "§ 2 Schlüssel", "§ 1"),
        ("§1 Räume", "§2 Schlüssel", "§1"),
        ("1. § Termek", "2. § Kulcsok", "1. §"),
        ("1 § Huoneet", "2 § Avaimet", "1 §"),
        ("§ 1a Räume", "§ 1b Schlüssel", "§ 1a"),
    ],
)
@pytest.mark.parametrize("is_word", [True, False])
def test_a_sign_with_a_title(first: str, second: str, number: str, *, is_word: bool) -> None:
    """A line of § and a title is a heading in a text nobody styled, in whatever order they stand."""
    lines = ["Hausordnung", first, LONG, second, LONG]
    data = docx("".join(map(p, lines))) if is_word else "\n\n".join([*lines, ""]).encode()
    found = [item for item in provisions(data, "a.docx" if is_word else "a.txt") if item[0].startswith("art")]
    assert len(found) == 2
    assert found[0][1:] == (number, first.removeprefix(number).strip())


@pytest.mark.parametrize("words", ["Άρθρο {}ο", "ΑΡΘΡΟ {}ο", "Άρθρον {}ον"])
def test_greek_ordinals(words: str) -> None:
    """'Άρθρο 1ο' is the first article, as 'Article 1er' is."""
    said = "Οι αίθουσες δανείζονται για μία ημέρα σε όποιον τις ζητήσει πρώτος."
    text = f"{words.format(1)}\n\n{said}\n\n{words.format(2)}\n\n{said}\n"
    assert [eid for eid, *_ in provisions(text.encode(), "a.txt")] == ["art_1", "art_2"]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("ข้อ {}", "ห้องให้ยืมได้ครั้งละหนึ่งวันแก่ผู้ที่ขอก่อน"),
        ("Article {}", "Rooms are lent for one day at a time"),
    ],
)
def test_all_an_article_has_is_its_text(word: str, said: str) -> None:
    """A line without a stop right under an article is its title only where text follows."""
    text = f"{word.format(1)}\n\n{said}\n\n{word.format(2)}\n\n{said}\n\n{word.format(3)}\n\n{said}\n"
    found = read(text.encode(), name="a.txt", subject="x", role="text", language=None, source="x")
    assert [item.eid for item in found.provisions] == ["art_1", "art_2", "art_3"]
    assert [found.document.text[item.start : item.end] for item in found.provisions] == [said] * 3


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Артыкул {}", "Пакоі пазычаюцца на адзін дзень таму, хто першы папросіць."),
        ("{} дүгээр зүйл", "Өрөөг түрүүлж хүссэн хүнд нэг өдрөөр зээлдүүлнэ."),
        ("Erthygl {}", "Benthycir ystafelloedd am ddiwrnod i bwy bynnag sy'n gofyn gyntaf."),
    ],
)
def test_articles_of_further_languages(word: str, said: str) -> None:
    """Belarusian, Mongolian and Welsh."""
    text = f"{word.format(1)}\n\n{said}\n\n{word.format(2)}\n\n{said}\n"
    assert [eid for eid, *_ in provisions(text.encode(), "a.txt")] == ["art_1", "art_2"]
