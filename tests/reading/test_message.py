"""E-mail messages: the text and each attachment is a file of its own, everything else is named."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.reading.archive import Members, members
from foedera.reading.formats import suffixes
from tests.reading.counted import counted


def message(text: str | None = "Dear colleague,\n\nthe text is attached.\n", subject: str = "The pact") -> EmailMessage:
    """A message."""
    made = EmailMessage()
    made["From"], made["Subject"] = "a@example.org", subject
    if text is not None:
        made.set_content(text)
    return made


def opened(made: EmailMessage, name: str = "mail.eml") -> Members:
    """What is in a message."""
    return members(made.as_bytes(), name, suffixes())


def test_text_and_attachments() -> None:
    """The message is called like its file; the form with markup is read, the other one named; pictures are named."""
    made = message()
    made.add_alternative("<html><body><p>The Norvège text is <b>attached</b>.</p></body></html>", subtype="html")
    made.add_attachment("They trade.", filename="Pact.txt")
    made.add_attachment(b"GIF8", maintype="image", subtype="gif", filename="logo.gif")
    found = opened(made)
    assert [member.name for member in found.files] == ["mail.html", "Pact.txt"]
    assert counted(found.files[0].data, "mail.html").texts() == ["The Norvège text is attached."]
    assert counted(found.files[1].data, "Pact.txt").texts() == ["They trade."]
    assert dict(found.left_out) == {
        "head of the message (subject: The pact)": "it is said of the message, not in it",
        "mail (text/plain)": "the same text in another form",
        "logo.gif": "of a format that is not read (.gif)",
    }


def test_messages_and_archives_inside() -> None:
    """A forwarded message, a ZIP attached, a message in a ZIP: opened too."""
    inner = message("Inner text.\n", "Fwd")
    inner.add_attachment("Deep.", filename="deep.md")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in.txt", "Zipped.")
        archive.writestr("sent.eml", inner.as_bytes())
    made = message("Outer text.\n")
    made.add_attachment(inner)
    made.add_attachment(packed.getvalue(), maintype="application", subtype="zip", filename="all.zip")
    found = opened(made)
    texts = {member.path: member.data.decode("utf-8-sig").strip() for member in found.files}
    assert texts == {
        "mail.txt": "Outer text.",
        "part 2.eml/part 2.txt": "Inner text.",
        "part 2.eml/deep.md": "Deep.",
        "all.zip/in.txt": "Zipped.",
        "all.zip/sent.eml/sent.txt": "Inner text.",
        "all.zip/sent.eml/deep.md": "Deep.",
    }


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2", "windows-1251", "koi8-r"])
def test_charsets(charset: str) -> None:
    """The text comes out as it was sent."""
    text = "Пакт" if charset in {"windows-1251", "koi8-r"} else "Umowa o współpracy"
    made = EmailMessage()
    made["Subject"] = "x"
    made.set_content(text, charset=charset)
    (file,) = opened(made).files
    assert counted(file.data, file.name).texts() == [text]


def test_parts_without_a_name_or_words() -> None:
    """A picture without a name is called by its type; a blank part is named and keeps nothing else out."""
    made = message()
    made.add_attachment(b"x", maintype="image", subtype="png")
    made.add_attachment(" \n")
    found = opened(made)
    assert [member.name for member in found.files] == ["mail.txt"]
    named = {"part 2.png": "of a format that is not read (.png)", "part 3.txt": "blank"}
    assert dict(found.left_out[1:]) == named


def test_names_that_point_outside_are_made_plain() -> None:
    """An attachment is a file like any other, wherever its name points."""
    made = message()
    made.add_attachment("Text.", filename="../../etc/pact.txt")
    assert [member.name for member in opened(made).files] == ["mail.txt", "etc_pact.txt"]


@pytest.mark.parametrize("data", [b"", b"no head at all", b"X: y\n\ntext"])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    """With the lines that are missing."""
    with pytest.raises(UnreadableFile, match="not readable as an e-mail"):
        members(data, "a.eml", suffixes())


@given(st.binary(max_size=300), st.sampled_from(["", "boundary=b", "charset=zzz", "name*0*=x''%ff"]))
def test_any_bytes(data: bytes, parameter: str) -> None:
    """Files, or a refusal."""
    head = f"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; {parameter}\n\n--b\n".encode()
    for content in (data, b"Subject: " + data, head + data):
        try:
            assert members(content, "a.eml", suffixes()).files
        except UnreadableFile:
            continue
