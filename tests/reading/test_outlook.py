"""Outlook messages: as an .eml's, the text and each attachment is a file of its own, everything else is named."""

from __future__ import annotations

import contextlib
import struct
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import UnreadableFile
from foedera.reading.archive import Members, members
from foedera.reading.compound import Storage, storage
from foedera.reading.formats import suffixes
from foedera.reading.packed_rtf import unpacked
from scripts.golden.outlook_message import BODY, CODE_PAGE, HTML, RTF, SUBJECT, attachment, compound, message
from tests.reading.counted import counted

HEAD = "it is said of the message, not in it"
SAME = "the same text in another form"


def packed(text: bytes) -> bytes:
    """Rich text in the packing of messages, every sign by itself ([MS-OXRTFCP] 3.1.3)."""
    place, out = 207, bytearray()
    signs: list[bytes] = [bytes([sign]) for sign in text]
    end = (place + len(text)) % 4096
    signs.append(struct.pack(">H", end << 4))
    for at in range(0, len(signs), 8):
        run = signs[at : at + 8]
        out += bytes([sum(1 << bit for bit, sign in enumerate(run) if len(sign) == 2)]) + b"".join(run)
    return struct.pack("<II4sI", len(out) + 12, len(text), b"LZFu", 0) + out


def opened(tree: dict[str, Any], name: str = "mail.msg") -> Members:
    """What is in a message."""
    return members(compound(tree), name, suffixes())


def texts(found: Members) -> dict[str, str]:
    """The files, decoded."""
    return {member.path: member.data.decode("utf-8-sig") for member in found.files}


def test_text_and_attachments() -> None:
    """The message is called like its file; the form with markup is read, the others named; pictures are named."""
    html = "<html><body><p>The Norvège text is <b>attached</b>.</p></body></html>"
    tree = message(
        {SUBJECT: "The pact", BODY: "The Norvège text is attached.", HTML: html.encode("cp1252"), CODE_PAGE: 1252},
        [attachment("Pact.txt", b"They trade."), attachment("logo.gif", b"GIF8")],
    )
    found = opened(tree)
    assert [member.name for member in found.files] == ["mail.html", "Pact.txt"]
    assert counted(found.files[0].data, "mail.html").texts() == ["The Norvège text is attached."]
    assert counted(found.files[1].data, "Pact.txt").texts() == ["They trade."]
    assert dict(found.left_out) == {
        "head of the message (subject: The pact)": HEAD,
        "mail.txt": SAME,
        "logo.gif": "of a format that is not read (.gif)",
    }


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (65001, "Umowa o współpracy 协定"), (1250, "Umowa o współpracy"), (1251, "Пакт о торговле"), (20866, "Пакт"),
        (28592, "Umowa o współpracy"), (1256, "اتفاقية تعاون"), (936, "合作协定"), (932, "協定"), (20127, "Pact"),
        (28591, "L’accord"),
    ],
)  # fmt: skip
def test_code_pages(page: int, text: str) -> None:
    """Bytes are read by the code page the message names."""
    encoding = {65001: "utf-8", 20866: "koi8-r", 28592: "iso8859-2", 20127: "ascii", 28591: "cp1252"}.get(
        page, f"cp{page}"
    )
    tree = message({SUBJECT: "x", CODE_PAGE: page})
    tree[f"__substg1.0_{BODY:04X}001E"] = text.encode(encoding) + b"\0"
    assert texts(opened(tree)) == {"mail.txt": text}


def test_of_two_code_pages_the_one_that_fits_is_taken() -> None:
    """The message's own where the one for the net breaks."""
    tree = message({SUBJECT: "x", CODE_PAGE: 65001, 0x3FFD: 1252})
    tree[f"__substg1.0_{BODY:04X}001E"] = "Änderungsübereinkommen".encode("cp1252")
    assert texts(opened(tree)) == {"mail.txt": "Änderungsübereinkommen"}


def test_a_code_page_nobody_knows_leaves_the_bytes_to_the_reader() -> None:
    """It guesses, and says so."""
    tree = message({SUBJECT: "x", CODE_PAGE: 59999})
    tree[f"__substg1.0_{BODY:04X}001E"] = "L’accord établit la coopération entre les parties.".encode("cp1252")
    (file,) = opened(tree).files
    assert "encoding-guessed" in {problem.code for problem in counted(file.data, file.name).document.problems}


def test_a_text_that_is_rich_text_only_is_a_file_of_that_kind() -> None:
    """Unpacked, for LibreOffice; beside another form it is named."""
    rich = rb"{\rtf1\ansi Each Side names one office, each Side pays for its own.}"
    found = opened(message({SUBJECT: "x", RTF: packed(rich)}))
    assert [(member.name, member.data) for member in found.files] == [("mail.rtf", rich)]
    both = opened(message({SUBJECT: "x", BODY: "Each Side names one office.", RTF: packed(rich)}))
    assert (texts(both), both.left_out[1:]) == ({"mail.txt": "Each Side names one office."}, (("mail.rtf", SAME),))


def test_messages_inside() -> None:
    """A message attached stands for its own parts, as deep as archives may; an .eml and a message in it are opened."""
    sent = EmailMessage()
    sent["Subject"] = "Sent"
    sent.set_content("Sent text.\n")
    inmost = message({SUBJECT: "Deep", BODY: "Too deep."}, inner=True)
    third = message({BODY: "Third."}, [attachment("Fourth", inmost)], inner=True)
    second = message({SUBJECT: "Fwd", BODY: "Inner."}, [attachment("Third", third)], inner=True)
    mailed = compound(message({BODY: "In a file."}))
    tree = message(
        {SUBJECT: "Top", BODY: "Outer."},
        [attachment("Second", second), attachment("sent.eml", sent.as_bytes()), attachment("kept.msg", mailed)],
    )
    found = opened(tree)
    assert {path: text.strip() for path, text in texts(found).items()} == {
        "mail.txt": "Outer.",
        "Second.msg/Second.txt": "Inner.",
        "Second.msg/Third.msg/Third.txt": "Third.",
        "sent.eml/sent.txt": "Sent text.",
        "kept.msg/kept.txt": "In a file.",
    }
    assert dict(found.left_out)["Second.msg/Third.msg/Fourth.msg"] == "a message too deep inside others"


def test_attachments_that_are_no_files_are_named() -> None:
    """Objects of other programs, links, blank files, names that point outside."""
    linked = attachment("far.docx", b"x", method=2)
    del linked["__substg1.0_37010102"]
    parts = [
        attachment("chart", {"x": b"y"}, method=6), linked, attachment("blank.txt", b" \n"),
        attachment("../../etc/pact.txt", b"Text."), attachment("", b"x"),
    ]  # fmt: skip
    found = opened(message({SUBJECT: "x"}, parts))
    assert texts(found) == {"etc_pact.txt": "Text."}
    assert dict(found.left_out[1:]) == {
        "mail": "the message itself is blank",
        "chart": "an object of another program, embedded",
        "far.docx": "only linked to, not attached",
        "blank.txt": "blank",
        "part 5": "its name does not end in a format",
    }


def test_what_is_no_message_is_refused() -> None:
    """A compound file of another kind, and no compound file."""
    with pytest.raises(UnreadableFile, match="not readable as an Outlook message"):
        members(compound({"WordDocument": b"x"}), "a.msg", suffixes())
    with pytest.raises(UnreadableFile, match="the compound file is broken"):
        members(b"MIME-Version: 1.0\n\nText.", "a.msg", suffixes())


FILES = st.binary(max_size=300) | st.integers(4096, 6000).map(lambda size: bytes(range(256)) * (size // 256))
NAMES = st.text("abcdefgh", min_size=1, max_size=12)
TREES = st.recursive(FILES, lambda inside: st.dictionaries(NAMES, inside, max_size=8), max_leaves=12)


def as_tree(found: Storage) -> dict[str, Any]:
    """A storage as it was written."""
    return {**found.streams, **{name: as_tree(inner) for name, inner in found.storages.items()}}


@given(st.dictionaries(NAMES, TREES, max_size=8), st.sampled_from([3, 4]))
def test_what_was_written_is_read(tree: dict[str, Any], version: int) -> None:
    """Large and small streams, in any depth, in sectors of both sizes."""
    assert as_tree(storage(compound(tree, version=version), "a.msg")) == tree


@pytest.mark.parametrize("megabytes", [6, 8, 20])
def test_large_files_list_their_tables_in_sectors_of_their_own(megabytes: int) -> None:
    """Beyond 109 tables, which 7 MB have."""
    tree = {"large": bytes(range(256)) * (megabytes * 4096), "small": b"x"}
    assert as_tree(storage(compound(tree), "a.msg")) == tree


def test_every_text_of_a_message_is_a_file_or_named() -> None:
    """The letters of the raw bodies and attachments, counted in the container, are those of the files."""
    long = "The Parties shall co-operate. " * 400
    tree = message({BODY: long, SUBJECT: "x"}, [attachment("a.txt", long.encode()), attachment("b.md", b"# B")])
    raw = compound(tree)
    counts = sum(map(str.isalnum, long)) * 2 + 1
    assert sum(sum(map(str.isalnum, text)) for text in texts(members(raw, "m.msg", suffixes())).values()) == counts
    assert raw.count("operate".encode("utf-16-le")) + raw.count(b"operate") == 800


SAMPLE = compound(
    message({SUBJECT: "x", BODY: "Text of the pact. " * 300}, [attachment(f"{n}.txt", b"word " * n) for n in range(9)])
)


@pytest.mark.parametrize("at", [44, 48, 60, 68, 76, *range(512, 1024, 36)])
@pytest.mark.parametrize("number", [0, 1, 2, 3, 7, 0x7FFFFFFF])
def test_chains_that_lead_astray_are_refused_or_read(at: int, number: int) -> None:
    """Counts, first sectors and links that point anywhere."""
    bent = SAMPLE[:at] + struct.pack("<I", number) + SAMPLE[at + 4 :]
    read_or_refused(bent)


def test_who_writes_nought_for_nothing_is_understood() -> None:
    """The root, number 0, stands in nothing, so 0 can mean nothing."""
    directory = (struct.unpack_from("<I", SAMPLE, 48)[0] + 1) * 512
    data = bytearray(SAMPLE)
    count = 0
    for row in range(directory, len(data) - 127, 128):
        for at in (68, 72):
            if data[row + 66] in (1, 2) and data[row + at : row + at + 4] == b"\xff" * 4:
                data[row + at : row + at + 4] = bytes(4)
                count += 1
    assert count > 20
    assert as_tree(storage(bytes(data), "a.msg")) == as_tree(storage(SAMPLE, "a.msg"))


def test_chains_and_trees_in_circles_are_refused() -> None:
    """Every link of the table of sectors back to the first; every entry of the directory its own child."""
    start = struct.unpack_from("<I", SAMPLE, 76)[0]
    table = (start + 1) * 512
    circle = SAMPLE[:table] + struct.pack("<128I", *[0] * 128) + SAMPLE[table + 512 :]
    directory = (struct.unpack_from("<I", SAMPLE, 48)[0] + 1) * 512
    child = SAMPLE[: directory + 76] + struct.pack("<I", 1) + SAMPLE[directory + 80 :]
    child = child[: directory + 128 + 68] + struct.pack("<I", 1) + child[directory + 128 + 72 :]
    for bent in (circle, child):
        with pytest.raises(UnreadableFile, match="the compound file is broken"):
            storage(bent, "a.msg")


@given(st.integers(0, len(SAMPLE)), st.integers(0, len(SAMPLE)), st.binary(min_size=1, max_size=40))
def test_any_damage(cut: int, at: int, dirt: bytes) -> None:
    """Files, or a refusal."""
    read_or_refused(SAMPLE[:cut])
    read_or_refused(SAMPLE[:at] + dirt + SAMPLE[at + len(dirt) :])


@given(st.binary(max_size=200), st.integers(0, 2**32 - 1))
def test_any_packed_rich_text(data: bytes, size: int) -> None:
    """No more than its head says."""
    found = unpacked(struct.pack("<II4sI", len(data), size, b"LZFu", 0) + data)
    assert found is None or len(found) <= size


@given(st.binary(max_size=9000))
def test_rich_text_is_unpacked_as_it_was(text: bytes) -> None:
    """Also past the window's end."""
    assert unpacked(packed(text)) == text


def test_pieces_of_rich_text_that_run_into_themselves() -> None:
    """The example of [MS-OXRTFCP] 4.1.2 in kind: a piece longer than what lies between it and its place."""
    # 'WXYZ' plain, then ten signs from four before, then the end: six more than are there yet.
    body = bytes([0b110000]) + b"WXYZ" + struct.pack(">H", 207 << 4 | 8) + struct.pack(">H", 221 << 4)
    assert unpacked(struct.pack("<II4sI", 0, 14, b"LZFu", 0) + body) == b"WXYZWXYZWXYZWX"


def read_or_refused(data: bytes) -> None:
    """Files, or a refusal of ours."""
    with contextlib.suppress(UnreadableFile):
        assert members(data, "a.msg", suffixes()).files
